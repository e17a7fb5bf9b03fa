// Makes the files that are shipped: `node xtask/bundle.mjs <parts> <content> <out>`, where <parts> has the two parts of the
// program, and <content> each language's content as the build has compiled it. More pairs of <content> and <out> make the
// same with other languages.
//
//   role-fit.<hash>.wasm   the first part of the program, optimised
//   later.<hash>.wasm      the second part
//   later.<hash>.css       the style of the screens in the second part
//   questions.<language>.<hash>.bin   what is asked
//   result.<language>.<hash>.bin      what follows from the answers
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

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
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

// The language of index.html.
const PAGE_LANGUAGE = "en";

const BROWSERS = ["chrome111", "firefox113", "safari16.4"];

const xtask = path.dirname(fileURLToPath(import.meta.url));
const project = path.dirname(xtask);

// By its end the module knows that a style sheet is ours and whole.
const STYLE_END = "/*role-fit*/";

async function main(parts, ...sites) {
  const work = sites[1];
  mkdirSync(work, { recursive: true });

  const fullGlue = withoutUnusedClasses(text(parts, "role-fit.js"));
  const laterFile = path.join(parts, "split_later.wasm");
  const shared = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(laterFile)));
  const used = new Set([...exportsUsedBy(fullGlue), ...shared.map((it) => it.name)]);
  // Side by side: this is what takes longest.
  const [{ wasm, shortNames }, laterWasm] = await Promise.all([
    optimised(path.join(parts, "role-fit_bg.wasm"), used, work),
    optimisedLater(laterFile, work),
  ]);
  const [firstStyle, laterStyle] = [await ownStyle("widget.css"), await ownStyle("later.css")];
  const wasmName = hashed("role-fit", wasm, "wasm");
  const laterName = hashed("later", laterWasm, "wasm");
  const firstStyleName = hashed("role-fit", firstStyle, "css");
  const laterStyleName = hashed("later", laterStyle, "css");
  const usedGlue = withoutUnusedImports(fullGlue, new Set(shortNames.imports.keys()));
  const glue = renamed(usedGlue, shortNames, wasmName);
  const style = await minifiedStyle("page.css");
  const styleName = hashed("page", style, "css");
  const returning = await minifiedScript("src/embed/returning.js");
  const returningName = hashed("returning", returning, "js");

  for (let at = 0; at < sites.length; at += 2) {
    const [folder, out] = sites.slice(at, at + 2);
    mkdirSync(out, { recursive: true });
    const { languages, files: contents } = compiledContent(folder);
    const module = await bundled(glue, {
      WASM_FILE: wasmName,
      LATER_WASM_FILE: laterName,
      STYLE_FILE: firstStyleName,
      LATER_STYLE_FILE: laterStyleName,
      STYLE_END,
      LANGUAGES: languages,
      SHARED: shared.map(({ module, name }) => [module, name, shortNames.exports.get(name) ?? name]),
    });
    const moduleName = hashed("role-fit", module, "js");
    const startPage = text(folder, `start.${PAGE_LANGUAGE}.html`);
    const html = pageWith(withStartPage(text(project, "index.html"), startPage, `./${firstStyleName}`), {
      "./role-fit.js": `./${moduleName}`,
      "./returning.js": `./${returningName}`,
      "./role-fit.css": `./${firstStyleName}`,
      "./role-fit.wasm": `./${wasmName}`,
      "./questions.bin": `./${languages[PAGE_LANGUAGE].questions}`,
      "./page.css": `./${styleName}`,
    });
    write(out, [
      { file: "index.html", content: html, first_load: true },
      { file: returningName, content: returning, first_load: true },
      { file: styleName, content: style, first_load: true },
      { file: firstStyleName, content: firstStyle, first_load: true },
      { file: moduleName, content: module, first_load: true },
      { file: wasmName, content: wasm, first_load: true },
      { file: laterName, content: laterWasm, first_load: false },
      { file: laterStyleName, content: laterStyle, first_load: false },
      ...contents,
      { file: "role-fit.js", content: Buffer.from(`export * from "./${moduleName}";\n`), first_load: false },
      { file: "package.json", content: Buffer.from('{ "type": "module" }\n'), first_load: false },
    ]);
  }
}

function write(out, files) {
  for (const { file, content } of files) writeFileSync(path.join(out, file), content);
  const manifest = { files: files.map(described) };
  writeFileSync(path.join(out, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
}

// A page to work on, in the folder where Trunk has put the page, the glue and the Wasm.
async function dev(folder, content) {
  const put = (name, content) => writeFileSync(path.join(folder, name), content);
  renameSync(path.join(folder, "role-fit_bg.wasm"), path.join(folder, "role-fit.wasm"));
  const languages = {};
  for (const [language, known] of Object.entries(JSON.parse(text(content, "languages.json")))) {
    const named = (stem) => `${stem}.${language}.bin`;
    languages[language] = { questions: named("questions"), result: named("result"), ...known };
    for (const file of [named("questions"), named("result")]) copyFileSync(path.join(content, file), path.join(folder, file));
  }
  copyFileSync(path.join(content, `questions.${PAGE_LANGUAGE}.bin`), path.join(folder, "questions.bin"));
  const names = {
    WASM_FILE: "role-fit.wasm",
    LATER_WASM_FILE: "later.wasm",
    STYLE_FILE: "role-fit.css",
    LATER_STYLE_FILE: "later.css",
    STYLE_END,
    LANGUAGES: languages,
    SHARED: [],
  };
  put("role-fit.js", await bundled(text(folder, "role-fit.js"), names, { minify: false }));
  // The program is whole already: what is fetched in place of its second part is the shortest Wasm there is.
  put("later.wasm", Buffer.from("\0asm\x01\0\0\0", "latin1"));
  put("role-fit.css", text(project, "style/widget.css") + STYLE_END);
  put("later.css", text(project, "style/later.css") + STYLE_END);
  put("page.css", text(project, "style/page.css"));
  put("returning.js", text(project, "src/embed/returning.js"));
}

// What the module is to know of each language, and the files of all of them.
function compiledContent(folder) {
  const [languages, files] = [{}, []];
  for (const [language, known] of Object.entries(JSON.parse(text(folder, "languages.json")))) {
    const named = (stem, first_load) => {
      const content = readFileSync(path.join(folder, `${stem}.${language}.bin`));
      const file = hashed(`${stem}.${language}`, content, "bin");
      files.push({ file, content, first_load });
      return file;
    };
    const questions = named("questions", language === PAGE_LANGUAGE);
    languages[language] = { questions, result: named("result", false), ...known };
  }
  return { languages, files };
}

async function optimised(file, usedExports, out) {
  const before = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(file))).map((it) => it.name);
  const used = before.filter((name) => usedExports.has(name));
  const graph = [
    { name: "page", root: true, reaches: used.map((name) => `export ${name}`) },
    ...used.map((name) => ({ name: `export ${name}`, export: name })),
  ];
  const work = (name) => path.join(out, name);
  writeFileSync(work("exports.json"), JSON.stringify(graph));
  await binaryen("wasm-metadce", [file, "-f", work("exports.json"), "-o", work("used.wasm"), ...WASM_FEATURES]);
  // Memory starts as zeros.
  await binaryen("wasm-opt", [...SMALL, "--zero-filled-memory", work("used.wasm"), "-o", work("optimised.wasm"), ...WASM_FEATURES]);
  const shorten = ["--minify-imports-and-exports-and-modules", work("optimised.wasm"), "-o", work("short.wasm"), ...WASM_FEATURES];
  const names = JSON.parse(await binaryen("wasm-opt", shorten));
  const wasm = readFileSync(work("short.wasm"));
  for (const name of ["exports.json", "used.wasm", "optimised.wasm", "short.wasm"]) rmSync(work(name));
  const byOldName = (list) => new Map(list.map((entry) => entry.slice(-2)));
  return { wasm, shortNames: { imports: byOldName(names.imports), exports: byOldName(names.exports) } };
}

async function optimisedLater(file, out) {
  const small = path.join(out, "later.wasm");
  await binaryen("wasm-opt", [...SMALL, file, "-o", small, ...WASM_FEATURES]);
  const wasm = readFileSync(small);
  rmSync(small);
  return wasm;
}

// Runs a tool of Binaryen; returns what it printed.
async function binaryen(tool, options) {
  const program = path.join(xtask, "node_modules/binaryen/bin", tool);
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...options]);
  return stdout;
}

// One module of the loader and the glue (`role-fit-glue`).
async function bundled(glue, names, { minify = true } = {}) {
  const parts = {
    "role-fit-glue": { contents: glue, loader: "js" },
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
    define: Object.fromEntries(Object.entries(names).map(([name, value]) => [name, JSON.stringify(value)])),
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

// A style sheet of the shadow root, which the module fetches.
async function ownStyle(name) {
  return Buffer.from((await minifiedStyle(name)).toString().trim() + STYLE_END);
}

async function minifiedScript(name) {
  const { code } = await transform(text(project, name), { minify: true, charset: "utf8", target: BROWSERS });
  return Buffer.from(code);
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

// The page with the start page inside of its element, in a shadow root that the browser makes without any script. What
// the page says to those without JavaScript stays readable there.
function withStartPage(page, startPage, style) {
  const element = "<role-fit>";
  if (page.split(element).length !== 2) throw new Error(`index.html has no ${element}, or more than one`);
  const noscript = /<noscript>[^]*?<\/noscript>/.exec(page)?.[0] ?? "";
  const shadow = [
    '<template shadowrootmode="open">',
    `<link rel="stylesheet" href="${style}">`,
    "<slot hidden></slot>",
    `<div data-early part="early">${noscript}${startPage}</div>`,
    "</template>",
  ];
  return page.replace(element, () => element + shadow.join(""));
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

const folders = process.argv.slice(2).filter((it) => it !== "--dev").map((folder) => path.resolve(folder));
const made = process.argv[2] === "--dev" ? dev(...folders) : main(...folders);
made.catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
