/** Owns the button that copies a block of code, and the message that it did. */

/** Milliseconds for which the message is shown. */
const SHOWN = 2000;

/** @param {Record<string, string>} words the theme's sentences */
export function startCopying(words) {
  const dialog = document.querySelector(".md-dialog");
  const message = dialog?.firstElementChild;
  if (!navigator.clipboard || !dialog || !message) return;
  let timer = 0;
  message.role = "status";
  for (const code of document.querySelectorAll(".md-content :not(.no-copy) > pre > code")) {
    const place = document.createElement("div");
    const button = document.createElement("button");
    place.className = "md-code__nav";
    button.className = "md-code__button";
    button.type = "button";
    button.dataset.mdType = "copy";
    button.title = words["clipboard.copy"] ?? "";
    button.onclick = async () => {
      await navigator.clipboard.writeText((code.textContent ?? "").trimEnd());
      clearTimeout(timer);
      message.textContent = words["clipboard.copied"] ?? "";
      dialog.classList.add("md-dialog--active");
      timer = window.setTimeout(() => {
        dialog.classList.remove("md-dialog--active");
        message.textContent = "";
      }, SHOWN);
    };
    place.append(button);
    code.before(place);
  }
}
