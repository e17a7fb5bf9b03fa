// What is kept in the browser, found again, and deleted; and storage that does not do what it should.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

import { SIDE_BY_SIDE, becomes, browser, stored } from "./browser.mjs";
import { path } from "./path.mjs";
import { exampleAnswers, questions, ui, words } from "./text.mjs";
import { Widget, expectedLines } from "./widget.mjs";

const ANSWERS = exampleAnswers("staffing_agency");
const [FIRST, SECOND] = questions;
/** A stored text of some version and edition, as the tests of the core know it. */
const fixture = (name) => readFileSync(new URL(`../saved/${name}.json`, import.meta.url), "utf8").trimEnd();
const KEY = "role-fit";
const BLANK = { "blank.html": `<!DOCTYPE html><title>Blank</title><link rel="icon" href="data:,">` };

describe("Saved in the browser", SIDE_BY_SIDE, () => {
  const visit = browser();

  it("nothing is kept before the first answer", visit({}, async ({ page, widget }) => {
    await widget.part("nav_guide").click();
    await widget.isAt(ui("guide_title"));
    await widget.press("start_button");
    await widget.isAt(FIRST.title);
    await widget.press("continue_on");
    await widget.isAt(SECOND.title);
    await widget.says(ui("footer_not_saved")).waitFor();
    assert.deepEqual(await stored(page), {});
    await widget.choose(SECOND.id, ANSWERS[SECOND.id]);
    await widget.says(ui("footer_saved")).waitFor();
    assert.equal(Object.keys(await stored(page)).length, 1);
    assert.deepEqual(await page.evaluate(() => [sessionStorage.length, document.cookie]), [0, ""]);
    assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
  }));

  it("what is kept is versioned and keyed by stable names", visit({}, async ({ page, widget }) => {
    await widget.press("start_button");
    await widget.choose(FIRST.id, ANSWERS[FIRST.id]);
    const { edition, revision, ...text } = JSON.parse((await stored(page))[KEY]);
    assert.ok(Number.isInteger(edition));
    assert.ok(revision >= 1);
    const assessment = { name: "", step: `question.${FIRST.id}`, answers: { [FIRST.id]: ANSWERS[FIRST.id] } };
    assert.deepEqual(text, { version: 2, model: "role-fit", current: "", assessments: [assessment] });
  }));

  it("each write is counted, in this page and after a reload", visit({}, async ({ page, widget }) => {
    const revision = async () => JSON.parse((await stored(page))[KEY]).revision;
    await widget.setAnswers({ [FIRST.id]: ANSWERS[FIRST.id] });
    assert.equal(await revision(), 1);
    await widget.setAnswers({ [FIRST.id]: "unknown" });
    assert.equal(await revision(), 2);
    await page.reload();
    await widget.isReady();
    assert.equal(await revision(), 2, "to find it again is no write");
    await widget.setAnswers({ [FIRST.id]: ANSWERS[FIRST.id] });
    assert.equal(await revision(), 3);
  }));

  it("a revision written by another page is older than the next one here", visit({}, async ({ page, context, site, widget }) => {
    await widget.setAnswers({ [FIRST.id]: "unknown" });
    const next = await context.newPage();
    await next.goto(site.url);
    const other = new Widget(next.locator("role-fit"));
    await other.isReady();
    for (const [id, answer] of Object.entries(ANSWERS)) await other.setAnswers({ [id]: answer });
    const { revision } = JSON.parse((await stored(page))[KEY]);
    assert.ok(revision > 4, `${revision}`);
    await widget.setAnswers({ [FIRST.id]: ANSWERS[FIRST.id] });
    assert.equal(JSON.parse((await stored(page))[KEY]).revision, revision + 1);
  }));

  it("a reload finds the same question with the same answers", visit({}, async ({ page, widget }) => {
    await widget.press("start_button");
    await widget.choose(FIRST.id, ANSWERS[FIRST.id]);
    await widget.press("continue_on");
    await widget.choose(SECOND.id, "unknown");
    await page.reload();
    await widget.title(SECOND.title).waitFor();
    assert.deepEqual(await widget.chosen(SECOND.id), ["unknown"]);
    await widget.press("back");
    await widget.isAt(FIRST.title);
    assert.deepEqual(await widget.chosen(FIRST.id), ANSWERS[FIRST.id]);
  }));

  it("a reload and a new page find the same result", visit({}, async ({ page, context, site, widget }) => {
    await widget.walkToResult(ANSWERS);
    const [result, lines] = [await widget.result(), await widget.rankingLines()];
    await page.reload();
    await widget.section(ui("ranking_title")).waitFor();
    assert.deepEqual(await widget.result(), result);
    assert.deepEqual(await widget.rankingLines(), lines);

    await page.close();
    const next = await context.newPage();
    await next.goto(site.url);
    const again = new Widget(next.locator("role-fit"));
    await again.section(ui("ranking_title")).waitFor();
    assert.deepEqual(await again.answers(), ANSWERS);
    assert.deepEqual(await again.result(), result);
    assert.deepEqual(await again.rankingLines(), expectedLines(result));
  }));

  it("a visitor on the check page or in the guide comes back there", visit({}, async ({ page, widget }) => {
    await widget.walk({ [FIRST.id]: "unknown" });
    await page.reload();
    await widget.title(ui("check_title")).waitFor();
    await widget.part("nav_guide").click();
    await widget.isAt(ui("guide_title"));
    await page.reload();
    await widget.title(ui("guide_title")).waitFor();
  }));

  it("a reload while an example is shown finds the visitor's own answers", visit({}, async ({ page, widget }) => {
    const own = { [FIRST.id]: "unknown" };
    await widget.setAnswers(own);
    await widget.example(words.examples.manufacturer.name).click();
    await widget.isAtResult();
    await page.reload();
    await widget.isReady();
    assert.deepEqual(await widget.answers(), own);
  }));

  it("deleting asks first, then removes every key", visit({}, async ({ page, widget }) => {
    await widget.showResult(ANSWERS);
    await widget.says(ui("delete")).click();
    await widget.says(ui("delete_question")).waitFor();
    assert.notDeepEqual(await stored(page), {});
    await widget.press("delete_yes");
    await widget.isAt(ui("start_title"));
    await says(widget, "deleted");
    assert.deepEqual(await stored(page), {});
    assert.deepEqual(await widget.answers(), {});
    assert.equal(await widget.result(), null);
    await page.reload();
    await widget.button(ui("start_button")).waitFor();
  }));

  it("taking back the only answer leaves nothing behind", visit({}, async ({ page, widget }) => {
    const { id, choices } = questions.find(({ most }) => most > 1);
    await widget.setAnswers({ [id]: [choices[0].id] });
    assert.notDeepEqual(await stored(page), {});
    await widget.setAnswers({});
    assert.deepEqual(await stored(page), {});
  }));

  it("the storage of the page around is left alone", visit({ site: { pages: BLANK }, path: "blank.html", ready: false },
    async ({ page, site, widget }) => {
      const theirs = { "role": "x", "role-fitting": "y", "other": "z" };
      await page.evaluate((entries) => Object.assign(localStorage, entries), theirs);
      await page.goto(site.url);
      await widget.setReadyAnswers(ANSWERS);
      await widget.says(ui("delete")).click();
      await widget.press("delete_yes");
      await says(widget, "deleted");
      assert.deepEqual(await stored(page), theirs);
    }));
});

describe("Storage that is blocked or full", SIDE_BY_SIDE, () => {
  const visit = browser();

  // Each runs in the page before anything else.
  const blocked = {
    "reading localStorage throws": () => {
      const get = () => {
        throw new DOMException("denied", "SecurityError");
      };
      Object.defineProperty(window, "localStorage", { configurable: true, get });
    },
    "localStorage is null": () => {
      Object.defineProperty(window, "localStorage", { configurable: true, value: null });
    },
    "getItem and setItem throw": () => {
      Storage.prototype.getItem = Storage.prototype.setItem = () => {
        throw new DOMException("denied", "SecurityError");
      };
    },
  };
  const full = {
    "setItem throws QuotaExceededError": () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
    "setItem throws a plain string": () => {
      Storage.prototype.setItem = () => {
        throw "full";
      };
    },
    "setItem throws nothing at all": () => {
      Storage.prototype.setItem = () => {
        throw undefined;
      };
    },
  };

  for (const [name, init] of Object.entries(blocked)) {
    it(`${name}: the widget says so at once and works in memory`, visit({ init }, async ({ widget }) => {
      await says(widget, "storage_blocked");
      await worksInMemory(widget);
      assert.ok([ui("storage_blocked"), ui("storage_full")].includes(await notice(widget)));
    }));
  }

  for (const [name, init] of Object.entries(full)) {
    it(`${name}: the widget says so and works in memory`, visit({ init }, async ({ widget }) => {
      assert.equal(await notice(widget), "");
      await worksInMemory(widget);
      await says(widget, "storage_full");
    }));
  }

  it("once there is room again, the answers are kept and the line goes", visit({ init: () => {
    const original = Storage.prototype.setItem;
    window.room = false;
    Storage.prototype.setItem = function (...entry) {
      if (!window.room) throw new DOMException("full", "QuotaExceededError");
      return original.apply(this, entry);
    };
  } }, async ({ page, widget }) => {
    await widget.press("start_button");
    await widget.choose(FIRST.id, ANSWERS[FIRST.id]);
    await says(widget, "storage_full");
    await page.evaluate(() => {
      window.room = true;
    });
    await widget.press("continue_on");
    await widget.isAt(SECOND.title);
    await becomes(() => notice(widget), "");
    await widget.says(ui("footer_saved")).waitFor();
    await page.reload();
    await widget.title(SECOND.title).waitFor();
  }));

  it("storage that is taken away in use stops nothing", visit({}, async ({ page, widget }) => {
    await widget.press("start_button");
    await widget.choose(FIRST.id, ANSWERS[FIRST.id]);
    await page.evaluate(blocked["reading localStorage throws"]);
    await widget.press("continue_on");
    await widget.isAt(SECOND.title);
    await says(widget, "storage_blocked");
  }));

  async function worksInMemory(widget) {
    await widget.press("start_button");
    await widget.choose(FIRST.id, ANSWERS[FIRST.id]);
    await widget.press("continue_on");
    await widget.isAt(SECOND.title);
    assert.deepEqual(await widget.answers(), { [FIRST.id]: ANSWERS[FIRST.id] });
    assert.equal(await widget.says(ui("footer_saved")).count(), 0);
    await widget.showResult(ANSWERS);
    assert.deepEqual(await widget.answers(), ANSWERS);
    await widget.says(ui("delete")).click();
    await widget.press("delete_yes");
    await widget.isAt(ui("start_title"));
    assert.deepEqual(await widget.answers(), {});
    await widget.press("start_button");
    await widget.choose(FIRST.id, ANSWERS[FIRST.id]);
  }
});

describe("Saved answers that cannot be read", SIDE_BY_SIDE, () => {
  const visit = browser();
  const deep = (text) => `${"[".repeat(50_000)}${text}${"]".repeat(50_000)}`;
  const corrupt = {
    "not JSON": "{\"version\":1,",
    "an empty text": "",
    "JSON of another kind": "[1, 2]",
    "null": "null",
    "no version": JSON.stringify({ step: "result", answers: ANSWERS }),
    "no answers": JSON.stringify({ version: 1, step: "result" }),
    "answers that are a list": JSON.stringify({ version: 1, step: "result", answers: ["people"] }),
    "a step that is a number": JSON.stringify({ version: 1, step: 3, answers: ANSWERS }),
    "the form of one version under the number of another": JSON.stringify({ version: 2, step: "result", answers: ANSWERS }),
    "another model": fixture("v2-edition-3").replace('"model":"role-fit"', '"model":"other"'),
    "a version that is a text": JSON.stringify({ version: "1", step: "result", answers: ANSWERS }),
    "1 MB of something": "x".repeat(1_000_000),
    "deep nesting": deep(""),
    "deep nesting in a field that nobody knows": fixture("v2-edition-3").replace(/}$/, `,"more":${deep("")}}`),
    "deep nesting that is not closed": "[".repeat(100_000),
  };

  it("are set aside, not lost, with one line about it, whatever they are", visitBlank(async ({ page, site, widget }) => {
    const key = await ownKey(page, site, widget);
    for (const [name, value] of Object.entries(corrupt)) {
      await openWith(page, site, { [key]: value });
      await says(widget, "storage_unreadable");
      await widget.button(ui("start_button")).waitFor();
      assert.deepEqual(await widget.answers(), {}, name);
      await assertAside(page, key, value, name);
    }
  }));

  it("are still there when the visitor goes on and answers", visitBlank(async ({ page, site, widget }) => {
    const value = corrupt["another model"];
    const key = await ownKey(page, site, widget);
    await openWith(page, site, { [key]: value });
    await says(widget, "storage_unreadable");
    await widget.press("start_button");
    await widget.isAt(FIRST.title);
    await assertAside(page, key, value, "after Start");
    await widget.choose(FIRST.id, ANSWERS[FIRST.id]);
    await assertAside(page, key, value, "after the first answer");
    await page.reload();
    await widget.title(FIRST.title).waitFor();
    assert.equal(await notice(widget), "");
    await assertAside(page, key, value, "after a reload");
  }));

  it("are all kept when it happens again", visitBlank(async ({ page, site, widget }) => {
    const key = await ownKey(page, site, widget);
    const values = [corrupt["not JSON"], corrupt["another model"]];
    let kept = {};
    for (const value of values) {
      await openWith(page, site, { ...kept, [key]: value });
      await says(widget, "storage_unreadable");
      kept = await stored(page);
    }
    assert.deepEqual(Object.values(kept).sort(), [...values].sort());
  }));

  it("are not overwritten when there is no room to set them aside", visitBlank(async ({ page, site, widget }) => {
    const value = "x".repeat(3_000_000);
    const key = await ownKey(page, site, widget);
    await openWith(page, site, { [key]: value });
    await widget.press("start_button");
    await widget.choose(FIRST.id, ANSWERS[FIRST.id]);
    await widget.press("continue_on");
    await widget.isAt(SECOND.title);
    const kept = await page.evaluate(() => Object.values(localStorage).map((text) => text.length));
    assert.ok(kept.includes(value.length), `lengths kept: ${kept}`);
  }));

  it("go too when the visitor deletes everything", visitBlank(async ({ page, site, widget }) => {
    const key = await ownKey(page, site, widget);
    await openWith(page, site, { [key]: corrupt["not JSON"] });
    await widget.press("start_button");
    await widget.choose(FIRST.id, ANSWERS[FIRST.id]);
    await widget.says(ui("delete")).click();
    await widget.press("delete_yes");
    await says(widget, "deleted");
    assert.deepEqual(await stored(page), {});
  }));

  it("names that mean nothing are dropped, and the rest is kept", visitBlank(async ({ page, site, widget }) => {
    const key = await ownKey(page, site, widget);
    const { trigger, people, ...rest } = ANSWERS;
    assert.ok(trigger && people);
    const causes = [trigger[0], "no_such_cause"];
    const answers = { ...rest, people: "from_9000", colour: "red", __proto__x: {}, trigger: causes };
    await openWith(page, site, { [key]: JSON.stringify({ version: 1, step: "result", answers, more: true }) });
    await widget.section(ui("ranking_title")).waitFor();
    assert.equal(await notice(widget), "");
    const { trigger: kept, ...others } = await widget.answers();
    assert.deepEqual(others, rest);
    assert.ok(kept === undefined || kept.join() === trigger[0], `${kept}`);
  }));

  it("a step that there is no more becomes the start page", visitBlank(async ({ page, site, widget }) => {
    const key = await ownKey(page, site, widget);
    for (const step of ["question.no_such_question", "no_such_step"]) {
      await openWith(page, site, { [key]: JSON.stringify({ version: 1, step, answers: ANSWERS }) });
      await widget.button(ui("start_continue")).waitFor();
      assert.deepEqual(await widget.answers(), ANSWERS);
    }
  }));

  function visitBlank(body) {
    return visit({ site: { pages: BLANK }, path: "blank.html", ready: false }, body);
  }

  /** The key that the widget saves under, as the widget itself shows it. */
  async function ownKey(page, site, widget) {
    await page.goto(site.url);
    await widget.setReadyAnswers(ANSWERS);
    const [key] = Object.keys(await stored(page));
    return key;
  }

  /** Opens the widget with just this in storage. */
  async function openWith(page, site, entries) {
    await page.goto(new URL("blank.html", site.url).href);
    await page.evaluate((all) => {
      localStorage.clear();
      for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value);
    }, entries);
    await page.goto(site.url);
  }

  async function assertAside(page, key, value, message) {
    const others = Object.entries(await stored(page)).filter(([name]) => name !== key);
    const found = others.some(([, text]) => text === value);
    assert.ok(found, `${message}: not set aside; kept are ${others.map(([name]) => name).join(", ") || "no other keys"}`);
  }
});

describe("A text of an older version", SIDE_BY_SIDE, () => {
  const visit = browser();
  const entered = JSON.parse(fixture("v1-edition-3-inputs"));

  it("is found again, and stored in today's form with the next answer", visitWith(visit, fixture("v1-edition-3-inputs"),
    async ({ page, widget }) => {
      assert.deepEqual(await widget.answers(), entered.answers);
      assert.equal(await notice(widget), "");
      assert.deepEqual(await stored(page), { [KEY]: fixture("v1-edition-3-inputs") }, "to find it again is no write");
      await widget.setAnswers({ ...entered.answers, [FIRST.id]: ANSWERS[FIRST.id] });
      const answers = { [FIRST.id]: ANSWERS[FIRST.id], ...entered.answers };
      const assessment = { name: "", step: entered.step, answers, inputs: entered.notes };
      const { edition } = JSON.parse((await stored(page))[KEY]);
      const rest = { edition, current: "", assessments: [assessment] };
      assert.deepEqual(JSON.parse((await stored(page))[KEY]), { version: 2, revision: 1, model: "role-fit", ...rest });
      await page.reload();
      await widget.isReady();
      assert.deepEqual(await widget.answers(), answers);
      assert.equal(Object.keys(await stored(page)).length, 1);
    }));

  it("keeps its fields that nobody knows, and the other assessments", visitWith(visit, fixture("v2-edition-3-unknown-fields"),
    async ({ page, widget }) => {
      const before = JSON.parse(fixture("v2-edition-3-unknown-fields"));
      await widget.part("nav_guide").click();
      await widget.isAt(ui("guide_title"));
      before.assessments[0].step = "guide";
      assert.deepEqual(JSON.parse((await stored(page))[KEY]), { ...before, revision: before.revision + 1 });
    }));
});

describe("Answers saved by a newer version of the page", SIDE_BY_SIDE, () => {
  const visit = browser();

  for (const name of ["v3", "v2-edition-1000", "v1-edition-1000"]) {
    it(`${name}: are left byte for byte; the widget says so and works in memory`, visitWith(visit, fixture(name),
      async ({ page, widget }) => {
        const kept = { [KEY]: fixture(name) };
        await says(widget, "storage_newer");
        assert.deepEqual(await widget.answers(), {});
        await widget.walk(ANSWERS);
        await says(widget, "storage_newer");
        assert.deepEqual(await widget.answers(), ANSWERS);
        assert.equal(await widget.says(ui("footer_saved")).count(), 0);
        assert.deepEqual(await stored(page), kept);
        await page.reload();
        await says(widget, "storage_newer");
        assert.deepEqual(await stored(page), kept);
      }));
  }

  it("go when the visitor deletes everything, and then answers are kept again", visitWith(visit, fixture("v3"),
    async ({ page, widget }) => {
      await widget.setAnswers({ [FIRST.id]: ANSWERS[FIRST.id] });
      await widget.says(ui("delete")).click();
      await widget.press("delete_yes");
      await says(widget, "deleted");
      assert.deepEqual(await stored(page), {});
      await widget.setAnswers({ [FIRST.id]: ANSWERS[FIRST.id] });
      await becomes(() => notice(widget), "");
      assert.deepEqual(JSON.parse((await stored(page))[KEY]).assessments[0].answers, { [FIRST.id]: ANSWERS[FIRST.id] });
    }));

  it("are not written over where they come while this page is open", visit({}, async ({ page, widget }) => {
    await widget.setAnswers({ [FIRST.id]: "unknown" });
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, fixture("v3")]);
    await widget.setAnswers({ [FIRST.id]: ANSWERS[FIRST.id] });
    await says(widget, "storage_newer");
    assert.deepEqual(await stored(page), { [KEY]: fixture("v3") });
    await page.evaluate(() => localStorage.clear());
    await widget.setAnswers({ [FIRST.id]: "unknown" });
    await becomes(() => notice(widget), "");
    assert.equal(JSON.parse((await stored(page))[KEY]).revision, 2);
  }));

  it("what cannot be read and comes while this page is open is set aside", visit({}, async ({ page, widget }) => {
    await widget.setAnswers({ [FIRST.id]: "unknown" });
    await page.evaluate((key) => localStorage.setItem(key, "something"), KEY);
    await widget.setAnswers({ [FIRST.id]: ANSWERS[FIRST.id] });
    const { [KEY]: text, ...others } = await stored(page);
    assert.deepEqual(others, { [`${KEY}.set-aside.1`]: "something" });
    assert.deepEqual(JSON.parse(text).assessments[0].answers, { [FIRST.id]: ANSWERS[FIRST.id] });
  }));
});

describe("Answers to an older edition", SIDE_BY_SIDE, () => {
  const visit = browser();
  const OLD = JSON.stringify({
    version: 1,
    edition: 2,
    step: "result",
    answers: {
      technology_use: "both", people: "from_50", developers: "up_to_5", stage: "growing", pain: ["support"],
      systems: "many", ai_today: "trials", money: "up_to_60k", importance: { compliance: "more" },
    },
    notes: { plan: { start: "2027-01-04" } },
  });
  const CARRIED = { people: "from_50", stage: "growing", systems: "many", ai: "tools" };
  const carried = Object.fromEntries(questions.filter(({ id }) => id in CARRIED).map(({ id }) => [id, CARRIED[id]]));
  const anew = path(CARRIED).filter(({ id }) => !(id in CARRIED));
  const line = ui("asked_anew", { questions: anew.map(({ short }) => short).join(", ") });
  const visitOld = (body) => visitWith(visit, OLD, body);

  it("are carried over where they mean the same, and the page says what is asked anew", visitOld(async ({ page, widget }) => {
    assert.equal(await notice(widget), line);
    await widget.title(anew[0].title).waitFor();
    assert.deepEqual(await widget.answers(), carried);
    await page.reload();
    await becomes(() => notice(widget), line);
    await widget.press("continue_on");
    await becomes(() => notice(widget), "");
    await page.reload();
    assert.equal(await notice(widget), "", "told until the visitor has moved on");
    assert.deepEqual(await widget.answers(), carried);
  }));

  it("are kept whole beside it, with what was noted", visitOld(async ({ page, widget }) => {
    await widget.choose(anew[0].id, anew[0].choices[0].id);
    const kept = await stored(page);
    assert.equal(kept[`${KEY}.edition-2`], OLD);
    const { edition, assessments } = JSON.parse(kept[KEY]);
    const [{ answers, inputs }] = assessments;
    assert.ok(edition > 2);
    assert.deepEqual(answers, { [anew[0].id]: [anew[0].choices[0].id], ...carried });
    assert.deepEqual(inputs, JSON.parse(OLD).notes);
    assert.equal(await notice(widget), line, "it stands until the visitor moves on");
  }));

  it("go too when the visitor deletes everything", visitOld(async ({ page, widget }) => {
    await widget.says(ui("delete")).click();
    await widget.press("delete_yes");
    await says(widget, "deleted");
    assert.deepEqual(await stored(page), {});
    await page.reload();
    await widget.button(ui("start_button")).waitFor();
  }));

  it("are not overwritten where there is no room to keep them beside", visitOld(async ({ page, widget }) => {
    await page.evaluate(() => localStorage.removeItem("role-fit.edition-2"));
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await page.evaluate((text) => localStorage.setItem("role-fit", text), OLD);
    await page.reload();
    await becomes(() => notice(widget), line);
    await widget.choose(anew[0].id, anew[0].choices[0].id);
    await becomes(async () => (await notice(widget)).includes(ui("storage_full")), true);
    assert.deepEqual(await stored(page), { [KEY]: OLD });
  }));
});

/** A visit that finds this text in storage. */
function visitWith(visit, text, body) {
  return visit({ site: { pages: BLANK }, path: "blank.html", ready: false }, async (given) => {
    await given.page.evaluate(([key, value]) => localStorage.setItem(key, value), [KEY, text]);
    await given.page.goto(given.site.url);
    await given.widget.isReady();
    await body(given);
  });
}

/** Waits for a notice in the status region. */
async function says(widget, key) {
  await becomes(() => notice(widget), ui(key));
}

/** What the status regions say now. */
async function notice(widget) {
  await widget.isReady();
  return (await widget.root.getByRole("status").allInnerTexts()).join("").trim();
}
