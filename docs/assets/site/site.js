/*! built from scripts/coursesite/browser */
"use strict";(()=>{})();
