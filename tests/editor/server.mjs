/** Owns the talk with a language server over its standard input and output. Knows no YAML. */

import { spawn } from "node:child_process";

/** A server that is asked as an editor asks it. */
export class Server {
  #process;
  #settings;
  #read = Buffer.alloc(0);
  #number = 0;
  /** @type {Map<number, (result: any) => void>} */
  #asked = new Map();
  /** @type {Map<string, (problems: any[]) => void>} */
  #opened = new Map();

  /**
   * @param {string} program a script for Node
   * @param {Record<string, unknown>} settings by section
   */
  constructor(program, settings) {
    this.#settings = settings;
    this.#process = spawn("node", [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    this.#process.stdout.on("data", (data) => this.#take(data));
  }

  /** @param {string} root address of the folder that is open */
  async start(root) {
    const capabilities = { workspace: { configuration: true, workspaceFolders: true } };
    await this.ask("initialize", { processId: process.pid, rootUri: root, capabilities, workspaceFolders: [{ uri: root, name: "course" }] });
    this.#send({ method: "initialized", params: {} });
    this.#send({ method: "workspace/didChangeConfiguration", params: { settings: this.#settings } });
  }

  /**
   * Opens a text and returns what the server says is wrong with it.
   * @param {string} uri
   * @param {string} languageId
   * @param {string} text
   * @returns {Promise<any[]>}
   */
  open(uri, languageId, text) {
    const problems = new Promise((resolve) => this.#opened.set(uri, resolve));
    this.#send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId, version: 1, text } } });
    return problems;
  }

  /**
   * @param {string} method
   * @param {unknown} params
   * @returns {Promise<any>}
   */
  ask(method, params) {
    this.#number += 1;
    const answer = new Promise((resolve) => this.#asked.set(this.#number, resolve));
    this.#send({ id: this.#number, method, params });
    return answer;
  }

  stop() {
    this.#process.kill();
  }

  /** @param {object} message */
  #send(message) {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  /** @param {Buffer} data */
  #take(data) {
    this.#read = Buffer.concat([this.#read, data]);
    for (;;) {
      const head = this.#read.indexOf("\r\n\r\n");
      const end = head + 4 + Number(/Content-Length: (\d+)/.exec(this.#read.subarray(0, head).toString())?.[1]);
      if (head < 0 || this.#read.length < end) return;
      this.#answer(JSON.parse(this.#read.subarray(head + 4, end).toString()));
      this.#read = this.#read.subarray(end);
    }
  }

  /** @param {any} message */
  #answer({ id, method, params, result }) {
    if (method === "workspace/configuration") this.#send({ id, result: params.items.map((/** @type {any} */ { section }) => this.#settings[section] ?? {}) });
    else if (method === "textDocument/publishDiagnostics") this.#opened.get(params.uri)?.(params.diagnostics);
    else if (method && id !== undefined) this.#send({ id, result: null });
    else this.#asked.get(id)?.(result);
  }
}
