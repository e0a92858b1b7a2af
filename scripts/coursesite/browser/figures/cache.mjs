/** Owns what *Cache or compute* says: what share a table answers, how well and how fast, against computing on request. No DOM. */

/**
 * @typedef {object} Data what lab `inference` measured
 * @property {number[]} flights flights of each month from March on
 * @property {Record<string, Record<string, number[]>>} known key to rebuilding to percent of each month's flights that the table knows
 * @property {Record<string, number[]>} auc key to AUC of the table's answers at each age of its weather
 * @property {Record<string, number>} live key to AUC of the model on the same flights, with the weather of the hour
 * @property {Record<string, number>} blind key to AUC of the model without weather on the same flights
 */
/** @typedef {{ key: string, list: string, age: string, model: string }} Settings */

/** Stops of the slider: hours. */
export const AGES = [0, 3, 6, 12, 24, 36, 48];
/** Time of one answer by each form of the model, in lookups in a SQLite table: the fastest answers that the lab noted. */
export const COSTS = { onnx: 21, sklearn: 4500 };
/** A loss of AUC that counts, a gain in speed that does, and the lookups below which an answer is cheap. */
const LOSS = 0.02;
const GAIN = 2;
const CHEAP = 100;

/** @type {Settings} */
export const START = { key: "flight", list: "monthly", age: "3", model: "onnx" };
/** Every value of each setting. */
export const VALUES = {
  key: ["route", "flight", "time"],
  list: ["once", "monthly", "weekly", "nightly"],
  age: AGES.map((_, stop) => String(stop)),
  model: Object.keys(COSTS),
};

/**
 * Returns the share of all flights from March on that a table knows.
 * @param {Data} data
 * @param {string} key
 * @param {string} list
 */
export function knownShare(data, key, list) {
  const all = data.flights.reduce((sum, flights) => sum + flights, 0);
  return data.flights.reduce((sum, flights, month) => sum + (flights * data.known[key][list][month]) / 100, 0) / all;
}

/**
 * Returns everything that the figure shows.
 * @param {Data} data
 * @param {Settings} settings
 * @returns {Record<string, string>}
 */
export function view(data, { key, list, age, model }) {
  const cost = COSTS[/** @type {keyof typeof COSTS} */ (model)];
  const share = knownShare(data, key, list);
  const now = data.auc[key][Number(age)];
  const average = 1 + (1 - share) * cost;
  const [verdict, why] = judge({ hours: AGES[Number(age)], share, now, fresh: data.auc[key][0], live: data.live[key], blind: data.blind[key], cost, average });
  const hours = AGES[Number(age)] === 0 ? "of this hour" : `${AGES[Number(age)]} hours old`;
  /** @type {Record<string, string>} */
  const cells = {};
  for (const each of VALUES.key) {
    for (const rebuilt of VALUES.list) cells[`known-${each}-${rebuilt}`] = percent(knownShare(data, each, rebuilt));
    cells[`auc-${each}`] = data.auc[each][Number(age)].toFixed(3);
    cells[`live-${each}`] = data.live[each].toFixed(3);
    cells[`blind-${each}`] = data.blind[each].toFixed(3);
  }
  return {
    "age-now": hours,
    "age:aria-valuetext": hours,
    "known:d": data.known[key][list].map((known, month) => `M${month + 0.1} 0v${known}h.8v${-known}z`).join(""),
    "auc:d": `M${data.auc[key].map((auc, stop) => `${AGES[stop]} ${auc}`).join("L")}`,
    "blind:d": `M0 ${data.blind[key]}H48`,
    "here:d": `M${AGES[Number(age)]} .54V.76`,
    verdict,
    because:
      `${why} It answers ${percent(share)} of the requests, and ${share > 0.99 ? "even the slowest in a hundred is a lookup" : "the slowest in a hundred still wait for the model"}. ` +
      `The average answer takes ${count(average)} lookups, against ${count(cost)} without a table.`,
    table: `The table’s answers with weather ${hours}`,
    ...cells,
  };
}

/**
 * Returns the decision and its reason.
 * @param {{ hours: number, share: number, now: number, fresh: number, live: number, blind: number, cost: number, average: number }} table
 * @returns {[string, string]}
 */
function judge({ hours, share, now, fresh, live, blind, cost, average }) {
  const faster = cost / average;
  const three = (/** @type {number} */ value) => value.toFixed(3);
  if (fresh < blind) return ["The key is too coarse.", `Even with fresh weather the table ranks flights worse (AUC ${three(fresh)}) than a model that never sees the weather (${three(blind)}).`];
  if (now < blind) return ["Too old to serve.", `With weather ${hours} hours old the table ranks flights worse (AUC ${three(now)}) than a model that never sees it (${three(blind)}).`];
  if (faster < GAIN) return ["Compute on request.", `The table makes the average answer only ${faster.toFixed(1)} times as fast${share < 0.5 ? ", since it seldom knows" : ""}.`];
  if (live - now >= LOSS && cost < CHEAP) return ["Compute on request.", `The work is cheap, and the table’s own answers have an AUC of ${three(now)} in place of ${three(live)}.`];
  if (live - now >= LOSS) return ["A price to weigh.", `The average answer comes ${count(faster)} times as fast, and the table’s own answers have an AUC of ${three(now)} in place of ${three(live)}.`];
  return ["Cache, and compute the rest.", `The average answer comes ${count(faster)} times as fast, and the table’s own answers are nearly as good: AUC ${three(now)}, live ${three(live)}.`];
}

/** @param {number} share */
const percent = (share) => `${(100 * share).toFixed(0)}%`;
/** @param {number} value */
const count = (value) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString("en-US"));
