/** Registers `<quiz-question>`. Loaded a second time, or before the page is complete, it does no harm. */

import { findBase } from "./base.mjs";
import { loadSure } from "./load-sure.mjs";
import { loadTest } from "./load-test.mjs";
import { QuizQuestion } from "./quiz-question.mjs";
import { Store } from "./store.mjs";

// Known only while the script runs for the first time, so it is read before anything waits.
const script = document.currentScript;
const src = script instanceof HTMLScriptElement ? script.src : "";

if (document.readyState === "loading") addEventListener("DOMContentLoaded", register, { once: true });
else register();

function register() {
  if (customElements.get("quiz-question")) return;
  QuizQuestion.store = new Store(findBase(src));
  QuizQuestion.onReady = (question) => loadSure(question, QuizQuestion.store, src);
  QuizQuestion.onHeld = (holder) => loadTest(holder, src);
  customElements.define("quiz-question", QuizQuestion);
}
