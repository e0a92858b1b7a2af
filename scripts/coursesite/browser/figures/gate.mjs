/** Owns what *Release gate* says: which of ten releases a gate lets through, while a feed leaks and while nothing is wrong. No DOM. */

/**
 * @typedef {object} Data what lab `testing` measured; AUC in units of 0.00001
 * @property {number[]} auc each release on all flights of July: ten whose feed leaks, then ten retrained with another seed only
 * @property {Record<string, number[][]>} drawn validation set to draws, each with what it adds to the AUC of each release, in units of 0.0001
 */
/** @typedef {{ reference: string, margin: string, size: string, draw: string }} Settings */
/** @typedef {{ auc: number, limit: number, passes: boolean }} Decision */
/** @typedef {{ decisions: Decision[], shipped: number }} Run ten releases before a gate; `shipped` is the one in service at the end, from 0 */

/** Stops of the slider, in units of 0.00001. */
const MARGINS = [300, 500, 700, 1000, 1500, 2000, 2500, 3000, 4000];
export const DRAWS = 50;
const RELEASES = 10;
const [LEAK, SOUND] = [0, RELEASES];

/** @type {Settings} */
export const START = { reference: "last", margin: "5", size: "2000", draw: "0" };
export const VALUES = {
  reference: ["last", "first", "floor"],
  margin: MARGINS.map((_, stop) => `${stop}`),
  size: ["500", "2000", "8000", "all", "days"],
  draw: Array.from({ length: DRAWS }, (_, draw) => `${draw}`),
};

/**
 * Returns what a gate decides, release by release. Each is judged on flights of its own; a refused one is not shipped.
 * @param {Data} data
 * @param {Settings} settings
 * @param {number} first place of the first release: those that leak, or those that are sound
 * @param {number} draw
 * @returns {Run}
 */
export function runGate(data, { reference, margin, size }, first, draw) {
  const allowed = MARGINS[Number(margin)];
  let shipped = 0;
  const decisions = Array.from({ length: RELEASES }, (_, release) => {
    const noise = data.drawn[size]?.[(draw + 17 * release) % DRAWS];
    const measure = (/** @type {number} */ which) => data.auc[first + which] + 10 * (noise?.[first + which] ?? 0);
    const against = reference === "last" ? measure(shipped) : reference === "first" ? measure(0) : data.auc[first];
    const decision = { auc: measure(release), limit: against - allowed, passes: !release || measure(release) >= against - allowed };
    if (decision.passes) shipped = release;
    return decision;
  });
  return { decisions, shipped };
}

/**
 * Returns the standard deviation of the number that a gate compares, from the luck of the flights alone.
 * @param {Data} data
 * @param {string} reference
 * @param {string} size
 */
export function spread(data, reference, size) {
  const luck = (data.drawn[size] ?? []).flatMap((noise) => {
    const first = reference === "floor" ? 0 : noise[SOUND];
    return noise.slice(SOUND + 1).map((value) => value - first);
  });
  return luck.length ? 10 * Math.sqrt(luck.reduce((sum, value) => sum + value * value, 0) / luck.length) : 0;
}

/**
 * Returns everything that the figure shows.
 * @param {Data} data
 * @param {Settings} settings
 * @returns {Record<string, string>}
 */
export function view(data, settings) {
  const every = Array.from({ length: DRAWS }, (_, draw) => [runGate(data, settings, LEAK, draw), runGate(data, settings, SOUND, draw)]);
  const [leak, sound] = every[Number(settings.draw)];
  const [verdict, why] = judge(data, settings, every);
  /** @type {Record<string, string>} */
  const parts = {
    "margin-now": auc(MARGINS[Number(settings.margin)]),
    "margin:aria-valuetext": auc(MARGINS[Number(settings.margin)]),
    "draw-now": `${Number(settings.draw) + 1} of ${DRAWS}`,
    "draw:aria-valuetext": `${Number(settings.draw) + 1} of ${DRAWS}`,
    verdict,
    because: `${why} ${tell(data, leak, sound)}`,
  };
  for (const [name, { decisions }, which] of /** @type {[string, Run, number][]} */ ([["leak", leak, 0], ["sound", sound, 1]])) {
    parts[`${name}-limit:d`] = decisions.map(({ limit }, release) => `M${release + 0.6} ${limit / 1e5}h.8`).join("");
    parts[`${name}-passes:d`] = decisions.map((one, release) => (one.passes ? `M${release + 1} ${one.auc / 1e5}h0` : "")).join("");
    parts[`${name}-stops:d`] = decisions.map((one, release) => (one.passes ? "" : `M${release + 1} ${one.auc / 1e5}h.001`)).join("");
    decisions.forEach((one, release) => {
      const stops = every.filter((pair) => !pair[which].decisions[release].passes).length;
      parts[`${name}-${release}-auc`] = auc(one.auc);
      parts[`${name}-${release}-limit`] = release ? auc(one.limit) : "none";
      parts[`${name}-${release}-gate`] = one.passes ? "passes" : "stops";
      parts[`${name}-${release}-often`] = `${stops} of ${DRAWS}`;
    });
  }
  return parts;
}

/**
 * Returns the verdict over all draws, and its reason.
 * @param {Data} data
 * @param {Settings} settings
 * @param {Run[][]} every
 * @returns {[string, string]}
 */
function judge(data, { reference, margin, size }, every) {
  const through = every.filter(([leak]) => leak.shipped === RELEASES - 1 && leak.decisions.every(({ passes }) => passes)).length;
  const refused = every.reduce((sum, [, sound]) => sum + count(sound), 0) / DRAWS;
  const lost = every.reduce((sum, [leak]) => sum + loss(data, leak), 0) / DRAWS;
  const step = Math.max(...data.auc.slice(LEAK + 1, SOUND).map((value, release) => data.auc[release] - value));
  const wobble = spread(data, reference, size);
  const often = `In ${through} of ${DRAWS} draws`;
  if (through * 2 > DRAWS)
    return ["The leak gets through.", `${often} all ten releases pass: no step takes more than ${auc(step)} of AUC, the margin is ${auc(MARGINS[Number(margin)])}, and the reference sinks with the releases.`];
  if (refused >= 0.45)
    return [
      "It refuses good releases.",
      `Of nine sound ones it stops ${refused.toFixed(1)} on average. ` +
        (wobble
          ? `With these flights the number that it compares wobbles by ${auc(wobble)}, so the margin is only ${(MARGINS[Number(margin)] / wobble).toFixed(1)} times the luck of the flights` +
            (reference === "floor" ? `; in pairs, against the first release on the same flights, it wobbles by ${auc(spread(data, "first", size))}.` : ", and the luck of the seed comes on top.")
          : "All see the same flights, so this is the luck of the seed alone."),
    ];
  if (through) return ["Luck decides.", `${often} the whole leak gets through, in the others it is stopped somewhere: the margin lies near the size of one step, ${auc(step)}.`];
  if (lost >= 2500) return ["It stops the leak, but late.", `Before it stops, ${auc(lost)} of AUC is gone on average: a margin is also the loss that one is willing to ship.`];
  return ["This gate works here.", reference === "last" ? `The margin lies between the luck of a sound release and one step of this leak, ${auc(step)}. A slower leak would pass.` : `The reference stays where it is, so small losses add up until they are seen: ${auc(lost)} on average is shipped before.`];
}

/**
 * Returns what happens in one draw.
 * @param {Data} data
 * @param {Run} leak
 * @param {Run} sound
 */
function tell(data, leak, sound) {
  const stop = leak.decisions.findIndex(({ passes }) => !passes);
  const good = count(sound);
  return (
    `In the draw shown, the leak is ${stop < 0 ? "not stopped" : `first stopped at release ${stop + 1}`}. In service at the end: release ${leak.shipped + 1}, ` +
    `${leak.shipped ? `${auc(loss(data, leak))} of AUC below the first` : "the first"}. Of nine sound releases it refuses ${good || "none"}.`
  );
}

/** @param {Run} run */
const count = (run) => run.decisions.filter(({ passes }) => !passes).length;
/**
 * @param {Data} data
 * @param {Run} leak
 */
const loss = (data, leak) => data.auc[LEAK] - data.auc[leak.shipped];
/** @param {number} value in units of 0.00001 */
const auc = (value) => (value / 1e5).toFixed(3);
