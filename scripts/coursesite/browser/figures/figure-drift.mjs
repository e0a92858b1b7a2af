/** The figure *Drift bench*, with its data. */

import data from "../../../../docs/production-ml/labs/figures/monitoring/drift.json" with { type: "json" };
import { defineFigure } from "./figure.mjs";
import { view } from "./drift.mjs";

/** @import { Settings } from "./drift.mjs" */

defineFigure("drift", (settings) => view(data, /** @type {Settings} */ (settings)));
