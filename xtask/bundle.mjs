// Makes the files that are shipped of what Trunk has compiled: `node xtask/bundle.mjs <compiled> <out>`.
//
//   role-fit.<hash>.wasm   the optimised program
//   role-fit.<hash>.js     loader, wasm-bindgen's glue and the widget's style sheet in one module
//   role-fit.js            the name that site owners write; points at the module above
//   page.<hash>.css        the style of the project's own page
//   index.html             the project's own page
//   package.json           tells older versions of Node that the modules are modules
//   manifest.json          size and integrity of each of them
//
// A hash is of the final bytes, so that a name never stands for two contents.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build, transform } from "esbuild";

// Rust's own WebAssembly features, one by one: with all of them on, wasm-opt writes what browsers refuse.
const WASM_FEATURES = [
  "--enable-bulk-memory",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
  "--enable-mutable-globals",
  "--enable-reference-types",
  "--enable-multivalue",
];

// Streams for Leptos server functions, which a page without a server never makes.
const UNUSED_CLASSES = ["IntoUnderlyingByteSource", "IntoUnderlyingSink", "IntoUnderlyingSource"];

const BROWSERS = ["chrome111", "firefox113", "safari16.4"];

const xtask = path.dirname(fileURLToPath(import.meta.url));
const project = path.dirname(xtask);

async function main(compiled, out) {
  mkdirSync(out, { recursive: true });

  const fullGlue = withoutUnusedClasses(text(compiled, "role-fit.js"));
  const { wasm, shortNames } = optimised(path.join(compiled, "role-fit_bg.wasm"), exportsUsedBy(fullGlue), out);
  const wasmName = hashed("role-fit", wasm, "wasm");
  const usedGlue = withoutUnusedImports(fullGlue, new Set(shortNames.imports.keys()));
  const glue = renamed(usedGlue, shortNames).replaceAll("role-fit_bg.wasm", wasmName);

  const module = await bundled(glue, wasmName);
  const moduleName = hashed("role-fit", module, "js");
  const style = await minifiedStyle("page.css");
  const styleName = hashed("page", style, "css");
  const page = pageWith(text(compiled, "index.html"), {
    "./role-fit.js": `./${moduleName}`,
    "./role-fit.wasm": `./${wasmName}`,
    "./page.css": `./${styleName}`,
  });

  const files = [
    { file: "index.html", content: page, first_load: true },
    { file: styleName, content: style, first_load: true },
    { file: moduleName, content: module, first_load: true },
    { file: wasmName, content: wasm, first_load: true },
    { file: "role-fit.js", content: Buffer.from(`export * from "./${moduleName}";\n`), first_load: false },
    { file: "package.json", content: Buffer.from('{ "type": "module" }\n'), first_load: false },
  ];
  for (const { file, content } of files) writeFileSync(path.join(out, file), content);
  const manifest = { files: files.map(described) };
  writeFileSync(path.join(out, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
}

// wasm-bindgen's glue without the classes nobody uses, which would keep their half of the Wasm alive.
function withoutUnusedClasses(glue) {
  for (const name of UNUSED_CLASSES) {
    glue = glue
      .replace(new RegExp(`^export class ${name} \\{\\n[^]*?\\n\\}\\n`, "m"), "")
      .replace(new RegExp(`^if \\(Symbol\\.dispose\\) ${name}\\..*\\n`, "m"), "")
      .replace(new RegExp(`^const ${name}Finalization = [^]*?;\\n`, "m"), "");
  }
  return glue;
}

function exportsUsedBy(glue) {
  return new Set(Array.from(glue.matchAll(/\bwasm\.(\w+)/g), (match) => match[1]));
}

// The entries of the glue's import object that the optimised Wasm still asks for. An entry is recognised by its
// indentation; one that looks otherwise is kept.
function withoutUnusedImports(glue, used) {
  const entry = /^ {8}(\w+): function\(.*\) \{\n[^]*?\n {8}\},\n/gm;
  return glue.replace(entry, (whole, name) => (used.has(name) ? whole : ""));
}

// Glue and Wasm call each other by long names with a hash in each, which hardly compress; short ones do as well.
function renamed(glue, { imports, exports }) {
  return glue
    .replace('"./role-fit_bg.js": import0', "a: import0")
    .replace(/^( {8})(\w+)(?=: )/gm, (whole, indent, name) => indent + (imports.get(name) ?? name))
    .replace(/\bwasm\.(\w+)/g, (whole, name) => `wasm.${exports.get(name) ?? name}`);
}

function optimised(file, usedExports, out) {
  const before = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(file))).map((it) => it.name);
  const used = before.filter((name) => usedExports.has(name));
  const graph = [
    { name: "page", root: true, reaches: used.map((name) => `export ${name}`) },
    ...used.map((name) => ({ name: `export ${name}`, export: name })),
  ];
  const work = (name) => path.join(out, name);
  writeFileSync(work("exports.json"), JSON.stringify(graph));
  binaryen("wasm-metadce", [file, "-f", work("exports.json"), "-o", work("used.wasm"), ...WASM_FEATURES]);
  const strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
  // Memory starts as zeros, and nobody reads its first KiB: it is the far end of the stack.
  const memory = ["--low-memory-unused", "--zero-filled-memory"];
  const passes = ["-Oz", "--converge", "--reorder-functions-by-name", ...memory, ...strip];
  binaryen("wasm-opt", [...passes, work("used.wasm"), "-o", work("optimised.wasm"), ...WASM_FEATURES]);
  const shorten = ["--minify-imports-and-exports-and-modules", work("optimised.wasm"), "-o", work("short.wasm"), ...WASM_FEATURES];
  const names = JSON.parse(binaryen("wasm-opt", shorten));
  const wasm = readFileSync(work("short.wasm"));
  for (const name of ["exports.json", "used.wasm", "optimised.wasm", "short.wasm"]) rmSync(work(name));
  const byOldName = (list) => new Map(list.map((entry) => entry.slice(-2)));
  return { wasm, shortNames: { imports: byOldName(names.imports), exports: byOldName(names.exports) } };
}

// Runs a tool of Binaryen; returns what it printed.
function binaryen(tool, options) {
  const program = path.join(xtask, "node_modules/binaryen/bin", tool);
  return execFileSync(process.execPath, [program, ...options], { stdio: ["ignore", "pipe", "inherit"] }).toString();
}

// One module of the loader, the glue (`role-fit-glue`) and the style sheet as a text (`role-fit-style`).
async function bundled(glue, wasmName) {
  const style = await minifiedStyle("widget.css");
  const parts = {
    "role-fit-glue": { contents: glue, loader: "js" },
    "role-fit-style": { contents: style.toString().trim(), loader: "text" },
  };
  const result = await build({
    entryPoints: [path.join(project, "src/embed/element.js")],
    bundle: true,
    format: "esm",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    target: BROWSERS,
    external: ["node:fs/promises"],
    define: { WASM_FILE: JSON.stringify(wasmName), FAILED_TEXT: JSON.stringify(failedText()) },
    write: false,
    logLevel: "warning",
    plugins: [
      {
        name: "role-fit",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^role-fit-/ }, ({ path }) => ({ path, namespace: "role-fit" }));
          onLoad({ filter: /./, namespace: "role-fit" }, ({ path }) => parts[path]);
        },
      },
    ],
  });
  return Buffer.from(result.outputFiles[0].contents);
}

// What the loader says when the Wasm, which has all other texts, does not arrive.
function failedText() {
  const file = "src/content/text/en.json";
  const failed = JSON.parse(text(project, file)).ui?.failed;
  if (typeof failed !== "string") throw new Error(`${file} has no text at ui.failed`);
  return failed;
}

async function minifiedStyle(name) {
  const { code } = await transform(text(project, `style/${name}`), {
    loader: "css",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    target: BROWSERS,
  });
  return Buffer.from(code);
}

// The page with the final names in its head, checked to need nothing that a strict policy forbids.
function pageWith(page, names) {
  const end = page.indexOf("</head>");
  if (end < 0) throw new Error("index.html has no </head>");
  let head = page.slice(0, end);
  for (const [name, final] of Object.entries(names)) {
    if (!head.includes(`"${name}"`)) throw new Error(`the head of index.html does not name "${name}"`);
    head = head.replaceAll(`"${name}"`, `"${final}"`);
  }
  page = (head + page.slice(end)).replace(/\s*<!--[^]*?-->/g, "").replace(/\n\s*\n/g, "\n");
  for (const [what, pattern] of [
    ["an inline script", /<script(?![^>]*\ssrc=)(?![^>]*"application\/json")/i],
    ["an inline style", /<style|<[^>]*\sstyle=/i],
    ["an inline event handler", /<[^>]*\son\w+=/i],
    ["something left by Trunk", /data-trunk|\{\{__TRUNK/i],
  ]) {
    if (pattern.test(page)) throw new Error(`index.html has ${what}, which the page's policy forbids`);
  }
  return Buffer.from(page);
}

function described({ file, content, first_load }) {
  const brotli = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
  const integrity = `sha384-${createHash("sha384").update(content).digest("base64")}`;
  return { file, bytes: content.length, brotli_bytes: brotli.length, integrity, first_load };
}

function hashed(stem, content, extension) {
  return `${stem}.${createHash("sha256").update(content).digest("hex").slice(0, 16)}.${extension}`;
}

function text(folder, name) {
  return readFileSync(path.join(folder, name), "utf8");
}

const [compiled, out] = process.argv.slice(2).map((folder) => path.resolve(folder));
main(compiled, out).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
