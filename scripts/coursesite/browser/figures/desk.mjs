/** Owns what *Incident desk* says: which alert rings on which day, with a fault and without it, and what that costs. No DOM. */

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
const [RUN, FAULT, MEMORY] = [42, 28, 28];
/** Days of the year at which daily measures begin, and predictions; and the first without either. */
const [DAILY, LIVE, LAST] = [31, 59, 364];

/** @type {Settings} */
export const START = { schema: "possible", skew: "20", against: "recent", age: "24", quality: "15", price: "3", incident: "0" };
export const VALUES = {
  schema: ["off", "possible", "10", "5", "0"],
  skew: ["off", "5", "10", "15", "20", "25", "30"],
  against: ["recent", "winter"],
  age: ["off", "1", "6", "24", "72"],
  quality: ["off", "6", "8", "10", "12", "15", "20"],
  price: ["1", "3", "10"],
  incident: Array.from({ length: 100 }, (_, number) => `${number}`),
};

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
const sum = (values) => values.reduce((total, value) => total + value, 0);

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
const NAMES = Object.keys(ALERTS);

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

/** What happened. @type {Record<Fault, string>} */
const WHAT = {
  unit: "temperature and dew point arrived in degrees Celsius",
  stall: "the weather table stood still",
  minus: "an aircraft that was not found had −1 seats instead of none",
  drift: "the thermometers read one degree less each day",
  slip: "new feature code sent 17:30 as 1730 instead of minute 1050",
  none: "",
};
/** Which alert can see it, and why. @type {Record<Fault, string>} */
const WHY = {
  unit: "The mean temperature leaves its past at once, so skew sees it. In summer every single value is still possible, and a schema of possible values is silent.",
  stall: "Every value is possible and close to the last weeks. Only the age of the newest row tells at once; quality may, a week or two later.",
  minus: "One rule of the schema sees an impossible value at once. It moves no temperature, no age, and hardly a prediction.",
  drift: "Each day is like the day before, and a memory of 28 days sinks along. Skew sees it late, or early with a narrow limit that rings for the weather, too.",
  slip: "It happens behind the schema, in a column that no alert watches. Only quality can see it, unless the model was off to the other side already; a row-by-row parity test would on day 1.",
  none: "Whatever rings in such weeks rings for the weather or for the world.",
};

/**
 * Returns everything that the figure shows.
 * @param {Data} data
 * @param {Settings} settings
 * @returns {Record<string, string>}
 */
export function view(data, settings) {
  const incident = findIncident(data, Number(settings.incident));
  const run = runDesk(data, settings, incident);
  const shapes = (/** @type {"caused" | "needless"} */ kind) =>
    run.rung.flatMap((alert, row) => alert[kind].map((day) => `M${day - incident.first} ${3.8 - row}v-.6h.8v.6z`)).join("");
  const number = `number ${Number(settings.incident) + 1}`;
  /** @type {Record<string, string>} */
  const parts = {
    "incident-now": number,
    "incident:aria-valuetext": number,
    "fault:d": incident.fault === "none" ? "" : `M${incident.begin - incident.first} 0V4H${RUN}V0z`,
    "caused:d": shapes("caused"),
    "needless:d": shapes("needless"),
    verdict: judge(incident, run),
    "link:href": `${write(settings)}#figure-desk`,
  };
  let cost = 0;
  for (const fault of FAULTS) {
    const runs = data.begins.map((begin, which) => runDesk(data, settings, { fault, which, first: begin - 14, begin }));
    cost += sum(runs.map((each) => each.cost));
    if (fault === "none") continue;
    NAMES.forEach((name, alert) => (parts[`${fault}-${name}`] = tell(data, runs.map(({ rung }) => rung[alert].caused[0] ?? Infinity))));
    parts[`${fault}-any`] = tell(data, runs.map(({ found }) => found));
  }
  const year = NAMES.map((name) => runAlert(data, name, settings, { fault: "none", which: 0, first: LIVE + 7, begin: 0 }, LAST - LIVE - 7).needless);
  NAMES.forEach((name, alert) => (parts[`none-${name}`] = `${year[alert].length}`));
  parts["none-any"] = `${new Set(year.flat()).size}`;
  const mean = (cost / FAULTS.length / data.begins.length).toFixed(1);
  parts.because = `${explain(data, settings, incident, run)} On average over ${FAULTS.length * data.begins.length} incidents these limits cost ${mean}.`;
  return parts;
}

/**
 * Returns the verdict on a run.
 * @param {Incident} incident
 * @param {ReturnType<typeof runDesk>} run
 */
function judge({ fault }, { found, unseen, cost }) {
  const price = `cost ${cost}.`;
  if (fault === "none") return cost ? `Nothing was broken, ${price}` : "Nothing was broken, and nothing rang.";
  if (!Number.isFinite(found)) return `Never found, ${price}`;
  return unseen ? `Found after ${days(unseen)}, ${price}` : `Found on its first day, ${price}`;
}

/**
 * Returns what was hidden, who rang, what it cost and why.
 * @param {Data} data
 * @param {Settings} settings
 * @param {Incident} incident
 * @param {ReturnType<typeof runDesk>} run
 */
function explain(data, { price }, { fault, which, begin }, { rung, found, unseen, wasted }) {
  const needless = NAMES.flatMap((name, alert) => (rung[alert].needless.length ? [`${name} ${rung[alert].needless.length}`] : []));
  const first = NAMES.filter((_, alert) => rung[alert].caused[0] === found);
  const auc = (/** @type {Fault} */ of) => (data.auc[of][which] / 1000).toFixed(3);
  const happened =
    fault === "none"
      ? ["No fault came in these six weeks."]
      : [
          `From ${date(begin)} on, ${WHAT[fault]}.`,
          Number.isFinite(found) ? `First to ring because of it: ${first.join(" and ")}.` : "No alert rang because of it.",
          `In four weeks AUC was ${auc(fault)}, without the fault ${auc("none")}.`,
          `Unseen for ${days(unseen)}, at ${price} each: ${unseen * Number(price)}.`,
        ];
  const alarms = `Days with a false alarm: ${wasted}${needless.length ? ` (${needless.join(", ")})` : ""}.`;
  const world = rung[3].needless.length ? ["Quality told the truth even then: predicted and real share were that far apart, for the world had moved."] : [];
  return [...happened, alarms, WHY[fault], ...world].join(" ");
}

/**
 * Returns how often an alert found a fault, and on which day of it as a rule: `14 of 15, day 3`.
 * @param {Data} data
 * @param {number[]} found day for each beginning, or infinity
 */
function tell(data, found) {
  const days = found.flatMap((day, which) => (Number.isFinite(day) ? [day - data.begins[which] + 1] : [])).sort((a, b) => a - b);
  return days.length ? `${days.length} of ${found.length}, day ${days[Math.floor(days.length / 2)]}` : "never";
}

const NAME = "incident-desk";
/** @type {(keyof Settings)[]} */
const ORDER = ["schema", "skew", "against", "age", "quality", "price", "incident"];
/**
 * Returns the query of an address that repeats a run.
 * @param {Settings} settings
 */
export const write = (settings) => `?${NAME}=${ORDER.map((name) => settings[name]).join(".")}`;
/**
 * Returns the settings in the query of an address, or none if one of them is unknown.
 * @param {string} query
 * @returns {[string, string][]}
 */
export function read(query) {
  const values = new URLSearchParams(query).get(NAME)?.split(".") ?? [];
  return ORDER.every((name, at) => VALUES[name].includes(values[at])) ? ORDER.map((name, at) => [name, values[at]]) : [];
}

/** @param {number} count */
const days = (count) => `${count} ${count === 1 ? "day" : "days"}`;
/** @param {number} day of the year, from 0 */
const date = (day) => new Date(Date.UTC(2013, 0, 1 + day)).toLocaleDateString("en-US", { month: "long", day: "numeric", timeZone: "UTC" });
