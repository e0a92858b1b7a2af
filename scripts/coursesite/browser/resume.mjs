/**
 * Registers the line of the home page that leads back to where the reader stopped. The outline of the course is loaded for
 * those alone who have been somewhere.
 */

import { findBase } from "../../coursequiz/browser/base.mjs";
import { findAddress } from "./progress/address.mjs";
import { HERE } from "./progress/names.mjs";
import { findNext } from "./progress/next.mjs";
import { getOutline } from "./progress/outline.mjs";
import { sayContinue } from "./progress/say-continue.mjs";
import { Shelf } from "./progress/shelf.mjs";

const running = document.currentScript;
const base = findBase(running instanceof HTMLScriptElement ? running.src : "");

class CourseContinue extends HTMLElement {
  connectedCallback() {
    const { records } = new Shelf(base).load();
    if (!records[HERE]?.value) return;
    if (getOutline()) return this.#show();
    const script = document.createElement("script");
    script.src = this.dataset.outline ?? "";
    script.onload = () => this.#show();
    this.append(script);
  }

  #show() {
    const outline = getOutline();
    const next = outline && findNext(outline, new Shelf(base).load().records);
    if (!next) return;
    const link = document.createElement("a");
    link.href = findAddress(next.page.page, base, location.pathname) + (next.section ? `#${next.section}` : "");
    link.append(sayContinue(next.page.title));
    this.replaceChildren(link);
  }
}

if (!customElements.get("course-continue")) customElements.define("course-continue", CourseContinue);
