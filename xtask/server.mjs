// A small static file server on this machine: `node xtask/server.mjs <folder> [port]` serves the built site as
// `cargo xtask serve` does, and the browser tests start it with whatever a host could do to the site.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

const USUAL_PORT = 8080;

/** What the widget may load and run from: nothing but the site's own files. */
const OWN_FILES = "'self' 'wasm-unsafe-eval'";

/**
 * The strictest policy that the widget promises to work under: nothing but the site's own files, no inline code, no
 * HTML from strings. The README shows it, and a test holds the two together.
 */
export function policy(script = OWN_FILES) {
  return [
    "default-src 'none'",
    `script-src ${script}`,
    "connect-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

/** What `cargo xtask serve` sends with a file. */
export function siteHeaders(name) {
  return {
    "Cache-Control": hasHash(name) ? "public, max-age=31536000, immutable" : "no-cache",
    "Content-Security-Policy": policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    // Other sites may embed the widget from here.
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
  };
}

/** Names with a hash never change what they mean: `role-fit.0123456789abcdef.js`. */
function hasHash(name) {
  return name.split(".").some((part) => /^[0-9a-f]{16}$/.test(part));
}

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

const NOT_FOUND = { status: 404, type: "text/plain", body: "not found" };

/**
 * Serves a folder until `close` is called.
 * @param {string} site the folder
 * @param {object} options
 * @param {number} options.port 0 is any that is free
 * @param {function} options.headers `name => headers`, sent with every file
 * @param {string} options.folder where the site is in the address, such as "/some/folder/"
 * @param {object} options.pages more pages by name: `{ "host.html": "<!DOCTYPE html>…" }`
 * @param {function} options.change may change a reply: `(name, { status, type, body }) => reply or promise`
 * @returns {Promise<{ url: string, requests: string[], close: function }>} `requests` are the paths asked for
 */
export async function serve(site, options = {}) {
  const { port = 0, headers = () => ({}), folder = "/", pages = {}, change = (name, reply) => reply } = options;
  const requests = [];
  const server = createServer(async (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") return response.writeHead(405).end();
    const asked = pathOf(request.url);
    requests.push(asked);
    const name = asked?.startsWith(folder) ? asked.slice(folder.length) || "index.html" : undefined;
    const { status, type, body } = name ? await change(name, await find(site, name, pages)) : NOT_FOUND;
    response.writeHead(status, { "Content-Type": type, ...headers(name ?? "") });
    response.end(body);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const close = () => {
    server.closeAllConnections?.();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${server.address().port}${folder}`, requests, close };
}

/** The path of an address, or nothing if it is none. */
function pathOf(url) {
  try {
    return decodeURIComponent(url.split(/[?#]/)[0]);
  } catch {
    return undefined;
  }
}

/** A page or a file below the site's folder. */
async function find(site, name, pages) {
  const type = TYPES[path.extname(name)] ?? "application/octet-stream";
  if (Object.hasOwn(pages, name)) return { status: 200, type, body: pages[name] };
  const isPlain = (part) => part !== "" && !part.startsWith(".") && !/[\\\0]/.test(part);
  if (!name.split("/").every(isPlain)) return NOT_FOUND;
  try {
    return { status: 200, type, body: await readFile(path.join(site, name)) };
  } catch {
    return NOT_FOUND;
  }
}

/** Serves the site on the port given, or on the first free one from the usual port on. */
async function main(site, given) {
  const last = given ?? USUAL_PORT + 99;
  for (let port = given ?? USUAL_PORT; ; port += 1) {
    try {
      const { url } = await serve(site, { port, headers: siteHeaders });
      return console.log(`\nServing ${url} (stop with Ctrl+C)`);
    } catch (error) {
      if (port >= last) throw new Error(`port ${port} cannot be used: ${error.message}; choose another with --port`);
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [site, port] = process.argv.slice(2);
  main(site, port && Number(port)).catch((error) => {
    console.error(`\nerror: ${error.message}`);
    process.exitCode = 1;
  });
}
