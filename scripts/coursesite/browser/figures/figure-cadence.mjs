/** The figure *Retraining cadence*, with its data. */

import data from "../../../../docs/production-ml/labs/figures/training/cadence.json" with { type: "json" };
import { view } from "./cadence.mjs";
import { defineFigure } from "./figure.mjs";

/** @import { Settings } from "./cadence.mjs" */

defineFigure("cadence", (settings) => view(data, /** @type {Settings} */ (settings)));
