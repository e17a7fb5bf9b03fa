// Builds the peers, all with the same bundler and settings: node build.mjs <out> [peer ...]
//
// Each becomes a page, a script and a style sheet of its own in <out>/<peer>.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const PEERS = { vanilla: "main.js", preact: "main.jsx", surveyjs: "main.js" };

const [out, ...wanted] = process.argv.slice(2);
for (const [name, entry] of Object.entries(PEERS)) {
  if (wanted.length === 0 || wanted.includes(name)) await buildPeer(name, entry);
}

async function buildPeer(name, entry) {
  const from = fileURLToPath(new URL(`peers/${name}`, import.meta.url));
  const to = join(out, name);
  const { outputFiles } = await build({
    entryPoints: [join(from, entry)],
    outdir: to,
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2023",
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  // The names have a hash, so that the server may let the browser keep them for ever.
  const tags = outputFiles.map(({ path, contents }) => {
    const hash = createHash("sha256").update(contents).digest("hex").slice(0, 8);
    const file = `main.${hash}${extname(path)}`;
    writeFileSync(join(to, file), contents);
    return extname(path) === ".css"
      ? `<link rel="stylesheet" href="./${file}" />`
      : `<script type="module" src="./${file}"></script>`;
  });
  const page = readFileSync(join(from, "index.html"), "utf8");
  const bare = page.replace(/ *<script type="module".*\n/, "");
  if (bare === page) throw new Error(`${name}/index.html has no script to replace`);
  writeFileSync(join(to, "index.html"), bare.replace("</head>", `  ${tags.join("\n    ")}\n  </head>`));
}
