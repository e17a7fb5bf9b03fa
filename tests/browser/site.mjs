// The built site, with whatever a host could do to it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { policy, serve as serveFolder } from "../../xtask/server.mjs";

/** The folder of the built site. */
export const dist = process.env.ROLE_FIT_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));

/** The built module, in Node. */
export function distModule(folder = dist) {
  return import(pathToFileURL(join(folder, "role-fit.js")).href);
}

/** The same site with languages that nobody speaks. */
export const pseudo = join(dist, "../target/pseudo");

/**
 * What is built: the names of the files of the first load, and of those that come once a visitor of the page in English has
 * begun.
 */
export function parts() {
  const { files } = JSON.parse(readFileSync(join(dist, "manifest.json"), "utf8"));
  const named = (stem, extension) => files.find(({ file }) => file.startsWith(stem) && file.endsWith(extension)).file;
  const [laterWasm, laterStyle, result] = [named("later.", ".wasm"), named("later.", ".css"), named("result.en.", ".bin")];
  const first = files.filter((file) => file.first_load).map(({ file }) => file);
  return { first, questions: named("questions.en.", ".bin"), later: [result, laterStyle, laterWasm], laterWasm, laterStyle, result };
}

/**
 * Serves the built site on a port of its own; `headers` are sent with every file, `root` is another site than usual, the
 * rest is as in the server itself.
 */
export function serve({ root = dist, headers = {}, ...options } = {}) {
  return serveFolder(root, { headers: () => headers, ...options });
}

/** A page of another site that uses the widget: what stands in its head, inside the body, and inside the element. */
export function hostPage({ head = "", body = "<role-fit></role-fit>", module = "./role-fit.js", lang = "en" } = {}) {
  const script = module ? `<script type="module" src="${module}"></script>` : "";
  return `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>Host</title>
<link rel="icon" href="data:,">${head}${script}</head><body><main><h1>Host</h1>${body}</main></body></html>`;
}

/** The strictest policy that a page can send, with where scripts may come from. */
export function strictPolicy(script) {
  return { headers: { "Content-Security-Policy": policy(script) } };
}
