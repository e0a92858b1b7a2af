/** Owns what *Incident desk* says of a run, and of all runs under the same limits; and the address that repeats a run. No DOM. */

import { FAULTS, findIncident, NAMES, RUN, runDesk, runSoundYear, sum } from "./desk-run.mjs";

/** @import { Data, Fault, Incident, Settings } from "./desk-run.mjs" */

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
  const year = runSoundYear(data, settings);
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
  const world = rung[3].needless.length ? ["Quality told the truth even then: predicted and real share were that far apart."] : [];
  return [...happened, alarms, WHY[fault], ...world].join(" ");
}

/**
 * Returns how often an alert found a fault, and on which day of it, as a median: `14 of 15, day 3`.
 * @param {Data} data
 * @param {number[]} found day for each beginning, or infinity
 */
function tell(data, found) {
  const days = found.flatMap((day, which) => (Number.isFinite(day) ? [day - data.begins[which] + 1] : [])).sort((a, b) => a - b);
  const middle = (days[Math.ceil(days.length / 2) - 1] + days[Math.floor(days.length / 2)]) / 2;
  return days.length ? `${days.length} of ${found.length}, day ${middle}` : "never";
}

const NAME = "incident-desk";
const ORDER = /** @type {(keyof Settings)[]} */ (Object.keys(VALUES));
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
