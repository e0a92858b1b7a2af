import assert from "node:assert/strict";
import { describe, test } from "node:test";

import fc from "fast-check";

import { canGrade, grade } from "../../../scripts/coursequiz/browser/grading.mjs";

/** @import { Key, Result } from "../../../scripts/coursequiz/browser/grading.mjs" */

/** @type {Record<string, Key>} One key of every kind. */
const KEYS = {
  single: { correct: ["b"] },
  multiple: { correct: ["a", "c"] },
  numeric: { low: 2.65, high: 2.75, wrong: [{ id: "w1", low: 0.36, high: 0.38 }, { id: "w2", low: 27, high: 27 }] },
  text: { accept: ["covariate shift"], wrong: [{ id: "w1", answers: ["concept drift", "label drift"] }] },
  output: { accept: ["0\n2"], wrong: [{ id: "w1", answers: ["1\n2"] }] },
  order: { order: ["collect", "split", "fit", "judge"] },
  match: { answers: ["range check", "skew check"], items: ["schema", "skew"] },
  categorise: { answers: ["static", "dynamic"], items: ["once", "nightly"] },
  cloze: { answers: ["static", "dynamic"], items: ["first", "second"] },
};

/**
 * @param {string} kind
 * @param {string[]} response
 */
const judge = (kind, ...response) => grade(kind, KEYS[kind] ?? {}, response);

/**
 * @param {"right" | "partial" | "wrong"} verdict
 * @param {string[]} feedback
 * @param {Record<string, "right" | "wrong">} marks
 * @param {[number, number]} parts
 * @returns {Result}
 */
const graded = (verdict, feedback, marks, parts) => ({ verdict, score: parts[0] / parts[1], feedback, marks: Object.entries(marks), parts });

/**
 * @param {"choose" | "number" | "text" | "all"} what
 * @param {number} [count]
 * @returns {Result}
 */
const incomplete = (what, count = 1) => ({ verdict: "incomplete", score: 0, feedback: [], need: { what, count } });

const RIGHT = graded("right", ["right"], {}, [1, 1]);
/** @param {string} id */
const wrong = (id) => graded("wrong", [id], {}, [0, 1]);

describe("a single choice", () => {
  test("is right where it is the key", () => assert.deepEqual(judge("single", "b"), graded("right", ["b"], { b: "right" }, [1, 1])));
  test("is wrong where it is another", () => assert.deepEqual(judge("single", "a"), graded("wrong", ["a"], { a: "wrong" }, [0, 1])));
  test("is incomplete where nothing is chosen", () => assert.deepEqual(judge("single"), incomplete("choose", 1)));
});

describe("a multiple choice", () => {
  test("is right where all chosen are in the key", () =>
    assert.deepEqual(judge("multiple", "a", "c"), graded("right", ["a", "c"], { a: "right", c: "right" }, [2, 2])));
  test("is partly right where some are", () =>
    assert.deepEqual(judge("multiple", "a", "b"), graded("partial", ["a", "b"], { a: "right", b: "wrong" }, [1, 2])));
  test("is wrong where none is", () =>
    assert.deepEqual(judge("multiple", "b", "d"), graded("wrong", ["b", "d"], { b: "wrong", d: "wrong" }, [0, 2])));
  test("is incomplete where too few are chosen", () => assert.deepEqual(judge("multiple", "a"), incomplete("choose", 2)));
  test("is incomplete where too many are chosen", () => assert.deepEqual(judge("multiple", "a", "b", "c"), incomplete("choose", 2)));
});

describe("a number", () => {
  test("is right inside the bounds", () => assert.deepEqual(judge("numeric", "2,7"), RIGHT));
  test("is right on the lower bound", () => assert.deepEqual(judge("numeric", "2.65"), RIGHT));
  test("is right on the upper bound", () => assert.deepEqual(judge("numeric", "2.75"), RIGHT));
  test("is wrong just outside", () => assert.deepEqual(judge("numeric", "2.76"), wrong("otherwise")));
  test("earns the feedback of the foreseen number it is", () => assert.deepEqual(judge("numeric", "27"), wrong("w2")));
  test("is incomplete where nothing can be read as a number", () => assert.deepEqual(judge("numeric", "many"), incomplete("number")));
  test("is incomplete where the field is empty", () => assert.deepEqual(judge("numeric", ""), incomplete("number")));
});

describe("a text", () => {
  test("is right whatever its case, hyphens and full stop", () => assert.deepEqual(judge("text", "Covariate-Shift."), RIGHT));
  test("earns the feedback of the foreseen text it is", () => assert.deepEqual(judge("text", "label drift"), wrong("w1")));
  test("is wrong otherwise", () => assert.deepEqual(judge("text", "covariate"), wrong("otherwise")));
  test("is incomplete where only punctuation was typed", () => assert.deepEqual(judge("text", " ?! "), incomplete("text")));
});

describe("an output", () => {
  test("is right whatever stands at the ends of its lines", () => assert.deepEqual(judge("output", "0 \r\n2\r\n"), RIGHT));
  test("is wrong where a sign differs", () => assert.deepEqual(judge("output", "0.\n2"), wrong("otherwise")));
  test("earns the feedback of the foreseen output it is", () => assert.deepEqual(judge("output", "1\n2"), wrong("w1")));
  test("is incomplete where the field is empty", () => assert.deepEqual(judge("output", "\n"), incomplete("text")));
});

describe("an order", () => {
  test("is right where every item is in its place", () =>
    assert.deepEqual(
      judge("order", "collect", "split", "fit", "judge"),
      graded("right", ["right"], { collect: "right", split: "right", fit: "right", judge: "right" }, [4, 4]),
    ));
  test("is partly right by the share of items in their places", () =>
    assert.deepEqual(
      judge("order", "split", "collect", "fit", "judge"),
      graded("partial", ["otherwise"], { split: "wrong", collect: "wrong", fit: "right", judge: "right" }, [2, 4]),
    ));
  test("is wrong where no item is in its place", () =>
    assert.deepEqual(
      judge("order", "judge", "collect", "split", "fit"),
      graded("wrong", ["otherwise"], { judge: "wrong", collect: "wrong", split: "wrong", fit: "wrong" }, [0, 4]),
    ));
});

for (const [kind, [one, two], [first, second]] of /** @type {[string, [string, string], [string, string]][]} */ ([
  ["match", ["range check", "skew check"], ["schema", "skew"]],
  ["categorise", ["static", "dynamic"], ["once", "nightly"]],
  ["cloze", ["static", "dynamic"], ["first", "second"]],
])) {
  describe(`a ${kind}`, () => {
    test("is right where every part is, and each part earns its feedback", () =>
      assert.deepEqual(judge(kind, one, two), graded("right", [first, second], { [first]: "right", [second]: "right" }, [2, 2])));
    test("is partly right where some parts are; the others do not earn what names their right value", () =>
      assert.deepEqual(judge(kind, one, one), graded("partial", [first, `${second}:otherwise`], { [first]: "right", [second]: "wrong" }, [1, 2])));
    test("is wrong where no part is right", () =>
      assert.deepEqual(judge(kind, two, one), graded("wrong", [`${first}:otherwise`, `${second}:otherwise`], { [first]: "wrong", [second]: "wrong" }, [0, 2])));
    test("is incomplete where a part is empty", () => assert.deepEqual(judge(kind, one, ""), incomplete("all")));
    test("is incomplete where a part is missing", () => assert.deepEqual(judge(kind, one), incomplete("all")));
  });
}

describe("a kind", () => {
  test("is known for every key of these tests", () => assert.deepEqual(Object.keys(KEYS).filter((kind) => !canGrade(kind)), []));

  for (const name of ["", "essay", "constructor", "__proto__", "toString"]) {
    test(`called ${JSON.stringify(name)} is refused`, () => {
      assert.equal(canGrade(name), false);
      assert.throws(() => grade(name, {}, []), new RangeError(`no grading for kind ${name}`));
    });
  }

  for (const kind of Object.keys(KEYS)) {
    test(`${kind}: any response is graded, with a score from 0 to 1 that agrees with the verdict`, () => {
      const hostile = fc.constantFrom("__proto__", "constructor", "a", "b", "c", "d", "split", "static", "2.7", "");
      fc.assert(fc.property(fc.array(fc.oneof(fc.string({ unit: "binary" }), hostile)), (response) => {
        const { verdict, score } = judge(kind, ...response);
        assert.equal(verdict, verdict === "incomplete" ? verdict : score === 1 ? "right" : score === 0 ? "wrong" : "partial");
        assert.ok(score >= 0 && score <= 1);
      }));
    });

    test(`${kind}: an empty key of any kind throws nothing, and no score is above 1`, () => {
      for (const response of [["x"], []]) assert.ok(grade(kind, {}, response).score <= 1);
    });
  }
});
