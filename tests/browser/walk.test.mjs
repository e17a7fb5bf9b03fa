// From the first question to the result and back, by pointer and by keyboard.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { SIDE_BY_SIDE, becomes, browser, stored, storedEntries, tabTo } from "./browser.mjs";
import { readNumber } from "./numbers.mjs";
import { MOST_PUT, path } from "./path.mjs";
import { distModule } from "./site.mjs";
import { answerTexts, exampleAnswers, model, question, questions, ui, words } from "./text.mjs";
import { adviceName, namesOf, pointsText, reasonWords } from "./verdict.mjs";
import { assertRanking, expectedLines } from "./widget.mjs";

const ANSWERS = exampleAnswers("manufacturer");
const PUT = path(ANSWERS);
const EXAMPLES = Object.entries(words.examples);
const COUNTRY = question("country");
/** A browser whose language names no region, so that no country is proposed. */
const NO_REGION = { init: () => Object.defineProperty(Navigator.prototype, "language", { get: () => "en-US@posix" }) };
const inGermany = { context: { locale: "de-DE" } };

describe("Walking through the questionnaire", SIDE_BY_SIDE, () => {
  const visit = browser();

  it("a visitor with a pointer answers everything and sees the result", visit(NO_REGION, async ({ widget }) => {
    await widget.press("start_button");
    for (const { id, title, why, choices } of PUT) {
      await widget.isAt(title);
      assert.deepEqual(await widget.chosen(id), [], `${id}: nothing is chosen before the visitor does`);
      await widget.root.getByRole("group", { name: title, exact: true }).waitFor();
      await widget.root.getByText(why).waitFor();
      for (const { example } of choices) await widget.says(example).waitFor();
      await widget.choose(id, ANSWERS[id]);
      assert.deepEqual(await widget.chosen(id), [ANSWERS[id]].flat());
      await widget.press("continue_on");
    }
    await widget.isAt(ui("check_title"));
    const expected = PUT.map(({ id, title }) => [title, answerTexts(id, ANSWERS[id])]);
    assert.deepEqual(Object.entries(await widget.summary()), expected);
    await widget.press("show_result");
    await assertResultPage(widget);
    assert.deepEqual(await widget.answers(), ANSWERS);
  }));

  it("a visitor with a keyboard alone does the same", visit(NO_REGION, async ({ page, widget }) => {
    const press = (key) => page.keyboard.press(key);
    await tabTo(page, widget.button(ui("start_button")));
    await press("Enter");
    for (const { id, title, most, choices } of PUT) {
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

  it("the start page says how many questions there are at most", visit({}, async ({ widget }) => {
    assert.equal(MOST_PUT, 12);
    // The page's own text, which is in place of the widget until that is ready, says the same.
    await widget.says(ui("start_what", { total: MOST_PUT })).and(widget.page.locator(".rf-lead")).waitFor();
    for (const [id] of EXAMPLES) assert.ok(path(exampleAnswers(id)).length <= MOST_PUT, id);
  }));

  it("every question says which one it is and how many follow as the answers stand", visit({}, async ({ widget }) => {
    const given = {};
    const check = async (id, title) => {
      const put = path(given);
      const n = put.findIndex((each) => each.title === title) + 1;
      const key = n === put.length ? "progress_last" : "progress";
      await widget.says(ui(key, { n, left: put.length - n })).waitFor();
      const bar = await widget.root.locator("progress").evaluate(({ value, max }) => ({ value, max }));
      assert.deepEqual(bar, { value: n, max: put.length }, id);
    };
    await widget.press("start_button");
    for (const { id, title } of PUT) {
      await widget.isAt(title);
      await check(id, title);
      await widget.choose(id, ANSWERS[id]);
      given[id] = ANSWERS[id];
      await check(id, title);
      await widget.press("continue_on");
    }
    await widget.isAt(ui("check_title"));
  }));

  it("the whole row of a choice can be pressed", visit({}, async ({ widget }) => {
    await widget.press("start_button");
    for (const { id, choices: [{ example }] } of PUT.slice(0, 3)) {
      await widget.says(example).click();
      assert.deepEqual(await widget.chosen(id), [question(id).choices[0].id]);
      await widget.press("continue_on");
    }
  }));

  it("whoever skips every question gets a result all the same, and is told so", visit(NO_REGION, async ({ page, widget }) => {
    await widget.walk({});
    const rows = await widget.summary();
    assert.deepEqual(Object.keys(rows), path({}).map(({ title }) => title));
    for (const lines of Object.values(rows)) assert.deepEqual(lines, [ui("not_answered")]);
    await widget.says(ui("check_few", { n: 0, total: path({}).length })).waitFor();
    await widget.press("show_result");
    await widget.says(ui("result_no_answers")).waitFor();
    assert.equal((await widget.rankingLines()).length, Object.keys(words.roles).length);
    assert.deepEqual(await widget.answers(), {});
    assert.equal(await widget.result(), null);
    assert.deepEqual(await stored(page), {});
  }));

  it("a question may be left out, and the rest counts", visit({}, async ({ widget }) => {
    const { money, ...rest } = ANSWERS;
    assert.ok(money);
    await widget.walk(rest);
    assert.deepEqual((await widget.summary())[question("money").title], [ui("not_answered")]);
    await widget.press("show_result");
    const { answered, left } = await widget.isAtResult();
    assert.deepEqual([answered, left], [PUT.length - 1, 1]);
    const based = ui("result_based", { n: answered, total: PUT.length });
    await widget.root.getByText(based).first().waitFor();
  }));

  it("“I don't know” is an answer to each question, and changes no points", visit({}, async ({ widget }) => {
    const put = path({});
    const unknown = Object.fromEntries(put.map(({ id }) => [id, "unknown"]));
    const { ranking: nothingKnown } = await (await distModule()).assess({});
    await widget.press("start_button");
    for (const { id, title } of put) {
      await widget.isAt(title);
      await widget.choose(id, "unknown");
      assert.deepEqual(await widget.chosen(id), ["unknown"]);
      await widget.press("continue_on");
    }
    await widget.isAt(ui("check_title"));
    for (const lines of Object.values(await widget.summary())) assert.deepEqual(lines, [ui("unknown")]);
    assert.deepEqual(await widget.answers(), unknown);
    const { ranking, answered } = await widget.result();
    assert.equal(answered, put.length);
    assert.deepEqual(points(ranking), points(nothingKnown));
  }));

  it("Back goes back one page at a time with every answer in place", visit({}, async ({ widget }) => {
    await openCheckPage(widget);
    for (const { id, title } of [...PUT].reverse()) {
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
    const other = "from_100";
    assert.notEqual(people, other);
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
    for (const { title } of PUT) {
      await widget.button(ui("change_of", { question: title })).click();
      await widget.isAt(title);
      await widget.press("continue_to_check");
      await widget.isAt(ui("check_title"));
    }
  }));

  for (const { id, most, choices } of PUT.filter((each) => each.most > 1)) {
    const all = choices.map((choice) => choice.id);

    it(`${id}: several choices, and “I don't know” in place of them`, visit({}, async ({ widget }) => {
      await openQuestion(widget, id);
      await widget.choose(id, all.slice(0, 2));
      assert.deepEqual(await widget.chosen(id), all.slice(0, 2));
      await widget.choose(id, "unknown");
      assert.deepEqual(await widget.chosen(id), ["unknown"]);
      await widget.choose(id, all[0]);
      assert.deepEqual(await widget.chosen(id), [all[0]]);
      await widget.choice(id, all[0]).uncheck();
      assert.deepEqual(await widget.chosen(id), []);
      assert.ok(!(id in (await widget.answers())));
    }));

    it(`${id}: one choice more than ${most} is refused with a word why, in view`, visit({}, async ({ widget }) => {
      const told = widget.root.getByRole("status").filter({ hasText: ui("most_reached", { n: most }) });
      await openQuestion(widget, id);
      await widget.says(ui("choose_up_to", { n: most })).waitFor();
      await widget.choose(id, all.slice(0, most));
      assert.equal(await told.count(), 0);
      await widget.page.setViewportSize({ width: 320, height: 480 });
      await widget.choice(id, all[most]).click();
      await told.waitFor();
      const { y, height } = await told.boundingBox();
      assert.ok(y >= 0 && y + height <= 480, `at ${y}`);
      assert.deepEqual(await widget.chosen(id), all.slice(0, most));
      await widget.choice(id, all[0]).uncheck();
      await widget.choose(id, all[most]);
      assert.deepEqual(await widget.chosen(id), all.slice(1, most + 1));
      assert.equal(await told.count(), 0);
    }));
  }

  it("a single choice replaces the one before", visit({}, async ({ widget }) => {
    const put = questions.filter(({ id, most }) => most === 1 && EXAMPLES.some(([key]) => id in exampleAnswers(key)));
    assert.ok(put.length > 10);
    for (const { id, choices } of put) {
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

describe("Answers that no longer apply", SIDE_BY_SIDE, () => {
  const visit = browser();
  const [side, daily] = [question("side"), question("daily_it")];
  const [own, other] = [ANSWERS.side, "product"];
  const gone = PUT.filter(({ id }) => !path({ ...ANSWERS, side: other }).some((each) => each.id === id));
  const line = ui("no_longer_apply", { questions: gone.map(({ short }) => short).join(", ") });

  const changeSide = async (widget, choice) => {
    await widget.button(ui("change_of", { question: side.title })).click();
    await widget.isAt(side.title);
    await widget.choose("side", choice);
    await widget.press("continue_to_check");
    await widget.isAt(ui("check_title"));
  };

  it("are told after the change, kept, and count again once it is taken back", visit({}, async ({ widget }) => {
    assert.ok(gone.includes(daily));
    await openCheckPage(widget);
    assert.deepEqual(await widget.ignored(), {});
    await changeSide(widget, other);
    await becomes(() => statusOf(widget), line);
    const rows = Object.keys(await widget.summary());
    assert.deepEqual(rows, path({ ...ANSWERS, side: other }).map(({ title }) => title));
    const kept = gone.map(({ id, title }) => [title, answerTexts(id, ANSWERS[id])]);
    assert.deepEqual(Object.entries(await widget.ignored()), kept);
    await widget.says(ui("ignored_note")).waitFor();
    assert.deepEqual(await widget.answers(), { ...ANSWERS, side: other });
    const without = Object.entries(ANSWERS).filter(([id]) => !gone.some((each) => each.id === id));
    const { ranking } = await (await distModule()).assess({ ...Object.fromEntries(without), side: other });
    assert.deepEqual(points((await widget.result()).ranking), points(ranking), "they count for nothing");

    await changeSide(widget, own);
    await becomes(() => statusOf(widget), "");
    assert.deepEqual(await widget.ignored(), {});
    assert.deepEqual(Object.keys(await widget.summary()), PUT.map(({ title }) => title));
    assert.deepEqual(await widget.answers(), ANSWERS);
  }));

  it("are told once, and kept over a reload", visit({}, async ({ page, widget }) => {
    await openCheckPage(widget);
    await changeSide(widget, other);
    await becomes(() => statusOf(widget), line);
    await widget.press("show_result");
    await widget.isAtResult();
    assert.ok(!(await statusOf(widget)).includes(line));
    await page.reload();
    await widget.section(ui("ranking_title")).waitFor();
    assert.ok(!(await statusOf(widget)).includes(line));
    await widget.button(ui("change_answers")).first().click();
    await widget.isAt(ui("check_title"));
    assert.deepEqual(Object.keys(await widget.ignored()), gone.map(({ title }) => title));
    assert.deepEqual(await widget.answers(), { ...ANSWERS, side: other });
  }));

  it("are told on the next question too, where the visitor goes on from there", visit({}, async ({ widget }) => {
    await openCheckPage(widget);
    for (const { id } of [...PUT].reverse()) {
      await widget.press("back");
      await widget.isAt(question(id).title);
      if (id === "side") break;
    }
    await widget.choose("side", other);
    assert.equal(await statusOf(widget), "", "nothing moves while a choice is being made");
    await widget.press("continue_on");
    await widget.isAt(question("who").title);
    await becomes(() => statusOf(widget), line);
    await widget.press("continue_on");
    await widget.isAt(question("fit").title);
    await becomes(() => statusOf(widget), "");
  }));
});

describe("The country", SIDE_BY_SIDE, () => {
  const visit = browser();
  const { country, ...others } = ANSWERS;
  assert.ok(country);

  const openCountry = async (widget) => {
    await widget.setAnswers(others);
    await widget.part("nav_start").click();
    await widget.press("start_continue");
    await widget.isAt(COUNTRY.title);
  };

  for (const [locale, proposed] of [["de-DE", "germany"], ["nl", "netherlands"], ["en-GB", "uk"], ["pt-PT", "other_eu"]]) {
    it(`is proposed from the browser's language: ${locale}`, visit({ context: { locale } }, async ({ widget }) => {
      await openCountry(widget);
      assert.deepEqual(await widget.chosen("country"), [proposed]);
      await widget.says(ui("proposed")).waitFor();
      assert.deepEqual(await widget.answers(), others, "it is no answer yet");
    }));
  }

  for (const language of ["en-US@posix", "C", "", "de-CH", "es-419", undefined]) {
    it(`is not proposed where the language is ${language}`, visit({}, async ({ page, widget }) => {
      await page.addInitScript((value) => {
        Object.defineProperty(Navigator.prototype, "language", { get: () => value });
      }, language);
      await page.reload();
      await widget.isReady();
      await openCountry(widget);
      assert.deepEqual(await widget.chosen("country"), []);
      assert.equal(await widget.says(ui("proposed")).count(), 0);
      await widget.press("continue_on");
      await widget.isAt(ui("check_title"));
      assert.deepEqual((await widget.summary())[COUNTRY.title], [ui("not_answered")]);
      assert.deepEqual(await widget.answers(), others);
      await widget.press("show_result");
      await widget.isAtResult();
    }));
  }

  it("is taken by going on, and another one replaces it", visit(inGermany, async ({ widget }) => {
    await openCountry(widget);
    await widget.press("continue_on");
    await widget.isAt(ui("check_title"));
    assert.deepEqual(await widget.answers(), { ...others, country: "germany" });
    await widget.press("back");
    await widget.isAt(COUNTRY.title);
    assert.equal(await widget.says(ui("proposed")).count(), 0, "it is the visitor's own answer now");

    await openCountry(widget);
    await widget.choose("country", "france");
    assert.deepEqual(await widget.chosen("country"), ["france"]);
    assert.equal(await widget.says(ui("proposed")).count(), 0);
    await widget.press("continue_on");
    await widget.isAt(ui("check_title"));
    assert.deepEqual(await widget.answers(), { ...others, country: "france" });
  }));

  it("may be left to “I don't know” in place of the proposal", visit(inGermany, async ({ widget }) => {
    await openCountry(widget);
    await widget.choose("country", "unknown");
    assert.deepEqual(await widget.chosen("country"), ["unknown"]);
    await widget.press("continue_on");
    await widget.isAt(ui("check_title"));
    assert.deepEqual(await widget.answers(), { ...others, country: "unknown" });
  }));

  it("is shown as proposed on the check page until it is taken", visit(inGermany, async ({ page, widget }) => {
    await openCountry(widget);
    await widget.press("back");
    await widget.part("nav_result").click();
    await widget.isAtResult();
    await widget.root.getByRole("button", { name: ui("change_answers"), exact: true }).first().click();
    await widget.isAt(ui("check_title"));
    const said = ui("check_proposed", { choice: answerTexts("country", "germany")[0] });
    assert.deepEqual((await widget.summary())[COUNTRY.title], [said]);
    assert.deepEqual(await widget.answers(), others);
    assert.ok(!JSON.stringify(await stored(page)).includes("germany"));
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
    await widget.choose(questions[0].id, ANSWERS[questions[0].id][0]);
    await widget.press("continue_on");
    await widget.isAt(questions[1].title);
    const [own, kept] = [await widget.answers(), await storedEntries(page)];
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
    assert.deepEqual(await storedEntries(page), kept);
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
      for (const line of [...lines, ...role.responsibilities, ...role.when, ...Object.values(role.not_when)]) {
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

  /** That the timeline starts at this stage, with the visitor's own answers but for what they could spend. */
  async function assertHere(widget, place) {
    const view = timeline(widget);
    await view.isAt(place, stages);
    assert.match(await view.moment().innerText(), new RegExp(ui("you_are_here")));
    for (const [other, { name }] of stages.entries()) {
      const head = await view.stage(name).innerText();
      assert.equal(head.includes(ui("you_are_here")), other === place, name);
    }
    const { money, ...rest } = await widget.answers();
    assert.ok(money);
    const { ranking } = await (await distModule()).assess(rest);
    const order = (await view.order()).map(([name, said]) => [roleOf(name), said]);
    assert.deepEqual(order, ranking.map((row) => [row.role, pointsText(row.points)]));
  }

  it("starts where the visitor says they are", visit({}, async ({ widget }) => {
    for (const [place, { choice }] of stages.entries()) {
      await widget.showResult({ ...ANSWERS, stage: choice });
      await assertHere(widget, place);
    }
  }));

  it("starts where the headcount puts the visitor who does not say so", visit({}, async ({ widget }) => {
    for (const [place, { people }] of model.stages.entries()) {
      const own = people.flatMap((group) => group.split("|")).map((choice) => choice.replace("people.", ""));
      for (const headcount of own) {
        await widget.showResult({ ...ANSWERS, people: headcount });
        await assertHere(widget, place);
      }
    }
  }));

  it("does not guess where a visitor is of whom neither is known", visit({}, async ({ widget }) => {
    const { people, ...rest } = ANSWERS;
    assert.ok(people);
    await widget.showResult(rest);
    await widget.says(ui("here_unknown")).waitFor();
    assert.equal(await widget.root.getByText(ui("you_are_here")).count(), 0);
  }));

  it("takes another stage than the headcount tells, which moves no option in the result", visit({}, async ({ widget }) => {
    await widget.showResult(ANSWERS);
    const [lines, view] = [await widget.rankingLines(), timeline(widget)];
    await assertHere(widget, 4);
    await view.section.getByText(ui("timeline_stage"), { exact: true }).click();
    await view.section.getByRole("radio", { name: stages[2].name, exact: true }).check();
    await assertHere(widget, 2);
    assert.deepEqual(await widget.rankingLines(), lines);
    await view.section.getByRole("radio", { name: ui("timeline_by_people"), exact: true }).check();
    await assertHere(widget, 4);
    assert.deepEqual(await widget.answers(), ANSWERS);
  }));

  it("shows the order at a stage by click, slider and arrow keys", visit({}, async ({ page, widget }) => {
    await widget.showResult({ ...ANSWERS, stage: stages[1].choice });
    const view = timeline(widget);
    const table = await view.table(stages);
    const check = async (place) => {
      await view.isAt(place, stages);
      const order = await view.order();
      const shown = order.map(([name, said]) => [roleOf(name), said]);
      assert.deepEqual(new Map(shown.sort()), new Map(Object.entries(table[place].points).sort()), stages[place].name);
      const falling = order.map(([, said]) => readNumber(said, words.language));
      assert.deepEqual(falling, [...falling].sort((one, other) => other - one));
      assert.equal(roleOf(table[place].first[0]), roleOf(order[0][0]));
      await view.saysFirst(place, stages, table[place].first);
      assert.equal(await view.section.locator("[aria-live]").count(), 0, "the slider says it; nothing else is read out");
    };
    for (const place of [4, 0, 2, 3, 1]) {
      await view.stage(stages[place].name).click();
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
    const seen = new Set(table.map(({ points: own }) => JSON.stringify(own)));
    assert.ok(seen.size > 1, "the order is not the same at every stage");
  }));

  it("says where first place changes hands, and by which sign to notice it", visit({}, async ({ widget }) => {
    await widget.showResult(exampleAnswers("growing_software"));
    const view = timeline(widget);
    const table = await view.table(stages);
    const changes = [];
    let leader;
    for (const [place, stage] of stages.entries()) {
      await view.slider.fill(String(place + 1));
      await view.isAt(place, stages);
      await view.section.getByText(stage.sign).and(widget.page.locator("p")).waitFor();
      const first = table[place].first.map(roleOf);
      const told = view.moment().locator(".rf-moment__handover");
      const hasChanged = leader !== undefined && !first.includes(leader);
      assert.equal(await told.count(), hasChanged ? 1 : 0, stage.name);
      if (hasChanged) {
        const said = await told.innerText();
        const [to, from] = parseHandover(said);
        assert.deepEqual([to, from], [first[0], leader]);
        changes.push(`${stage.name}: ${said}`);
      }
      leader = first.includes(leader) ? leader : first[0];
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

/** What a visitor must find on the result page of their own answers. */
async function assertResultPage(widget) {
  const { page } = widget;
  const result = await widget.isAtResult();
  assertRanking(result);
  assert.deepEqual(await widget.rankingLines(), expectedLines(result));
  await widget.says(ui("result_eyebrow")).waitFor();
  const [first, second] = result.ranking;
  await widget.section(ui("second_title", { role: adviceName(result, second) })).waitFor();
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
      for (const { reason } of reasons.slice(0, 3)) {
        await side(key).getByText(reasonWords.reasons[reason], { exact: true }).waitFor();
      }
    }
    await line.click();
  }

  assert.equal(first.keep, null);
  const steps = widget.section(ui("next_title")).getByRole("listitem");
  assert.deepEqual(await steps.allInnerTexts(), words.roles[first.role].next_steps);
  assert.equal(await steps.count(), 3);
  const needs = widget.section(ui("needs_title")).getByRole("rowheader");
  assert.equal(await needs.count(), Object.keys(words.criteria).length);
  const stages = timeline(widget);
  for (const { name } of Object.values(words.stages)) await stages.stage(name).waitFor();
  const isPartTime = [first, second].some(({ role, keep }) => role === "fractional_cto" && !keep);
  const engagement = widget.section(ui("engagement_title"));
  assert.equal(await engagement.count(), isPartTime ? 1 : 0);
  if (isPartTime) {
    const phases = await linesOf(engagement);
    for (const { name, what, result: gets } of Object.values(words.phases)) {
      for (const line of [name, what, `${ui("engagement_gets")} ${gets}`]) assert.ok(phases.includes(line), line);
    }
  }
}

/** The stage timeline of a result page. */
function timeline(widget) {
  const section = widget.section(ui("timeline_title"));
  const slider = section.getByRole("slider", { name: ui("timeline_slider"), exact: true });
  /** What is shown of the stage chosen: the part under its own heading. */
  const moment = () => section.locator(".rf-moment");
  return {
    section,
    slider,
    moment,
    async isAt(place, stages) {
      await becomes(() => slider.inputValue(), String(place + 1));
      const { name, people } = stages[place];
      await becomes(async () => (await slider.getAttribute("aria-valuetext")).startsWith(`${name}, ${people}: `), true);
      await moment().getByRole("heading", { level: 4, name: `${name} · ${people}` }).waitFor();
    },
    /** What the slider says is the stage, and who comes first there. */
    async saysFirst(place, stages, firsts) {
      const { name: stage, people } = stages[place];
      assert.equal(await slider.getAttribute("aria-valuetext"), ui("timeline_value", { stage, people, role: firsts.join(", ") }));
    },
    /** The head of a stage in the picture. */
    stage: (name) => section.locator(".rf-stages__stage", { has: widget.page.getByText(name, { exact: true }) }),
    /** Name and points of each option, in the order shown. */
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
      const roles = Object.entries(words.roles);
      const columns = roles.map(([, { short }]) => names.indexOf(short));
      assert.ok(!columns.includes(-1), `a column for each option in ${names}`);
      const table = [];
      for (const { name, people, sign } of stages) {
        const row = rows.filter({ hasText: `${name} (${people})` });
        const cells = await row.locator("th, td").allInnerTexts();
        assert.ok(cells.includes(sign), name);
        const first = cells[names.indexOf(ui("table_first"))].split(", ");
        const own = columns.map((column) => pointsText(readNumber(cells[column], words.language)));
        table.push({ first, points: Object.fromEntries(roles.map(([role], place) => [role, own[place]])) });
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

/** Opens a question as the first one without an answer, in an example that has one. */
async function openQuestion(widget, id) {
  const all = EXAMPLES.map(([example]) => exampleAnswers(example));
  const { [id]: answer, ...others } = all.find((answers) => path(answers).some((each) => each.id === id));
  assert.ok(answer);
  await widget.setAnswers(others);
  await widget.part("nav_start").click();
  await widget.press("start_continue");
  await widget.isAt(question(id).title);
}

/** The option that may be called this in a result or a picture. */
function roleOf(name) {
  const isShort = ({ short }) => short === name;
  const isPartTime = Object.values(words.roles).some(({ part_time_short: short }) => short === name);
  const found = Object.keys(words.roles).find((role) => isShort(words.roles[role]) || namesOf(role).test(name));
  return found ?? (isPartTime ? "fractional_cto" : assert.fail(`no option is called ${name}`));
}

/** The options of a change of hands: `[to, from]`. */
function parseHandover(said) {
  const pattern = ui("handover").replace(".", "\\.").replace("{to}", "(.+)").replace("{from}", "(.+)");
  const [, to, from] = said.match(new RegExp(`^${pattern}$`));
  return [roleOf(to), roleOf(from)];
}

/** What the status region at the top says. */
function statusOf(widget) {
  return widget.root.locator(".rf-notices").innerText();
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
