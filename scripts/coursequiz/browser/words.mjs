/**
 * Owns how a sentence is said in the page's language. English comes with the script; every other language comes with the
 * page, in `data-words` of what holds questions, so that nobody loads a language that is not read.
 */

/** @typedef {string | Record<string, string>} Form one pattern, or one for each plural category; "other" is always there */

/**
 * Returns a function that says a sentence by its name, with values filled in. Where a sentence has several forms, the
 * value `n` decides.
 * @param {Record<string, Form>} english
 * @param {() => string | null | undefined} [find] returns the sentences that came with the page, as JSON
 * @returns {(name: string, values?: Record<string, string | number>) => string}
 */
export const speaker = (english, find = findWords) => (name, values = {}) => {
  const own = find();
  const form = (own && JSON.parse(own)[name]) || english[name];
  const text = form.other ? form[new Intl.PluralRules(getLanguage()).select(Number(values.n))] || form.other : form;
  return text.replace(/{(\w+)}/g, (/** @type {string} */ _, /** @type {string} */ place) => values[place]);
};

function findWords() {
  const page = globalThis.document;
  return (page?.querySelector("quiz-test[data-words]") ?? page?.querySelector(".quiz[data-words]"))?.getAttribute("data-words");
}

/** Returns the page's language. */
export const getLanguage = () => globalThis.document?.documentElement.lang || "en";
