/** Owns the notice of what others wrote and our scripts carry: each package that is bundled, with its licence. */

import { readFile } from "node:fs/promises";

/** Packages whose code stands in a built script. */
const BUNDLED = ["ts-fsrs"];
const MODULES = new URL("../../../node_modules/", import.meta.url);

/** Returns the notice as a file to keep. */
export async function buildNotice() {
  const parts = await Promise.all(
    BUNDLED.map(async (name) => {
      const { version, homepage } = JSON.parse(await readFile(new URL(`${name}/package.json`, MODULES), "utf8"));
      return `${name} ${version}, ${homepage}, in progress.js\n\n${(await readFile(new URL(`${name}/LICENSE`, MODULES), "utf8")).trim()}\n`;
    }),
  );
  return { path: "docs/assets/site/third-party.txt", text: parts.join("\n") };
}
