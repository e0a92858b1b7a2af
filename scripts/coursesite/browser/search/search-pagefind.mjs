/** Search of a large course, which is published in the place of the other. Loaded by its first use, or where the address holds a search. */

import { startSearch } from "./box.mjs";
import { openEngine } from "./pagefind.mjs";

startSearch(openEngine, 200);
