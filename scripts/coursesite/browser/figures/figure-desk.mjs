/** The figure *Incident desk*, with its data: the next incident by a button, and a run that its address repeats. */

import data from "../../../../docs/production-ml/labs/figures/monitoring/desk.json" with { type: "json" };
import { read, VALUES, view } from "./desk.mjs";
import { defineFigure } from "./figure.mjs";

/** @import { Settings } from "./desk-run.mjs" */

defineFigure("desk", (settings) => view(data, /** @type {Settings} */ (settings)), (form) => {
  /** @param {string} name @param {string} value */
  const set = (name, value) => {
    const control = form.elements.namedItem(name);
    if (control && "value" in control) control.value = value;
  };
  for (const [name, value] of read(location.search)) set(name, value);
  form.querySelector("button")?.addEventListener("click", () => {
    set("incident", `${(Number(new FormData(form).get("incident")) + 1) % VALUES.incident.length}`);
    form.dispatchEvent(new Event("input"));
  });
});
