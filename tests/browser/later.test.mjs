// The second part of the program, which a visitor downloads once they have begun: when it comes, late, broken, or not.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { cp, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";

import { SIDE_BY_SIDE, becomes, browser, drawn, stored } from "./browser.mjs";
import { dist, distModule, hostPage, parts } from "./site.mjs";
import { exampleAnswers, questions, ui, words } from "./text.mjs";
import { headlineOf } from "./verdict.mjs";
import { Widget, assertRanking, expectedLines } from "./widget.mjs";

const ANSWERS = exampleAnswers("staffing_agency");
const OTHERS = exampleAnswers("growing_software");
const [FIRST, SECOND] = questions;
const PARTS = parts();
const LATER = { "the rest of the Wasm": PARTS.laterWasm, "the rest of the style": PARTS.laterStyle, "the content": PARTS.result };

/** A visit to a page of another site. */
const onPage = (html, more = {}) => ({ site: { pages: { "host.html": html } }, path: "host.html", ...more });
const TWO = onPage(hostPage({ body: '<role-fit id="one"></role-fit><role-fit id="two"></role-fit>' }), { ready: false });
const EMPTY = onPage(hostPage({ body: "", module: "" }), { ready: false });

/** Keeps every result that the page is told. */
const LISTEN = () => {
  window.results = [];
  addEventListener("role-fit-result", ({ detail }) => window.results.push(detail));
};
const toldResults = (page) => page.evaluate(() => window.results);

/** What the page's own functions give, or the message of the error that they end in. */
const assessInPage = (page, answers) =>
  page.evaluate(async (given) => {
    const { assess } = await import("./role-fit.js");
    try {
      return await assess(given);
    } catch (error) {
      return error instanceof Error ? error.message : `not an Error: ${error}`;
    }
  }, answers);

/** Does this with every request for a file until the returned function is called. */
async function instead(context, file, handle) {
  const address = `**/${file}`;
  await context.route(address, handle);
  return () => context.unroute(address);
}

/** Holds a file back; each call of the returned `arrive` lets all through that wait, and all that follow. */
async function hold(context, file) {
  const waiting = [];
  let isOpen = false;
  await instead(context, file, async (route) => {
    if (!isOpen) await new Promise((done) => waiting.push(done));
    // The page may be gone by then.
    await route.continue().catch(() => {});
  });
  const arrive = () => {
    isOpen = true;
    for (const done of waiting.splice(0)) done();
  };
  return { arrive, waiting };
}

/** Waits for the screen that says that the rest did not arrive. */
async function isAtFailure(widget) {
  await widget.title(ui("waiting_failed")).waitFor();
  await widget.button(ui("try_again")).waitFor();
}

/** Where the focus is: the text of the element inside of the widget, or the tag of the one outside. */
const focus = (page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    const inside = activeElement.shadowRoot?.activeElement;
    return inside ? inside.textContent : activeElement.localName;
  });

describe("The rest of the program", SIDE_BY_SIDE, () => {
  const visit = browser();
  const askedFor = (site) => site.requests.map((path) => path.slice(1)).filter((file) => PARTS.later.includes(file));

  it("is not downloaded by who only looks at the start page", visit({}, async ({ page, site, widget }) => {
    await widget.part("nav_start").click();
    await widget.isAt(ui("start_title"));
    await page.waitForLoadState("networkidle");
    const first = PARTS.first.map((file) => (file === "index.html" ? "/" : `/${file}`));
    assert.deepEqual([...site.requests].sort(), first.sort());
  }));

  it("is not downloaded on another site before the visitor begins either", visit(onPage(hostPage()), async ({ page, site }) => {
    await page.waitForLoadState("networkidle");
    assert.ok(site.requests.includes("/role-fit.js"));
    assert.deepEqual(askedFor(site), []);
  }));

  const ways = {
    "the first question": ({ widget }) => widget.press("start_button"),
    "the guide": ({ widget }) => widget.part("nav_guide").click(),
    "an example": ({ widget }) => widget.example(words.examples.manufacturer.name).click(),
    "answers from a script": ({ widget }) => widget.setAnswers({ people: "from_10" }),
    "a script that assesses": ({ page }) => assessInPage(page, ANSWERS),
  };
  for (const [name, begin] of Object.entries(ways)) {
    it(`is downloaded with ${name}, and only once`, visit({}, async ({ page, site, widget }) => {
      assert.deepEqual(askedFor(site), []);
      await begin({ page, widget });
      await becomes(() => askedFor(site).sort(), [...PARTS.later].sort());
      await widget.showResult(ANSWERS);
      await widget.part("nav_guide").click();
      await widget.isAt(ui("guide_title"));
      await assessInPage(page, OTHERS);
      await page.waitForLoadState("networkidle");
      assert.deepEqual(askedFor(site).sort(), [...PARTS.later].sort());
    }));
  }

  it("is downloaded once for two widgets, whoever begins", visit(TWO, async ({ page, site }) => {
    const [one, other] = [new Widget(page.locator("#one")), new Widget(page.locator("#two"))];
    await one.isReady();
    await other.isReady();
    assert.deepEqual(askedFor(site), []);
    await page.evaluate((all) => {
      for (const [place, answers] of all.entries()) document.querySelectorAll("role-fit")[place].answers = answers;
    }, [ANSWERS, OTHERS]);
    await one.part("nav_result").click();
    await one.isAtResult();
    await other.part("nav_result").click();
    await other.isAtResult();
    assert.notDeepEqual(await one.result(), await other.result());
    assert.deepEqual(askedFor(site).sort(), [...PARTS.later].sort());
  }));

  it("is downloaded at once where a saved result is found again", visit({}, async ({ page, site, widget }) => {
    await widget.walkToResult(ANSWERS);
    const lines = await widget.rankingLines();
    site.requests.length = 0;
    await page.reload();
    await widget.section(ui("ranking_title")).waitFor();
    assert.deepEqual(await widget.rankingLines(), lines);
    assert.equal(await focus(page), "body", "a page that has just been loaded keeps its focus");
    const again = askedFor(site);
    assert.deepEqual(again, [...new Set(again)]);
  }));

  it("says for each question who says so", visit({}, async ({ context, widget }) => {
    const { arrive, waiting } = await hold(context, PARTS.result);
    await widget.press("start_button");
    await becomes(() => waiting.length, 1);
    assert.equal(await widget.says(ui("sources")).count(), 0);
    const [choice] = [ANSWERS[FIRST.id]].flat();
    await widget.choice(FIRST.id, choice).check();
    arrive();
    await widget.says(ui("sources")).waitFor();
    assert.deepEqual(await widget.chosen(FIRST.id), [choice]);
    const isFocused = await widget.choice(FIRST.id, choice).evaluate((input) => input.matches(":focus"));
    assert.ok(isFocused, "the focus stays where the visitor is");
  }));
});

describe("While the rest is on its way", SIDE_BY_SIDE, () => {
  const visit = browser();

  for (const [name, file] of Object.entries(LATER)) {
    it(`${name}: the result waits, and comes by itself`, visit({ init: LISTEN }, async ({ page, context, widget }) => {
      const { arrive } = await hold(context, file);
      await widget.walk(ANSWERS);
      await widget.press("show_result");
      await widget.isAt(ui("waiting"));
      assert.equal(await widget.button(ui("try_again")).count(), 0);
      assert.equal(await widget.root.evaluate((element) => element.result), null);
      assert.deepEqual(await toldResults(page), []);
      arrive();
      const result = await widget.isAtResult();
      assertRanking(result);
      assert.deepEqual(await widget.rankingLines(), expectedLines(result));
      assert.deepEqual(await widget.answers(), ANSWERS);
      assert.deepEqual(await toldResults(page), [result]);
    }));
  }

  it("the guide waits, and comes by itself", visit({}, async ({ context, widget }) => {
    const { arrive } = await hold(context, PARTS.laterWasm);
    await widget.press("start_guide");
    await widget.isAt(ui("waiting"));
    arrive();
    await widget.isAt(ui("guide_title"));
  }));

  it("a saved result that is found again waits too, and never shows another screen", visit({ init: () => {
    window.titles = [];
    const look = () => {
      const heading = document.querySelector("role-fit")?.shadowRoot?.querySelector("h2");
      const title = heading?.checkVisibility() ? heading.textContent : undefined;
      if (title && title !== window.titles[window.titles.length - 1]) window.titles.push(title);
      requestAnimationFrame(look);
    };
    look();
  } }, async ({ page, context, widget }) => {
    const result = await widget.showResult(ANSWERS);
    const { arrive, waiting } = await hold(context, PARTS.result);
    await page.reload();
    await widget.title(ui("waiting")).waitFor();
    await becomes(() => waiting.length, 1);
    arrive();
    await widget.section(ui("ranking_title")).waitFor();
    assert.deepEqual(await page.evaluate(() => window.titles), [ui("waiting"), headlineOf(result)]);
    assert.equal(await focus(page), "body", "a page that has just been loaded keeps its focus");
  }));

  it("who has gone on to something else keeps the focus there", visit(
    onPage(hostPage({ body: "<button>Other</button><role-fit></role-fit>" })),
    async ({ page, context, widget }) => {
      const { arrive, waiting } = await hold(context, PARTS.laterWasm);
      await widget.setAnswers(ANSWERS);
      await widget.part("nav_result").click();
      await widget.isAt(ui("waiting"));
      await becomes(() => waiting.length, 1);
      await page.getByRole("button", { name: "Other" }).focus();
      arrive();
      await widget.section(ui("ranking_title")).waitFor();
      await drawn(page);
      assert.equal(await focus(page), "button");
    }));

  it("who has gone back to the questions stays there", visit({}, async ({ context, widget }) => {
    const { arrive } = await hold(context, PARTS.result);
    await widget.walk(ANSWERS);
    await widget.press("show_result");
    await widget.isAt(ui("waiting"));
    await widget.part("nav_questions").click();
    await widget.isAt(ui("check_title"));
    arrive();
    await widget.result();
    await widget.isAt(ui("check_title"));
    await widget.press("show_result");
    await widget.isAtResult();
  }));

  it("an element that is taken away and put back gets the result", visit({}, async ({ page, context, widget }) => {
    const { arrive, waiting } = await hold(context, PARTS.result);
    await widget.setAnswers(ANSWERS);
    await widget.part("nav_result").click();
    await widget.isAt(ui("waiting"));
    await becomes(() => waiting.length, 1);
    await page.evaluate(() => {
      window.kept = document.querySelector("role-fit");
      window.kept.remove();
    });
    await drawn(page);
    arrive();
    await page.evaluate(() => document.querySelector("main").append(window.kept));
    await widget.section(ui("ranking_title")).waitFor();
    assertRanking(await widget.result());
  }));

  it("leaving the page is no error", visit({ site: { pages: { "blank.html": hostPage({ body: "", module: "" }) } } },
    async ({ page, context, site, widget }) => {
      const { waiting } = await hold(context, PARTS.laterWasm);
      for (const next of [site.url, new URL("blank.html", site.url).href]) {
        await widget.setAnswers(ANSWERS);
        await becomes(() => waiting.length > 0, true);
        await page.goto(next);
        await page.waitForTimeout(100);
      }
    }));
});

/** What may happen to a file on its way. */
const OUTAGES = {
  "cannot be reached": (route) => route.abort(),
  "is not on the server": (route) => route.fulfill({ status: 404, contentType: "text/plain", body: "no" }),
};

describe("Where the rest does not arrive", SIDE_BY_SIDE, () => {
  const visit = browser();
  const cut = { errors: true, init: LISTEN };

  for (const [name, file] of Object.entries(LATER)) {
    for (const [how, handle] of Object.entries(OUTAGES)) {
      it(`${name} ${how}: questions, check page and saving work`, visit(cut, async ({ page, context, widget, uncaught }) => {
        await instead(context, file, handle);
        await widget.press("start_button");
        await widget.choose(FIRST.id, ANSWERS[FIRST.id]);
        await widget.press("continue_on");
        await widget.isAt(SECOND.title);
        await page.reload();
        await widget.title(SECOND.title).waitFor();
        assert.deepEqual(await widget.answers(), { [FIRST.id]: ANSWERS[FIRST.id] });
        await widget.part("nav_start").click();
        await widget.press("start_continue");
        await widget.isAt(SECOND.title);
        for (const { id, title } of questions.slice(1).filter((each) => each.id in ANSWERS)) {
          await widget.isAt(title);
          await widget.choose(id, ANSWERS[id]);
          await widget.press("continue_on");
        }
        await widget.isAt(ui("check_title"));
        assert.deepEqual(await widget.answers(), ANSWERS);
        await page.reload();
        await widget.title(ui("check_title")).waitFor();
        assert.deepEqual(await widget.answers(), ANSWERS);
        assert.equal(await widget.root.evaluate((element) => element.result), null);
        await widget.says(ui("delete")).click();
        await widget.press("delete_yes");
        await widget.isAt(ui("start_title"));
        await widget.says(ui("deleted")).waitFor();
        assert.deepEqual(await stored(page), {});
        assert.deepEqual(await widget.answers(), {});
        assert.deepEqual(uncaught, []);
      }));

      it(`${name} ${how}: the result says so, and comes once it is asked for again`, visit(cut,
        async ({ page, context, widget, problems, uncaught }) => {
          const mend = await instead(context, file, handle);
          await widget.setAnswers(ANSWERS);
          await widget.part("nav_result").click();
          await isAtFailure(widget);
          await widget.isAt(ui("waiting_failed"));
          assert.ok(problems.some((problem) => problem.includes(file)), `the console says which file: ${problems}`);
          await widget.press("try_again");
          await isAtFailure(widget);
          await becomes(() => focus(page), ui("waiting_failed"), "the focus after another try that failed");
          assert.deepEqual(await widget.answers(), ANSWERS);
          assert.deepEqual(await toldResults(page), []);
          await mend();
          await widget.press("try_again");
          const result = await widget.isAtResult();
          assert.deepEqual(await widget.rankingLines(), expectedLines(result));
          assert.deepEqual(await widget.answers(), ANSWERS);
          assert.deepEqual(await toldResults(page), [result]);
          await page.reload();
          await widget.section(ui("ranking_title")).waitFor();
          assert.deepEqual(uncaught, []);
        }));

      it(`${name} ${how}: an example is told and left again, and so is the guide`, visit(cut,
        async ({ context, widget, uncaught }) => {
          const mend = await instead(context, file, handle);
          await widget.setAnswers({ [FIRST.id]: ANSWERS[FIRST.id] });
          await widget.example(words.examples.growing_software.name).click();
          await isAtFailure(widget);
          await widget.says(words.examples.growing_software.story).waitFor();
          await widget.press("example_leave");
          await widget.isAt(ui("start_title"));
          assert.deepEqual(await widget.answers(), { [FIRST.id]: ANSWERS[FIRST.id] });
          await widget.part("nav_guide").click();
          await isAtFailure(widget);
          await widget.part("nav_start").click();
          await widget.isAt(ui("start_title"));
          await widget.part("nav_guide").click();
          await isAtFailure(widget);
          await mend();
          await widget.press("try_again");
          await widget.isAt(ui("guide_title"));
          assert.deepEqual(uncaught, []);
        }));
    }
  }

  it("after an outage the result waits for another try, instead of saying that it failed", visit(cut,
    async ({ page, context, widget, problems }) => {
      const mend = await instead(context, PARTS.result, OUTAGES["cannot be reached"]);
      await widget.press("start_button");
      await becomes(() => problems.some((problem) => problem.includes("fetch")), true);
      await drawn(page);
      await mend();
      const { arrive } = await hold(context, PARTS.result);
      await widget.part("nav_guide").click();
      await widget.isAt(ui("waiting"));
      arrive();
      await widget.isAt(ui("guide_title"));
    }));

  it("a saved result says so at once, and comes once it is asked for again", visit(cut,
    async ({ page, context, widget, uncaught }) => {
      const result = await widget.showResult(ANSWERS);
      const mend = await instead(context, PARTS.result, OUTAGES["cannot be reached"]);
      await page.reload();
      await isAtFailure(widget);
      assert.deepEqual(await widget.answers(), ANSWERS);
      await mend();
      await widget.press("try_again");
      assert.deepEqual(await widget.isAtResult(), result);
      assert.deepEqual(uncaught, []);
    }));

  it("two widgets both say so, and both go on once either has asked again", visit({ ...TWO, errors: true },
    async ({ page, context, uncaught }) => {
      const mend = await instead(context, PARTS.laterWasm, OUTAGES["is not on the server"]);
      const [one, other] = [new Widget(page.locator("#one")), new Widget(page.locator("#two"))];
      for (const [widget, answers] of [[one, ANSWERS], [other, OTHERS]]) {
        await widget.setReadyAnswers(answers);
        await widget.part("nav_result").click();
        await isAtFailure(widget);
      }
      await mend();
      await one.press("try_again");
      await one.isAtResult();
      await other.section(ui("ranking_title")).waitFor();
      assert.deepEqual(await other.rankingLines(), expectedLines(await other.result()));
      assert.deepEqual(uncaught, []);
    }));

  it("a widget goes on once a script of the page has had it fetched", visit({ errors: true, init: LISTEN },
    async ({ page, context, widget, uncaught }) => {
      const mend = await instead(context, PARTS.result, OUTAGES["is not on the server"]);
      await widget.setAnswers(ANSWERS);
      await widget.part("nav_result").click();
      await isAtFailure(widget);
      assert.ok((await assessInPage(page, ANSWERS)).includes(PARTS.result));
      await isAtFailure(widget);
      await mend();
      const assessed = await assessInPage(page, ANSWERS);
      await widget.section(ui("ranking_title")).waitFor();
      assert.deepEqual(await widget.result(), assessed);
      assert.deepEqual(await toldResults(page), [assessed]);
      assert.deepEqual(uncaught, []);
    }));
});

const built = (file) => readFileSync(join(dist, file));
const MODULE = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
/** A module that imports a function which the first part has not. */
const strange = () => {
  const [{ module }] = WebAssembly.Module.imports(new WebAssembly.Module(built(PARTS.laterWasm)));
  const named = (text) => [text.length, ...Buffer.from(text)];
  const section = (id, bytes) => [id, bytes.length, ...bytes];
  const type = section(1, [1, 0x60, 0, 0]);
  return Buffer.from([...MODULE, ...type, ...section(2, [1, ...named(module), ...named("gone"), 0, 0])]);
};

describe("Where something else arrives", SIDE_BY_SIDE, () => {
  const visit = browser();
  const content = built(PARTS.result);
  const changed = (at, change) => {
    const bytes = Buffer.from(content);
    bytes[at] = change(bytes[at]);
    return bytes;
  };
  const OTHER_VERSION = changed(3, (version) => version + 1);
  const PAGE = "<!DOCTYPE html><title>Another page</title>";

  const others = {
    [PARTS.result]: {
      "nothing": "",
      "a page": PAGE,
      "half of the file": content.subarray(0, 20_000),
      "the questionnaire": built(PARTS.questions),
      "content for another version of the program": OTHER_VERSION,
      "content with one bit turned": changed(content.length >> 1, (byte) => byte ^ 1),
      "content with more behind it": Buffer.concat([content, Buffer.from([0])]),
    },
    [PARTS.laterStyle]: {
      "nothing": "",
      "a page": PAGE,
      "half of the file": built(PARTS.laterStyle).subarray(0, 5_000),
    },
    [PARTS.laterWasm]: {
      "nothing": "",
      "a page": PAGE,
      "half of the file": built(PARTS.laterWasm).subarray(0, 20_000),
      "the first part": built(PARTS.first.find((file) => file.endsWith(".wasm"))),
      "a module that wants what the first part has not": strange(),
      "a module with nothing in it": Buffer.from(MODULE),
    },
  };

  for (const [name, file] of Object.entries(LATER)) {
    for (const [what, body] of Object.entries(others[file])) {
      it(`${what} in place of ${name}: the result can be asked for again`, visit({ errors: true, init: LISTEN },
        async ({ page, context, widget, problems, uncaught }) => {
          const contentType = file.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
          const mend = await instead(context, file, (route) => route.fulfill({ status: 200, contentType, body }));
          await widget.setAnswers(ANSWERS);
          await widget.part("nav_result").click();
          await isAtFailure(widget);
          assert.ok(problems.length > 0, "the console says why");
          assert.equal(typeof (await assessInPage(page, ANSWERS)), "string", "a script is told too");
          await mend();
          await widget.press("try_again");
          const result = await widget.isAtResult();
          assert.deepEqual(await widget.rankingLines(), expectedLines(result));
          assert.deepEqual(await toldResults(page), [result]);
          await widget.part("nav_guide").click();
          await widget.isAt(ui("guide_title"));
          assert.deepEqual(uncaught, []);
        }));
    }
  }

  it("the console says which file is of another version, and what to do", visit({ errors: true },
    async ({ context, widget, problems }) => {
      await instead(context, PARTS.result, (route) => route.fulfill({ body: OTHER_VERSION }));
      await widget.setAnswers(ANSWERS);
      const isSaid = (problem) => [PARTS.result, "version", "reload"].every((piece) => problem.includes(piece));
      await becomes(() => problems.some(isSaid), true);
    }));
});

describe("assess()", SIDE_BY_SIDE, () => {
  const visit = browser();

  it("needs no widget on the page", visit(EMPTY, async ({ page, site }) => {
    const both = await page.evaluate(async (answers) => {
      const { assess } = await import("./role-fit.js");
      return Promise.all([assess(answers), assess(answers)]);
    }, ANSWERS);
    for (const result of both) assertRanking(result);
    const later = site.requests.filter((path) => PARTS.later.includes(path.slice(1)));
    assert.equal(later.length, PARTS.later.length, "two at once fetch it once");
  }));

  for (const [name, file] of Object.entries(LATER)) {
    for (const [how, handle] of Object.entries(OUTAGES)) {
      it(`in a page where ${name} ${how}: says so, and tries again`, visit({ ...EMPTY, errors: true },
        async ({ page, context, uncaught }) => {
          const mend = await instead(context, file, handle);
          for (let time = 0; time < 2; time += 1) {
            const told = await assessInPage(page, ANSWERS);
            assert.ok(typeof told === "string" && told.includes(file), `told: ${told}`);
          }
          await mend();
          assertRanking(await assessInPage(page, ANSWERS));
          assert.deepEqual(uncaught, []);
        }));
    }

    // Node draws nothing.
    if (file === PARTS.laterStyle) continue;

    it(`in Node without ${name}: says so, and tries again`, async () => {
      await inFolder(async (folder) => {
        const { assess, questions: list } = await distModule(folder);
        const [here, away] = [join(folder, file), join(folder, "away")];
        await rename(here, away);
        const isClear = (error) => error instanceof Error && error.message.includes(file);
        await assert.rejects(assess(ANSWERS), isClear);
        const all = await Promise.allSettled([assess(ANSWERS), assess(ANSWERS)]);
        for (const { reason } of all) assert.ok(isClear(reason), `${reason}`);
        assert.equal((await list()).length, questions.length, "the questions need only the first part");
        await rename(away, here);
        const both = await Promise.all([assess(ANSWERS), assess(OTHERS)]);
        for (const result of both) assertRanking(result);
      });
    });
  }

  it("in Node with broken content: says where, and tries again", async () => {
    await inFolder(async (folder) => {
      const { assess } = await distModule(folder);
      const file = join(folder, PARTS.result);
      const good = built(PARTS.result);
      for (const [bad, expected] of [["{", PARTS.result], [good.subarray(0, 20_000), "damaged"]]) {
        await writeFile(file, bad);
        await assert.rejects(assess(ANSWERS), (error) => error instanceof Error && error.message.includes(expected));
      }
      await writeFile(file, good);
      assertRanking(await assess(ANSWERS));
    });
  });

  /** The built site in a folder of its own, whose module shares nothing with other tests. */
  async function inFolder(body) {
    const folder = await mkdtemp(join(tmpdir(), "role-fit-"));
    try {
      await cp(dist, folder, { recursive: true });
      await body(folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  }
});
