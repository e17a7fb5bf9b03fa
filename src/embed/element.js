// The outside of the widget: the custom element <role-fit>, and what the module exports.
//
// The inside is Rust (../embed.rs), compiled to Wasm. WASM_FILE and FAILED_TEXT are put in by the build.

import init, * as wasm from "role-fit-glue";
import styleText from "role-fit-style";

const TAG = "role-fit";

let loaded;

/** Loads the Wasm once for the whole page; a failure is told to everybody who waits, and not tried again. */
function load() {
  loaded ??= instantiate();
  return loaded;
}

async function instantiate() {
  const url = new URL(WASM_FILE, import.meta.url);
  // Node cannot fetch a file from disk.
  const source = url.protocol === "file:" ? (await import("node:fs/promises")).readFile(url) : url;
  await init({ module_or_path: await source });
}

/**
 * Assesses answers without any page.
 * @param {object} answers question id to choice id, list of choice ids, or null ("I don't know")
 * @returns {Promise<object>} ranking with role ids, percent, rank, reasons
 * @throws {Error} every name that means nothing, with place and remedy
 */
export async function assess(answers) {
  await load();
  return wasm.assess(answers);
}

/** @returns {Promise<object[]>} the questions with ids, texts and choices */
export async function questions() {
  await load();
  return wasm.questions();
}

/** The names taken on this page: each widget saves under its own. */
const taken = new Set();

function freeSlot(wanted) {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = wanted ? `${wanted}.${number}` : String(number);
  taken.add(name);
  return name;
}

function sameAnswers(some, others) {
  const names = Object.keys(some);
  return names.length === Object.keys(others).length && names.every((name) => `${some[name]}` === `${others[name]}`);
}

let sheet;

function styleSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styleText);
  }
  return sheet;
}

// Node has no elements; there only the functions above are of use.
const Base = globalThis.HTMLElement ?? class {};

class RoleFit extends Base {
  #instance;
  #root;
  #slot;
  /** Answers to put in once there is a widget: set before it was ready, or kept while the element was away. */
  #pending;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [styleSheet()];
    // What the page put inside stays visible until the widget is ready.
    this.#root = document.createElement("div");
    this.#root.hidden = true;
    shadow.append(document.createElement("slot"), this.#root);
  }

  connectedCallback() {
    // Set before this class was known, it hides the property of that name.
    if (Object.hasOwn(this, "answers")) {
      const { answers } = this;
      delete this.answers;
      this.answers = answers;
    }
    if (!this.#instance) this.#start();
  }

  disconnectedCallback() {
    // A move within the page disconnects and connects at once; only a real removal ends the widget.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  async #start() {
    try {
      await load();
      if (!this.isConnected || this.#instance) return;
      this.#slot = freeSlot(this.getAttribute("instance") ?? "");
      this.#instance = wasm.mount(this, this.#root, this.#slot);
      const pending = this.#pending;
      this.#pending = undefined;
      this.#show(true);
      if (pending && !sameAnswers(pending, this.#instance.own())) this.#put(pending);
      this.dispatchEvent(new CustomEvent("role-fit-ready", { bubbles: true, composed: true }));
    } catch (error) {
      this.#fail(error);
    }
  }

  #stop() {
    // Where nothing can be saved, the element itself still remembers.
    const own = this.#instance?.own() ?? {};
    if (Object.keys(own).length > 0) this.#pending = own;
    this.#instance?.free();
    this.#instance = undefined;
    taken.delete(this.#slot);
    this.#show(false);
  }

  #show(ready) {
    this.#root.hidden = !ready;
    this.shadowRoot.querySelector("slot").hidden = ready;
  }

  /** Answers that came too early for an error to reach whoever set them: it is reported, and the widget goes on. */
  #put(answers) {
    try {
      this.#instance.setAnswers(answers);
    } catch (error) {
      reportError(error);
    }
  }

  /** The page's own text stays, with a line that says what is wrong. */
  #fail(error) {
    this.#stop();
    const line = document.createElement("p");
    line.className = "rf-failed";
    line.setAttribute("role", "alert");
    line.textContent = FAILED_TEXT;
    this.shadowRoot.querySelector(".rf-failed")?.remove();
    this.shadowRoot.append(line);
    console.error(error);
    this.dispatchEvent(new CustomEvent("role-fit-error", { bubbles: true, composed: true, detail: String(error) }));
  }

  /** The answers shown: question id to choice id or list of choice ids. */
  get answers() {
    return this.#instance ? this.#instance.answers() : (this.#pending ?? {});
  }

  set answers(answers) {
    if (this.#instance) this.#instance.setAnswers(answers);
    else this.#pending = answers;
  }

  /** The assessment as plain data; null before the first answer. */
  get result() {
    return this.#instance ? this.#instance.result() : null;
  }
}

if (globalThis.customElements && !customElements.get(TAG)) customElements.define(TAG, RoleFit);
