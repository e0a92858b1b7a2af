/** Owns whether the reader wants to say how sure they are. */

/** @import { Store } from "./store.mjs" */

/** A record of the newest value, `{v, time, value}`. */
export const CONFIDENCE = "set:confidence";

/**
 * Returns whether the reader has turned it on.
 * @param {Store} store
 */
export const isAsked = (store) => /"value":true/.test(store.load(CONFIDENCE) ?? "");
