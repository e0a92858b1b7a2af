/** Owns what *Batch-mates* says: how one flight's probability hangs on the flights that share its batch. No DOM. */

/**
 * @typedef {object} Sample 300 answers for one flight, each from another batch
 * @property {number} low lower end of their middle 95%
 * @property {number} high
 * @property {number} middle
 * @property {number} first percent that the first count is for
 * @property {number[]} counts batches whose answer falls into each percent from there on
 */
/** @typedef {{ right: number, july: Record<string, Sample>, day: Record<string, Sample> }} Flight */
/** @typedef {Record<string, Flight>} Data what lab `transform` measured */
/** @typedef {{ flight: string, statistics: string, mates: string, size: string }} Settings */

/** Stops of the slider: flights in a batch. */
export const SIZES = ["8", "32", "128", "512"];
const BATCHES = 300;
/** A flight is called late from this probability on, in percent. */
const LATE = 30;
/** Probabilities that differ by less are the same to a passenger. */
const NEAR = 0.05;

/** @type {Settings} */
export const START = { flight: "columbus", statistics: "batch", mates: "july", size: "1" };
/** Every value of each setting. */
export const VALUES = { flight: ["columbus", "rochester", "memphis"], statistics: ["batch", "training"], mates: ["july", "day"], size: SIZES.map((_, stop) => String(stop)) };

/**
 * Returns in how many batches a flight is called late.
 * @param {Sample} sample
 */
export const countLate = ({ first, counts }) => counts.reduce((sum, count, index) => sum + (first + index >= LATE ? count : 0), 0);

/**
 * Returns everything that the figure shows.
 * @param {Data} data
 * @param {Settings} settings
 * @returns {Record<string, string>}
 */
export function view(data, { flight, statistics, mates, size }) {
  const { right, ...groups } = data[flight];
  const samples = groups[/** @type {"july" | "day"} */ (mates)];
  const same = { low: right, high: right, middle: right, first: Math.round(100 * right), counts: [BATCHES] };
  const { first, counts, ...sample } = statistics === "training" ? same : samples[SIZES[Number(size)]];
  const tallest = Math.max(...counts);
  const [verdict, because] = statistics === "training" ? ["Ship this.", `Mean and deviation are constants of the model. Whoever else asks, this flight gets ${two(right)}.`] : judge({ first, counts, ...sample }, right);
  /** @type {Record<string, string>} */
  const cells = {};
  for (const [row, each] of [...SIZES.map((stop) => /** @type {[string, Sample]} */ ([stop, samples[stop]])), /** @type {[string, Sample]} */ (["training", same])]) {
    Object.assign(cells, { [`low-${row}`]: two(each.low), [`high-${row}`]: two(each.high), [`late-${row}`]: String(countLate(each)) });
  }
  return {
    "size-now": `${SIZES[Number(size)]} flights`,
    "size:aria-valuetext": `${SIZES[Number(size)]} flights`,
    "bars:d": counts.map((count, index) => (count ? `M${first + index} 0v${(count / tallest).toFixed(3)}h1v${(-count / tallest).toFixed(3)}z` : "")).join(""),
    "right:d": `M${100 * right} 0V1.04`,
    tallest: tallest === BATCHES ? "all 300 batches in one bar" : `tallest bar: ${tallest} of 300 batches`,
    verdict,
    because,
    ...cells,
  };
}

/**
 * Returns the decision on a sample and its reason.
 * @param {Sample} sample
 * @param {number} right
 * @returns {[string, string]}
 */
function judge(sample, right) {
  const late = countLate(sample);
  const agree = 100 * right >= LATE ? late : BATCHES - late;
  const range = `The middle 95% of its answers run from ${two(sample.low)} to ${two(sample.high)}`;
  if (agree === 0) return ["Steadily wrong.", `No batch calls this flight late; with the training rows it is (${two(right)}). ${range}.`];
  if (agree < BATCHES) return ["The neighbors decide.", `In ${late} of 300 batches this flight is called late, in ${BATCHES - late} it is not. With the training rows it is (${two(right)}). ${range}.`];
  if (Math.abs(sample.middle - right) >= NEAR) return ["Same call, wrong probability.", `Every batch calls this flight late, yet the middle answer is ${two(sample.middle)} where the training rows give ${two(right)}. ${range}.`];
  if (sample.high - sample.low >= 2 * NEAR) return ["Right on average only.", `The middle answer is ${two(sample.middle)}, and the training rows give ${two(right)}, but one passenger gets one batch. ${range}.`];
  return ["Right by luck.", `The middle answer, ${two(sample.middle)}, is close to the ${two(right)} of the training rows. Take another flight, or its own day, and it is not. ${range}.`];
}

/** @param {number} value */
const two = (value) => value.toFixed(2);
