/** The figure *Batch-mates*, with its data. */

import data from "../../../../docs/production-ml/labs/figures/transform/mates.json" with { type: "json" };
import { defineFigure } from "./figure.mjs";
import { view } from "./mates.mjs";

/** @import { Settings } from "./mates.mjs" */

defineFigure("mates", (settings) => view(data, /** @type {Settings} */ (settings)));
