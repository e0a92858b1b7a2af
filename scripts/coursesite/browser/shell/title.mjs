/** Owns what the header names: the course, or the page as soon as its heading is out of sight. */

export function watchTitle() {
  const title = document.querySelector("[data-md-component=header-title]");
  const heading = document.querySelector(".md-content h1");
  if (!title || !heading) return;
  const watcher = new IntersectionObserver(([entry]) => title.classList.toggle("md-header__title--active", !!entry && !entry.isIntersecting && entry.boundingClientRect.top < 0), {
    rootMargin: "-48px 0px 0px",
  });
  watcher.observe(heading);
}
