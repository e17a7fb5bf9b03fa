// Under strict host policies, where Wasm cannot run, from any folder, and beside careless scripts.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

import { SIDE_BY_SIDE, browser, stored } from "./browser.mjs";
import { dist, hostPage, parts, strictPolicy } from "./site.mjs";
import { exampleAnswers, ui, words } from "./text.mjs";

const ANSWERS = exampleAnswers("manufacturer");

const STRICT = strictPolicy();
const NO_WASM = strictPolicy("'self'");

const HEAR_VIOLATIONS = () => {
  window.violations = [];
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
    window.violations.push(`${violatedDirective} ${blockedURI} ${sample}`);
  });
};

/** Changes the reply for the Wasm file only. */
const wasmReply = (more) => (name, reply) => (name.endsWith(".wasm") ? { ...reply, ...more } : reply);

describe("Under the strictest policy", SIDE_BY_SIDE, () => {
  const visit = browser();
  const strict = { site: STRICT, init: HEAR_VIOLATIONS };

  it("a full walk to the result and every other screen breaks no rule", visit(strict, async ({ page, widget }) => {
    await widget.walkToResult(ANSWERS);
    await widget.openAll();
    await assertBars(widget);
    const slider = widget.section(ui("timeline_title")).getByRole("slider");
    await slider.press("Home");
    await slider.press("End");
    await widget.part("nav_guide").click();
    await widget.isAt(ui("guide_title"));
    await widget.openAll();
    await widget.part("nav_start").click();
    await widget.example(words.examples.growing_software.name).click();
    await widget.isAtResult();
    await widget.press("example_leave");
    await widget.isAt(ui("start_title"));
    await widget.says(ui("delete")).click();
    await widget.press("delete_yes");
    await widget.button(ui("start_button")).waitFor();
    assert.deepEqual(await page.evaluate(() => window.violations), []);
  }));

  it("the policy is in force: what it forbids is heard", visit({ ...strict, errors: true }, async ({ page }) => {
    const seen = await page.evaluate(async () => {
      const heard = new Promise((done) => addEventListener("securitypolicyviolation", done, { once: true }));
      document.body.setAttribute("style", "color: red");
      await heard;
      try {
        document.body.innerHTML = "<b>";
      } catch (error) {
        return [window.violations.length > 0, error instanceof TypeError];
      }
      return [];
    });
    assert.deepEqual(seen, [true, true]);
  }));

  it("a reload finds the result again without breaking a rule", visit(strict, async ({ page, widget }) => {
    await widget.showResult(ANSWERS);
    await page.reload();
    await widget.section(ui("ranking_title")).waitFor();
    assert.deepEqual(await page.evaluate(() => window.violations), []);
  }));

  /** Every bar of the page is as long or as high as the number that it stands for. */
  async function assertBars(widget) {
    const bars = await widget.root.evaluate((element) => {
      const set = (bar) => parseInt(bar.style.inlineSize || bar.style.blockSize, 10);
      const drawn = (bar) => {
        const [own, whole] = [bar.getBoundingClientRect(), bar.parentElement.getBoundingClientRect()];
        return bar.style.inlineSize ? own.width / whole.width : own.height / whole.height;
      };
      const all = element.shadowRoot.querySelectorAll("[style*='%']");
      return Array.from(all, (bar) => ({ percent: set(bar), drawn: drawn(bar) * 100, name: bar.className }));
    });
    const { ranking } = await widget.result();
    const found = bars.map(({ percent }) => percent);
    assert.ok(found.includes(100), "the first option has the longest bar");
    assert.ok(bars.length > ranking.length * 5, `${bars.length} bars`);
    for (const { percent, drawn, name } of bars) {
      // A small mark is drawn at least as wide as it can be seen.
      const isRight = Math.abs(drawn - percent) < 1 || (drawn > percent && drawn < 5);
      assert.ok(isRight, `${name}: ${percent} per cent is drawn as ${drawn}`);
    }
  }
});

describe("Where the widget cannot run", SIDE_BY_SIDE, () => {
  const visit = browser();
  const failing = {
    "Wasm blocked by the policy": { site: NO_WASM },
    "the Wasm file missing": { site: { change: wasmReply({ status: 404, type: "text/plain", body: "no" }) } },
    "another file in place of the Wasm": { site: { change: wasmReply({ type: "text/html", body: "<!DOCTYPE html>" }) } },
    "half of the Wasm file": {
      site: {
        change: (name, reply) =>
          name.endsWith(".wasm") ? { ...reply, body: reply.body.subarray(0, reply.body.length / 2) } : reply,
      },
    },
    "a browser without WebAssembly": {
      init: () => {
        delete globalThis.WebAssembly;
      },
    },
  };

  for (const [name, options] of Object.entries(failing)) {
    it(`${name}: the page's own text stays, with a line that says what is wrong`, visit(
      { ...options, ready: false, errors: true },
      async ({ page, widget, problems }) => {
        await widget.root.getByRole("alert").filter({ hasText: ui("failed") }).waitFor();
        assert.equal(await widget.root.getByRole("alert").count(), 1);
        assert.ok(await page.getByRole("heading", { name: ui("start_title") }).first().isVisible());
        assert.ok(problems.length > 0, "the console says why");
        assert.equal(await widget.root.getByRole("navigation").count(), 0);
        assert.deepEqual(await stored(page), {});
      }));
  }

  const neighbour = hostPage({
    head: '<script type="module" src="./neighbour.js"></script>',
    body: "<button>Count</button> <output>0</output><role-fit><p>Our own text</p></role-fit>",
  });
  const script = `
    const output = document.querySelector("output");
    document.querySelector("button").addEventListener("click", () => { output.textContent = +output.textContent + 1; });
    addEventListener("role-fit-error", ({ target, detail }) => { window.told = [target.localName, detail]; });`;

  it("the rest of the page goes on, and its scripts are told", visit(
    {
      site: {
        pages: { "host.html": neighbour, "neighbour.js": script },
        change: wasmReply({ status: 404, type: "text/plain", body: "no" }),
      },
      path: "host.html",
      ready: false,
      errors: true,
    },
    async ({ page, widget }) => {
      await widget.root.getByRole("alert").waitFor();
      await page.getByRole("button", { name: "Count" }).click();
      assert.equal(await page.locator("output").innerText(), "1");
      assert.ok(await page.getByText("Our own text").isVisible());
      const [target, detail] = await page.evaluate(() => window.told);
      assert.equal(target, "role-fit");
      assert.notEqual(detail, "");
      await page.evaluate(() => {
        const element = document.querySelector("role-fit");
        element.remove();
        document.querySelector("main").append(element);
      });
      assert.equal(await widget.root.getByRole("alert").count(), 1, "the line is not said twice");
    }));

  it("without JavaScript the introduction stays, and says what is missing", visit(
    { context: { javaScriptEnabled: false }, ready: false },
    async ({ page }) => {
      const [, told] = readFileSync(join(dist, "index.html"), "utf8").match(/<noscript><p>(.*?)<\/p><\/noscript>/);
      const lines = await page.getByText(told, { exact: true }).all();
      const shown = await Promise.all(lines.map((line) => line.isVisible()));
      assert.equal(shown.filter(Boolean).length, 1, "it is said, once");
      assert.ok(await page.getByRole("heading", { name: ui("start_title") }).first().isVisible());
      assert.ok(await page.locator("role-fit [data-early]").getByText(ui("start_how"), { exact: true }).isVisible());
    }));

  it("the introduction says in HTML what the start page says", visit({}, async ({ page, widget }) => {
    const shell = (await page.locator("role-fit").evaluate((element) => element.textContent)).replace(/\s+/g, " ");
    const shown = await widget.root.getByRole("heading", { level: 2 }).locator("..").locator("p").allInnerTexts();
    for (const line of [ui("start_title"), ui("start_how"), shown[0]]) assert.ok(shell.includes(line), line);
  }));
});

describe("On any static host", SIDE_BY_SIDE, () => {
  const visit = browser();

  it("Wasm that is served as some bytes works", visit(
    { site: { change: wasmReply({ type: "application/octet-stream" }) } },
    ({ widget }) => widget.showResult(ANSWERS),
  ));

  it("a folder of any name works", visit(
    { site: { folder: "/some/folder/" } },
    async ({ widget, site }) => {
      await widget.showResult(ANSWERS);
      assert.ok(site.requests.length > 3);
      for (const path of site.requests) assert.ok(path.startsWith("/some/folder/"), path);
    },
  ));

  it("a page of another folder can use the module", visit(
    { site: { pages: { "deep/er/host.html": hostPage({ module: "../../role-fit.js" }) } }, path: "deep/er/host.html" },
    ({ widget }) => widget.showResult(ANSWERS),
  ));

  it("nothing is asked of anybody else, and only the rest of the program once the widget is ready", visit(
    { path: "blank", ready: false, errors: true },
    async ({ page, context, site, widget }) => {
      const asked = [];
      context.on("request", (request) => asked.push(request.url()));
      await page.goto(site.url);
      await widget.isReady();
      const atStart = asked.length;
      assert.ok(atStart >= 4);
      for (const url of asked) assert.ok(url.startsWith(site.url) || url.startsWith("data:"), url);
      await widget.walkToResult(ANSWERS);
      await widget.openAll();
      await widget.part("nav_guide").click();
      await widget.isAt(ui("guide_title"));
      await widget.openAll();
      await widget.part("nav_start").click();
      await widget.example(words.examples.manufacturer.name).click();
      await widget.isAtResult();
      const rest = parts().later.map((file) => new URL(file, site.url).href);
      assert.deepEqual(asked.slice(atStart).sort(), rest.sort());
    }));

  it("every file is asked for once, by its full name", visit({}, async ({ page, site, widget }) => {
    await widget.walkToResult(ANSWERS);
    const { first, later } = parts();
    const files = [...first, ...later].map((file) => (file === "index.html" ? "/" : `/${file}`));
    assert.deepEqual([...site.requests].sort(), files.sort());
    assert.equal(await page.evaluate(() => document.querySelectorAll("role-fit > script").length), 0);
  }));
});

describe("Beside careless scripts", SIDE_BY_SIDE, () => {
  const visit = browser();
  const careless = {
    "more on Object.prototype": () => {
      Object.prototype.extend = function () {};
      Object.prototype.people = "from_1";
    },
    "a name on Object.prototype that the browser's own functions read": () => {
      Object.prototype.style = {};
    },
    "more on Array.prototype, as old libraries do": () => {
      Array.prototype.toJSON = function () {
        return "broken";
      };
      Array.prototype.last = function () {};
      String.prototype.toJSON = Object.prototype.toJSON = function () {
        return "broken";
      };
    },
    "another JSON.stringify": () => {
      JSON.stringify = () => "broken";
    },
  };

  for (const [name, init] of Object.entries(careless)) {
    it(`${name}: answers are kept and found again`, visit({ init }, async ({ page, widget }) => {
      const same = async () => {
        // Compared in the page, where what is inherited does not count.
        const read = (answers) => Object.entries(answers).map(([id, answer]) => `${id}=${[answer].flat()}`).sort();
        const shown = await page.evaluate(() => {
          const { answers } = document.querySelector("role-fit");
          return Object.keys(answers).map((id) => `${id}=${answers[id]}`).sort().join(" ");
        });
        assert.equal(shown, read(ANSWERS).join(" "));
      };
      await widget.press("start_button");
      await widget.choose("trigger", ANSWERS.trigger);
      await widget.setAnswers(ANSWERS);
      await widget.part("nav_result").click();
      const lines = await becomeLines(widget);
      await same();
      await page.reload();
      assert.deepEqual(await becomeLines(widget), lines);
      await same();
    }));
  }

  async function becomeLines(widget) {
    await widget.section(ui("ranking_title")).waitFor();
    const lines = await widget.rankingLines();
    assert.equal(lines.length, Object.keys(words.roles).length);
    return lines;
  }
});
