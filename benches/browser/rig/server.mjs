// A static server on this machine for one built application: brotli made at the highest level beforehand, the right
// types, and long-lived caching for everything but pages.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** An empty page with nothing to fetch. */
const BLANK = Buffer.from('<!doctype html><title>-</title><link rel="icon" href="data:,">');
export const BLANK_PATH = "/__blank";

/** An address as the file that it names. */
export const fileOf = (pathname) => (pathname.endsWith("/") ? `${pathname}index.html` : pathname);

/**
 * Serves a folder of files. `weights` maps the path of each file to its size in bytes, compressed by brotli. `hold(which)` keeps
 * back the files whose path `which` says yes to, until `release()`; `held()` is how many are being kept back.
 */
export async function serve(folder) {
  const files = new Map([[BLANK_PATH, prepared("blank.html", BLANK)]]);
  for (const name of readdirSync(folder)) files.set(`/${name}`, prepared(name, readFileSync(join(folder, name))));

  let isHeld = () => false;
  let waiting = [];
  const server = createServer(async (request, response) => {
    const path = fileOf(new URL(request.url, "http://localhost").pathname);
    const file = files.get(path);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    if (path !== BLANK_PATH && isHeld(path)) await new Promise((done) => waiting.push(done));
    if (request.headers["if-none-match"] === file.headers.etag) response.writeHead(304, file.headers).end();
    else response.writeHead(200, { ...file.headers, "content-encoding": "br", "content-length": file.body.length }).end(file.body);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((done) => server.listen(0, "127.0.0.1", done));

  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    weights: new Map([...files].map(([path, { body }]) => [path, body.length])),
    hold: (which) => {
      isHeld = which;
    },
    held: () => waiting.length,
    release: () => {
      isHeld = () => false;
      waiting.forEach((done) => done());
      waiting = [];
    },
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))),
  };
}

function prepared(name, raw) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_MAX_QUALITY } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY, [BROTLI_PARAM_SIZE_HINT]: raw.length };
  const isPage = extname(name) === ".html";
  const headers = {
    "cache-control": isPage ? "no-cache" : "public, max-age=31536000, immutable",
    "content-type": TYPES[extname(name)] ?? "application/octet-stream",
    etag: `"${createHash("sha256").update(raw).digest("base64url").slice(0, 16)}"`,
    "x-content-type-options": "nosniff",
  };
  return { headers, body: brotliCompressSync(raw, { params }) };
}
