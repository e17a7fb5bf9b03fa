// The outside of the widget: the custom element <role-fit>, and what the module exports.
//
// The inside is Rust (../embed.rs), compiled to Wasm in two parts. The names in capitals are put in by the build.

import { Early } from "./early.js";
import init, * as wasm from "role-fit-glue";

const TAG = "role-fit";

/** The language of those for whom there is no better one. */
const USUAL_LANGUAGE = "en";

let program;
let exported;

/** Loads the first part of the Wasm once for the whole page. */
function loadProgram() {
  program ??= init({ module_or_path: fetched(WASM_FILE) }).then((exports) => (exported = exports));
  return program;
}

const editions = new Map();

/**
 * Loads what a widget in this language begins with, the Wasm and the questionnaire at the same time, once for the whole
 * page. A failure is told to everybody who waits, and not tried again.
 */
function load(language) {
  if (!editions.has(language)) editions.set(language, addEdition(language));
  return editions.get(language);
}

async function addEdition(language) {
  const { questions } = LANGUAGES[language];
  const [bytes] = await Promise.all([fetchedBytes(questions), loadProgram()]);
  try {
    wasm.addEdition(bytes);
  } catch (error) {
    about(questions)(error);
  }
}

/** A file beside this module. Node cannot fetch a file from disk, so there it is read. */
async function fetched(name) {
  const url = new URL(name, import.meta.url);
  if (url.protocol === "file:") {
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(await (await import("node:fs/promises")).readFile(url), { headers: { "content-type": type } });
  }
  const response = await fetch(url).catch(about(url));
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

async function fetchedBytes(name) {
  const response = await fetched(name);
  return new Uint8Array(await response.arrayBuffer().catch(about(name)));
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

/** A Wasm file, compiled off the main thread while it arrives. A host that gives it another type costs only that. */
async function compiled(name) {
  const response = await fetched(name);
  const isTyped = response.headers.get("content-type")?.startsWith("application/wasm");
  const module = isTyped
    ? WebAssembly.compileStreaming(response)
    : response.arrayBuffer().then((bytes) => WebAssembly.compile(bytes));
  return module.catch(about(name));
}

/** Lets the page draw and answer before what comes next. */
function nextTask() {
  return new Promise((resolve) => setTimeout(resolve));
}

let later;
/** Whether anything of the second part has run, so that it is known to be sound. */
let isLaterSound = false;

/** Loads the second part once for the whole page: the rest of the Wasm, and its style. After a failure the next call tries again. */
function loadLater() {
  later ??= Promise.all([loadLaterWasm(), loadLaterStyle()]).catch((error) => {
    later = undefined;
    throw error;
  });
  return later;
}

async function loadLaterWasm() {
  const [module] = await Promise.all([compiled(LATER_WASM_FILE), loadProgram()]);
  await nextTask();
  await WebAssembly.instantiate(module, sharedWithLater()).catch(about(LATER_WASM_FILE));
}

function loadLaterStyle() {
  return loadStyle(LATER_STYLE_FILE);
}

const sheets = new Map();

/** A style sheet that all widgets share; empty until it is loaded. */
function styleSheet(name) {
  if (!sheets.has(name)) sheets.set(name, new CSSStyleSheet());
  return sheets.get(name);
}

async function loadStyle(name) {
  if (!globalThis.CSSStyleSheet) return;
  const text = await (await fetched(name)).text().catch(about(name));
  // Anything can be read as a style sheet; ours end as the build has made them.
  if (!text.endsWith(STYLE_END)) throw new Error(`${name}: this is another file, or not the whole`);
  await nextTask();
  styleSheet(name).replaceSync(text);
}

let firstStyle;

/** Loads the style of the first screens once for the whole page. */
function loadFirstStyle() {
  firstStyle ??= loadStyle(STYLE_FILE);
  return firstStyle;
}

const results = new Map();

/** Loads what follows from the answers in this language, once for the whole page. After a failure the next call tries again. */
function loadResult(language) {
  if (!results.has(language)) {
    const begun = fetchAndBegin(language).catch((error) => {
      results.delete(language);
      throw error;
    });
    results.set(language, begun);
  }
  return results.get(language);
}

async function fetchAndBegin(language) {
  const { result } = LANGUAGES[language];
  const [bytes] = await Promise.all([fetchedBytes(result), load(language), loadLater()]);
  await nextTask();
  try {
    wasm.beginLazyPart(language, bytes);
    isLaterSound = true;
  } catch (error) {
    // The fault may be in either; a Wasm that has run before is not it.
    if (!isLaterSound) later = undefined;
    about(result)(error);
  }
}

/** The language there is that suits this list best (RFC 4647, lookup); what is no language tag suits nothing. */
function languageFor(wanted) {
  for (const tag of wanted) {
    const parts = String(tag).toLowerCase().split("-");
    while (parts.length > 0) {
      const found = Object.keys(LANGUAGES).find((known) => known.toLowerCase() === parts.join("-"));
      if (found) return found;
      parts.pop();
      // A single letter only announces what follows it.
      if (parts.at(-1)?.length === 1) parts.pop();
    }
  }
  return USUAL_LANGUAGE;
}

/** The language for an element: what the page says of it or of the nearest element around it, else the browser's. */
function languageOf(element) {
  for (let inside = element; inside; inside = inside.getRootNode().host) {
    const named = inside.closest("[lang]");
    if (named) return languageFor(named.lang ? [named.lang] : navigator.languages);
  }
  return languageFor(navigator.languages);
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

/** Whether something is saved on this site, so that the second part is wanted at once. */
function hasSaved() {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(TAG));
  } catch {
    // The browser denies storage.
    return false;
  }
}

const whenIdle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 200));

/** For the widgets: loads the second part, and lets them go on without it if need be. */
async function fetchLater(language) {
  try {
    await loadResult(language);
  } catch (error) {
    if (!leaving) console.error(error);
    wasm.lazyPartFailed(language);
  }
}

/**
 * Assesses answers without any page.
 * @param {object} answers question id to choice id, list of choice ids, or null ("I don't know")
 * @param {string} language a BCP 47 tag
 * @returns {Promise<object>} ranking with role ids, points, rank, reasons
 * @throws {Error} every name that means nothing, with place and remedy
 */
export async function assess(answers, language = USUAL_LANGUAGE) {
  const best = languageFor([language]);
  await loadResult(best);
  return wasm.assess(best, answers);
}

/**
 * @param {string} language a BCP 47 tag
 * @returns {Promise<object[]>} the questions with ids, texts and choices
 */
export async function questions(language = USUAL_LANGUAGE) {
  const best = languageFor([language]);
  await load(best);
  return wasm.questions(best);
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
  fetch(language) {
    // Who has just begun reads the first question; the browser has time soon.
    if (hasSaved()) fetchLater(language);
    else whenIdle(() => fetchLater(language), { timeout: 1_000 });
  },

  save(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  },

  async copy(text, report) {
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    report(copied ?? false);
  },

  print() {
    globalThis.print();
  },
};

// Node has no elements; there only the functions above are of use.
const Base = globalThis.HTMLElement ?? class {};

class RoleFit extends Base {
  #instance;
  #root;
  #slot;
  /** The start page that the build wrote into the page, until the program takes over. */
  #early;
  /** Answers to put in once there is a widget: set before it was ready, or kept while the element was away. */
  #pending;

  constructor() {
    super();
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    this.#early = Early.in(shadow);
    // A page that brings the start page brings its style too.
    const files = this.#early ? [LATER_STYLE_FILE] : [STYLE_FILE, LATER_STYLE_FILE];
    shadow.adoptedStyleSheets = files.map(styleSheet);
    // What the page put inside stays visible until the widget is ready.
    this.#root = document.createElement("div");
    this.#root.hidden = true;
    if (!this.#early) shadow.append(document.createElement("slot"));
    shadow.append(this.#root);
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
    const language = languageOf(this);
    try {
      if (hasSaved()) loadResult(language).catch(() => {}); // The widget asks again, and is told then.
      await Promise.all([load(language), this.#early ? undefined : loadFirstStyle()]);
      if (!this.isConnected || this.#instance) return;
      this.#slot = freeSlot(this.getAttribute("instance") ?? "");
      const ask = (what, ...values) => page[what](...values);
      this.#instance = wasm.mount(this, this.#root, this.#config(language), this.#early?.begun ?? null, ask);
      instances.add(this.#instance);
      const pending = this.#pending;
      this.#pending = undefined;
      this.#early?.giveWayTo(this.#root);
      this.#early = undefined;
      this.#show(true);
      if (pending && !sameAnswers(pending, this.#instance.own())) this.#put(pending);
      this.dispatchEvent(new CustomEvent("role-fit-ready", { bubbles: true, composed: true }));
    } catch (error) {
      this.#fail(error, language);
    }
  }

  /** What this element is given, for `config.rs`. */
  #config(language) {
    return { instance: this.#slot, language, model: this.getAttribute("model") };
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
  #fail(error, language) {
    this.#early?.remove();
    this.#early = undefined;
    this.#stop();
    const line = document.createElement("p");
    line.dataset.failed = "";
    line.setAttribute("role", "alert");
    line.lang = language;
    line.dir = "auto";
    line.textContent = LANGUAGES[language].failed;
    this.shadowRoot.querySelector("[data-failed]")?.remove();
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
