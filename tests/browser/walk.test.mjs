// From the first question to the result and back, by pointer and by keyboard.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { SIDE_BY_SIDE, becomes, browser, stored } from "./browser.mjs";
import { distModule } from "./site.mjs";
import { answerTexts, exampleAnswers, model, percent, question, questions, ui, words } from "./text.mjs";
import { assertRanking, expectedLines } from "./widget.mjs";

const ANSWERS = exampleAnswers("manufacturer");
const EXAMPLES = Object.entries(words.examples);
const single = questions.filter(({ most }) => most === 1);
const several = questions.filter(({ most }) => most > 1);

describe("Walking through the questionnaire", SIDE_BY_SIDE, () => {
  const visit = browser();

  it("a visitor with a pointer answers everything and sees the result", visit({}, async ({ widget }) => {
    await widget.press("start_button");
    for (const { id, title, why } of questions) {
      await widget.isAt(title);
      assert.deepEqual(await widget.chosen(id), [], `${id}: nothing is chosen before the visitor does`);
      await widget.root.getByRole("group", { name: title, exact: true }).waitFor();
      await widget.root.getByText(why).waitFor();
      await widget.choose(id, ANSWERS[id]);
      assert.deepEqual(await widget.chosen(id), [ANSWERS[id]].flat());
      await widget.press("continue_on");
    }
    await widget.isAt(ui("check_title"));
    const expected = questions.map(({ id, title }) => [title, answerTexts(id, ANSWERS[id])]);
    assert.deepEqual(await widget.summary(), Object.fromEntries(expected));
    await widget.press("show_result");
    await assertResultPage(widget);
    assert.deepEqual(await widget.answers(), ANSWERS);
  }));

  it("a visitor with a keyboard alone does the same", visit({}, async ({ page, widget }) => {
    const press = (key) => page.keyboard.press(key);
    await tabTo(page, widget.button(ui("start_button")));
    await press("Enter");
    for (const { id, title, most, choices } of questions) {
      await widget.isAt(title);
      await press("Tab");
      assert.ok(await hasFocus(widget.choice(id, choices[0].id)), `${id}: the first choice is next to the heading`);
      assert.deepEqual(await widget.chosen(id), [], `${id}: getting there chooses nothing`);
      if (most === 1) {
        await press("Space");
        const place = choices.findIndex((choice) => choice.id === ANSWERS[id]);
        for (let step = 0; step < place; step += 1) await press("ArrowDown");
      } else {
        for (const choice of ANSWERS[id]) {
          await tabTo(page, widget.choice(id, choice));
          await press("Space");
        }
      }
      assert.deepEqual(await widget.chosen(id), [ANSWERS[id]].flat(), id);
      await tabTo(page, widget.button(ui("continue_on")));
      await press("Enter");
    }
    await widget.isAt(ui("check_title"));
    await tabTo(page, widget.button(ui("show_result")));
    await press("Enter");
    const { ranking } = await widget.isAtResult();
    assert.deepEqual(await widget.answers(), ANSWERS);

    const line = widget.rankingLine(ranking[0].role);
    await tabTo(page, line);
    await press("Enter");
    await widget.root.getByRole("heading", { level: 4, name: ui("cons"), exact: true }).waitFor();
  }));

  it("every question says which one it is, in words and as a bar", visit({}, async ({ widget }) => {
    await widget.press("start_button");
    for (const [place, { title }] of questions.entries()) {
      await widget.isAt(title);
      await widget.says(ui("progress", { n: place + 1, total: questions.length })).waitFor();
      const bar = await widget.root.locator("progress").evaluate(({ value, max }) => ({ value, max }));
      assert.deepEqual(bar, { value: place + 1, max: questions.length });
      await widget.press("continue_on");
    }
  }));

  it("whoever skips every question gets a result all the same, and is told so", visit({}, async ({ page, widget }) => {
    await widget.walk({});
    for (const lines of Object.values(await widget.summary())) assert.deepEqual(lines, [ui("not_answered")]);
    await widget.says(ui("check_few", { n: 0, total: questions.length })).waitFor();
    await widget.press("show_result");
    await widget.says(ui("result_no_answers")).waitFor();
    assert.equal((await widget.rankingLines()).length, Object.keys(words.roles).length);
    assert.deepEqual(await widget.answers(), {});
    assert.equal(await widget.result(), null);
    assert.deepEqual(await stored(page), {});
  }));

  it("a question may be left out, and the rest counts", visit({}, async ({ widget }) => {
    const { people, ...rest } = ANSWERS;
    assert.ok(people);
    await widget.walk(rest);
    assert.deepEqual((await widget.summary())[question("people").title], [ui("not_answered")]);
    await widget.press("show_result");
    const { answered } = await widget.isAtResult();
    assert.equal(answered, questions.length - 1);
    await widget.root.getByText(ui("result_based", { n: answered, total: questions.length })).waitFor();
  }));

  it("“I don't know” is an answer to each question, and changes no score", visit({}, async ({ widget }) => {
    const unknown = Object.fromEntries(questions.map(({ id }) => [id, "unknown"]));
    const { ranking: nothingKnown } = await (await distModule()).assess({});
    await widget.press("start_button");
    for (const { id, title } of questions) {
      await widget.isAt(title);
      await widget.choose(id, "unknown");
      assert.deepEqual(await widget.chosen(id), ["unknown"]);
      await widget.press("continue_on");
    }
    await widget.isAt(ui("check_title"));
    for (const lines of Object.values(await widget.summary())) assert.deepEqual(lines, [ui("unknown")]);
    assert.deepEqual(await widget.answers(), unknown);
    const { ranking, answered } = await widget.result();
    assert.equal(answered, questions.length);
    assert.deepEqual(points(ranking), points(nothingKnown));
  }));

  it("Back goes back one page at a time with every answer in place", visit({}, async ({ widget }) => {
    await openCheckPage(widget);
    for (const { id, title } of [...questions].reverse()) {
      await widget.press("back");
      await widget.isAt(title);
      assert.deepEqual(await widget.chosen(id), [ANSWERS[id]].flat());
    }
    await widget.press("back");
    await widget.isAt(ui("start_title"));
    await widget.button(ui("start_result")).waitFor();
    await widget.press("start_continue");
    await widget.isAt(ui("check_title"));
  }));

  it("“Continue where you stopped” opens the first question without an answer", visit({}, async ({ widget }) => {
    await widget.press("start_button");
    for (const { id } of questions.slice(0, 3)) {
      await widget.choose(id, ANSWERS[id]);
      await widget.press("continue_on");
    }
    await widget.isAt(questions[3].title);
    await widget.part("nav_start").click();
    await widget.isAt(ui("start_title"));
    await widget.press("start_continue");
    await widget.isAt(questions[3].title);
  }));

  it("Change on the check page opens that question and returns there", visit({}, async ({ widget }) => {
    const { people } = ANSWERS;
    const other = question("people").choices.find(({ id }) => id !== people).id;
    const { title } = question("people");
    const change = () => widget.button(ui("change_of", { question: title })).click();
    await openCheckPage(widget);

    await change();
    await widget.isAt(title);
    await widget.says(ui("progress_change")).waitFor();
    assert.deepEqual(await widget.chosen("people"), [people]);
    await widget.choose("people", other);
    await widget.press("continue_to_check");
    await widget.isAt(ui("check_title"));
    assert.deepEqual((await widget.summary())[title], answerTexts("people", other));

    await change();
    await widget.isAt(title);
    await widget.press("back");
    await widget.isAt(ui("check_title"));
    assert.deepEqual(await widget.answers(), { ...ANSWERS, people: other });
  }));

  it("every question has a Change of its own on the check page", visit({}, async ({ widget }) => {
    await openCheckPage(widget);
    for (const { title } of questions) {
      await widget.button(ui("change_of", { question: title })).click();
      await widget.isAt(title);
      await widget.press("continue_to_check");
      await widget.isAt(ui("check_title"));
    }
  }));

  for (const { id, most, choices } of several) {
    const usual = choices.filter(({ exclusive }) => !exclusive).map((choice) => choice.id);
    const alone = choices.find(({ exclusive }) => exclusive).id;

    it(`${id}: several choices, with one that stands alone`, visit({}, async ({ widget }) => {
      await openQuestion(widget, id);
      await widget.choose(id, usual.slice(0, 2));
      assert.deepEqual(await widget.chosen(id), usual.slice(0, 2));
      await widget.choose(id, alone);
      assert.deepEqual(await widget.chosen(id), [alone]);
      await widget.choose(id, usual[1]);
      assert.deepEqual(await widget.chosen(id), [usual[1]]);
      await widget.choose(id, "unknown");
      assert.deepEqual(await widget.chosen(id), ["unknown"]);
      await widget.choose(id, usual[0]);
      assert.deepEqual(await widget.chosen(id), [usual[0]]);
      await widget.choice(id, usual[0]).uncheck();
      assert.deepEqual(await widget.chosen(id), []);
      assert.ok(!(id in (await widget.answers())));
    }));

    if (usual.length <= most) continue;
    it(`${id}: one choice more than ${most} is refused with a word why`, visit({}, async ({ widget }) => {
      const told = widget.root.getByRole("status").filter({ hasText: ui("most_reached", { n: most }) });
      await openQuestion(widget, id);
      await widget.says(ui("choose_up_to", { n: most })).waitFor();
      await widget.choose(id, usual.slice(0, most));
      assert.equal(await told.count(), 0);
      await widget.choice(id, usual[most]).click();
      await told.waitFor();
      assert.deepEqual(await widget.chosen(id), usual.slice(0, most));
      await widget.choice(id, usual[0]).uncheck();
      await widget.choose(id, usual[most]);
      assert.deepEqual(await widget.chosen(id), usual.slice(1, most + 1));
      assert.equal(await told.count(), 0);
    }));
  }

  it("a single choice replaces the one before", visit({}, async ({ widget }) => {
    for (const { id, choices } of single) {
      await openQuestion(widget, id);
      for (const choice of [choices[0].id, choices[1].id, "unknown", choices[0].id]) {
        await widget.choose(id, choice);
        assert.deepEqual(await widget.chosen(id), [choice]);
      }
    }
  }));

  it("nothing takes the focus before the visitor does something", visit({}, async ({ page }) => {
    assert.ok(await page.evaluate(() => document.activeElement === document.body));
  }));
});

describe("Examples", SIDE_BY_SIDE, () => {
  const visit = browser();

  for (const [id, { name, story }] of EXAMPLES) {
    it(`${id} loads, and closing it leads back to the start`, visit({}, async ({ page, widget }) => {
      await widget.example(name).click();
      const result = await widget.isAtResult();
      assertRanking(result);
      assert.deepEqual(await widget.answers(), exampleAnswers(id));
      assert.deepEqual(await widget.rankingLines(), expectedLines(result));
      const note = widget.root.getByRole("complementary", { name: ui("example_note") });
      await note.getByText(story, { exact: true }).waitFor();
      await widget.says(ui("result_example", { name })).waitFor();
      assert.deepEqual(await stored(page), {}, "an example is not the visitor's to keep");
      await widget.press("example_close");
      await widget.isAt(ui("start_title"));
      assert.equal(await note.count(), 0);
      assert.deepEqual(await widget.answers(), {});
    }));
  }

  it("are buttons called just what they show", visit({}, async ({ widget }) => {
    for (const [, { name }] of EXAMPLES) assert.equal(await widget.button(name).count(), 1, name);
  }));

  it("the way back from an example leads to the visitor's own answers", visit({}, async ({ page, widget }) => {
    await widget.press("start_button");
    await widget.choose(questions[0].id, ANSWERS[questions[0].id]);
    await widget.press("continue_on");
    await widget.isAt(questions[1].title);
    const [own, kept] = [await widget.answers(), await stored(page)];
    await widget.part("nav_start").click();
    for (const [, { name }] of EXAMPLES) {
      await widget.example(name).click();
      await widget.isAtResult();
      assert.notDeepEqual(await widget.answers(), own);
      await widget.press("example_leave");
      await widget.isAt(ui("start_title"));
      assert.deepEqual(await widget.answers(), own);
    }
    await widget.press("start_continue");
    await widget.isAt(questions[1].title);
    assert.deepEqual(await stored(page), kept);
  }));
});

describe("The guide", SIDE_BY_SIDE, () => {
  const visit = browser();

  it("is readable without any answer", visit({}, async ({ page, widget }) => {
    await widget.press("start_guide");
    await widget.isAt(ui("guide_title"));
    for (const role of Object.values(words.roles)) {
      const card = widget.root.getByRole("listitem").filter({
        has: page.getByRole("heading", { level: 4, name: role.name, exact: true }),
      });
      const shown = await linesOf(card);
      const lines = [role.full_name, role.sentence, role.purpose, role.level, role.form, role.cost];
      for (const line of [...lines, ...role.responsibilities, ...role.when, ...role.not_when]) {
        assert.ok(shown.includes(line), `${role.name}: ${line}`);
      }
    }
    for (const { title, paragraphs, items } of words.guide) {
      const section = widget.section(title);
      const shown = await linesOf(section);
      for (const line of paragraphs) assert.ok(shown.includes(line), `${title}: ${line}`);
      for (const item of items) {
        const text = section.getByText(item.text, { exact: true });
        assert.equal(await text.isVisible(), false, `${item.title} is closed`);
        await section.getByText(item.title, { exact: true }).click();
        await text.waitFor();
      }
    }
    assert.deepEqual(await stored(page), {});
    await widget.press("start_button");
    await widget.isAt(questions[0].title);
  }));

  it("leads back to where the visitor came from", visit({}, async ({ widget }) => {
    await widget.press("start_button");
    await widget.press("continue_on");
    await widget.isAt(questions[1].title);
    await widget.part("nav_guide").click();
    await widget.isAt(ui("guide_title"));
    await widget.press("back");
    await widget.isAt(questions[1].title);
  }));

  it("leads back into a change begun on the check page", visit({}, async ({ widget }) => {
    const { title } = question("people");
    await openCheckPage(widget);
    await widget.button(ui("change_of", { question: title })).click();
    await widget.part("nav_guide").click();
    await widget.isAt(ui("guide_title"));
    await widget.press("back");
    await widget.isAt(title);
    await widget.press("continue_to_check");
    await widget.isAt(ui("check_title"));
  }));
});

describe("The stage timeline", SIDE_BY_SIDE, () => {
  const visit = browser();
  const stages = model.stages.map(({ id, choice, further }) => ({
    choice: choice.replace("stage.", ""),
    further: model.sources.find((source) => source.id === further),
    ...words.stages[id],
  }));

  it("starts where the visitor is, and says so", visit({}, async ({ widget }) => {
    for (const [place, stage] of stages.entries()) {
      await widget.showResult({ ...ANSWERS, stage: stage.choice });
      const view = timeline(widget);
      await view.isAt(place, stages);
      assert.match(await view.moment().innerText(), new RegExp(ui("you_are_here")));
      assert.match(await view.head(stage.name), new RegExp(ui("you_are_here")));
      const others = stages.filter((other) => other !== stage);
      for (const other of others) assert.doesNotMatch(await view.head(other.name), new RegExp(ui("you_are_here")));
      const own = (await widget.result()).ranking;
      assert.deepEqual(
        await view.order(),
        own.map((row) => [words.roles[row.role].short, percent(row.percent)]),
        "here the visitor's own answers count unchanged",
      );
    }
  }));

  it("does not guess where a visitor is who did not say so", visit({}, async ({ widget }) => {
    await widget.showResult({ ...ANSWERS, stage: "unknown" });
    await widget.says(ui("here_unknown")).waitFor();
    assert.equal(await widget.root.getByText(ui("you_are_here")).count(), 0);
  }));

  it("shows the order at a stage by click, slider and arrow keys", visit({}, async ({ page, widget }) => {
    await widget.showResult({ ...ANSWERS, stage: stages[1].choice });
    const view = timeline(widget);
    const table = await view.table(stages);
    const check = async (place) => {
      await view.isAt(place, stages);
      const order = await view.order();
      assert.deepEqual(Object.fromEntries(order), table[place].fits, stages[place].name);
      const falling = order.map(([, fit]) => parseInt(fit, 10));
      assert.deepEqual(falling, [...falling].sort((one, other) => other - one));
      assert.ok(table[place].first.includes(words.roles[roleOf(order[0][0])].name));
    };
    for (const place of [4, 0, 2, 3, 1]) {
      await view.section.getByText(stages[place].name, { exact: true }).click();
      await check(place);
    }
    for (const place of [0, 1, 2, 3, 4]) {
      await view.slider.scrollIntoViewIfNeeded();
      const { x, y, width, height } = await view.slider.boundingBox();
      await page.mouse.click(x + 10 + ((width - 20) * place) / (stages.length - 1), y + height / 2);
      await check(place);
    }
    for (const [key, place] of [["Home", 0], ["ArrowRight", 1], ["ArrowUp", 2], ["ArrowLeft", 1], ["End", 4]]) {
      await view.slider.press(key);
      await check(place);
    }
    const seen = new Set(table.map(({ fits }) => JSON.stringify(fits)));
    assert.ok(seen.size > 1, "the order is not the same at every stage");
  }));

  it("says where first place changes hands, and by which sign to notice it", visit({}, async ({ widget }) => {
    await widget.showResult(exampleAnswers("growing_saas"));
    const view = timeline(widget);
    const table = await view.table(stages);
    const changes = [];
    for (const [place, stage] of stages.entries()) {
      await view.slider.fill(String(place + 1));
      await view.isAt(place, stages);
      await view.section.getByText(stage.sign).and(widget.page.locator("p")).waitFor();
      const [from, to] = [table[place - 1]?.first, table[place].first];
      const hasChanged = place > 0 && !to.includes(from[0]);
      const change = ui("handover", { from: from?.[0], to: to[0] });
      assert.equal(await view.moment().getByText(change, { exact: true }).count(), hasChanged ? 1 : 0, stage.name);
      if (hasChanged) changes.push(`${stage.name}: ${change}`);
    }
    assert.ok(changes.length > 0, "first place changes hands at least once");
    assert.deepEqual(await widget.section(ui("timeline_changes")).last().getByRole("listitem").allInnerTexts(), changes);
  }));

  it("points to a better reading for large organisations", visit({}, async ({ widget }) => {
    await widget.showResult(ANSWERS);
    const view = timeline(widget);
    for (const [place, { further }] of stages.entries()) {
      await view.slider.fill(String(place + 1));
      await view.isAt(place, stages);
      const link = view.moment().locator("p", { hasText: ui("timeline_further") }).getByRole("link");
      assert.equal(await link.count(), further ? 1 : 0);
      if (further) assert.equal(await link.getAttribute("href"), further.url);
    }
    assert.ok(stages.some(({ further }) => further));
  }));
});

/** What the headline says of the lead; where it does not survive other weights, that instead. */
function leadSaid({ ranking: [first, second], lead, first_in_percent_of_variations: shares }) {
  const share = percent(shares[first.role]);
  const firm = shares[first.role] >= model.method.firm_share || lead === "tie";
  const name = (role) => words.roles[role].name;
  if (!firm) return ui("firm_close").split("{")[0].trim();
  const said = ui(`result_${lead}`, { second: name(second.role) });
  return lead === "tie" ? said : `${said} ${ui("result_firm", { share, n: 500 })}`;
}

/** What a visitor must find on the result page of their own answers. */
async function assertResultPage(widget) {
  const { page } = widget;
  const result = await widget.isAtResult();
  assertRanking(result);
  assert.deepEqual(await widget.rankingLines(), expectedLines(result));
  await widget.says(ui("result_eyebrow")).waitFor();
  const [first, second] = result.ranking;
  await widget.root.getByText(leadSaid(result)).first().waitFor();
  await widget.section(ui("second_title", { role: words.roles[second.role].name })).waitFor();
  await widget.root.getByText(ui("ranking_note"), { exact: true }).waitFor();

  for (const { role, reasons_for: pros, reasons_against: cons } of result.ranking) {
    const line = widget.rankingLine(role);
    const item = widget.rankingItem(role);
    const side = (key) => item.locator("section", { has: page.getByRole("heading", { name: ui(key), exact: true }) });
    assert.equal(await side("pros").isVisible(), false, `${role}: closed at first`);
    await line.click();
    for (const [key, none, reasons] of [["pros", "no_pros", pros], ["cons", "no_cons", cons]]) {
      await side(key).waitFor();
      if (reasons.length === 0) await side(key).getByText(ui(none), { exact: true }).waitFor();
      for (const reason of reasons.slice(0, 3)) {
        const { short } = words.questions[reason.question];
        const said = answerTexts(reason.question, reason.choices).join("; ");
        await side(key).getByText(`${short}: ${said}`, { exact: true }).waitFor();
      }
    }
    await line.click();
  }

  const steps = widget.section(ui("next_title")).getByRole("listitem");
  assert.deepEqual(await steps.allInnerTexts(), words.roles[first.role].next_steps);
  assert.equal(await steps.count(), 3);
  const needs = widget.section(ui("needs_title")).getByRole("rowheader");
  assert.equal(await needs.count(), Object.keys(words.criteria).length);
  const stages = timeline(widget);
  for (const { name } of Object.values(words.stages)) {
    await stages.section.getByText(name, { exact: true }).waitFor();
  }
  const phases = await linesOf(widget.section(ui("engagement_title")));
  for (const { name, what, result: gets } of Object.values(words.phases)) {
    for (const line of [name, what, `${ui("engagement_gets")} ${gets}`]) assert.ok(phases.includes(line), line);
  }
}

/** The stage timeline of a result page. */
function timeline(widget) {
  const section = widget.section(ui("timeline_title"));
  const slider = section.getByRole("slider", { name: ui("timeline_slider"), exact: true });
  /** What is shown of the stage chosen: the part under its own heading. */
  const moment = () => section.locator("[aria-live]");
  return {
    section,
    slider,
    moment,
    async isAt(place, stages) {
      await becomes(() => slider.inputValue(), String(place + 1));
      await becomes(() => slider.getAttribute("aria-valuetext"), stages[place].name);
      const { name, people } = stages[place];
      await moment().getByRole("heading", { level: 4, name: `${name} · ${people}` }).waitFor();
    },
    /** The words at the head of a stage in the picture. */
    head: (name) => section.getByText(name, { exact: true }).evaluate((text) => text.parentElement.innerText),
    /** Name and percentage of each option, in the order shown. */
    order: () =>
      moment().evaluate((element) => {
        const items = Array.from(element.querySelector("ol").children);
        return items.map((item) => Array.from(item.children, (part) => part.textContent).filter((text) => text));
      }),
    /** The same facts from the table for those who do not see the picture. */
    async table(stages) {
      await section.getByText(ui("table_show"), { exact: true }).click();
      const rows = section.getByRole("row");
      const names = await section.getByRole("columnheader").allInnerTexts();
      const shorts = Object.values(words.roles).map(({ short }) => short);
      const columns = shorts.map((short) => names.indexOf(short));
      assert.ok(!columns.includes(-1), `a column for each option in ${names}`);
      const table = [];
      for (const { name, people, sign } of stages) {
        const row = rows.filter({ hasText: `${name} (${people})` });
        const cells = await row.locator("th, td").allInnerTexts();
        assert.ok(cells.includes(sign), name);
        const first = cells[names.indexOf(ui("table_first"))].split(", ");
        table.push({ first, fits: Object.fromEntries(columns.map((column, place) => [shorts[place], cells[column]])) });
      }
      return table;
    },
  };
}

/** Opens the check page with every question answered. */
async function openCheckPage(widget) {
  await widget.setAnswers(ANSWERS);
  await widget.part("nav_start").click();
  await widget.press("start_continue");
  await widget.isAt(ui("check_title"));
}

/** Opens a question as the only one without an answer. */
async function openQuestion(widget, id) {
  const others = questions.filter((each) => each.id !== id);
  await widget.setAnswers(Object.fromEntries(others.map((each) => [each.id, "unknown"])));
  await widget.part("nav_start").click();
  await widget.press("start_continue");
  await widget.isAt(question(id).title);
}

/** The option with this label. */
function roleOf(short) {
  return Object.keys(words.roles).find((role) => words.roles[role].short === short);
}

/** The lines of text that a visitor sees in there. */
async function linesOf(locator) {
  return (await locator.innerText()).split(/\n+/);
}

function points(ranking) {
  return ranking.map(({ role, points: number }) => [role, number]);
}

function hasFocus(locator) {
  return locator.evaluate((element) => element.matches(":focus"));
}

/** Presses Tab until this has the focus, as a visitor would. */
async function tabTo(page, locator) {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    if (await hasFocus(locator)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not reach ${locator}`);
}
