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

/** What is built: the names of the files of the first load, and of those that come once a visitor has begun. */
export function parts() {
  const { files } = JSON.parse(readFileSync(join(dist, "manifest.json"), "utf8"));
  const named = (stem, extension) => files.find(({ file }) => file.startsWith(stem) && file.endsWith(extension)).file;
  const [laterWasm, content] = [named("later.", ".wasm"), named("content.", ".json")];
  const first = files.filter((file) => file.first_load).map(({ file }) => file);
  return { first, later: [content, laterWasm], laterWasm, content };
}

/** Serves the built site on a port of its own; `headers` are sent with every file, the rest is as in the server itself. */
export function serve({ headers = {}, ...options } = {}) {
  return serveFolder(dist, { headers: () => headers, ...options });
}

/** A page of another site that uses the widget: what stands in its head, inside the body, and inside the element. */
export function hostPage({ head = "", body = "<role-fit></role-fit>", module = "./role-fit.js" } = {}) {
  const script = module ? `<script type="module" src="${module}"></script>` : "";
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
<link rel="icon" href="data:,">${head}${script}</head><body><main><h1>Host</h1>${body}</main></body></html>`;
}

/** The strictest policy that a page can send, with where scripts may come from. */
export function strictPolicy(script) {
  return { headers: { "Content-Security-Policy": policy(script) } };
}
