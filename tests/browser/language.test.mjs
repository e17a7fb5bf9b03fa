// Languages: which one a widget speaks, and that nothing it says stands anywhere but in the content.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

import { SIDE_BY_SIDE, becomes, browser } from "./browser.mjs";
import { hostPage, pseudo } from "./site.mjs";
import { exampleAnswers, questions, ui } from "./text.mjs";
import { Widget } from "./widget.mjs";

const { files } = JSON.parse(readFileSync(join(pseudo, "manifest.json"), "utf8"));
const ANSWERS = exampleAnswers("staffing_agency");

/** A visit to a page in a language, with these widgets. */
function inLanguage(lang, { body, context } = {}) {
  const site = { root: pseudo, pages: { "host.html": hostPage({ lang, body }) } };
  return { site, context, path: "host.html", ready: false };
}

/** The language of a widget, once it is drawn. */
const spoken = (root) => root.locator(".rf").getAttribute("lang");

/** The content that a site was asked for, as "questions.en". */
const fetched = (site) => {
  const contents = site.requests.filter((path) => path.endsWith(".bin"));
  return contents.map((path) => path.slice(1).split(".").slice(0, 2).join(".")).sort();
};

/** Every text on screen, but for names and addresses of sources, which are the same in all languages. */
const shown = (root) =>
  root.evaluate((element) => {
    const texts = [];
    const read = (node) => {
      if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
      else if (node.nodeType === Node.ELEMENT_NODE && node.localName !== "a" && node.checkVisibility()) {
        if (node.ariaLabel) texts.push(node.ariaLabel);
        node.childNodes.forEach(read);
      }
    };
    element.shadowRoot.querySelectorAll(".rf").forEach(read);
    return texts.map((text) => text.trim()).filter(Boolean);
  });

async function assertNoEnglish(root, where) {
  const texts = await shown(root);
  assert.ok(texts.length > 10, `${where}: ${texts.length} texts`);
  assert.deepEqual(texts.filter((text) => /[a-z]/i.test(text)), [], where);
}

describe("A language that nobody speaks", SIDE_BY_SIDE, () => {
  const visit = browser();

  it("is all that there is to read", visit(inLanguage("en-XA"), async ({ page, site }) => {
    const root = page.locator("role-fit");
    await root.locator("h2").waitFor();
    assert.equal(await spoken(root), "en-XA");
    await assertNoEnglish(root, "start");
    await root.locator("button.rf-button--main").first().click();
    await root.locator("fieldset").waitFor();
    await assertNoEnglish(root, "first question");
    await root.evaluate((element, answers) => (element.answers = answers), ANSWERS);
    await root.locator("nav button").nth(2).click();
    await root.locator("[data-focus]").waitFor();
    await becomes(() => root.evaluate((element) => element.result !== null), true);
    // Paper shows what is not near the view too.
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await becomes(async () => (await shown(root)).length > 100, true);
    await assertNoEnglish(root, "result");
    assert.deepEqual(fetched(site), ["questions.en-XA", "result.en-XA"]);
  }));

  it("may be written from right to left", visit(inLanguage("ar-XB"), async ({ page, site }) => {
    const root = page.locator("role-fit");
    await root.locator("h2").waitFor();
    const inside = root.locator(".rf");
    assert.equal(await inside.getAttribute("dir"), "rtl");
    assert.equal(await inside.getAttribute("lang"), "ar-XB");
    const direction = await root.locator("h2").evaluate((heading) => getComputedStyle(heading).direction);
    assert.equal(direction, "rtl");
    await assertNoEnglish(root, "start");
    assert.deepEqual(fetched(site), ["questions.ar-XB"]);
  }));
});

describe("The language of a widget", SIDE_BY_SIDE, () => {
  const visit = browser();
  const XA = 'lang="en-XA"';
  const one = "<role-fit></role-fit>";

  const cases = {
    "its own, before that of the page": ["en", `<role-fit ${XA}></role-fit>`, "en-XA"],
    "that of the nearest element around it": ["en", `<div ${XA}><p>${one}</p></div>`, "en-XA"],
    "that of the page": ["en-XA", one, "en-XA"],
    "whatever the case of letters": ["EN-xa", one, "en-XA"],
    "the one without the region where that is missing": ["en-NZ", one, "en"],
    "the one without what comes last": ["en-XA-x-more", one, "en-XA"],
    "English in a page in an unknown language": ["tlh", one, "en"],
    "English where the page's tag makes no sense": ["-- {not} a tag! --", one, "en"],
    "English where the tag is a name of JavaScript": ["constructor", one, "en"],
    "the browser's where the page says that it does not know": ["", one, "en-XA", { locale: "en-XA" }],
  };
  for (const [name, [lang, body, expected, context]] of Object.entries(cases)) {
    it(`is ${name}`, visit(inLanguage(lang, { body, context }), async ({ page, site }) => {
      const root = page.locator("role-fit");
      await root.locator("h2").waitFor();
      assert.equal(await spoken(root), expected);
      assert.deepEqual(fetched(site), [`questions.${expected}`]);
    }));
  }

  it("is the browser's where the page says nothing", visit(
    { ...inLanguage("en", { context: { locale: "en-XA" } }), site: {
      root: pseudo,
      pages: { "host.html": hostPage().replace(' lang="en"', "") },
    } },
    async ({ page }) => {
      const root = page.locator("role-fit");
      await root.locator("h2").waitFor();
      assert.equal(await spoken(root), "en-XA");
    }));

  it("is that of the element around the one whose shadow it is in", visit(
    inLanguage("en", { body: `<div id="host" ${XA}></div>` }),
    async ({ page }) => {
      await page.evaluate(() => {
        document.querySelector("#host").attachShadow({ mode: "open" }).append(document.createElement("role-fit"));
      });
      const root = page.locator("role-fit");
      await root.locator("h2").waitFor();
      assert.equal(await spoken(root), "en-XA");
    }));

  it("may differ from that of another on the same page", visit(
    inLanguage("en", { body: `<role-fit id="one"></role-fit><role-fit id="two" ${XA}></role-fit>` }),
    async ({ page, site }) => {
      const [english, other] = [page.locator("#one"), page.locator("#two")];
      await new Widget(english).isReady();
      await other.locator("h2").waitFor();
      assert.deepEqual([await spoken(english), await spoken(other)], ["en", "en-XA"]);
      for (const root of [english, other]) {
        await root.evaluate((element, answers) => (element.answers = answers), ANSWERS);
        await becomes(() => root.evaluate((element) => element.result !== null), true);
      }
      const results = await Promise.all([english, other].map((root) => root.evaluate(({ result }) => result)));
      const points = ({ ranking }) => ranking.map(({ role, points }) => [role, points]);
      assert.deepEqual(points(results[1]), points(results[0]), "the same order in all languages");
      const both = ["questions.en", "questions.en-XA", "result.en", "result.en-XA"];
      assert.deepEqual(fetched(site), both);
      const wasm = site.requests.filter((path) => path.endsWith(".wasm"));
      assert.equal(wasm.length, 2, "the program is fetched once for all languages");
      await new Widget(english).title(ui("start_title")).waitFor();
      await assertNoEnglish(other, "the other one");
    }));

  it("can be chosen by a script", visit(inLanguage("en", { body: "" }), async ({ page }) => {
    const [english, other, unknown] = await page.evaluate(async () => {
      const module = await import("./role-fit.js");
      return Promise.all([module.questions(), module.questions("en-XA"), module.questions("tlh")]);
    });
    assert.equal(english[0].text, questions[0].title);
    assert.notEqual(other[0].text, english[0].text);
    assert.deepEqual(other.map(({ id }) => id), english.map(({ id }) => id));
    assert.deepEqual(unknown, english);
  }));
});

it("No language is in the Wasm or in the module but for what is said where nothing arrives", () => {
  const text = (file) => readFileSync(join(pseudo, file)).toString("latin1");
  const program = files.filter(({ file }) => /\.(wasm|js)$/.test(file)).map(({ file }) => text(file)).join("");
  for (const key of ["start_title", "start_button", "result_eyebrow", "ranking_title", "guide_title"]) {
    assert.ok(!program.includes(ui(key)), `${key}: ${ui(key)}`);
  }
});
