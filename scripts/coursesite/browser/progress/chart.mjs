/** Owns the drawing of a calibration curve. Its numbers stand in a table beside it, so it is a picture with a name. */

import { say } from "./say.mjs";

/** @import { Level } from "./calibration.mjs" */

const SIZE = 260;
const EDGE = { left: 46, right: 20, bottom: 40, top: 14 };
const TICKS = [0, 25, 50, 75, 100];

/**
 * Returns the curve: what was said from left to right, what was right from bottom to top; on the line both are the same.
 * @param {Level[]} levels
 * @param {string} name
 */
export function drawCurve(levels, name) {
  const svg = draw("svg", { viewBox: `0 0 ${EDGE.left + SIZE + EDGE.right} ${EDGE.top + SIZE + EDGE.bottom}`, role: "img", "aria-label": name, class: "course-curve" });
  for (const tick of TICKS) {
    svg.append(
      draw("line", { x1: x(tick), x2: x(tick), y1: y(0), y2: y(100), class: "course-curve__grid" }),
      draw("line", { x1: x(0), x2: x(100), y1: y(tick), y2: y(tick), class: "course-curve__grid" }),
      draw("text", { x: x(tick), y: y(0) + 16, "text-anchor": "middle" }, `${tick}%`),
      draw("text", { x: x(0) - 8, y: y(tick) + 4, "text-anchor": "end" }, `${tick}%`),
    );
  }
  svg.append(
    draw("text", { x: x(50), y: y(0) + 34, "text-anchor": "middle" }, say("axisSaid")),
    draw("text", { x: x(3), y: y(100) + 14 }, say("axisWas")),
    draw("line", { x1: x(0), y1: y(0), x2: x(100), y2: y(100), class: "course-curve__same" }),
    draw("polyline", { points: levels.map((level) => `${x(level.said)},${y(share(level))}`).join(" "), class: "course-curve__line" }),
    ...levels.map((level) => draw("circle", { cx: x(level.said), cy: y(share(level)), r: 4 + Math.min(6, Math.sqrt(level.of)), class: "course-curve__point" })),
  );
  return svg;
}

/** @param {Level} level */
export const share = ({ right, of }) => (100 * right) / of;

/** @param {number} percent */
const x = (percent) => EDGE.left + (percent * SIZE) / 100;
/** @param {number} percent */
const y = (percent) => EDGE.top + SIZE - (percent * SIZE) / 100;

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 */
function draw(tag, attributes, text = "") {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(text);
  return element;
}
