/** Owns how a sentence with a number is said: the form that the page's language wants for it. Pure. */

/**
 * Returns the form for `n`, with `{n}` filled in. A form "zero" is said for 0 in every language.
 * @param {Record<string, string>} forms by plural category; "other" is always there
 * @param {number} n
 * @param {string} language
 */
export function sayCount(forms, n, language) {
  const form = (n === 0 && forms.zero) || (forms[new Intl.PluralRules(language).select(n)] ?? forms.other ?? "");
  return form.replace("{n}", n.toLocaleString(language));
}
