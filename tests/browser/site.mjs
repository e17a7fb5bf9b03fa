// A small static file server on a port of its own: the built site, with whatever a host could do to it.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

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

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".bin": "application/octet-stream",
  ".wasm": "application/wasm",
};

/**
 * Serves the built site.
 * @param {object} options
 * @param {string} options.root the built site, another one than usual
 * @param {object} options.headers sent with every file
 * @param {string} options.folder where the site is, such as "/some/folder/"
 * @param {object} options.pages more pages by name: `{ "host.html": "<!DOCTYPE html>…" }`
 * @param {function} options.change may change a reply: `(name, { status, type, body }) => reply or promise`
 * @returns {Promise<{ url: string, requests: string[], close: function }>}
 */
export async function serve({ root = dist, headers = {}, folder = "/", pages = {}, change = (name, reply) => reply } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
    requests.push(path);
    const name = path.startsWith(folder) ? path.slice(folder.length) || "index.html" : undefined;
    const { status, type, body } = name ? await change(name, await find(root, name, pages)) : NOT_FOUND;
    response.writeHead(status, { "Content-Type": type, ...headers });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections?.();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${server.address().port}${folder}`, requests, close };
}

const NOT_FOUND = { status: 404, type: "text/plain", body: "not found" };

async function find(root, name, pages) {
  const type = TYPES[extname(name)] ?? "application/octet-stream";
  if (name in pages) return { status: 200, type, body: pages[name] };
  try {
    return { status: 200, type, body: await readFile(join(root, normalize(`/${name}`))) };
  } catch {
    return NOT_FOUND;
  }
}

/** A page of another site that uses the widget: what stands in its head, inside the body, and inside the element. */
export function hostPage({ head = "", body = "<role-fit></role-fit>", module = "./role-fit.js", lang = "en" } = {}) {
  const script = module ? `<script type="module" src="${module}"></script>` : "";
  return `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>Host</title>
<link rel="icon" href="data:,">${head}${script}</head><body><main><h1>Host</h1>${body}</main></body></html>`;
}

/** The strictest policy that a page can send, with where scripts may come from. */
export function strictPolicy(script) {
  const policy = [
    "default-src 'none'",
    `script-src ${script}`,
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return { headers: { "Content-Security-Policy": policy.join("; ") } };
}
