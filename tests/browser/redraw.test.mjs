// What a visitor has opened, typed, selected or scrolled to stays as it is while the page changes around it.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { SIDE_BY_SIDE, becomes, browser, drawn } from "./browser.mjs";
import { readNumber } from "./numbers.mjs";
import { exampleAnswers, model, questions, topicUi, topics, ui, words } from "./text.mjs";
import { rankingOf, reasonWords } from "./verdict.mjs";

const LOCAL = { context: { locale: "en-GB", timezoneId: "Europe/London" } };
const ANSWERS = exampleAnswers("manufacturer");
const THEMES = Object.keys(reasonWords.themes);
const { purpose, money, success } = topics.plans.words.brief.sections;
const MONDAY = "2027-03-01";
const HALF_TYPED = "Not yet kept, and half a sen";

describe("An open brief editor", SIDE_BY_SIDE, () => {
  const visit = browser();

  /** A visit to the plan with text in an open editor that has not been kept. */
  const typing = (body) =>
    visit(LOCAL, async ({ page, widget }) => {
      const { ranking } = await widget.showPart("plan", ANSWERS);
      await openEditor(widget, purpose);
      await editor(widget, purpose).fill(HALF_TYPED);
      await body({ page, widget, others: ranking.slice(1, 3).map(({ role: id }) => id) });
      await drawn(page);
      assert.ok(await editor(widget, purpose).isVisible(), "the editor is open");
      assert.equal(await editor(widget, purpose).inputValue(), HALF_TYPED);
    });

  it("keeps its text while company and person are typed", typing(async ({ page, widget }) => {
    for (const key of ["brief_company_label", "brief_person_label"]) {
      await field(widget, key).click();
      await page.keyboard.type("Ada & Co");
      await becomes(async () => (await linesOf(widget)).filter((line) => line.includes("Ada & Co")).length > 0, true);
    }
  }));

  it("keeps its text while another option is chosen", typing(async ({ widget, others }) => {
    for (const id of others) {
      const before = await linesOf(widget);
      await role(widget, id).check();
      await becomes(async () => (await linesOf(widget)).join() !== before.join(), true);
    }
  }));

  it("keeps its text while another day is chosen", typing(async ({ widget }) => {
    const before = await linesOf(widget);
    const start = widget.root.getByLabel(plan("plan_start_label")).and(widget.page.locator("input[type=date]"));
    await start.fill(MONDAY);
    await start.blur();
    await becomes(async () => (await linesOf(widget)).join() !== before.join(), true);
  }));

  it("keeps its text while another section is kept and put back", typing(async ({ widget }) => {
    await openEditor(widget, money);
    await editor(widget, money).fill("Two days a month");
    await section(widget, money).getByRole("button", { name: plan("brief_save"), exact: true }).click();
    await section(widget, money).getByText("Two days a month", { exact: true }).and(widget.page.locator("li")).waitFor();
    await openEditor(widget, money);
    await widget.button(plan("brief_restore_of", { section: money })).click();
    await becomes(() => section(widget, money).getByText("Two days a month", { exact: true }).count(), 0);
  }));

  it("keeps focus and selection while a script fills in the company", visit(LOCAL, async ({ page, widget }) => {
    await widget.showPart("plan", ANSWERS);
    await openEditor(widget, success);
    await editor(widget, success).fill(HALF_TYPED);
    await editor(widget, success).evaluate((area) => area.setSelectionRange(4, 9));
    await widget.root.evaluate(async (element, [name, value]) => {
      const inputs = Array.from(element.shadowRoot.querySelectorAll("label"));
      const input = inputs.find((each) => each.textContent.trim() === name).querySelector("input");
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    }, [plan("brief_company_label"), "Northern Mills"]);
    await becomes(async () => (await linesOf(widget)).some((line) => line.includes("Northern Mills")), true);
    await drawn(page);
    assert.ok(await hasFocus(editor(widget, success)));
    assert.deepEqual(await selectionOf(editor(widget, success)), [4, 9]);
  }));
});

describe("A field of the brief", SIDE_BY_SIDE, () => {
  const visit = browser();

  it("keeps the caret when a letter is typed in the middle", visit(LOCAL, async ({ page, widget }) => {
    await widget.showPart("plan", ANSWERS);
    const company = field(widget, "brief_company_label");
    await company.fill("Northern Mlls");
    await company.evaluate((input) => input.setSelectionRange(10, 10));
    await page.keyboard.type("i");
    await becomes(async () => (await linesOf(widget)).some((line) => line.includes("Northern Mills")), true);
    await drawn(page);
    assert.equal(await company.inputValue(), "Northern Mills");
    assert.ok(await hasFocus(company));
    assert.deepEqual(await selectionOf(company), [11, 11]);
    await page.keyboard.type("!?");
    assert.equal(await company.inputValue(), "Northern Mi!?lls");
  }));

  it("keeps the selection while another option is chosen by script", visit(LOCAL, async ({ page, widget }) => {
    const { ranking } = await widget.showPart("plan", ANSWERS);
    const company = field(widget, "brief_company_label");
    await company.fill("Northern Mills");
    await company.evaluate((input) => input.setSelectionRange(2, 8));
    const before = await linesOf(widget);
    await role(widget, ranking[1].role).evaluate((input) => input.click());
    await becomes(async () => (await linesOf(widget)).join() !== before.join(), true);
    await drawn(page);
    assert.ok(await hasFocus(company));
    assert.deepEqual(await selectionOf(company), [2, 8]);
  }));
});

describe("A mark of importance", SIDE_BY_SIDE, () => {
  const visit = browser();

  /** A visit to the result where a mark is set after `before`, and `after` looks at what stayed. */
  const marking = (before, after) =>
    visit(LOCAL, async ({ page, widget }) => {
      const result = await widget.showResult(ANSWERS);
      await widget.says(ui("importance_title")).click();
      const kept = await before({ page, widget, result });
      for (const [place, key] of ["importance_more", "importance_less"].entries()) {
        const input = widget.group(reasonWords.themes[THEMES[place]]).getByRole("radio", { name: ui(key), exact: true });
        // By script, so that neither focus nor scrolling is the pointer's doing.
        await input.evaluate((element) => element.click());
        await becomes(async () => Object.keys((await widget.answers()).importance ?? {}).includes(THEMES[place]), true);
        await drawn(page);
      }
      await after({ page, widget, result, kept });
    });

  it("leaves an opened option of the ranking open", marking(
    async ({ widget, result }) => {
      for (const { role: id } of result.ranking.slice(1, 3)) {
        await widget.rankingLine(id).click();
        await reasonsOf(widget, id).first().waitFor();
      }
    },
    async ({ widget, result }) => {
      for (const { role: id } of result.ranking.slice(1, 3)) assert.ok(await reasonsOf(widget, id).first().isVisible(), id);
    },
  ));

  it("leaves the stage that was chosen", marking(
    async ({ widget }) => {
      const slider = widget.section(ui("timeline_title")).getByRole("slider");
      const here = await slider.getAttribute("aria-valuetext");
      await slider.press("Home");
      const { name, people } = words.stages[model.stages[0].id];
      const stage = async () => (await slider.getAttribute("aria-valuetext")).split(": ")[0];
      await becomes(stage, `${name}, ${people}`);
      assert.ok(!here.startsWith(name));
      return stage;
    },
    async ({ widget, kept }) => {
      const slider = widget.section(ui("timeline_title")).getByRole("slider");
      const { name, people } = words.stages[model.stages[0].id];
      assert.equal(await kept(), `${name}, ${people}`);
      assert.equal(await slider.inputValue(), "1");
      assert.ok(await hasFocus(slider), "the slider keeps the focus");
    },
  ));

  it("leaves the opened table of the timeline open", marking(
    async ({ widget }) => {
      await widget.section(ui("timeline_title")).getByText(ui("table_show"), { exact: true }).click();
      await table(widget).waitFor();
    },
    async ({ widget }) => assert.ok(await table(widget).isVisible()),
  ));

  it("moves the rows of the ranking instead of drawing them anew, and leaves all else in place", marking(
    async ({ widget }) => {
      await widget.root.evaluate((element) => {
        const kept = "h2, h3, .rf-ranking__list > li, .rf-moment, .rf-stages, .rf-needs__table tbody tr, .rf-shares, .rf-next slot";
        window.kept = Array.from(element.shadowRoot.querySelectorAll(kept));
      });
    },
    async ({ widget }) => {
      const gone = await widget.root.evaluate(() => window.kept.filter((each) => !each.isConnected).map((each) => each.outerHTML));
      assert.deepEqual(gone, []);
      assert.deepEqual(await widget.rankingLines(), rankingOf(await widget.result()));
    },
  ));

  it("leaves reasons, sources and sums of an option open, and they follow", marking(
    async ({ page, widget, result }) => {
      const { role: id } = result.ranking[1];
      await widget.rankingLine(id).click();
      await reasonsOf(widget, id).first().waitFor();
      const item = widget.rankingItem(id);
      await item.getByText(ui("points_title"), { exact: true }).click();
      await item.getByRole("table").waitFor();
      const reason = item.locator(".rf-reasons > li").first();
      await reason.getByText(ui("sources"), { exact: true }).click();
      await reason.getByRole("link").first().waitFor();
      return { id, item, before: await item.getByRole("table").innerText(), page };
    },
    async ({ widget, kept: { id, item, before } }) => {
      assert.ok(await item.getByRole("table").isVisible());
      assert.ok(await item.locator(".rf-reasons > li").getByRole("link").first().isVisible(), "the sources are open");
      const own = (await widget.result()).ranking.find(({ role: other }) => other === id);
      assert.notEqual(await item.getByRole("table").innerText(), before);
      const sum = item.getByRole("table").locator("tfoot td");
      assert.equal(readNumber(await sum.innerText(), words.language), own.points);
      const shown = await item.locator(".rf-pros > .rf-reasons > li > p:nth-last-of-type(2)").allInnerTexts();
      assert.deepEqual(shown.slice(0, 3), own.reasons_for.slice(0, 3).map(({ reason }) => reasonWords.reasons[reason]));
    },
  ));

  it("leaves the opened list of further changes open, and the sources of the firmness", marking(
    async ({ widget }) => {
      const firm = widget.section(ui("firm_title")).first();
      const opened = firm.locator("details");
      for (const details of await opened.all()) await details.locator("summary").first().click();
      return firm.locator(".rf-firmness__parts > details").evaluate((details) => details.open);
    },
    async ({ widget, kept }) => {
      assert.ok(kept);
      const firm = widget.section(ui("firm_title")).first();
      assert.ok(await firm.locator(".rf-firmness__parts > details").evaluate((details) => details.open));
    },
  ));

  it("is taken back with all others in one change", marking(
    async ({ page }) => {
      await page.evaluate(() => {
        window.changes = [];
        addEventListener("role-fit-change", ({ detail }) => window.changes.push(detail));
      });
    },
    async ({ page, widget }) => {
      assert.equal(await page.evaluate(() => window.changes.length), 2);
      await widget.press("importance_reset");
      await becomes(async () => (await widget.answers()).importance, undefined);
      await drawn(page);
      assert.equal(await page.evaluate(() => window.changes.length), 3);
      for (const theme of THEMES) {
        const normal = widget.group(reasonWords.themes[theme]).getByRole("radio", { name: ui("importance_normal"), exact: true });
        assert.ok(await normal.isChecked(), theme);
      }
    },
  ));

  it("does not move what the visitor looks at", marking(
    async ({ page, widget }) => {
      // From the first mark on there is a line that says what follows.
      const marks = widget.group(reasonWords.themes[THEMES[0]]);
      await marks.getByRole("radio", { name: ui("importance_less"), exact: true }).check();
      await drawn(page);
      await marks.evaluate((element) => element.scrollIntoView({ block: "center" }));
      await drawn(page);
      return topOf(marks);
    },
    async ({ widget, kept }) => {
      const top = await topOf(widget.group(reasonWords.themes[THEMES[0]]));
      // The browser holds on to what is in view; a line more or less above may shift it by less than a line.
      assert.ok(Math.abs(top - kept) < 40, `from ${kept} to ${top}`);
    },
  ));
});

describe("What stands further down", SIDE_BY_SIDE, () => {
  const visit = browser();
  const waiting = (widget) => widget.root.locator(".rf-near:empty").count();
  /** The result without the walk through it that the other tests make. */
  const open = async (widget) => {
    await widget.setAnswers(ANSWERS);
    await widget.part("nav_start").click();
    await widget.part("nav_result").click();
    await widget.section(ui("ranking_title")).waitFor();
  };

  it("is drawn when it comes near, and stays", visit(LOCAL, async ({ page, widget }) => {
    await open(widget);
    await drawn(page);
    assert.ok((await waiting(widget)) > 0, "the end of the page is not drawn yet");
    await widget.section(ui("timeline_title")).getByRole("heading", { level: 3 }).scrollIntoViewIfNeeded();
    await widget.section(ui("timeline_title")).getByRole("slider").waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    await drawn(page);
    assert.ok(await widget.section(ui("timeline_title")).getByRole("slider").isVisible());
  }));

  it("has its headings from the beginning", visit(LOCAL, async ({ widget }) => {
    await open(widget);
    for (const key of ["firm_title", "needs_title", "timeline_title"]) {
      await widget.root.getByRole("heading", { level: 3, name: ui(key), exact: true }).waitFor();
    }
  }));

  it("is drawn at once for paper", visit(LOCAL, async ({ page, widget }) => {
    await open(widget);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await waiting(widget), 0);
    assert.equal(await widget.section(ui("needs_title")).getByRole("rowheader").count(), Object.keys(words.criteria).length);
  }));

  const noObserver = { ...LOCAL, init: () => delete globalThis.IntersectionObserver };
  it("is drawn at once where the browser cannot tell what is in view", visit(noObserver, async ({ widget }) => {
    await open(widget);
    assert.equal(await waiting(widget), 0);
  }));

  it("is drawn in the guide once one goes to it", visit(LOCAL, async ({ page, widget }) => {
    await widget.part("nav_guide").click();
    await widget.title(ui("guide_title")).waitFor();
    const { title, paragraphs } = words.guide.at(-1);
    await widget.root.getByRole("navigation", { name: ui("guide_contents") }).getByRole("button", { name: title }).click();
    await widget.section(title).getByText(paragraphs[0], { exact: true }).waitFor();
    const heading = widget.root.getByRole("heading", { level: 3, name: title, exact: true });
    assert.ok(await hasFocus(heading));
    await drawn(page);
    const top = await topOf(heading);
    assert.ok(top >= 0 && top < 720, `in view at ${top}`);
  }));
});

describe("A choice", SIDE_BY_SIDE, () => {
  const visit = browser();

  it("leaves an opened \"Delete my answers\" open", visit(LOCAL, async ({ page, widget }) => {
    await widget.press("start_button");
    await atQuestion(widget, async (id, choices) => {
      await widget.choice(id, choices[0].id).check();
      await widget.says(ui("delete")).click();
      await widget.button(ui("delete_yes")).waitFor();
      await widget.choice(id, choices[1].id).check();
      await drawn(page);
      assert.ok(await widget.button(ui("delete_yes")).isVisible());
    });
  }));

  it("keeps the focus once it is taken", visit(LOCAL, async ({ page, widget }) => {
    await widget.press("start_button");
    await atQuestion(widget, async (id, choices) => {
      for (const { id: choice } of choices.slice(0, 2)) {
        await widget.choice(id, choice).focus();
        await page.keyboard.press("Space");
        await drawn(page);
        assert.ok(await widget.choice(id, choice).isChecked());
        assert.ok(await hasFocus(widget.choice(id, choice)), choice);
      }
    });
  }));

  it("leaves the sources of the question open", visit(LOCAL, async ({ page, widget }) => {
    await widget.press("start_button");
    await atQuestion(widget, async (id, choices) => {
      await widget.choice(id, choices[0].id).check();
      const sources = widget.root.locator("details").filter({ has: page.getByText(ui("sources")) }).first();
      if ((await sources.count()) === 0) return;
      await sources.locator("summary").click();
      await widget.choice(id, choices[1].id).check();
      await drawn(page);
      assert.ok(await sources.evaluate((details) => details.open));
    });
  }));
});

const plan = (key, values) => topicUi("plans", key, values);

/** At the first question of the walk. */
async function atQuestion(widget, body) {
  const heading = widget.root.locator("h2:focus");
  await heading.waitFor();
  const title = await heading.innerText();
  const { id, choices } = questions.find((each) => each.title === title);
  await body(id, choices);
}

function hasFocus(locator) {
  return locator.evaluate((element) => element.matches(":focus"));
}

function selectionOf(locator) {
  return locator.evaluate((input) => [input.selectionStart, input.selectionEnd]);
}

function topOf(locator) {
  return locator.evaluate((element) => element.getBoundingClientRect().top);
}

function table(widget) {
  return widget.section(ui("timeline_title")).getByRole("region", { name: ui("timeline_title"), exact: true });
}

/** The headings of the reasons for and against an option of the ranking. */
function reasonsOf(widget, id) {
  return widget.rankingItem(id).getByRole("heading", { level: 4, name: ui("pros"), exact: true });
}

function role(widget, id) {
  return widget.group(plan("plan_role_label")).getByRole("radio", { name: words.roles[id].short, exact: true });
}

function field(widget, key) {
  return widget.root.getByRole("textbox", { name: plan(key), exact: true });
}

/** The part of the brief under this heading. */
function section(widget, title) {
  const heading = widget.page.getByRole("heading", { level: 5, name: title, exact: true });
  return widget.section(plan("brief_title")).locator("section").filter({ has: heading });
}

/** All lines of the brief as they are shown. */
function linesOf(widget) {
  return widget.section(plan("brief_title")).first().getByRole("listitem").allInnerTexts();
}

function editor(widget, title) {
  return widget.root.getByRole("textbox", { name: plan("brief_edit_label", { section: title }), exact: true });
}

async function openEditor(widget, title) {
  if (!(await editor(widget, title).isVisible())) await section(widget, title).getByText(plan("brief_edit"), { exact: true }).click();
  await editor(widget, title).waitFor();
}
