// What the server hands out, and what it does not.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { get } from "node:http";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { policy, serve, siteHeaders } from "./server.mjs";

/** The status for a path that is sent as it is, which `fetch` would tidy first. */
function status(url, path) {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = get({ host: "127.0.0.1", port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once("error", reject);
  });
}

describe("The server", () => {
  it("hands out only files below the site", async () => {
    const server = await serve(fileURLToPath(new URL(".", import.meta.url)));
    try {
      assert.equal(await status(server.url, "/Cargo.toml?x=1"), 200);
      const outside = ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/src/..%2f..%2fCargo.toml", "//etc/passwd"];
      for (const path of [...outside, "/.npmrc", "/src", "/src/", "/missing", "/%", "/a%00b"]) {
        assert.equal(await status(server.url, path), 404, path);
      }
    } finally {
      await server.close();
    }
  });

  it("says that only names with a hash may be kept for good, and sends the policy with all", () => {
    assert.match(siteHeaders("role-fit.0123456789abcdef.wasm")["Cache-Control"], /immutable/);
    for (const name of ["role-fit.js", "index.html"]) {
      assert.equal(siteHeaders(name)["Cache-Control"], "no-cache");
      assert.equal(siteHeaders(name)["Content-Security-Policy"], policy());
    }
  });

  it("sends the policy that the README promises", () => {
    const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
    const [, shown] = readme.match(/^```\n(default-src [^`]*?)\n```$/m) ?? assert.fail("README.md shows no policy");
    assert.equal(shown.replace(/\s+/g, " "), policy());
  });
});
