/** Owns what a result shows of a text that the index holds as HTML: its words, and which of them were found. Pure. */

/** @typedef {{ text: string, isMarked: boolean }} Piece A stretch of text that was found, or was not. */

/** Characters before the first word that was found, and in all. */
const BEFORE = 60;
const LENGTH = 200;

const INLINE = /^<\/?(?:a|abbr|code|del|em|i|b|kbd|mark|small|span|strong|sub|sup)\b/i;
/** The number of a footnote; behind a digit it is a power. */
const NOTE = /(?<!\d)<sup>\d+<\/sup>/g;
/** @type {Record<string, string>} */
const ENTITIES = { amp: "&", apos: "'", gt: ">", lt: "<", quot: '"' };

/**
 * Returns the words of some HTML, each stretch with whether it stands in a `<mark>`. Tags and the numbers of notes are left out;
 * where a block ends, so does a word.
 * @param {string} html
 */
export function readPieces(html) {
  /** @type {Piece[]} */
  const pieces = [];
  let isMarked = false;
  let isSpace = true;
  for (const part of html.replace(NOTE, "").split(/(<\/?[a-z][^>]*>)/i)) {
    const isTag = /^<\/?[a-z][^>]*>$/i.test(part);
    if (isTag && /^<\/?mark/i.test(part)) isMarked = part[1] !== "/";
    const raw = isTag ? (INLINE.test(part) ? "" : " ") : part.replace(/[\s↩]+/g, " ");
    const text = decode(isSpace ? raw.trimStart() : raw);
    if (!text) continue;
    pieces.push({ text, isMarked: isMarked && text !== " " });
    isSpace = text.endsWith(" ");
  }
  return pieces;
}

/** @param {string} text */
const decode = (text) => text.replace(/&(?:#(\d+)|(\w+));/g, (whole, number, name) => (number ? String.fromCodePoint(Math.min(number, 0x10ffff)) : (ENTITIES[name] ?? whole)));

/**
 * Returns the pieces around the first that was found, cut between words.
 * @param {Piece[]} pieces
 * @returns {Piece[]}
 */
export function cutExcerpt(pieces) {
  const all = pieces.map(({ text }) => text).join("");
  const found = pieces.findIndex(({ isMarked }) => isMarked);
  const place = found < 0 ? 0 : pieces.slice(0, found).reduce((sum, { text }) => sum + text.length, 0);
  const start = place > BEFORE ? all.lastIndexOf(" ", place - BEFORE) + 1 : 0;
  const last = all.length > start + LENGTH ? all.lastIndexOf(" ", start + LENGTH) : all.length;
  const end = last > start ? last : start + LENGTH;
  const cut = slicePieces(pieces, start, end);
  if (start > 0) cut.unshift({ text: "… ", isMarked: false });
  if (end < all.length) cut.push({ text: " …", isMarked: false });
  return cut;
}

/**
 * @param {Piece[]} pieces
 * @param {number} start
 * @param {number} end
 */
function slicePieces(pieces, start, end) {
  let place = 0;
  return pieces.flatMap(({ text, isMarked }) => {
    const part = text.slice(Math.max(0, start - place), Math.max(0, end - place));
    place += text.length;
    return part ? [{ text: part, isMarked }] : [];
  });
}
