/** Registers `<quiz-test>`. Loaded by the first script where there is a test; loaded twice, it does no harm. */

import { QuizTest } from "./module-test.mjs";

if (!customElements.get("quiz-test")) customElements.define("quiz-test", QuizTest);
