/**
 * A worker that stands in for the theme's until a reader searches. Only then does it fetch the index and the engine, which
 * are the two largest files of a page that most readers never use. Published beside the theme's worker, so that the engine
 * finds its languages; its address names both, relative to it: `?index=…&engine=…`.
 */

/** Kinds of messages between the theme and its worker. */
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

/** @type {any} A worker's global scope; the types of a page know it only in part. */
const scope = self;
const files = new URLSearchParams(location.search);

/** @type {object} What the theme would have the engine begin with, but for the index. */
let beginning = {};
/** @type {object | undefined} The search that waits for the engine: the last one typed. */
let waiting;

/** @param {MessageEvent} event */
function hold({ data: message }) {
  if (message.type === SETUP) {
    beginning = message.data;
    scope.postMessage({ type: READY });
  } else if (message.type === QUERY && !message.data) {
    // The theme asks for nothing as soon as the page is there.
    scope.postMessage({ type: RESULT, data: { items: [] } });
  } else {
    const isFirst = !waiting;
    waiting = message;
    // Without the files there is no result; the next letter tries again.
    if (isFirst) start().catch(() => (waiting = undefined));
  }
}

async function start() {
  const answer = await fetch(files.get("index") ?? "");
  if (!answer.ok) throw new Error(answer.statusText);
  const index = await answer.json();
  scope.importScripts(files.get("engine"));
  removeEventListener("message", hold);
  pass({ type: SETUP, data: { ...beginning, ...index } });
  // The engine has begun when everything that it queued is done.
  setTimeout(() => pass(waiting));
}

/** @param {unknown} data */
const pass = (data) => dispatchEvent(new MessageEvent("message", { data }));

addEventListener("message", hold);
