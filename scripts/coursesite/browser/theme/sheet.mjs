/** Owns what a style sheet is made of, as far as taking it apart needs it: rules, groups of rules, and the rest. Pure. */

/**
 * A rule has selectors and declarations; a group, such as `@media`, has nodes; anything else is kept as it is.
 * @typedef {{ head: string, selectors: string[], declarations: string[] } | { head: string, nodes: Node[] } | { text: string }} Node
 */

/**
 * Returns the nodes of a minified sheet.
 * @param {string} css
 * @returns {Node[]}
 */
export function parse(css) {
  return cut(css, "}", true)
    .map((text) => text.trim())
    .filter(Boolean)
    .flatMap((text) => {
      // What ends without a block, such as `@charset`, stands before the first block.
      const statement = /^@[\w-]+[^{;]*;/.exec(text);
      return statement ? [{ text: statement[0] }, ...parse(text.slice(statement[0].length))] : [parseBlock(text)];
    });
}

/**
 * @param {string} text
 * @returns {Node}
 */
function parseBlock(text) {
  const [head = ""] = cut(text, "{");
  const body = text.slice(head.length + 1, -1);
  if (/^@(media|supports|container|layer)/.test(head)) return { head, nodes: parse(body) };
  if (head.startsWith("@")) return { text };
  return { head, selectors: cut(head, ","), declarations: cut(body, ";").filter(Boolean) };
}

/**
 * Returns nodes as text.
 * @param {Node[]} nodes
 * @returns {string}
 */
export const print = (nodes) =>
  nodes
    .map((node) => {
      if ("text" in node) return node.text;
      const body = "nodes" in node ? print(node.nodes) : node.declarations.join(";");
      return body && `${"nodes" in node ? node.head : node.selectors.join(",")}{${body}}`;
    })
    .join("");

/**
 * Returns nodes with every rule replaced by what `change` gives for it; without one, and groups without any, are left out.
 * @param {Node[]} nodes
 * @param {(rule: Extract<Node, { selectors: string[] }>) => Extract<Node, { selectors: string[] }> | undefined} change
 * @returns {Node[]}
 */
export const mapRules = (nodes, change) =>
  nodes.flatMap((node) => mapNode(node, change) ?? []);

/**
 * @param {Node} node
 * @param {Parameters<typeof mapRules>[1]} change
 * @returns {Node | undefined}
 */
function mapNode(node, change) {
  if ("text" in node) return node;
  if (!("nodes" in node)) return change(node);
  const nodes = mapRules(node.nodes, change);
  return nodes.length ? { ...node, nodes } : undefined;
}

/**
 * Returns the pieces between separators that stand outside quotes, brackets and blocks.
 * @param {string} text
 * @param {string} separator one character; of `{`, `}` the first or every outermost
 * @param {boolean} [keep] whether a piece ends with its separator
 */
function cut(text, separator, keep = false) {
  const pieces = [];
  let start = 0;
  let depth = 0;
  let quote = "";
  for (let place = 0; place < text.length; place += 1) {
    const sign = text[place] ?? "";
    if (quote) {
      if (sign === "\\") place += 1;
      else if (sign === quote) quote = "";
      continue;
    }
    if (sign === '"' || sign === "'") quote = sign;
    if (/[)\]}]/.test(sign)) depth -= 1;
    if (sign === separator && depth === 0) {
      pieces.push(text.slice(start, place + (keep ? 1 : 0)));
      start = place + 1;
    }
    if (/[([{]/.test(sign)) depth += 1;
  }
  pieces.push(text.slice(start));
  return pieces;
}
