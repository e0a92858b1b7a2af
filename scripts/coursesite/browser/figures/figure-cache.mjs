/** The figure *Cache or compute*, with its data. */

import data from "../../../../docs/production-ml/labs/figures/inference/cache.json" with { type: "json" };
import { view } from "./cache.mjs";
import { defineFigure } from "./figure.mjs";

/** @import { Settings } from "./cache.mjs" */

defineFigure("cache", (settings) => view(data, /** @type {Settings} */ (settings)));
