// The rewriting of wasm-bindgen's glue: on a piece of it, and on pieces that look otherwise.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

import { WASM_BINDGEN, exportsUsedBy, renamed, withoutUnusedClasses, withoutUnusedImports } from "./glue.mjs";

const unusedClass = (name) => `export class ${name} {
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_${name.toLowerCase()}_free(ptr, 0);
    }
}
if (Symbol.dispose) ${name}.prototype[Symbol.dispose] = ${name}.prototype.free;

`;

const cleanUp = (name) => `const ${name}Finalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_${name.toLowerCase()}_free(ptr, 1));
`;

const STREAMS = ["IntoUnderlyingByteSource", "IntoUnderlyingSink", "IntoUnderlyingSource"];

const GLUE = `${STREAMS.map(unusedClass).join("")}export function questions() {
    return wasm.questions();
}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_Error_1: function(arg0, arg1) {
            return Error(getStringFromWasm0(arg0, arg1));
        },
        __wbg_apply_2: function() { return handleError(function (arg0, arg1) {
            if (arg0) {
                return arg0.apply(arg1);
            }
        }, arguments); },
        __wbg_get_3: function(arg0) {
            return wasm.__wbindgen_malloc(arg0);
        },
    };
    return {
        __proto__: null,
        "./role-fit_bg.js": import0,
    };
}
${["Instance", ...STREAMS].map(cleanUp).join("")}
module_or_path = new URL('role-fit_bg.wasm', import.meta.url);
wasm.__wbindgen_start();
`;

const without = (part) => GLUE.replace(part, "");
const short = (names) => new Map(names.map((name, index) => [name, "abcdef"[index]]));

describe("The glue", () => {
  it("is that of the version in Cargo.lock", () => {
    const lock = readFileSync(new URL("../Cargo.lock", import.meta.url), "utf8");
    assert.ok(lock.includes(`name = "wasm-bindgen"\nversion = "${WASM_BINDGEN}"\n`));
  });

  it("loses the classes nobody uses, and the exports only they use", () => {
    const glue = withoutUnusedClasses(GLUE);
    assert.ok(!glue.includes("IntoUnderlying"));
    assert.ok(glue.includes("InstanceFinalization"));
    const used = ["questions", "__wbindgen_malloc", "__wbg_instance_free", "__wbindgen_start"];
    assert.deepEqual([...exportsUsedBy(glue)], used);
  });

  it("keeps just the imports that the Wasm asks for", () => {
    for (const used of [[], ["__wbg_Error_1"], ["__wbg_apply_2"], ["__wbg_get_3"], ["__wbg_Error_1", "__wbg_get_3"]]) {
      const glue = withoutUnusedImports(GLUE, new Set(used));
      const kept = Array.from(glue.matchAll(/^ {8}(\w+): function/gm), (match) => match[1]);
      assert.deepEqual(kept, used);
      // What is left is still a function.
      assert.doesNotThrow(() => new Function(glue.slice(glue.indexOf("function __wbg"), glue.indexOf("const Inst"))));
    }
  });

  it("gets short names on both sides, and the final name of the Wasm file", () => {
    const used = ["__wbg_apply_2", "__wbg_get_3"];
    const kept = withoutUnusedImports(withoutUnusedClasses(GLUE), new Set(used));
    const exports = short([...exportsUsedBy(kept)]);
    const glue = renamed(kept, { imports: short(used), exports }, "role-fit.0.wasm");
    for (const part of ["        a: function() {", "        b: function(arg0)", "a: import0", "'role-fit.0.wasm'", "wasm.a()"]) {
      assert.ok(glue.includes(part), part);
    }
    assert.doesNotMatch(glue, /__wbg_(apply|get_3|inst)|__wbindgen|role-fit_bg/);
  });

  describe("that looks otherwise is an error with the version in it, not a bigger download", () => {
    const names = { imports: short(["__wbg_Error_1", "__wbg_apply_2", "__wbg_get_3"]), exports: new Map() };
    for (const [what, rewrite] of Object.entries({
      "a class that is not there": () => withoutUnusedClasses(without(unusedClass(STREAMS[0]))),
      "a class that is there twice": () => withoutUnusedClasses(GLUE + unusedClass(STREAMS[0])),
      "a class without its clean-up": () => withoutUnusedClasses(without(cleanUp(STREAMS[1]))),
      "a class that is still used": () => withoutUnusedClasses(`${GLUE}new IntoUnderlyingSink();\n`),
      "no export": () => exportsUsedBy(GLUE.replaceAll("wasm.", "exports.")),
      "imports in another shape": () => withoutUnusedImports(GLUE.replace("function(arg0) {", "(arg0) => {"), new Set()),
      "imports in another place": () => withoutUnusedImports(GLUE.replaceAll("import0", "imports"), new Set()),
      "an import that is missing": () => withoutUnusedImports(GLUE, new Set(["__wbg_new_4"])),
      "another module of imports": () => renamed(GLUE.replace("role-fit_bg.js", "other.js"), names, "a.wasm"),
      "another Wasm file": () => renamed(GLUE.replace("role-fit_bg.wasm", "other.wasm"), names, "a.wasm"),
      "an import without a short name": () => renamed(GLUE, { ...names, imports: new Map() }, "a.wasm"),
      "an export without a short name": () => renamed(GLUE, names, "a.wasm"),
    })) {
      it(what, () => assert.throws(rewrite, new RegExp(`wasm-bindgen ${WASM_BINDGEN}`.replaceAll(".", "\\."))));
    }
  });
});
