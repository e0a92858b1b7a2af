/**
 * Owns that what is wider than its block is scrolled by keyboard: code, and the frames of tables and outputs. Where everything
 * fits, a block takes no focus and has no name: it would be a stop with nothing to do, and a word more to hear.
 */

const BLOCKS = ":is(.md-content pre > code, .course-table, .lab-chart, .lab-output)";
const FRAME = ["tabindex", "role", "aria-label"];

/** @param {ParentNode} [root] */
export function watchRegions(root = document) {
  /** @type {Map<Element, (string | null)[]>} */
  const frames = new Map();
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const isWide = target.scrollWidth > target.clientWidth;
      for (const [at, name] of FRAME.entries()) {
        const value = isWide && frames.get(target)?.[at];
        if (value) target.setAttribute(name, value);
        else target.removeAttribute(name);
      }
    }
  });
  for (const block of root.querySelectorAll(BLOCKS)) {
    frames.set(block, block.matches("code") ? ["0"] : FRAME.map((name) => block.getAttribute(name)));
    watcher.observe(block);
  }
}
