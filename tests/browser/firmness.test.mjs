// How an option is named, how its points add up, how sure the result is, and what would change it.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";

import { SIDE_BY_SIDE, becomes, browser, stored, tabTo } from "./browser.mjs";
import { readNumber } from "./numbers.mjs";
import { distModule } from "./site.mjs";
import { answerTexts, exampleAnswers, model, percent, question, questions, ui, words } from "./text.mjs";
import { adviceName, pointsMore, pointsText, reasonModel, reasonWords, roleName } from "./verdict.mjs";
import { expectedLines, readTable } from "./widget.mjs";

const LANGUAGE = "en-GB";
const LOCAL = { context: { locale: LANGUAGE } };
const MANUFACTURER = exampleAnswers("manufacturer");
const SOFTWARE = exampleAnswers("growing_software");
const PAYMENTS = exampleAnswers("payments");
const AGENCY = exampleAnswers("staffing_agency");
const FEW = { people: "from_25", side: "both" };
const TIGHT = { ...SOFTWARE, money: "up_to_10k" };
const NONE_FITS = {
  trigger: ["outgrown"], people: "from_10", side: "internal", who: ["nobody"], fit: "not_well", missing: "ai_head",
  ai: "none", shape: "full_week", money: "none", daily_it: "little", country: "uk",
};

let assess;
before(async () => {
  ({ assess } = await distModule());
});

const number = (text) => readNumber(text, LANGUAGE);
const headline = (widget) => widget.root.locator(".rf-headline__main");

describe("What the result says first", SIDE_BY_SIDE, () => {
  const visit = browser();

  it("somebody in place is kept, with what they need beside them and without a search", visit({}, async ({ widget }) => {
    const result = await widget.showResult(PAYMENTS);
    const { keep } = result.ranking[0];
    assert.equal(keep, "cto");
    await widget.title(reasonWords.keep.cto.headline).waitFor();
    const top = headline(widget);
    await top.getByText(reasonWords.keep.cto.sentence, { exact: true }).waitFor();
    await top.getByText(`${ui("keep_beside")} ${reasonWords.beside[PAYMENTS.fit]}`, { exact: true }).waitFor();
    await top.getByText(startOf("cost_keep_beside")).waitFor();
    const steps = widget.section(ui("next_title")).getByRole("listitem");
    assert.deepEqual(await steps.allInnerTexts(), ["mandate", "beside", "again"].map((step) => ui(`next_keep_${step}`)));
  }));

  it("a part-time leader is named by what they lean to, everywhere", visit({}, async ({ widget }) => {
    for (const [answers, lean] of [[AGENCY, "cio"], [TIGHT, "cto_full_time"]]) {
      const result = await widget.showResult(answers);
      assert.equal(result.ranking[0].role, "fractional_cto");
      assert.equal(result.part_time_leans_to, lean);
      const name = words.roles[lean].part_time_name;
      await widget.title(name).waitFor();
      await headline(widget).getByText(ui("lean", { side: words.roles[lean].side }), { exact: true }).waitFor();
      const short = words.roles[lean].part_time_short;
      for (const [title, said] of [["ranking_title", name], ["needs_title", short], ["firm_title", name]]) {
        assert.ok((await widget.section(ui(title)).getByText(said).count()) > 0, title);
        const own = widget.section(ui(title)).getByText(words.roles.fractional_cto.name, { exact: true });
        assert.equal(await own.count(), 0, title);
      }
    }
  }));

  it("where money keeps a better option out, both are told", visit({}, async ({ widget }) => {
    const result = await widget.showResult(TIGHT);
    const free = result.without_limit_of_money;
    assert.equal(free, "cto_full_time");
    const rows = headline(widget).locator(".rf-budget > div");
    const within = [ui("budget_within"), ui("budget_nearest")];
    const [[label, name], other] = (await rows.allInnerTexts()).map((row) => row.split("\n"));
    assert.ok(within.includes(label), label);
    assert.equal(name, adviceName(result, result.ranking[0]));
    assert.deepEqual(other, [ui("budget_free"), words.roles[free].name]);
    await widget.showResult(SOFTWARE);
    assert.equal(await rows.count(), 0);
  }));

  it("where nothing fits well, that is said instead of a crown", visit({}, async ({ widget }) => {
    const result = await widget.showResult(NONE_FITS);
    assert.ok(result.fits_none);
    const [first, second] = result.ranking;
    await widget.section(ui("none_first", { role: adviceName(result, first) })).waitFor();
    await widget.section(ui("none_second", { role: adviceName(result, second) })).waitFor();
    assert.equal(await widget.says(ui("result_eyebrow")).count(), 0);
  }));

  it("too few answers are no reason to say that nothing fits", visit({}, async ({ widget }) => {
    const result = await widget.showResult(FEW);
    assert.ok(result.fits_none && result.left > 0);
    await widget.title(adviceName(result, result.ranking[0])).waitFor();
  }));

  it("what speaks against an option stands beside it: in the headline, at the second, in the order", visit({}, async ({ widget }) => {
    let seen = 0;
    for (const answers of [TIGHT, NONE_FITS, MANUFACTURER]) {
      const result = await widget.showResult(answers);
      const told = (place) => place.locator(".rf-limit").filter({ hasText: ui("but") }).allInnerTexts();
      for (const { role, does_not_fit_because: keys } of result.ranking) {
        const texts = keys.map((key) => `${ui("but")} ${words.roles[role].not_when[key]}`);
        await widget.rankingLine(role).click();
        const item = widget.rankingItem(role);
        await item.getByRole("heading", { name: ui("pros"), exact: true }).waitFor();
        assert.deepEqual(withoutMark(await told(item)), texts, role);
        seen += texts.length;
      }
      const [first, second] = result.ranking.map(({ role, does_not_fit_because: keys }) =>
        keys.map((key) => `${ui("but")} ${words.roles[role].not_when[key]}`));
      assert.deepEqual(withoutMark(await told(widget.root.locator("header"))), [...first, ...second]);
    }
    assert.ok(seen > 10, `${seen} told`);
  }));
});

/** Without the remark that something was taken as usual. */
function withoutMark(lines) {
  return lines.map((line) => line.replace(ui("presumed_mark"), "").trim());
}

describe("The points of an option", SIDE_BY_SIDE, () => {
  const visit = browser();
  const companies = {
    "a company without money": { ...MANUFACTURER, money: "none" },
    "a company of which little is known": FEW,
    "a software company": SOFTWARE,
  };

  for (const [name, answers] of Object.entries(companies)) {
    it(`${name}: table, themes and bar add up to the points, for all options`, visit(LOCAL, async ({ widget }) => {
      const { ranking } = await widget.showResult(answers);
      assert.equal(ranking.length, 7);
      for (const { role, points, contributions } of ranking) {
        await widget.rankingLine(role).click();
        const item = widget.rankingItem(role);
        await item.getByText(ui("points_title"), { exact: true }).click();
        const table = item.getByRole("table");
        await table.waitFor();
        const { rows, sums } = await readTable(table);
        const read = rows.map(({ cells }) => number(cells[ui("points_points")]));
        assert.equal(sum(read), points, `${role}: the rows`);
        assert.deepEqual(sums.map(({ name: said }) => said), [ui("points_sum")]);
        assert.equal(number(sums[0].cells[ui("points_points")]), points, `${role}: the sum`);
        assert.deepEqual(read.sort(byNumber), contributions.map((part) => part.points).sort(byNumber));
        const themes = await themesOf(item);
        assert.deepEqual(themes, byTheme(contributions), role);
        const gained = sum(Object.values(themes).filter((own) => own > 0));
        if (gained > 0) assertNear(await stackOf(item), (Math.max(points, 0) / gained) * 100, `${role}: the bar`);
      }
    }));
  }

  it("each reason is told with the answers behind it, and what was taken as usual is marked", visit({}, async ({ widget }) => {
    const { ranking: [{ role, reasons_for: reasons }], presumed } = await widget.showResult(FEW);
    assert.ok(Object.keys(presumed).length > 1);
    await widget.rankingLine(role).click();
    const items = widget.rankingItem(role).locator(".rf-pros .rf-reasons > li");
    await items.first().waitFor();
    const facts = { ...FEW, ...presumed };
    for (const [place, { reason, points }] of reasons.slice(0, 3).entries()) {
      const lines = (await items.nth(place).innerText()).split(/\n+/);
      const { when } = reasonModel.reasons.find(({ id }) => id === reason);
      const named = when.flatMap((any) => any.split("|")).map((each) => each.split("."));
      const held = named.filter(([id, choice]) => facts[id] === choice);
      const said = held.map(([id, choice]) => saidOf({ question: id, choice }, presumed));
      assert.deepEqual(lines.slice(0, -1), [...new Set(said), reasonWords.reasons[reason], pointsMore(points)]);
      assert.equal(lines.at(-1), ui("sources"));
    }
  }));

  it("first and second are told apart by reasons that add up to the lead", visit(LOCAL, async ({ widget }) => {
    for (const answers of [SOFTWARE, MANUFACTURER, PAYMENTS, FEW]) {
      const result = await widget.showResult(answers);
      const [first, second] = result.ranking.map((row) => adviceName(result, row));
      const section = widget.section(ui("contrast_title", { first, second }));
      await section.getByText(ui("contrast_lead", { lead: pointsText(result.lead) }), { exact: true }).waitFor();
      const gaps = (await section.locator("li strong").allInnerTexts()).map(number);
      const rest = await section.getByText(startOf("contrast_rest")).innerText();
      assert.equal(sum(gaps) + number(rest), result.lead);
      const of = (row, reason) => row.contributions.find((part) => part.reason === reason)?.points ?? 0;
      const all = Object.keys(reasonWords.reasons).map((reason) => result.ranking.slice(0, 2).map((row) => of(row, reason)));
      const possible = all.map(([one, other]) => one - other);
      assert.ok(gaps.every((gap) => possible.includes(gap)), `${gaps}`);
      assert.ok(gaps[0] > 0, "something speaks for the first");
    }
  }));
});

describe("How sure it is", SIDE_BY_SIDE, () => {
  const visit = browser();

  it("in one word, as scripts are told, and so far while questions are left", visit({}, async ({ widget }) => {
    const words_seen = new Set();
    for (const answers of [SOFTWARE, MANUFACTURER, FEW, NONE_FITS, PAYMENTS]) {
      const { confidence, so_far: soFar, left } = await widget.showResult(answers);
      words_seen.add(confidence);
      assert.equal(soFar, left > 0);
      const word = soFar ? ui("sure_so_far", { word: ui(`sure_${confidence}`) }) : ui(`sure_${confidence}`);
      const box = headline(widget).locator(".rf-sure");
      await box.getByText(`${ui("sure_label")} ${word}`, { exact: true }).waitFor();
      const doubts = await box.getByRole("listitem").count();
      assert.equal(doubts === 0, confidence === "clear");
      assert.equal(await widget.button(ui("sure_go_on")).count(), left > 0 ? 1 : 0);
    }
    assert.deepEqual([...words_seen].sort(), ["clear", "leaning", "open"]);
    await widget.section(ui("firm_title")).getByText(ui("confidence_measured"), { exact: true }).waitFor();
  }));

  it("the way to the questions that are left leads to the first of them", visit({}, async ({ widget }) => {
    const { left } = await widget.showResult(FEW);
    await widget.says(ui("sure_left", { n: left })).waitFor().catch(() => {});
    await widget.press("sure_go_on");
    await widget.isAt(question("trigger").title);
  }));

  it("the shares are those that scripts are told", visit({}, async ({ widget }) => {
    for (const answers of [SOFTWARE, MANUFACTURER, FEW]) {
      const result = await widget.showResult(answers);
      const { first_in_percent_of_variations: shares } = result;
      const items = widget.section(ui("firm_title")).locator(".rf-shares > li");
      const lines = (await items.allInnerTexts()).map((line) => line.split(/\n+/));
      const expected = Object.entries(shares).filter(([, share]) => share > 0);
      const said = expected.map(([role, share]) => [roleName(result, role), ui("firm_share", { share: percent(share) })]);
      assert.deepEqual(lines.sort(), said.sort());
      const total = sum(Object.values(shares));
      assert.ok(Math.abs(total - 100) <= 3, `${total} per cent in all`);
    }
  }));

  for (const [name, answers] of [["growing_software", SOFTWARE], ["payments", PAYMENTS]]) {
    it(`${name}: what is said to change it does, and can be undone`, visit({}, async ({ page, widget }) => {
      const own = await widget.showResult(answers);
      const kept = await stored(page);
      const changes = await tries(widget);
      assert.ok(changes.length > 5, `${changes.length} changes`);
      assert.equal(new Set(changes).size, changes.length, "each change once");
      for (const label of changes) {
        await openMore(widget);
        await widget.button(label).click();
        const tried = await widget.isAtResult();
        assertPromised(label, tried);
        assert.notEqual(tried.ranking[0].role, own.ranking[0].role);
        await note(widget).waitFor();
        assert.deepEqual(await widget.rankingLines(), expectedLines(await widget.result()));
        assert.deepEqual(await stored(page), kept, "a trial is not saved");
        await note(widget).getByRole("button", { name: ui("trial_undo"), exact: true }).click();
        await widget.isAtResult();
        assert.deepEqual(await widget.answers(), answers);
        assert.equal(await note(widget).count(), 0);
      }
      assert.deepEqual(await widget.result(), own);
    }));

    it(`${name}: no other single answer that puts another first is left out`, visit({}, async ({ widget }) => {
      const own = await widget.showResult(answers);
      const changes = await tries(widget);
      for (const { id, most, short, choices } of questions.filter((each) => each.id in answers)) {
        if (most > 1) continue;
        for (const { id: choice } of choices) {
          const result = await assess({ ...answers, [id]: choice });
          const [first] = result.ranking;
          if (first.role === own.ranking[0].role) continue;
          // On a scale only the smallest of the steps to an option is named, and its part-time leader may lean otherwise.
          const change = ui("flip_of", { question: short, change: "" });
          const names = Object.values(words.roles).map((role) => role.part_time_name).filter(Boolean);
          const possible = first.role === "fractional_cto" ? names : [roleName(result, first.role)];
          const starts = possible.map((role) => ui("try_of", { role, change }));
          assert.ok(changes.some((label) => starts.some((start) => label.startsWith(start))), `${starts} (${choice})`);
        }
      }
    }));
  }

  it("a reload in the middle of a trial brings the visitor's own answers", visit({}, async ({ page, widget }) => {
    await widget.showResult(SOFTWARE);
    const [label] = await tries(widget);
    await widget.button(label).click();
    await note(widget).waitFor();
    await page.reload();
    await widget.section(ui("ranking_title")).waitFor();
    assert.deepEqual(await widget.answers(), SOFTWARE);
    assert.equal(await note(widget).count(), 0);
  }));

  it("a trial names the answers that differ, and can be kept", visit({}, async ({ page, widget }) => {
    await widget.showResult(SOFTWARE);
    const [label] = await tries(widget);
    await widget.button(label).click();
    await note(widget).waitFor();
    const tried = await widget.answers();
    const changed = questions.filter(({ id }) => `${tried[id]}` !== `${SOFTWARE[id]}`);
    const lines = changed.map(({ id, short }) => {
      const [before, after] = [SOFTWARE[id], tried[id]].map((answer) => answerTexts(id, answer).join("; "));
      return ui("trial_change", { question: short, before, after });
    });
    assert.deepEqual(await note(widget).getByRole("listitem").allInnerTexts(), lines);
    assert.equal(lines.length, 1);
    const result = await widget.result();
    await note(widget).getByRole("button", { name: ui("trial_keep"), exact: true }).click();
    await widget.isAtResult();
    assert.equal(await note(widget).count(), 0);
    await page.reload();
    await widget.section(ui("ranking_title")).waitFor();
    assert.deepEqual(await widget.answers(), tried);
    assert.deepEqual(await widget.result(), result);
  }));
});

describe("What matters most", SIDE_BY_SIDE, () => {
  const visit = browser();
  const THEME = "money";
  const mark = (widget, key, theme = THEME) =>
    widget.group(reasonWords.themes[theme]).getByRole("radio", { name: ui(key), exact: true });
  const told = (widget) => {
    const begins = ui("importance_same").split("{")[0].split(".")[0].replace(/ what .*/, "");
    return widget.root.getByRole("status").filter({ hasText: begins });
  };
  const says = (own, now) => {
    const [before, role] = [own, now].map((result) => roleName(result, result.ranking[0].role));
    const isSame = own.ranking[0].role === now.ranking[0].role;
    return ui(isSame ? "importance_same" : "importance_changed", { role, before });
  };
  const pointsOf = ({ ranking }) => byTheme(ranking.find(({ role }) => role === "cio").contributions)[THEME] ?? 0;

  it("a mark changes the order and its points at once, and leaves the focus", visit({}, async ({ page, widget }) => {
    const own = await widget.showResult(TIGHT);
    await widget.says(ui("importance_title")).click();
    assert.ok(await mark(widget, "importance_normal").isChecked());
    assert.ok(pointsOf(own) < 0);
    for (const [key, factor] of [["importance_more", 2], ["importance_less", 0.5]]) {
      await mark(widget, key).check();
      await becomes(() => mark(widget, key).evaluate((input) => input.matches(":focus")), true);
      const now = await widget.result();
      assert.equal(pointsOf(now), pointsOf(own) * factor);
      await told(widget).getByText(says(own, now), { exact: true }).waitFor();
      assert.deepEqual(await widget.rankingLines(), expectedLines(now));
      await widget.title(adviceName(now, now.ranking[0])).waitFor();
    }
    const marked = await widget.result();
    await page.reload();
    await mark(widget, "importance_less").waitFor();
    assert.ok(await mark(widget, "importance_less").isChecked());
    assert.deepEqual(await widget.result(), marked);
    await widget.button(ui("importance_reset")).click();
    assert.deepEqual(await widget.result(), own);
    assert.deepEqual(await widget.rankingLines(), expectedLines(own));
    assert.ok(await mark(widget, "importance_normal").isChecked());
    assert.equal(await told(widget).count(), 0);
    assert.deepEqual(await widget.answers(), TIGHT);
  }));

  it("enough marks put another option first, and the page says so", visit({}, async ({ widget }) => {
    const own = await widget.showResult(PAYMENTS);
    await widget.says(ui("importance_title")).click();
    let now = own;
    for (const [theme, key] of [["missing", "importance_more"], ["side", "importance_less"], ["people_there", "importance_less"]]) {
      await mark(widget, key, theme).check();
      now = await widget.result();
      await told(widget).getByText(says(own, now), { exact: true }).waitFor();
    }
    assert.notEqual(now.ranking[0].role, own.ranking[0].role);
  }));

  it("needs no pointer", visit({}, async ({ page, widget }) => {
    await widget.showResult(SOFTWARE);
    await tabTo(page, widget.says(ui("importance_title")).locator("xpath=ancestor::summary"));
    await page.keyboard.press("Enter");
    const [theme] = reasonModel.themes;
    await tabTo(page, mark(widget, "importance_normal", theme));
    await page.keyboard.press("ArrowRight");
    await becomes(() => mark(widget, "importance_more", theme).evaluate((input) => input.matches(":checked:focus")), true);
    await told(widget).waitFor();
    assert.deepEqual((await widget.answers()).importance, { [theme]: "more" });
  }));
});

describe("Questions left open", SIDE_BY_SIDE, () => {
  const visit = browser();
  const link = (widget, id) => widget.button(ui("unanswered_of", { question: question(id).title }));

  it("those that could change first place are named, each with a way there and back", visit({}, async ({ widget }) => {
    const result = await widget.showResult(FEW);
    const own = result.ranking[0].role;
    const put = questions.filter(({ id }) => !(id in FEW) && isPut(id));
    let named = 0;
    for (const { id, title, most, choices } of put) {
      const firsts = new Set();
      for (const choice of choices) {
        const answer = most > 1 ? [choice.id] : choice.id;
        firsts.add((await assess({ ...FEW, [id]: answer })).ranking[0].role);
      }
      firsts.delete(own);
      const isNamed = (await link(widget, id).count()) === 1;
      if (firsts.size > 0) assert.ok(isNamed, `${id} could put first ${[...firsts]}`);
      if (most === 1) assert.equal(isNamed, firsts.size > 0, id);
      if (!isNamed) continue;
      named += 1;
      const line = widget.section(ui("unanswered_title")).getByRole("listitem").filter({ hasText: title });
      for (const role of firsts) await line.filter({ hasText: roleName(result, role) }).waitFor();
      await link(widget, id).click();
      await widget.isAt(title);
      await widget.says(ui("progress_change")).waitFor();
      await widget.press(named % 2 ? "continue_to_check" : "back");
      await widget.isAtResult();
    }
    assert.ok(named > 2, `${named} named`);
  }));

  it("an answer given there is in the result at once", visit({}, async ({ page, widget }) => {
    const { answered } = await widget.showResult(FEW);
    await tabTo(page, link(widget, "missing"));
    await page.keyboard.press("Enter");
    await widget.isAt(question("missing").title);
    await tabTo(page, widget.choice("missing", "nothing"));
    await page.keyboard.press("Space");
    await tabTo(page, widget.button(ui("continue_to_check")));
    await page.keyboard.press("Enter");
    const { ranking, answered: now } = await widget.isAtResult();
    assert.equal(ranking[0].role, "owner_led");
    assert.equal(now, answered + 1);
    assert.equal(await link(widget, "missing").count(), 0);
    assert.deepEqual(await widget.answers(), { ...FEW, missing: "nothing" });
  }));

  it("when everything is answered there is no such part", visit({}, async ({ widget }) => {
    await widget.showResult(SOFTWARE);
    assert.equal(await widget.says(ui("unanswered_title")).count(), 0);
  }));

  it("a trial needs no pointer either", visit({}, async ({ page, widget }) => {
    await widget.showResult(SOFTWARE);
    const [label] = await tries(widget);
    await tabTo(page, widget.button(label));
    await page.keyboard.press("Enter");
    await note(widget).waitFor();
    assertPromised(label, await widget.isAtResult());
    await page.keyboard.press("Shift+Tab");
    await tabTo(page, note(widget).getByRole("button", { name: ui("trial_undo"), exact: true }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await widget.isAtResult();
    assert.deepEqual(await widget.answers(), SOFTWARE);
  }));
});

describe("What is taken as usual", SIDE_BY_SIDE, () => {
  const visit = browser();

  it("is listed, with a way to say what is so where that is asked", visit({}, async ({ widget }) => {
    for (const answers of [FEW, PAYMENTS]) {
      const { presumed } = await widget.showResult(answers);
      assert.ok(Object.keys(presumed).length > 0);
      const items = widget.section(ui("presumed_title")).last().locator(".rf-open > li");
      const lines = (await items.allInnerTexts()).map((line) => line.replace(ui("presumed_answer"), "").trim());
      const expected = Object.entries(presumed).map(([id, choice]) => saidOf({ question: id, choice }, {}));
      assert.deepEqual(lines, expected);
    }
    await widget.showResult({ side: "both" });
    await widget.button(ui("presumed_answer_of", { question: question("people").title })).click();
    await widget.isAt(question("people").title);
    await widget.press("back");
    await widget.isAtResult();
  }));

  it("is not there where all is said", visit({}, async ({ widget }) => {
    const { presumed } = await widget.showResult(SOFTWARE);
    assert.deepEqual(presumed, {});
    assert.equal(await widget.says(ui("presumed_title")).count(), 0);
  }));
});

describe("The stage", SIDE_BY_SIDE, () => {
  const visit = browser();
  const stage = (widget, key) => widget.group(ui("timeline_stage_note")).getByRole("radio", { name: words.stages[key].name, exact: true });
  const here = (widget) => widget.root.locator(".rf-stages__stage", { hasText: ui("you_are_here") }).locator("span").first();

  it("follows the headcount, or what the visitor says; the result stays as it is", visit({}, async ({ page, widget }) => {
    const own = await widget.showResult(MANUFACTURER);
    assert.equal(await here(widget).innerText(), words.stages.large.name);
    await widget.says(ui("timeline_stage")).click();
    await stage(widget, "growth").check();
    await becomes(() => here(widget).innerText(), words.stages.growth.name);
    assert.ok(await stage(widget, "growth").evaluate((input) => input.matches(":focus")), "the focus stays");
    assert.deepEqual((await widget.result()).ranking, own.ranking);
    assert.equal((await widget.answers()).stage, "growing");
    await page.reload();
    await widget.section(ui("ranking_title")).waitFor();
    await widget.drawAll();
    await becomes(() => here(widget).innerText(), words.stages.growth.name);
    await widget.says(ui("timeline_stage")).click();
    await widget.group(ui("timeline_stage_note")).getByRole("radio", { name: ui("timeline_by_people"), exact: true }).check();
    await becomes(() => here(widget).innerText(), words.stages.large.name);
    assert.deepEqual(await widget.answers(), MANUFACTURER);
  }));

  it("where money alone makes the difference in the visitor's own column, that is said", visit({}, async ({ widget }) => {
    const told = widget.section(ui("timeline_title")).getByText(/ is your budget/);
    await widget.showResult(TIGHT);
    assert.equal(await told.count(), 1);
    await widget.showResult(MANUFACTURER);
    assert.equal(await told.count(), 0);
  }));
});

/** Whether a question is among those put to a company like `FEW`. */
function isPut(id) {
  const { follow_up: isFollowUp, aside, when = [] } = model.questions.find((each) => each.id === id);
  const isSo = (wanted) => wanted.split("|").some((each) => [FEW[each.split(".")[0]]].flat().includes(each.split(".")[1]));
  const follow = model.questions.filter((each) => each.follow_up && (each.when ?? []).every(isSo));
  return !aside && when.every(isSo) && (!isFollowUp || follow.slice(0, model.follow_ups).some((each) => each.id === id));
}

/** An answer as a reason tells it. */
function saidOf(named, presumed) {
  const { short, choices } = words.questions[named.question];
  const said = ui("said", { question: short, answer: choices[named.choice].text });
  return presumed[named.question] === named.choice ? `${said} ${ui("presumed_mark")}` : said;
}

/** The points of reasons by their theme; themes that come to nothing are left out. */
function byTheme(contributions) {
  const sums = {};
  for (const { theme, points } of contributions) sums[theme] = (sums[theme] ?? 0) + points;
  return Object.fromEntries(Object.entries(sums).filter(([, points]) => points !== 0).sort());
}

/** The same as shown at an option. */
async function themesOf(item) {
  const lines = await item.locator(".rf-themes > li").allInnerTexts();
  const named = lines.map((line) => {
    const [theme, title] = Object.entries(reasonWords.themes).find(([, name]) => line.startsWith(`${name} `));
    return [theme, number(line.slice(title.length))];
  });
  return Object.fromEntries(named.sort());
}

/** The note that other answers are tried. */
function note(widget) {
  return widget.root.getByRole("complementary", { name: ui("trial_note"), exact: true });
}

/** Shows also those changes that are not in view at first. */
async function openMore(widget) {
  const more = widget.section(ui("flips_title")).last().locator("summary");
  if ((await more.count()) === 0 || (await more.evaluate((summary) => summary.parentElement.open))) return;
  const [hidden] = (await more.innerText()).match(/\d+/);
  const shown = await changeButtons(widget).count();
  await more.click();
  await becomes(() => changeButtons(widget).count(), shown + Number(hidden));
}

function changeButtons(widget) {
  return widget.section(ui("flips_title")).last().getByRole("button", { name: startOf("try_of") });
}

/** The names of all buttons that try a change. */
async function tries(widget) {
  await openMore(widget);
  return changeButtons(widget).evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label")));
}

/** The option in first place is the one that the button promised. */
function assertPromised(label, result) {
  const name = roleName(result, result.ranking[0].role);
  assert.ok(label.startsWith(ui("try_of", { role: name, change: "" })), `${label}: ${name} is first`);
}

/** A label up to its first value. */
function startOf(key) {
  return new RegExp(`^${words.ui[key].split("{")[0]}`);
}

/** How long the bar of an option is drawn, in percent, less what is cut off its end. */
function stackOf(item) {
  return item.locator(".rf-stack").evaluate((stack) => {
    const width = (piece) => piece.getBoundingClientRect().width;
    const cut = Array.from(stack.querySelectorAll(".rf-stack__cut"), width);
    const taken = cut.reduce((some, more) => some + more, 0);
    return ((width(stack) - taken) / width(stack)) * 100;
  });
}

function sum(numbers) {
  return numbers.reduce((some, more) => some + more, 0);
}

function byNumber(one, other) {
  return one - other;
}

function assertNear(found, expected, message) {
  assert.ok(Math.abs(found - expected) < 0.7, `${message}: ${found} per cent instead of ${expected}`);
}
