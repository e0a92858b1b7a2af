/** *Incident desk* against what the lab keeps for lessons, the same run for the same number, and its decisions. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { readData } from "../../../scripts/coursesite/browser/figures/all.mjs";
import { FAULTS, findIncident, measure, runDesk } from "../../../scripts/coursesite/browser/figures/desk-run.mjs";
import { read, START, VALUES, view, write } from "../../../scripts/coursesite/browser/figures/desk.mjs";

/** @import { Data, Fault, Settings } from "../../../scripts/coursesite/browser/figures/desk-run.mjs" */

/** @type {Data} */
const data = await readData("desk");
const results = JSON.parse(await readFile(new URL("../../../docs/production-ml/labs/results/monitoring.json", import.meta.url), "utf8"));
const ALERTS = ["schema", "skew", "age", "quality"];
/** The limits of the lab. @type {Settings} */
const LAB = { ...START, schema: "possible", skew: "15", against: "recent", age: "6", quality: "12" };
const OFF = { ...START, schema: "off", skew: "off", age: "off", quality: "off" };

test("with the lab's limits each alert finds each fault as often, and on the day, that the lab noted", () => {
  // A run of the figure may end before the four weeks of the lab do: begin it with the fault.
  for (const fault of FAULTS.filter((each) => each !== "none"))
    for (const [alert, name] of ALERTS.entries()) {
      const found = data.begins
        .flatMap((begin, which) => runDesk(data, LAB, { fault, which, first: begin, begin }).rung[alert].caused.filter((day) => day < begin + 28).slice(0, 1).map((day) => day - begin + 1))
        .sort((a, b) => a - b);
      assert.equal(found.length, results[`desk_${fault}_${name}`].value, `${fault} ${name}`);
      const middle = (found[Math.floor((found.length - 1) / 2)] + found[Math.floor(found.length / 2)]) / 2;
      if (found.length) assert.equal(middle, results[`desk_${fault}_${name}_day`].value, `${fault} ${name}`);
    }
});
test("days with an alarm and no fault are the lab's", () => {
  const says = view(data, LAB);
  for (const name of ALERTS) assert.equal(says[`none-${name}`], results[`desk_false_${name}`].text);
  assert.ok(Number(says["none-any"]) >= Math.max(...ALERTS.map((name) => results[`desk_false_${name}`].value)));
});
test("the table says the median day that the lab noted", () => {
  const says = view(data, LAB);
  assert.equal(says["unit-skew"], `${results.desk_unit_skew.text} of 15, day ${results.desk_unit_skew_day.value}`);
  assert.equal(says["stall-age"], `${results.desk_stall_age.text} of 15, day ${results.desk_stall_age_day.value}`);
  assert.equal(says["slip-quality"], `${results.desk_slip_quality.text} of 15, day ${results.desk_slip_quality_day.value}`);
  assert.equal(says["minus-skew"], "never");
});
test("what a fault costs in AUC is what the lab noted", () => {
  for (const fault of FAULTS) {
    const mean = data.auc[fault].reduce((sum, value) => sum + value, 0) / data.begins.length / 1000;
    assert.ok(Math.abs(mean - results[`desk_${fault}_auc`].value) < 0.0005, fault);
  }
});

test("the same number is the same incident, and the first six differ in their fault", () => {
  assert.deepEqual(findIncident(data, 7), findIncident(data, 7));
  assert.equal(new Set([0, 1, 2, 3, 4, 5].map((number) => findIncident(data, number).fault)).size, 6);
});
test("a hundred incidents bring every fault, and none, at any time of the year", () => {
  const all = VALUES.incident.map((number) => findIncident(data, Number(number)));
  for (const fault of FAULTS) assert.ok(all.filter((incident) => incident.fault === fault).length >= 8, fault);
  assert.equal(new Set(all.map(({ which }) => which)).size, data.begins.length);
  for (const { first, begin } of all) assert.ok(begin - first >= 14 && begin - first <= 20 && first >= 66 && first + 42 <= 364);
});
test("an address repeats a run, and a damaged one is ignored", () => {
  const settings = { ...LAB, price: "10", incident: "41" };
  assert.equal(write(settings), "?incident-desk=possible.15.recent.6.12.10.41");
  assert.deepEqual(Object.fromEntries(read(write(settings))), settings);
  for (const damaged of ["", "?incident-desk=", "?incident-desk=possible.15", "?incident-desk=possible.15.recent.6.12.10.100", "?incident-desk=x.15.recent.6.12.10.41"])
    assert.deepEqual(read(damaged), [], damaged);
});

test("a fault changes what it should and nothing before or after it", () => {
  const sound = measure(data, "none", 3);
  const at = data.begins[3] - 31;
  for (const [fault, names] of /** @type {[Fault, string[]][]} */ ([["unit", ["mean", "low", "high", "chance"]], ["stall", ["mean", "low", "high", "age", "chance"]], ["minus", ["seats", "chance"]], ["drift", ["mean", "low", "high", "chance"]], ["slip", ["chance"]]])) {
    const broken = measure(data, fault, 3);
    for (const [name, values] of Object.entries(broken)) {
      const before = sound[/** @type {keyof typeof sound} */ (name)];
      assert.deepEqual([...values.slice(0, at), ...values.slice(at + 28)], [...before.slice(0, at), ...before.slice(at + 28)], `${fault} ${name}`);
      assert.equal(values.some((value, day) => value !== before[day]), names.includes(name), `${fault} ${name}`);
    }
  }
  assert.equal(measure(data, "drift", 3).mean[at + 9], sound.mean[at + 9] - 100);
  assert.equal(measure(data, "unit", 3).high[at], (sound.high[at] - 320) / 1.8);
  assert.equal(measure(data, "stall", 3).age[at + 2], 72);
});
test("with every alert off nothing is found and nothing is wasted", () => {
  for (const number of VALUES.incident.map(Number)) {
    const incident = findIncident(data, number);
    const run = runDesk(data, OFF, incident);
    assert.equal(run.wasted, 0);
    assert.equal(run.unseen, incident.fault === "none" ? 0 : incident.first + 42 - incident.begin);
  }
});
test("an alarm that rings anyway is no finding: winter as reference is deaf in summer", () => {
  const which = data.begins.findIndex((begin) => begin > 190);
  const begin = data.begins[which];
  const { rung, found } = runDesk(data, { ...OFF, skew: "5", against: "winter" }, { fault: "drift", which, first: begin - 14, begin });
  assert.equal(found, Infinity);
  assert.ok(rung[1].needless.length > 30);
});
test("the price of an unseen day decides which desk is cheapest, as the lesson says", () => {
  /** @param {string} price */
  const findCheapest = (price) => {
    let [best, least] = [START, Infinity];
    for (const schema of VALUES.schema)
      for (const skew of VALUES.skew)
        for (const age of VALUES.age)
          for (const quality of VALUES.quality) {
            const settings = { ...START, schema, skew, age, quality, price };
            const cost = FAULTS.flatMap((fault) => data.begins.map((begin, which) => runDesk(data, settings, { fault, which, first: begin - 14, begin }).cost)).reduce((sum, each) => sum + each, 0);
            if (cost < least) [best, least] = [settings, cost];
          }
    return best;
  };
  const [cheap, dear] = [findCheapest("1"), findCheapest("10")];
  assert.equal(cheap.quality, "off");
  assert.equal(dear.quality, "8");
  assert.ok(Number(dear.skew) < Number(cheap.skew));
});

test("decisions and what explains them", () => {
  const [first, unit, minus, none, stall, slip] = [0, 1, 2, 3, 4, 5].map((incident) => view(data, { ...START, incident: `${incident}` }));
  assert.match(first.verdict, /^Found after 15 days, cost \d+\.$/);
  assert.match(first.because, /^From August 30 on, the thermometers read one degree less each day\. First to ring because of it: skew\./);
  assert.match(first.because, /On average over 90 incidents these limits cost \d+\.\d\.$/);
  assert.match(unit.verdict, /^Found on its first day/);
  assert.match(minus.because, /First to ring because of it: schema\./);
  assert.match(none.verdict, /^Nothing was broken/);
  assert.match(stall.because, /First to ring because of it: age\./);
  assert.match(slip.because, /17:30 as 1730/);
  assert.match(view(data, { ...OFF, incident: "5" }).verdict, /^Never found, cost \d+\.$/);
  assert.equal(view(data, { ...OFF, incident: "3" }).verdict, "Nothing was broken, and nothing rang.");
});
test("the cost is its price times the days unseen, plus the days with a false alarm", () => {
  for (const price of VALUES.price)
    for (const incident of ["0", "3", "9"]) {
      const { unseen, wasted, cost } = runDesk(data, { ...LAB, price }, findIncident(data, Number(incident)));
      assert.equal(cost, unseen * Number(price) + wasted);
    }
});
