/** Search. Loaded by its first use, or where the address holds a search. */

import { startSearch } from "./box.mjs";
import { openEngine } from "./engine.mjs";

startSearch(openEngine);
