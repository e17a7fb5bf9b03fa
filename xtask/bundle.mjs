// Makes the files that are shipped: `node xtask/bundle.mjs <parts> <out>`, where <parts> has the two parts of the program.
//
//   role-fit.<hash>.wasm   the first part of the program, optimised
//   later.<hash>.wasm      the second part
//   content.<hash>.json    what the second part shows, and its style sheet
//   role-fit.<hash>.js     loader, wasm-bindgen's glue and the widget's style sheet in one module
//   role-fit.js            the name that site owners write; points at the module above
//   page.<hash>.css        the style of the project's own page
//   index.html             the project's own page
//   package.json           tells older versions of Node that the modules are modules
//   manifest.json          size and integrity of each of them
//
// A hash is of the final bytes, so that a name never stands for two contents.
//
// `node xtask/bundle.mjs --dev <folder>` makes a page to work on of what Trunk has compiled into this folder: all of the
// program in one file, nothing optimised, the names as index.html has them (see Trunk.toml).

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build, transform } from "esbuild";

import { exportsUsedBy, renamed, withoutUnusedClasses, withoutUnusedImports } from "./glue.mjs";

// Rust's own WebAssembly features, one by one: with all of them on, wasm-opt writes what browsers refuse.
const WASM_FEATURES = [
  "--enable-bulk-memory",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
  "--enable-mutable-globals",
  "--enable-reference-types",
  "--enable-multivalue",
];

// Nobody reads the first KiB of memory: it is the far end of the stack.
const SMALL = [
  "-Oz",
  "--converge",
  "--reorder-functions-by-name",
  "--low-memory-unused",
  "--strip-debug",
  "--strip-producers",
  "--strip-target-features",
];

const BROWSERS = ["chrome111", "firefox113", "safari16.4"];

const xtask = path.dirname(fileURLToPath(import.meta.url));
const project = path.dirname(xtask);

async function main(parts, out) {
  mkdirSync(out, { recursive: true });

  const fullGlue = withoutUnusedClasses(text(parts, "role-fit.js"));
  const laterFile = path.join(parts, "split_later.wasm");
  const shared = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(laterFile)));
  const used = new Set([...exportsUsedBy(fullGlue), ...shared.map((it) => it.name)]);
  const { wasm, shortNames } = optimised(path.join(parts, "role-fit_bg.wasm"), used, out);
  const laterWasm = optimisedLater(laterFile, out);
  const content = await laterContent();
  const wasmName = hashed("role-fit", wasm, "wasm");
  const laterName = hashed("later", laterWasm, "wasm");
  const contentName = hashed("content", content, "json");
  const usedGlue = withoutUnusedImports(fullGlue, new Set(shortNames.imports.keys()));
  const glue = renamed(usedGlue, shortNames, wasmName);

  const module = await bundled(glue, {
    WASM_FILE: wasmName,
    LATER_WASM_FILE: laterName,
    CONTENT_FILE: contentName,
    SHARED: shared.map(({ module, name }) => [module, name, shortNames.exports.get(name) ?? name]),
  });
  const moduleName = hashed("role-fit", module, "js");
  const style = await minifiedStyle("page.css");
  const styleName = hashed("page", style, "css");
  const html = pageWith(text(project, "index.html"), {
    "./role-fit.js": `./${moduleName}`,
    "./role-fit.wasm": `./${wasmName}`,
    "./page.css": `./${styleName}`,
  });

  const files = [
    { file: "index.html", content: html, first_load: true },
    { file: styleName, content: style, first_load: true },
    { file: moduleName, content: module, first_load: true },
    { file: wasmName, content: wasm, first_load: true },
    { file: laterName, content: laterWasm, first_load: false },
    { file: contentName, content, first_load: false },
    { file: "role-fit.js", content: Buffer.from(`export * from "./${moduleName}";\n`), first_load: false },
    { file: "package.json", content: Buffer.from('{ "type": "module" }\n'), first_load: false },
  ];
  for (const { file, content } of files) writeFileSync(path.join(out, file), content);
  const manifest = { files: files.map(described) };
  writeFileSync(path.join(out, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
}

// A page to work on, in the folder where Trunk has put the page, the glue and the Wasm.
async function dev(folder) {
  const put = (name, content) => writeFileSync(path.join(folder, name), content);
  renameSync(path.join(folder, "role-fit_bg.wasm"), path.join(folder, "role-fit.wasm"));
  const names = { WASM_FILE: "role-fit.wasm", LATER_WASM_FILE: "later.wasm", CONTENT_FILE: "content.json", SHARED: [] };
  put("role-fit.js", await bundled(text(folder, "role-fit.js"), names, { minify: false }));
  // The program is whole already: what is fetched in place of its second part is the shortest Wasm there is.
  put("later.wasm", Buffer.from("\0asm\x01\0\0\0", "latin1"));
  put("content.json", await laterContent());
  put("page.css", text(project, "style/page.css"));
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
  // Memory starts as zeros.
  binaryen("wasm-opt", [...SMALL, "--zero-filled-memory", work("used.wasm"), "-o", work("optimised.wasm"), ...WASM_FEATURES]);
  const shorten = ["--minify-imports-and-exports-and-modules", work("optimised.wasm"), "-o", work("short.wasm"), ...WASM_FEATURES];
  const names = JSON.parse(binaryen("wasm-opt", shorten));
  const wasm = readFileSync(work("short.wasm"));
  for (const name of ["exports.json", "used.wasm", "optimised.wasm", "short.wasm"]) rmSync(work(name));
  const byOldName = (list) => new Map(list.map((entry) => entry.slice(-2)));
  return { wasm, shortNames: { imports: byOldName(names.imports), exports: byOldName(names.exports) } };
}

function optimisedLater(file, out) {
  const small = path.join(out, "later.wasm");
  binaryen("wasm-opt", [...SMALL, file, "-o", small, ...WASM_FEATURES]);
  const wasm = readFileSync(small);
  rmSync(small);
  return wasm;
}

// What comes with the second part: its content, and the style sheet of its screens.
async function laterContent() {
  const style = (await minifiedStyle("later.css")).toString().trim();
  return Buffer.from(JSON.stringify({ ...contentFiles(), style }));
}

// Everything but the opening, each file under its name; as src/content/minify.rs does it for the tests.
function contentFiles() {
  const folder = path.join(project, "src/content");
  const files = (subfolder, suffix) =>
    readdirSync(path.join(folder, subfolder))
      .filter((name) => name.endsWith(".json") && name !== "questions.json")
      .sort()
      .map((name) => [name.slice(0, -5) + suffix, JSON.parse(text(path.join(folder, subfolder), name))]);
  return Object.fromEntries([...files("", ""), ...files("text/en", "_text")]);
}

// Runs a tool of Binaryen; returns what it printed.
function binaryen(tool, options) {
  const program = path.join(xtask, "node_modules/binaryen/bin", tool);
  return execFileSync(process.execPath, [program, ...options], { stdio: ["ignore", "pipe", "inherit"] }).toString();
}

// One module of the loader, the glue (`role-fit-glue`) and the style sheet as a text (`role-fit-style`).
async function bundled(glue, names, { minify = true } = {}) {
  const style = await minifiedStyle("widget.css");
  const { failed } = JSON.parse(text(project, "src/content/text/en/questions.json")).ui;
  const texts = Object.entries({ ...names, FAILED_TEXT: failed });
  const parts = {
    "role-fit-glue": { contents: glue, loader: "js" },
    "role-fit-style": { contents: style.toString().trim(), loader: "text" },
  };
  const result = await build({
    entryPoints: [path.join(project, "src/embed/element.js")],
    bundle: true,
    format: "esm",
    minify,
    charset: "utf8",
    legalComments: "none",
    target: BROWSERS,
    external: ["node:fs/promises"],
    define: Object.fromEntries(texts.map(([name, value]) => [name, JSON.stringify(value)])),
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
  const forTrunk = /\n\s*<link data-trunk [^>]*>/;
  if (!forTrunk.test(head)) throw new Error("the head of index.html has no <link data-trunk …>");
  head = head.replace(forTrunk, "");
  page = (head + page.slice(end)).replace(/\s*<!--[^]*?-->/g, "").replace(/\n\s*\n/g, "\n");
  for (const [what, pattern] of [
    ["an inline script", /<script(?![^>]*\ssrc=)(?![^>]*"application\/json")/i],
    ["an inline style", /<style|<[^>]*\sstyle=/i],
    ["an inline event handler", /<[^>]*\son\w+=/i],
    ["something for Trunk", /data-trunk/i],
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

const [first, second] = process.argv.slice(2);
const made = first === "--dev" ? dev(path.resolve(second)) : main(path.resolve(first), path.resolve(second));
made.catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
