/** The figure *Release gate*, with its data. */

import data from "../../../../docs/production-ml/labs/figures/testing/gate.json" with { type: "json" };
import { defineFigure } from "./figure.mjs";
import { view } from "./gate.mjs";

/** @import { Settings } from "./gate.mjs" */

defineFigure("gate", (settings) => view(data, /** @type {Settings} */ (settings)));
