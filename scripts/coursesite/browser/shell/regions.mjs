/** Owns how code that is wider than its block is scrolled by keyboard. */

export function watchRegions() {
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const code of document.querySelectorAll(".md-content pre > code")) watcher.observe(code);
}
