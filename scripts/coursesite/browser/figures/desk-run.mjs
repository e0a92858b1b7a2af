/** Owns the runs of *Incident desk*: which fault comes when, which alert rings on which day with it and without it, and the cost. No words. */

/** @typedef {"none" | "unit" | "stall" | "minus" | "drift" | "slip"} Fault */
/**
 * @typedef {object} Data what lab `monitoring` measured; temperatures in tenths of a degree Fahrenheit, chances in thousandths
 * @property {{ flights: number[], late: number[], mean: number[], low: number[], high: number[], age: number[] }} daily from day 31 of the year on
 * @property {number[]} begins days on which a fault may begin
 * @property {number} winter mean temperature of January and February
 * @property {{ none: number[], unit: number[], minus: number[], slip: number[], stall: number[][], drift: number[][] }} expected mean predicted
 *   chance: of every day from March 1 on, or of the days of the fault, once for each beginning
 * @property {number[][]} frozen mean, lowest and highest temperature of a stalled table, for each beginning
 * @property {Record<Fault, number[]>} auc of the days of the fault, for each beginning
 */
/** @typedef {{ schema: string, skew: string, against: string, age: string, quality: string, price: string, incident: string }} Settings */
/** @typedef {{ fault: Fault, which: number, first: number, begin: number }} Incident `first` and `begin` are days of the year */
/** @typedef {Record<"flights" | "late" | "mean" | "low" | "high" | "age" | "seats" | "chance", number[]>} Days */
/** @typedef {{ caused: number[], needless: number[] }} Rung days on which an alert rang because of the fault, and on which it rang without need */

/** @type {Fault[]} */
export const FAULTS = ["unit", "stall", "minus", "drift", "slip", "none"];
/** Days of a run, of a fault that is measured, and of the memory that alerts compare with. */
export const [RUN, FAULT, MEMORY] = [42, 28, 28];
/** Days of the year at which daily measures begin, and predictions; and the first without either. */
const [DAILY, LIVE, LAST] = [31, 59, 364];

/**
 * Returns the incident of a number: the same for everyone, in an order that nobody sees through.
 * @param {Data} data
 * @param {number} number
 * @returns {Incident}
 */
export function findIncident(data, number) {
  let state = number + 3647; // the first six differ in their fault
  const draw = (/** @type {number} */ count) => {
    // mulberry32: small, and good enough to hide a fault.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  };
  const [fault, which, before] = [FAULTS[draw(FAULTS.length)], draw(data.begins.length), 14 + draw(7)];
  return { fault, which, first: data.begins[which] - before, begin: data.begins[which] };
}

/**
 * Returns what the alerts look at, day by day, with a fault in it.
 * @param {Data} data
 * @param {Fault} fault
 * @param {number} which
 * @returns {Days}
 */
export function measure(data, fault, which) {
  const begin = data.begins[which];
  const hit = (/** @type {number[]} */ values, /** @type {(value: number, day: number) => number} */ change) =>
    values.map((value, at) => (at + DAILY >= begin && at + DAILY < begin + FAULT ? change(value, at + DAILY - begin) : value));
  const { daily, expected } = data;
  const chance = [...Array(LIVE - DAILY).fill(0), ...expected.none];
  const days = { ...daily, seats: daily.flights.map(() => 1), chance };
  for (const [at, name] of /** @type {const} */ (["mean", "low", "high"]).entries()) {
    if (fault === "unit") days[name] = hit(days[name], (value) => (value - 320) / 1.8);
    if (fault === "drift") days[name] = hit(days[name], (value, day) => value - 10 * (day + 1));
    if (fault === "stall") days[name] = hit(days[name], () => data.frozen[which][at]);
  }
  if (fault === "stall") days.age = hit(days.age, (_, day) => 24 * (day + 1));
  if (fault === "minus") days.seats = hit(days.seats, () => -1);
  if (fault === "stall" || fault === "drift") days.chance = hit(chance, (_, day) => expected[fault][which][day]);
  else days.chance = hit(chance, (_, day) => expected[fault][begin - LIVE + day]);
  return days;
}

/** @param {number[]} values */
export const sum = (values) => values.reduce((total, value) => total + value, 0);

/**
 * The four alerts: whether each rings on a day, counted from the first of the daily measures, under a limit that is not "off".
 * @type {Record<string, (days: Days, at: number, limit: string, winter: number) => boolean>}
 */
const ALERTS = {
  // No comparison with "possible" is true: it is no number.
  schema: ({ low, high, seats }, at, limit) =>
    low[at] < 50 ||
    high[at] > 1050 ||
    seats[at] < 1 ||
    low[at] < Math.min(...low.slice(at - MEMORY, at)) - 10 * Number(limit) ||
    high[at] > Math.max(...high.slice(at - MEMORY, at)) + 10 * Number(limit),
  skew: ({ mean }, at, limit, winter) => Math.abs(mean[at] - (winter || sum(mean.slice(at - MEMORY, at)) / MEMORY)) > 10 * Number(limit),
  age: ({ age }, at, limit) => age[at] > Number(limit),
  quality: ({ flights, chance, late }, at, limit) => {
    const week = flights.slice(at - 7, at);
    const hoped = sum(week.map((count, day) => (count * chance[at - 7 + day]) / 1000));
    return Math.abs(hoped - sum(late.slice(at - 7, at))) > (sum(week) * Number(limit)) / 100;
  },
};
export const NAMES = Object.keys(ALERTS);

/** Runs of one alert, kept because every move asks for nearly the same ones again. @type {WeakMap<Data, Map<string, Rung>>} */
const kept = new WeakMap();

/**
 * Returns when one alert rings from a day on.
 * @param {Data} data
 * @param {string} name
 * @param {Settings} settings
 * @param {Incident} incident
 * @param {number} length
 * @returns {Rung}
 */
function runAlert(data, name, settings, { fault, which, first }, length = RUN) {
  const limit = settings[/** @type {keyof Settings} */ (name)];
  const winter = name === "skew" && settings.against === "winter" ? data.winter : 0;
  const runs = kept.get(data) ?? kept.set(data, new Map()).get(data);
  const key = [name, limit, winter, fault, which, first, length].join();
  const before = runs?.get(key);
  if (before) return before;
  /** @type {Rung} */
  const rung = { caused: [], needless: [] };
  const rings = (/** @type {Days} */ days, /** @type {number} */ day) => limit !== "off" && ALERTS[name](days, day - DAILY, limit, winter);
  const [broken, sound] = [measure(data, fault, which), measure(data, "none", which)];
  for (let day = first; day < first + length; day++) if (rings(broken, day)) rung[rings(sound, day) ? "needless" : "caused"].push(day);
  runs?.set(key, rung);
  return rung;
}

/**
 * Returns a run of all four alerts.
 * @param {Data} data
 * @param {Settings} settings
 * @param {Incident} incident
 */
export function runDesk(data, settings, incident) {
  const rung = NAMES.map((name) => runAlert(data, name, settings, incident));
  const found = Math.min(...rung.map(({ caused }) => caused[0] ?? Infinity));
  const unseen = incident.fault === "none" ? 0 : Math.min(found, incident.first + RUN) - incident.begin;
  const wasted = new Set(rung.flatMap(({ needless }) => needless)).size;
  return { rung, found, unseen, wasted, cost: unseen * Number(settings.price) + wasted };
}

/**
 * Returns for each alert the days of the year on which it rings although nothing is wrong, from the first that has a week behind it.
 * @param {Data} data
 * @param {Settings} settings
 */
export const runSoundYear = (data, settings) =>
  NAMES.map((name) => runAlert(data, name, settings, { fault: "none", which: 0, first: LIVE + 7, begin: 0 }, LAST - LIVE - 7).needless);
