/**
 * Owns the one door to `localStorage`. Knows nothing of what the texts mean.
 *
 * Storage may be missing, blocked, full or emptied by another tab at any moment: nothing here throws. A text that a newer
 * version of the site has written is never replaced by an older one's.
 */

/**
 * Returns what the names of a site's texts begin with.
 * @param {string} base path of the site's root
 */
export const findPrefix = (base) => `coursequiz:${base}:`;

/**
 * Returns the version of the format of a text, which every record names first; 0 where it names none.
 * @param {string | null} text
 */
export const findVersion = (text) => Number(/^{"v":(\d+)/.exec(text ?? "")?.[1] ?? 0);

export class Store {
  /** @type {string} */
  #prefix;

  /** @param {string} base path of the site's root, so that two sites on one host keep apart */
  constructor(base) {
    this.#prefix = findPrefix(base);
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
   * Returns whether the text could be saved under a name, and was no older in its format than what stood there.
   * @param {string} name
   * @param {string} text
   */
  save(name, text) {
    try {
      if (findVersion(this.load(name)) > findVersion(text)) return false;
      localStorage.setItem(this.#prefix + name, text);
      return true;
    } catch {
      return false;
    }
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
