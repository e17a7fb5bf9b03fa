// The outside of the widget: the custom element <role-fit>, and what the module exports.
//
// The inside is Rust (../embed.rs), compiled to Wasm in two parts. The names in capitals are put in by the build.

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
  exported = await init({ module_or_path: fetched(WASM_FILE) });
}

let exported;

/** A file beside this module. Node cannot fetch a file from disk, so there it is read. */
async function fetched(name) {
  const url = new URL(name, import.meta.url);
  if (url.protocol === "file:") {
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/json";
    return new Response(await (await import("node:fs/promises")).readFile(url), { headers: { "content-type": type } });
  }
  const response = await fetch(url).catch(about(url));
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

/** Says of an error which file it is about. */
function about(file) {
  return (error) => {
    throw new Error(`${file}: ${error.message}`, { cause: error });
  };
}

/** What the two parts of the Wasm have in common: memory and the like. */
function sharedWithLater() {
  const imports = {};
  for (const [module, name, exportedAs] of SHARED) (imports[module] ??= {})[name] = exported[exportedAs];
  return imports;
}

let later;

/** Loads the second part once for the whole page: the rest of the Wasm, and the content. After a failure the next call tries again. */
function loadLater() {
  later ??= fetchAndBegin().catch((error) => {
    later = undefined;
    throw error;
  });
  return later;
}

async function fetchAndBegin() {
  const [bytes, files] = await Promise.all([
    fetched(LATER_WASM_FILE).then((response) => response.arrayBuffer()),
    fetched(CONTENT_FILE).then((response) => response.json().catch(about(CONTENT_FILE))),
  ]);
  await WebAssembly.instantiate(bytes, sharedWithLater());
  if (globalThis.CSSStyleSheet) styleSheet().replaceSync(styleText + files.style);
  wasm.beginLazyPart(files);
}

/** The widgets on this page. */
const instances = new Set();

globalThis.addEventListener?.("beforeprint", () => {
  for (const instance of instances) instance.drawForPaper();
});

/** Whether the visitor is on the way to another page: what the browser stops then has not failed. */
let leaving = false;
globalThis.addEventListener?.("pagehide", () => (leaving = true));
globalThis.addEventListener?.("pageshow", () => (leaving = false));

/** For the widgets: loads the second part, and lets them go on without it if need be. */
async function fetchLater() {
  try {
    await loadLater();
  } catch (error) {
    if (!leaving) console.error(error);
    wasm.lazyPartFailed();
  }
}

/**
 * Assesses answers without any page.
 * @param {object} answers question id to choice id, list of choice ids, or null ("I don't know")
 * @returns {Promise<object>} ranking with role ids, points, rank, reasons
 * @throws {Error} every name that means nothing, with place and remedy
 */
export async function assess(answers) {
  await load();
  await loadLater();
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

/** What the widget asks of the page, by name. */
const page = {
  fetch: fetchLater,

  save(event, name, type, text, said) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    say(event, said);
  },

  async copy(event, text, done, failed) {
    const where = event.target;
    try {
      await navigator.clipboard.writeText(text);
      say({ target: where }, done);
    } catch {
      say({ target: where }, failed);
    }
  },

  print() {
    globalThis.print();
  },
};

/** Says something beside the button that was pressed. */
function say({ target }, text) {
  target.closest(".rf-files").querySelector(".rf-files__said").textContent = text;
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
      this.#instance = wasm.mount(this, this.#root, this.#config(), (what, ...values) => page[what](...values));
      instances.add(this.#instance);
      const pending = this.#pending;
      this.#pending = undefined;
      this.#show(true);
      if (pending && !sameAnswers(pending, this.#instance.own())) this.#put(pending);
      this.dispatchEvent(new CustomEvent("role-fit-ready", { bubbles: true, composed: true }));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** What this element is given, for `config.rs`. */
  #config() {
    return { instance: this.#slot, language: this.getAttribute("lang"), model: this.getAttribute("model") };
  }

  #stop() {
    // Where nothing can be saved, the element itself still remembers.
    const own = this.#instance?.own() ?? {};
    if (Object.keys(own).length > 0) this.#pending = own;
    instances.delete(this.#instance);
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

  /** The assessment as plain data; null before the first answer, and until what it needs has been loaded. */
  get result() {
    return this.#instance ? this.#instance.result() : null;
  }
}

if (globalThis.customElements && !customElements.get(TAG)) customElements.define(TAG, RoleFit);
