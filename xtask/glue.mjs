// The JavaScript that wasm-bindgen makes around the Wasm (the glue), rewritten so that a visitor downloads less of it.
//
// It is rewritten as a text, and wasm-bindgen promises nothing about how that looks. So each change knows how often it
// has to be found: a glue that looks otherwise stops the build instead of passing unchanged.

/** The version whose glue the patterns below are written for; a test holds it to `Cargo.lock`. */
export const WASM_BINDGEN = "0.2.130";

// Streams for Leptos server functions, which a page without a server never makes.
const UNUSED_CLASSES = ["IntoUnderlyingByteSource", "IntoUnderlyingSink", "IntoUnderlyingSource"];

/** The object of all that the Wasm imports, by its indentation, and one entry of it. */
const IMPORTS = /(?<=\n {4}const import0 = \{\n {8}__proto__: null,\n)[^]*?(?=^ {4}\};\n)/gm;
const IMPORT = /^ {8}(\w+): function\(.*\) \{[^]*?\n {8}\}(?:, arguments\); \})?,\n/gm;

/** An export of the Wasm, where the glue uses it. */
const EXPORT = /\bwasm\.(\w+)/g;

/** The name of the Wasm file beside the glue, and the module by which the Wasm asks for its imports. */
const WASM_FILE = "role-fit_bg.wasm";
const IMPORTS_MODULE = '"./role-fit_bg.js": import0';

/** The glue without the classes nobody uses, which would keep their half of the Wasm alive. */
export function withoutUnusedClasses(glue) {
  for (const name of UNUSED_CLASSES) {
    glue = replaceOnce(glue, new RegExp(`^export class ${name} \\{\\n[^]*?\\n\\}\\n`, "gm"), () => "");
    glue = replaceOnce(glue, new RegExp(`^if \\(Symbol\\.dispose\\) ${name}\\..*\\n`, "gm"), () => "");
    glue = replaceOnce(glue, new RegExp(`^const ${name}Finalization = [^]*?;\\n`, "gm"), () => "");
    if (glue.includes(name)) throw otherwise(`nothing more of the class ${name}`, 0, count(glue, name));
  }
  return glue;
}

/** The names of the Wasm's exports that the glue uses. */
export function exportsUsedBy(glue) {
  const names = new Set(Array.from(glue.matchAll(EXPORT), (match) => match[1]));
  if (names.size === 0) throw otherwise(EXPORT, "some", 0);
  return names;
}

/** The glue with only those imports that the Wasm asks for. */
export function withoutUnusedImports(glue, used) {
  return replaceOnce(glue, IMPORTS, (entries) => {
    const names = new Set();
    const rest = entries.replace(IMPORT, (whole, name) => (names.add(name), ""));
    if (rest !== "") throw new Error(`${where()}: these imports do not match ${IMPORT}:\n${rest}`);
    const missing = [...used].filter((name) => !names.has(name));
    if (missing.length > 0) throw otherwise(`the imports ${missing.join(", ")}`, missing.length, 0);
    return entries.replace(IMPORT, (whole, name) => (used.has(name) ? whole : ""));
  });
}

/**
 * The glue with the short names that `wasm-opt` gave to imports and exports (both maps from the old name to the new),
 * and with the final name of the Wasm file. Long names with a hash in each hardly compress.
 */
export function renamed(glue, { imports, exports }, wasmFile) {
  glue = replaceOnce(glue, IMPORTS, (entries) =>
    entries.replace(/^( {8})(\w+)(?=: )/gm, (whole, indent, name) => indent + known(imports, "imports", name)),
  );
  glue = replaceOnce(glue, IMPORTS_MODULE, () => "a: import0");
  glue = replaceOnce(glue, WASM_FILE, () => wasmFile);
  return glue.replace(EXPORT, (whole, name) => `wasm.${known(exports, "exports", name)}`);
}

function known(names, what, name) {
  if (!names.has(name)) throw new Error(`${where()}: it names ${name}, which is not among the ${what} of the Wasm`);
  return names.get(name);
}

/** Replaces what has to be there exactly once. */
export function replaceOnce(glue, pattern, by) {
  const found = count(glue, pattern);
  if (found !== 1) throw otherwise(pattern, 1, found);
  return glue.replace(pattern, by);
}

function count(glue, pattern) {
  return typeof pattern === "string" ? glue.split(pattern).length - 1 : Array.from(glue.matchAll(pattern)).length;
}

function otherwise(pattern, expected, found) {
  return new Error(`${where()}: expected ${expected} of ${pattern}, found ${found}`);
}

function where() {
  return `xtask/glue.mjs, written for the glue of wasm-bindgen ${WASM_BINDGEN}`;
}
