/**
 * Owns the one door to `localStorage`. Knows nothing of what the texts mean.
 *
 * Storage may be missing, blocked, full or emptied by another tab at any moment: nothing here throws.
 */

export class Store {
  /** @type {string} */
  #prefix;
  #told = false;

  /** @param {string} base path of the site's root, so that two sites on one host keep apart */
  constructor(base) {
    this.#prefix = `coursequiz:${base}:`;
  }

  /**
   * Returns the text saved under a name, or null.
   * @param {string} name
   */
  load(name) {
    try {
      return localStorage.getItem(this.#prefix + name);
    } catch {
      return null;
    }
  }

  /**
   * Returns whether the text could be saved under a name.
   * @param {string} name
   * @param {string} text
   */
  save(name, text) {
    try {
      localStorage.setItem(this.#prefix + name, text);
      return true;
    } catch {
      return false;
    }
  }

  /** Returns true the first time it is asked: the reader is told once on a page that saving fails. */
  tellOnce() {
    const first = !this.#told;
    this.#told = true;
    return first;
  }

  /**
   * Returns whether a storage event may be about this name.
   * @param {StorageEvent} event
   * @param {string} name
   */
  concerns({ key }, name) {
    return key === null || key === this.#prefix + name;
  }
}
