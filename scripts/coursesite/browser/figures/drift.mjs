/** Owns what *Drift bench* says: how far an input has moved, what luck alone could read, and what really happened in the month. No DOM. */

/**
 * @typedef {object} Input
 * @property {number[][]} counts January and February, then March to December: flights in each of up to twenty bins
 * @property {Record<string, number[]>} first number of bins to the fine bin in which each of them begins
 * @property {Record<string, number[][]>} read bins and sample, such as `10-100`: 5th and 95th percentile of PSI, in thousandths, for the same eleven
 */
/**
 * @typedef {object} Data what lab `monitoring` measured; shares in thousandths, AUC in units of 0.00001
 * @property {Record<string, Input>} inputs
 * @property {number[]} flights flights of each month from March on, as all that follows
 * @property {number[]} late
 * @property {number[]} predicted
 * @property {number[]} auc of the model of January and February
 * @property {number[]} fresh AUC of a model trained on all months before
 */
/** @typedef {{ month: string, input: string, bins: string, sample: string }} Settings */

const MONTHS = ["March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const INPUTS = {
  temp: "temperature",
  dewp: "dew point",
  pressure: "air pressure",
  wind_speed: "wind speed",
  visib: "visibility",
  minute: "planned departure",
  distance: "distance",
  chance: "the model’s answers",
};
/** Above it the rule of thumb rings. */
export const RULE = 0.25;
/** Points between predicted and real share from which a month counts as one that went wrong. */
export const WRONG = 9;
/** The empty bin's share, so that no logarithm is infinite. */
const EMPTY = 1e-4;

/** @type {Settings} */
export const START = { month: "6", input: "temp", bins: "10", sample: "all" };
export const VALUES = {
  month: MONTHS.map((_, at) => `${at}`),
  input: Object.keys(INPUTS),
  bins: ["5", "10", "20"],
  sample: ["all", "1000", "300", "100"],
};

/**
 * Returns the share of flights in each bin.
 * @param {number[]} counts
 * @param {number[]} first
 */
export function shares(counts, first) {
  const total = counts.reduce((sum, count) => sum + count);
  return first.map((from, bin) => counts.slice(from, first[bin + 1]).reduce((sum, count) => sum + count) / total);
}

/**
 * Returns the population stability index of shares against earlier ones.
 * @param {number[]} before
 * @param {number[]} now
 */
export function psi(before, now) {
  const filled = (/** @type {number} */ share) => Math.max(share, EMPTY);
  return now.reduce((sum, share, bin) => sum + (filled(share) - filled(before[bin])) * Math.log(filled(share) / filled(before[bin])), 0);
}

/**
 * Returns the correlation of two rows of numbers.
 * @param {number[]} xs
 * @param {number[]} ys
 */
export function correlation(xs, ys) {
  const mean = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const product = (/** @type {number[]} */ a, /** @type {number} */ u, /** @type {number[]} */ b, /** @type {number} */ v) => a.reduce((sum, value, i) => sum + (value - u) * (b[i] - v), 0);
  return product(xs, x, ys, y) / Math.sqrt(product(xs, x, xs, x) * product(ys, y, ys, y));
}

/**
 * Returns everything that the figure shows.
 * @param {Data} data
 * @param {Settings} settings
 * @returns {Record<string, string>}
 */
export function view(data, settings) {
  const month = Number(settings.month);
  const input = data.inputs[settings.input];
  const first = input.first[settings.bins];
  const [before, ...months] = input.counts.map((counts) => shares(counts, first));
  const whole = months.map((now) => psi(before, now));
  const read = input.read[`${settings.bins}-${settings.sample}`]?.map((ends) => ends.map((end) => end / 1000));
  const [[, luck], ...ends] = read ?? [[0, 0], ...whole.map((value) => [value, value])];
  const gap = Math.abs(data.predicted[month] - data.late[month]) / 10;
  const [verdict, why] = judge(settings, whole, ends[month], luck, gap);
  /** @type {Record<string, string>} */
  const parts = {
    "month-now": MONTHS[month],
    "month:aria-valuetext": MONTHS[month],
    table: `PSI of ${INPUTS[/** @type {keyof typeof INPUTS} */ (settings.input)]} in ${settings.bins} bins, and what happened`,
    "now:d": months[month].map((share, bin) => `M${bin / first.length} 0V${height(share)}h${0.8 / first.length}V0z`).join(""),
    "before:d": before.map((share, bin) => `M${bin / first.length} ${height(share)}h${0.8 / first.length}`).join(""),
    "here:d": `M${month - 0.4} -3v4h.8v-4z`,
    "there:d": `M${month - 0.4} 0v40h.8v-40z`,
    "then:d": `M${month - 0.4} .6v.2h.8v-.2z`,
    "predicted:d": trace(data.predicted, 10),
    "late:d": trace(data.late, 10),
    "auc:d": trace(data.auc, 1e5),
    "fresh:d": trace(data.fresh, 1e5),
    "whole:d": whole.map((value, at) => `M${at} ${onAxis(value)}h0`).join(""),
    "ends:d": ends.map(([low, high], at) => `M${at} ${onAxis(low)}V${onAxis(high)}`).join(""),
    "luck:d": luck ? `M-.5 ${onAxis(luck)}h10` : "",
    verdict,
    because:
      `${why} In ${MONTHS[month]} ${percent(data.predicted[month])} were predicted late and ${percent(data.late[month])} were; ` +
      `AUC was ${auc(data.auc[month])}, that of a fresh model ${auc(data.fresh[month])}. Correlation over ten months: ` +
      `with AUC ${signed(correlation(whole, data.auc))}, with the gain of a fresh model ${signed(correlation(whole, data.fresh.map((fresh, at) => fresh - data.auc[at])))}.`,
  };
  MONTHS.forEach((_, at) => {
    parts[`psi-${at}`] = whole[at].toFixed(3);
    parts[`ends-${at}`] = [...new Set(ends[at].map((end) => end.toFixed(3)))].join(" to ");
    parts[`rings-${at}`] = say(ends[at]);
    parts[`late-${at}`] = `${percent(data.predicted[at])}, ${percent(data.late[at])}`;
    parts[`auc-${at}`] = `${auc(data.auc[at])}, ${auc(data.fresh[at])}`;
  });
  return parts;
}

/**
 * Returns the verdict on the month, and its reason.
 * @param {Settings} settings
 * @param {number[]} whole PSI of all flights, month by month
 * @param {number[]} ends lowest and highest reading of the month
 * @param {number} luck what one sample in twenty exceeds when nothing has changed; 0 if all flights are read
 * @param {number} gap points between predicted and real share
 * @returns {[string, string]}
 */
function judge({ month, bins, sample }, whole, ends, luck, gap) {
  const alarms = whole.filter((value) => value > RULE).length;
  const reading =
    (luck ? `From ${sample} flights one reads ${ends[0].toFixed(2)} to ${ends[1].toFixed(2)}, nine times in ten; all` : "All") +
    ` flights give ${whole[Number(month)].toFixed(2)}, and ring in ${alarms === 10 ? "all" : `${alarms || "none"} of`} ten months.`;
  const shares = gap >= WRONG ? "the month went wrong" : "the shares agree";
  if (luck > RULE) return ["Luck alone can ring here.", `When nothing has changed, one sample in twenty reads more than ${luck.toFixed(2)} in ${bins} bins. ${reading}`];
  if (say(ends) === "by luck") return ["It rings or not, by luck.", reading];
  if (ends[1] <= RULE) return [`Silent, and ${shares}.`, `${reading} Predicted and real share are ${gap.toFixed(0)} points apart.`];
  if (alarms === 10) return ["It rings, as in every month.", `${reading} So it points at none: not at April, September and December, when the shares were ${WRONG} points apart or more.`];
  return [`It rings, and ${shares}.`, `${reading} Predicted and real share are ${gap.toFixed(0)} points apart.`];
}

/** @param {number[]} ends */
const say = ([low, high]) => (low > RULE ? "rings" : high <= RULE ? "silent" : "by luck");
/** Place on the axis, which shows powers of ten from 0.001 on. @param {number} value */
const onAxis = (value) => Math.log10(Math.max(value, 0.001)).toFixed(3);
/** Height of a bar: roots, so that small shares are seen beside large ones. @param {number} share */
const height = (share) => Math.sqrt(share).toFixed(3);
/** @param {number} share in thousandths */
const percent = (share) => `${Math.round(share / 10)}%`;
/** @param {number} value */
const auc = (value) => (value / 1e5).toFixed(3);
/** @param {number[]} values @param {number} unit */
const trace = (values, unit) => `M${values.map((value, at) => `${at} ${(value / unit).toFixed(3)}`).join("L")}`;
/** @param {number} value */
const signed = (value) => value.toFixed(2).replace("-", "−");
