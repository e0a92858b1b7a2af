/** Owns the reader's storage as a whole: everything that the site keeps in it, and saving many records at once. */

import { Store, findPrefix } from "../../../coursequiz/browser/store.mjs";
import { collect } from "./file.mjs";

/** @import { Records } from "./records.mjs" */

export class Shelf {
  /** @type {Store} */
  #store;
  /** @type {string} */
  #prefix;

  /** @param {string} base path of the site's root */
  constructor(base) {
    this.#store = new Store(base);
    this.#prefix = findPrefix(base);
  }

  /** Returns every record of the site, and the names of those that a newer version has written. Never throws. */
  load() {
    return collect(this.#names().map((name) => [name, this.#store.load(name)]));
  }

  /**
   * Returns how many of the records could not be saved.
   * @param {Records} records
   */
  save(records) {
    return Object.entries(records).filter(([name, record]) => !this.#store.save(name, JSON.stringify(record))).length;
  }

  /** @returns {string[]} */
  #names() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(this.#prefix)).map((key) => key.slice(this.#prefix.length));
    } catch {
      return [];
    }
  }
}
