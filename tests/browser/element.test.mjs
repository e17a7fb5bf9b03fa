// The element on other people's pages: from a script, twice, moved, and beside styles of all kinds.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { SIDE_BY_SIDE, becomes, browser, drawn, stored } from "./browser.mjs";
import { dist, distModule, hostPage } from "./site.mjs";
import { answerTexts, exampleAnswers, model, questions, ui, words } from "./text.mjs";
import { Widget, assertRanking, expectedLines } from "./widget.mjs";

const ANSWERS = exampleAnswers("staffing_agency");
const OTHERS = exampleAnswers("growing_software");
const [FIRST, SECOND] = questions;

/** A visit to a page of another site. */
const onPage = (html, more = {}) => ({ site: { pages: { "host.html": html } }, path: "host.html", ...more });

describe("Two on one page", SIDE_BY_SIDE, () => {
  const visit = browser();
  const two = onPage(hostPage({ body: '<role-fit id="one"></role-fit><role-fit id="two"></role-fit>' }), {
    ready: false,
  });
  const both = async (page) => {
    const widgets = [new Widget(page.locator("#one")), new Widget(page.locator("#two"))];
    for (const widget of widgets) await widget.isReady();
    return widgets;
  };

  it("do not disturb each other", visit(two, async ({ page }) => {
    const [one, other] = await both(page);
    const [mine, yours] = FIRST.choices;
    await one.press("start_button");
    await one.choose(FIRST.id, mine.id);
    await other.press("start_button");
    await other.isAt(FIRST.title);
    assert.deepEqual(await other.chosen(FIRST.id), []);
    await other.choose(FIRST.id, yours.id);
    assert.deepEqual(await one.chosen(FIRST.id), [mine.id], "inputs of the same name are two groups");
    assert.deepEqual(await one.answers(), { [FIRST.id]: [mine.id] });
    assert.deepEqual(await other.answers(), { [FIRST.id]: [yours.id] });
    assert.equal(Object.keys(await stored(page)).length, 2);

    await one.press("continue_on");
    await one.isAt(SECOND.title);
    await other.title(FIRST.title).waitFor();
    await page.reload();
    await both(page);
    await one.title(SECOND.title).waitFor();
    await other.title(FIRST.title).waitFor();
    assert.deepEqual(await one.answers(), { [FIRST.id]: [mine.id] });
    assert.deepEqual(await other.answers(), { [FIRST.id]: [yours.id] });

    await one.says(ui("delete")).click();
    await one.press("delete_yes");
    await one.isAt(ui("start_title"));
    assert.deepEqual(await other.answers(), { [FIRST.id]: [yours.id] });
    assert.equal(Object.keys(await stored(page)).length, 1);
  }));

  it("taking one away leaves the other as it is", visit(two, async ({ page }) => {
    const [one, other] = await both(page);
    await one.setAnswers(ANSWERS);
    await other.setAnswers(OTHERS);
    await page.evaluate(() => document.querySelector("#one").remove());
    await other.part("nav_result").click();
    await other.isAtResult();
    assert.deepEqual(await other.answers(), OTHERS);
  }));

  const named = (first, second) =>
    hostPage({ body: `<role-fit instance="${first}"></role-fit><role-fit instance="${second}"></role-fit>` });
  const twoOrders = { site: { pages: { "ab.html": named("a", "b"), "ba.html": named("b", "a") } } };

  it("keep their own answers by name when their order changes", visit({ ...twoOrders, path: "ab.html", ready: false },
    async ({ page, site }) => {
      const widget = (name) => new Widget(page.locator(`role-fit[instance="${name}"]`));
      await widget("a").setReadyAnswers(ANSWERS);
      await widget("b").setReadyAnswers(OTHERS);
      await page.goto(new URL("ba.html", site.url).href);
      await widget("a").isReady();
      await widget("b").isReady();
      assert.deepEqual(await widget("a").answers(), ANSWERS);
      assert.deepEqual(await widget("b").answers(), OTHERS);
    }));
});

describe("What an element is given", SIDE_BY_SIDE, () => {
  const visit = browser();
  const warnings = async (page, widget) => {
    const told = [];
    page.on("console", (message) => message.type() === "warning" && told.push(message.text()));
    await page.reload();
    await widget.isReady();
    return told;
  };

  it("a slip in an attribute is told in the console, and the widget starts all the same", visit(
    onPage(hostPage({ body: '<role-fit instance="a" lang="e n" model="other"></role-fit>' })),
    async ({ page, widget }) => {
      const told = await warnings(page, widget);
      assert.deepEqual(told, ['<role-fit model>: there is no model "other"; known are: role-fit']);
      await widget.setAnswers(ANSWERS);
      assert.deepEqual(Object.keys(await stored(page)), ["role-fit.a"]);
    }));

  it("nothing is told where there is nothing wrong", visit(
    onPage(hostPage({ body: '<role-fit class="wide" data-x="1" lang="en" model="role-fit"></role-fit>' }), { ready: false }),
    async ({ page, widget }) => {
      assert.deepEqual(await warnings(page, widget), []);
      await widget.setAnswers(ANSWERS);
      assert.deepEqual(Object.keys(await stored(page)), ["role-fit"]);
    }));
});

describe("Taken away and put back", SIDE_BY_SIDE, () => {
  const visit = browser();
  const REMOVE = () => {
    window.kept = document.querySelector("role-fit");
    window.kept.remove();
  };
  const PUT_BACK = () => document.querySelector("main").append(window.kept);

  it("an element finds its answers and its page again, and works on", visit({}, async ({ page, widget }) => {
    await widget.press("start_button");
    await widget.choose(FIRST.id, ANSWERS[FIRST.id]);
    await widget.press("continue_on");
    for (let time = 0; time < 3; time += 1) {
      await page.evaluate(REMOVE);
      await drawn(page);
      await page.evaluate(PUT_BACK);
      await widget.title(SECOND.title).waitFor();
      assert.equal(await widget.title(SECOND.title).count(), 1, "nothing is drawn twice");
      assert.deepEqual(await widget.answers(), { [FIRST.id]: ANSWERS[FIRST.id] });
    }
    await widget.choose(SECOND.id, ANSWERS[SECOND.id]);
    await widget.press("continue_on");
    await widget.isAt(questions[2].title);
    assert.equal(Object.keys(await stored(page)).length, 1);
  }));

  it("an element keeps its answers even where nothing can be saved", visit({ init: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  } }, async ({ page, widget }) => {
    await widget.setAnswers(ANSWERS);
    await page.evaluate(REMOVE);
    await drawn(page);
    await page.evaluate(PUT_BACK);
    await widget.isReady();
    assert.deepEqual(await widget.answers(), ANSWERS);
  }));

  it("an element that is moved stays just as it is", visit({}, async ({ page, widget }) => {
    await widget.showResult(ANSWERS);
    await widget.rankingLine("cio").click();
    await page.evaluate(() => {
      window.inside = document.querySelector("role-fit").shadowRoot.querySelector("article");
      document.body.prepend(document.querySelector("role-fit"));
    });
    await drawn(page);
    await widget.rankingItem("cio").getByRole("heading", { name: ui("pros"), exact: true }).waitFor();
    const same = await page.evaluate(
      () => window.inside === document.querySelector("role-fit").shadowRoot.querySelector("article"),
    );
    assert.ok(same, "the same elements are there");
    await widget.part("nav_start").click();
    await widget.isAt(ui("start_title"));
    assert.deepEqual(await widget.answers(), ANSWERS);
  }));

  it("an element made by a script works", visit(onPage(hostPage({ body: "" }), { ready: false }), async ({ page, widget }) => {
    await page.evaluate(() => document.querySelector("main").append(document.createElement("role-fit")));
    await widget.isReady();
    await widget.press("start_button");
    await widget.choose(FIRST.id, ANSWERS[FIRST.id]);
    await widget.showResult(ANSWERS);
  }));
});

describe("From a script", SIDE_BY_SIDE, () => {
  const visit = browser();
  const LISTEN = () => {
    window.heard = [];
    for (const name of ["change", "result", "ready", "error"]) {
      addEventListener(`role-fit-${name}`, ({ type, detail, bubbles, composed, target }) => {
        heard.push({ type, detail, bubbles, composed, target: target.localName });
      });
    }
  };
  const heard = (page, type) => page.evaluate((name) => window.heard.filter((event) => event.type === name), type);

  it("answers can be set and read, and the screen follows", visit({}, async ({ widget }) => {
    assert.deepEqual(await widget.answers(), {});
    assert.equal(await widget.result(), null);
    await widget.setAnswers(ANSWERS);
    assert.deepEqual(await widget.answers(), ANSWERS);
    await widget.part("nav_result").click();
    await widget.isAtResult();
    await widget.setAnswers({ ...OTHERS, people: null });
    assert.deepEqual(await widget.answers(), { ...OTHERS, people: "unknown" });
    const result = await widget.result();
    await becomes(() => widget.rankingLines(), expectedLines(result));
    await widget.setAnswers({});
    assert.deepEqual(await widget.answers(), {});
    assert.equal(await widget.result(), null);
  }));

  it("answers set while a question is shown are taken there", visit({}, async ({ widget }) => {
    await widget.press("start_button");
    await widget.isAt(FIRST.title);
    await widget.setAnswers(ANSWERS);
    await becomes(() => widget.chosen(FIRST.id), ANSWERS[FIRST.id]);
  }));

  it("the result is plain data", visit({}, async ({ widget }) => {
    await widget.setAnswers(ANSWERS);
    const result = await widget.result();
    assertRanking(result);
    assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
    for (const { role, points, contributions } of result.ranking) {
      assert.equal(contributions.reduce((sum, part) => sum + part.points, 0), points, role);
    }
    const known = new Set(questions.flatMap(({ choices }) => choices.map((choice) => choice.id)));
    const reasons = result.ranking.flatMap((row) => [...row.reasons_for, ...row.reasons_against]);
    assert.ok(reasons.length > 0);
    for (const { reason, choices, says } of reasons) {
      assert.ok(says.length > 0, reason);
      for (const choice of choices) assert.ok(known.has(choice), `${reason}: ${choice}`);
    }
  }));

  it("events tell of every change, bubble, and leave every shadow root", visit(
    onPage(hostPage({ body: '<div id="outer"></div>', module: "" }), { init: LISTEN, ready: false }),
    async ({ page, widget }) => {
      await page.evaluate(async () => {
        document.querySelector("#outer").attachShadow({ mode: "open" }).append(document.createElement("role-fit"));
        await import("./role-fit.js");
      });
      await widget.isReady();
      await widget.walkToResult(ANSWERS);
      const all = await page.evaluate(() => window.heard);
      for (const event of all) {
        assert.deepEqual([event.bubbles, event.composed, event.target], [true, true, "div"], event.type);
      }
      assert.equal((await heard(page, "role-fit-ready")).length, 1);
      const changes = await heard(page, "role-fit-change");
      assert.equal(changes.length, Object.values(ANSWERS).flat().length, "one for each choice");
      assert.deepEqual(changes[0].detail, { [FIRST.id]: ANSWERS[FIRST.id].slice(0, 1) });
      assert.deepEqual(changes[changes.length - 1].detail, ANSWERS);
      const results = await heard(page, "role-fit-result");
      assert.deepEqual(results.map(({ detail }) => detail), [await widget.result()]);
      assert.deepEqual(await heard(page, "role-fit-error"), []);
    }));

  it("setting answers tells of the change, and of the result where it is shown", visit({ init: LISTEN },
    async ({ page, widget }) => {
      await widget.setAnswers(ANSWERS);
      assert.deepEqual((await heard(page, "role-fit-change")).map(({ detail }) => detail), [ANSWERS]);
      assert.equal((await heard(page, "role-fit-result")).length, 0);
      await widget.part("nav_result").click();
      await widget.isAtResult();
      await widget.setAnswers(OTHERS);
      const results = (await heard(page, "role-fit-result")).map(({ detail }) => detail);
      assert.equal(results.length, 2);
      assert.deepEqual(results[1], await widget.result());
    }));

  for (const name of ["change", "result"]) {
    it(`a page that sets answers when it hears of a ${name} gets them`, visit({}, async ({ page, widget }) => {
      await page.evaluate(([event, answers]) => {
        const set = ({ target }) => {
          target.answers = answers;
        };
        addEventListener(`role-fit-${event}`, set, { once: true });
      }, [name, OTHERS]);
      await widget.setAnswers(ANSWERS);
      await widget.part("nav_result").click();
      await becomes(() => widget.answers(), OTHERS);
      assert.deepEqual(await widget.isAtResult(), await (await distModule()).assess(OTHERS));
    }));
  }

  const BAD = {
    "answers.colour": { colour: "red" },
    "answers.people": { people: "from_9000" },
    "answers.trigger": { trigger: ["support", "no_such_cause"] },
    "answers.systems": { systems: 3 },
    "answers.money": { money: ["none", "up_to_10k"] },
    "answers.rules": { rules: ["none", "supervised"] },
    "answers": "people",
  };

  it("bad answers are an Error that names the place, and change nothing", visit({}, async ({ page, widget }) => {
    await widget.setAnswers(ANSWERS);
    for (const [place, value] of Object.entries(BAD)) {
      const told = await page.evaluate((answers) => {
        try {
          document.querySelector("role-fit").answers = answers;
          return "nothing";
        } catch (error) {
          return error instanceof Error ? error.message : typeof error;
        }
      }, value);
      assert.ok(told.includes(`${place}:`), `${place}: ${told}`);
      assert.deepEqual(await widget.answers(), ANSWERS, place);
    }
  }));

  it("all bad answers are told at once", async () => {
    const { assess } = await distModule();
    const { "answers": whole, ...fields } = BAD;
    assert.ok(whole);
    const places = Object.keys(fields);
    const check = (error) => error instanceof Error && places.every((place) => error.message.includes(`${place}:`));
    await assert.rejects(assess(Object.assign({}, ...Object.values(fields))), check);
  });

  it("answers set before the widget is ready are taken", visit(
    onPage(hostPage({ body: "<role-fit></role-fit>", module: "" }), { ready: false }),
    async ({ page, widget }) => {
      await page.evaluate(async (answers) => {
        await import("./role-fit.js");
        document.querySelector("role-fit").answers = answers;
      }, ANSWERS);
      await widget.isReady();
      assert.deepEqual(await widget.answers(), ANSWERS);
    }));

  it("answers set before the module has arrived are taken", visit(
    onPage(hostPage({ body: "<role-fit></role-fit>", module: "" }), { ready: false }),
    async ({ page, widget }) => {
      await page.evaluate(async (answers) => {
        document.querySelector("role-fit").answers = answers;
        await import("./role-fit.js");
      }, ANSWERS);
      await widget.isReady();
      await widget.button(ui("start_continue")).waitFor();
      assert.deepEqual(await widget.answers(), ANSWERS);
    }));

  it("the module's own functions work in the page", visit({}, async ({ page, widget }) => {
    await widget.setAnswers(ANSWERS);
    const [assessed, listed] = await page.evaluate(async (answers) => {
      const { assess, questions } = await import("./role-fit.js");
      return [await assess(answers), await questions()];
    }, ANSWERS);
    assert.deepEqual(assessed, await widget.result());
    assert.deepEqual(listed, await (await distModule()).questions());
  }));

  it("assessing in Node gives what the browser gives", visit({}, async ({ widget }) => {
    const { assess } = await distModule();
    for (const { id } of model.examples) {
      await widget.setAnswers(exampleAnswers(id));
      assert.deepEqual(await assess(exampleAnswers(id)), await widget.result(), id);
    }
    await widget.setAnswers({ people: "unknown" });
    assert.deepEqual(await assess({ people: null }), await widget.result());
  }));

  it("questions() lists every question and choice with its words", async () => {
    const listed = await (await distModule()).questions();
    const expected = questions.map(({ id, title, why, most, put, choices }) => ({
      id,
      text: title,
      why,
      most,
      put,
      choices: [
        ...choices.map((choice) => ({ ...choice, exclusive: choice.exclusive || most === 1 })),
        { id: "unknown", text: answerTexts(id, "unknown")[0], example: "", exclusive: true },
      ],
    }));
    assert.deepEqual(listed, expected);
  });
});

describe("The README's examples", SIDE_BY_SIDE, () => {
  const visit = browser();
  const readme = new URL("../../README.md", import.meta.url);
  const text = existsSync(readme) ? readFileSync(readme, "utf8") : "";
  const blocks = (language) => {
    const found = [...text.matchAll(new RegExp("^```" + language + "\n(.*?)^```", "gms"))].map(([, code]) => code);
    return found.filter((code) => code.includes("role-fit"));
  };
  // A site has its files elsewhere than we.
  const at = (code, address) => code.replace(/(["'])[^"']*role-fit\.js\1/g, JSON.stringify(address));

  it("the HTML that it says to paste works together", { skip: text === "" }, visit(
    onPage(hostPage({ body: at(blocks("html").join("\n"), "./role-fit.js"), module: "" }), { ready: false }),
    async ({ page }) => {
      const elements = await page.locator("role-fit").count();
      assert.ok(elements > 0, "README.md shows <role-fit>");
      for (let place = 0; place < elements; place += 1) {
        await new Widget(page.locator("role-fit").nth(place)).isReady();
      }
      const scripted = new Widget(page.locator("role-fit").nth(0));
      const set = text.match(/\.answers = (\{.*\});/);
      assert.ok(set, "README.md sets answers");
      assert.deepEqual(await scripted.answers(), Function(`return ${set[1]}`)());
    }));

  it("the script that it says to run in Node runs", { skip: text === "" }, async () => {
    const scripts = blocks("js");
    assert.ok(scripts.length > 0, "README.md shows the module in Node");
    const folder = await mkdtemp(join(tmpdir(), "role-fit-"));
    try {
      const file = join(folder, "readme.mjs");
      await writeFile(file, at(scripts.join("\n"), pathToFileURL(join(dist, "role-fit.js")).href));
      const { stdout } = await promisify(execFile)(process.execPath, [file]);
      for (const role of Object.keys(words.roles)) assert.match(stdout, new RegExp(role));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe("Style", SIDE_BY_SIDE, () => {
  const visit = browser();
  const HOSTILE = `
    * { color: red !important; background: yellow !important; font: italic 40px/3 fantasy !important;
        margin: 31px !important; padding: 17px !important; border: 5px solid lime !important;
        letter-spacing: 5px !important; word-spacing: 9px !important; text-transform: uppercase !important;
        text-align: right !important; text-indent: 50px !important; text-shadow: 2px 2px red !important;
        white-space: pre !important; cursor: wait !important; list-style: square !important;
        text-decoration: line-through; font-variant: small-caps !important; box-sizing: content-box !important; }
    button, input, label, h2, p, ul, ol, li { display: inline !important; float: right !important; }
    .rf, .rf-button, .rf-nav, [class^="rf-"] { display: none !important; }`;
  const INHERITED = "body { color: red; font: italic 40px/3 fantasy; letter-spacing: 5px; text-transform: uppercase; " +
    "text-align: right; text-indent: 50px; white-space: pre; cursor: wait; visibility: visible; word-spacing: 9px }";
  const ROOT_SIZE = "html { font-size: 62.5% }";
  // How much room the element gets is for the page to say, so it is the same in what is compared.
  const ROOM = "html, body, main, role-fit { margin: 0 !important; padding: 0 !important; border: 0 !important }";
  const styled = (css) => onPage(hostPage({ head: `<style>${css}</style>` }));

  /** The computed styles of everything inside, element by element, without the sizes that follow from the room. */
  const inside = (widget) =>
    widget.root.evaluate((element) => {
      const names = ["color", "background-color", "font-family", "font-size", "font-style", "font-variant", "cursor"]
        .concat(["font-weight", "letter-spacing", "word-spacing", "text-transform", "text-align", "text-indent"])
        .concat(["text-shadow", "text-decoration-line", "white-space", "list-style-type", "display", "float"])
        .concat(["visibility", "box-sizing", "line-height", "border-left-width", "padding-left", "margin-left"]);
      const rows = {};
      const within = element.shadowRoot.querySelectorAll(".rf, .rf *");
      for (const [place, each] of within.entries()) {
        const style = getComputedStyle(each);
        for (const name of names) rows[`${place} ${each.localName}.${each.className}: ${name}`] = style[name];
      }
      return rows;
    });

  /** Fails with the first few differences. */
  function assertSame(found, expected) {
    const keys = Object.keys(expected);
    assert.ok(keys.length > 0);
    assert.deepEqual(Object.keys(found), keys);
    const differ = keys.filter((key) => found[key] !== expected[key]);
    const list = differ.slice(0, 8).map((key) => `${key} is ${found[key]}, not ${expected[key]}`);
    assert.equal(differ.length, 0, `${differ.length} differ: ${list.join("; ")}`);
  }

  const cases = {
    "what the page gives to its body": INHERITED,
    "a page's most hostile rules": `${HOSTILE} html { font-size: 16px !important }`,
    "another size of the root element, as many sites have": ROOT_SIZE,
  };
  for (const [name, css] of Object.entries(cases)) {
    it(`${name} does not get in`, visit(styled(ROOM), async ({ page, widget }) => {
      const show = async () => {
        const screens = [await inside(widget)];
        await widget.press("start_button");
        await widget.isAt(FIRST.title);
        // Who says so comes with the rest.
        await widget.root.getByText(ui("sources"), { exact: true }).first().waitFor();
        screens.push(await inside(widget));
        await widget.part("nav_start").click();
        await widget.isAt(ui("start_title"));
        return screens;
      };
      const expected = await show();
      await page.addStyleTag({ content: css });
      const found = await show();
      for (const [place, screen] of found.entries()) assertSame(screen, expected[place]);
    }));
  }

  it("colours and fonts that a site sets on purpose get in", visit(
    styled("role-fit { --rf-accent: rgb(1, 2, 3); --rf-font: monospace }"),
    async ({ widget }) => {
      const style = await widget.button(ui("start_button")).evaluate((button) => {
        const { backgroundColor, fontFamily } = getComputedStyle(button);
        return { backgroundColor, fontFamily };
      });
      assert.deepEqual(style, { backgroundColor: "rgb(1, 2, 3)", fontFamily: "monospace" });
    }));

  it("nothing gets out: styles and globals of the page are the same with the widget", visit(
    onPage(
      hostPage({
        module: "",
        body: '<h2>T</h2><p class="rf rf-button">P</p><button>B</button><ul><li>L</li></ul><table><tr><td>C</td></tr></table>' +
          '<fieldset class="rf-choices"><label>I <input></label></fieldset><role-fit></role-fit>',
      }),
      { ready: false },
    ),
    async ({ page, widget }) => {
      const look = () =>
        page.evaluate(() => {
          const rows = {};
          const sizes = /size|height|origin/;
          for (const each of document.querySelectorAll("*:not(role-fit)")) {
            const style = getComputedStyle(each);
            for (const name of style) {
              if (!sizes.test(name) || name === "font-size") rows[`${each.localName}: ${name}`] = style[name];
            }
          }
          rows.sheets = document.styleSheets.length + document.adoptedStyleSheets.length;
          rows.head = document.head.innerHTML;
          rows.globals = Object.getOwnPropertyNames(window).sort().join();
          return rows;
        });
      const before = await look();
      await page.evaluate(() => import("./role-fit.js").then(() => {}));
      await widget.isReady();
      assertSame(await look(), before);
      await widget.press("start_button");
      await widget.choose(FIRST.id, ANSWERS[FIRST.id]);
      await widget.showResult(ANSWERS);
      assertSame(await look(), before);
    }));

  it("a site's call to action stands on the result page, and only there", visit(
    onPage(hostPage({ body: '<role-fit><p>Wait</p><a slot="call-to-action" href="#talk">Talk to us</a></role-fit>' })),
    async ({ page, widget }) => {
      const offer = page.getByRole("link", { name: "Talk to us" });
      assert.equal(await offer.isVisible(), false);
      assert.equal(await page.getByText("Wait", { exact: true }).isVisible(), false);
      await widget.press("start_button");
      await widget.isAt(FIRST.title);
      assert.equal(await offer.isVisible(), false);
      await widget.showResult(ANSWERS);
      assert.equal(await offer.isVisible(), true);
      const steps = await widget.section(ui("next_title")).boundingBox();
      const { y } = await offer.boundingBox();
      assert.ok(y > steps.y && y < steps.y + steps.height, "it stands with the next steps");
    }));
});
