/** Owns what *Retraining cadence* says: how wrong a schedule is, and whether a step more or less often would be better. No DOM. */

/**
 * @typedef {object} Data what lab `training` measured, week by week from March 1
 * @property {number[]} flights flights of each week
 * @property {Record<string, Record<string, number[]>>} error window to schedule to each week's mean error in minutes
 * @property {Record<string, Record<string, number>>} read window to schedule to the flights that all its trainings read
 */
/** @typedef {{ cadence: string, window: string, season: string }} Settings */

/** Stops of the slider: weeks between two trainings. */
export const SCHEDULES = ["never", "16", "8", "4", "2", "1"];
export const WINDOWS = { 28: "the last 28 days", 60: "the last 60 days", all: "all past" };
/** First week and the week after the last. */
const SEASONS = { year: [0, 44], spring: [0, 13], summer: [13, 26], autumn: [26, 35], winter: [35, 44] };
const SEASON_WORDS = { year: "March to December", spring: "March to May", summer: "June to August", autumn: "September and October", winter: "November and December" };

/** @type {Settings} */
export const START = { cadence: "3", window: "28", season: "year" };
/** Every value of each setting. */
export const VALUES = { cadence: SCHEDULES.map((_, stop) => String(stop)), window: Object.keys(WINDOWS), season: Object.keys(SEASONS) };
/** Minutes that a step on the slider must move the mean to count. */
export const STEP = 0.25;

/**
 * Returns the mean error of a schedule over a season, each flight counted once.
 * @param {Data} data
 * @param {string} window
 * @param {string} schedule
 * @param {string} season
 */
export function meanError(data, window, schedule, season) {
  const [from, to] = SEASONS[/** @type {keyof typeof SEASONS} */ (season)];
  let sum = 0;
  let flights = 0;
  for (let week = from; week < to; week++) {
    sum += data.error[window][schedule][week] * data.flights[week];
    flights += data.flights[week];
  }
  return sum / flights;
}

/**
 * Returns how often a schedule trains from March to December.
 * @param {string} schedule
 */
export const countTrainings = (schedule) => (schedule === "never" ? 1 : Math.ceil(44 / Number(schedule)));

/**
 * Returns everything that the figure shows.
 * @param {Data} data
 * @param {Settings} settings
 * @returns {Record<string, string>}
 */
export function view(data, { cadence, window, season }) {
  const schedule = SCHEDULES[Number(cadence)];
  const words = say(schedule);
  const here = /** @type {keyof typeof SEASONS} */ (season);
  const [from, to] = SEASONS[here];
  const errors = data.error[window][schedule];
  const worst = errors.indexOf(Math.max(...errors.slice(from, to)), from);
  const trainings = countTrainings(schedule);
  const [verdict, why] = judge(data, Number(cadence), window, season);
  /** @type {Record<string, string>} */
  const cells = {};
  for (const each of SCHEDULES) for (const past in WINDOWS) cells[`error-${each}-${past}`] = minutes(meanError(data, past, each, season));
  return {
    "cadence-now": words,
    "cadence:aria-valuetext": words,
    "season:d": `M${from} 0V24H${to - 1}V0z`,
    "never:d": trace(data.error[window].never),
    "schedule:d": trace(errors),
    "trainings:d": Array.from({ length: trainings }, (_, index) => `M${index * Number(schedule) || 0} 0v1`).join(""),
    verdict,
    because:
      `${why} ${SEASON_WORDS[here]}: wrong by ${minutes(meanError(data, window, schedule, season))} minutes on average, ${minutes(errors[worst])} in the worst week, ` +
      `the one from ${date(worst)}. Ten months take ${trainings === 1 ? "1 training" : `${trainings} trainings`}, which read ${thousands(data.read[window][schedule])} flights.`,
    table: `Mean error in minutes, ${SEASON_WORDS[here]}`,
    ...cells,
  };
}

/**
 * Returns the decision and its reason.
 * @param {Data} data
 * @param {number} stop
 * @param {string} window
 * @param {string} season
 * @returns {[string, string]}
 */
function judge(data, stop, window, season) {
  const mean = (/** @type {number} */ at) => meanError(data, window, SCHEDULES[at], season);
  const [never, now] = [mean(0), mean(stop)];
  const more = SCHEDULES.findIndex((_, at) => at > stop && now - mean(at) >= STEP);
  if (stop && now - never >= STEP) return ["Retraining hurts here.", `A model trained once on March 1 errs ${minutes(now - never)} minutes less: its season has come back.`];
  if (stop && never - now < STEP) return ["Not worth it here.", `A model trained once on March 1 does as well, within a quarter of a minute.`];
  if (stop && mean(stop - 1) - now < STEP) {
    const grows = mean(stop - 1) - now >= 0.05 ? `grow by only ${minutes(mean(stop - 1) - now)} minutes` : "not grow";
    return ["More often than it pays.", `With a training ${say(SCHEDULES[stop - 1])} the error would ${grows}.`];
  }
  if (more > 0) return ["Retrain more often.", `A training ${say(SCHEDULES[more])} would take off ${minutes(now - mean(more))} minutes.`];
  const other = Object.keys(WINDOWS).find((past) => now - meanError(data, past, SCHEDULES[stop], season) >= STEP);
  if (other) return ["Another window is better.", `At this pace, ${WINDOWS[/** @type {keyof typeof WINDOWS} */ (other)]} would take off ${minutes(now - meanError(data, other, SCHEDULES[stop], season))} minutes.`];
  return stop ? ["Keep this schedule.", "No step up, step down or other window is better by a quarter of a minute."] : ["Leave the model alone.", "No schedule on this window is better by a quarter of a minute."];
}

/** @param {string} schedule */
const say = (schedule) => (schedule === "never" ? "never" : schedule === "1" ? "every week" : `every ${schedule} weeks`);
/** @param {number} value */
const minutes = (value) => value.toFixed(1);
/** @param {number} value */
const thousands = (value) => `${Math.round(value / 1000)},000`;
/** @param {number} week */
const date = (week) => new Date(Date.UTC(2013, 2, 1 + 7 * week)).toLocaleDateString("en-US", { month: "long", day: "numeric", timeZone: "UTC" });
/** @param {number[]} values */
const trace = (values) => `M${values.map((value, week) => `${week} ${value}`).join("L")}`;
