// How the points of an option add up, how firm the result is, and what would change it.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";

import { SIDE_BY_SIDE, becomes, browser, stored, tabTo } from "./browser.mjs";
import { readNumber } from "./numbers.mjs";
import { distModule } from "./site.mjs";
import { answerTexts, exampleAnswers, model, percent, question, questions, ui, words } from "./text.mjs";
import { expectedLines, readTable } from "./widget.mjs";

const LANGUAGE = "en-GB";
const LOCAL = { context: { locale: LANGUAGE } };
const MANUFACTURER = exampleAnswers("manufacturer");
const SAAS = exampleAnswers("growing_saas");
const FEW = { technology_use: "both", people: "from_25" };
const POINTS = 1000;

let assess;
before(async () => {
  ({ assess } = await distModule());
});

describe("The points of an option", SIDE_BY_SIDE, () => {
  const visit = browser();
  const companies = {
    "a company with limits": { ...MANUFACTURER, money: "nothing" },
    "a company of which little is known": FEW,
    "a company with a close lead": SAAS,
  };

  for (const [name, answers] of Object.entries(companies)) {
    it(`${name}: table and bar add up to the percentage, for all options`, visit(LOCAL, async ({ widget }) => {
      const { ranking, weights } = await widget.showResult(answers);
      assert.equal(ranking.length, 7);
      for (const { role, percent: shown, points, contributions } of ranking) {
        await widget.rankingLine(role).click();
        const item = widget.rankingItem(role);
        await item.getByText(ui("points_title"), { exact: true }).click();
        const table = item.getByRole("table");
        await table.waitFor();
        const { rows, sums } = await readTable(table);
        const number = (text) => readNumber(text, LANGUAGE);
        const read = rows.map(({ name: part, cells }) => ({
          part,
          points: number(cells[ui("points_points")]),
          counts: cells[ui("points_counts")],
          covers: cells[ui("points_covers")],
        }));
        assert.equal(sum(read), points, `${role}: the rows`);
        assert.deepEqual(sums.map(({ name: said }) => said), [ui("points_sum", { percent: percent(shown) })]);
        assert.equal(number(sums[0].cells[ui("points_points")]), points, `${role}: the sum`);
        assert.equal(Math.floor((points + POINTS / 2) / POINTS), shown);
        assert.deepEqual(
          read.map((row) => row.points).sort(byNumber),
          contributions.map((part) => part.points).sort(byNumber),
        );
        let counted = 0;
        for (const { part, points: own, counts, covers } of read) {
          if (counts === "") {
            assert.equal(part, ui("points_limit"));
            assert.ok(own < 0);
            continue;
          }
          const [share, whole] = counts.split("/").map(number);
          assert.equal(whole, 1000);
          assert.equal(own, share * number(covers), `${role}: ${part}`);
          counted += share;
          const need = Object.keys(words.criteria).find((id) => words.criteria[id].name === part);
          assert.equal(share, need ? weights[need] : model.method.form_share, part);
        }
        assert.equal(counted, 1000, "all that counts is in the table");
        assertNear(await stackOf(item), points / POINTS, `${role}: the bar`);
      }
    }));
  }

  it("every limit that applies is listed, the lowest first", visit(LOCAL, async ({ widget }) => {
    let seen = 0;
    for (const answers of [companies["a company with limits"], SAAS]) {
      const { ranking } = await widget.showResult(answers);
      for (const { role, limited_by: limit } of ranking) {
        const applying = limitsOf(answers, role);
        await widget.rankingLine(role).click();
        const item = widget.rankingItem(role);
        await item.getByRole("heading", { name: ui("pros"), exact: true }).waitFor();
        const lists = item.getByRole("heading", { name: ui("limits_title"), exact: true }).locator("..");
        const lines = (await lists.count()) ? await lists.locator("li:not(details li)").allInnerTexts() : [];
        const label = (id) => (id === limit?.id ? "limit_of" : "limit_idle");
        const expected = applying.map(({ id, most }) => `${ui(label(id), { n: percent(most) })} ${words.caps[id]}`);
        assert.deepEqual(lines.map((line) => line.split("\n")[0]), expected, role);
        if (limit) assert.equal(limit.id, applying[0].id);
        seen = Math.max(seen, lines.length);
      }
    }
    assert.ok(seen > 1, "an option with more than one limit");
  }));

  it("first and second are told apart by their own points", visit(LOCAL, async ({ widget }) => {
    for (const answers of [SAAS, MANUFACTURER, FEW]) {
      const { ranking: [first, second], weights } = await widget.showResult(answers);
      const names = [first, second].map(({ role }) => words.roles[role].name);
      const section = widget.section(ui("contrast_title", { first: names[0], second: names[1] }));
      const tenths = (points) => new Intl.NumberFormat(LANGUAGE).format(Math.round(points / 100) / 10);
      await section.getByText(ui("contrast_lead", { lead: tenths(first.points - second.points) })).waitFor();
      const told = await section.getByRole("listitem").allInnerTexts();
      const possible = Object.keys(words.criteria).concat("form").map((part) => {
        const [one, other] = [first, second].map((row) => row.contributions.find((each) => each.part === part).points);
        const rating = (points) => points / (weights[part] ?? model.method.form_share);
        const [better, worse] = one > other ? names : [...names].reverse();
        const [more, less] = one > other ? [one, other] : [other, one];
        const template = part === "form" ? "contrast_form" : "contrast_need";
        const need = words.criteria[part]?.name;
        const gap = tenths(more - less);
        return ui(template, { better, other: worse, need, a: rating(more), b: rating(less), gap });
      });
      const beside = told.filter((line) => !possible.includes(line));
      const limits = Object.values(words.caps).filter((reason) => beside.some((line) => line.endsWith(reason)));
      assert.equal(beside.length, limits.length, `${beside}`);
      assert.ok(told.some((line) => line.startsWith(names[0])), "something speaks for the first");
    }
  }));
});

describe("How firm it is", SIDE_BY_SIDE, () => {
  const visit = browser();

  it("the shares are those that scripts are told", visit({}, async ({ widget }) => {
    for (const answers of [SAAS, MANUFACTURER, FEW]) {
      const { ranking, first_in_percent_of_variations: shares } = await widget.showResult(answers);
      const section = widget.section(ui("firm_title"));
      const items = section.getByRole("listitem");
      const lines = Object.entries(words.roles).map(async ([role, { name }]) => {
        const line = items.filter({ hasText: name }).filter({ hasText: ui("firm_share", { share: "" }) });
        const own = await line.filter({ has: widget.page.getByText(name, { exact: true }) }).allInnerTexts();
        return [role, own.map((text) => text.split("\n").at(-1)).join()];
      });
      for (const [role, said] of await Promise.all(lines)) {
        const share = ui("firm_share", { share: percent(shares[role]) });
        if (said !== "" || shares[role] > 0) assert.equal(said, share, role);
      }
      const total = Object.values(shares).reduce((some, more) => some + more, 0);
      assert.ok(Math.abs(total - 100) <= 3, `${total} per cent in all`);
      const first = ranking[0].role;
      const isFirm = shares[first] >= model.method.firm_share;
      const verdict = isFirm
        ? ui("firm_firm", { role: words.roles[first].name, share: percent(shares[first]) })
        : ui("firm_close", { role: words.roles[first].name, share: percent(shares[first]), second: "" }).split(",")[0];
      await section.getByText(verdict).first().waitFor();
    }
  }));

  for (const [name, answers] of [["growing_saas", SAAS], ["manufacturer", MANUFACTURER]]) {
    it(`${name}: what is said to change it does, and can be undone`, visit({}, async ({ page, widget }) => {
      const own = await widget.showResult(answers);
      const kept = await stored(page);
      const changes = await tries(widget);
      assert.ok(changes.length > 5, `${changes.length} changes`);
      assert.equal(new Set(changes).size, changes.length, "each change once");
      for (const label of changes) {
        await openMore(widget);
        await widget.button(label).click();
        const { ranking } = await widget.isAtResult();
        assertPromised(label, ranking);
        assert.notEqual(ranking[0].role, own.ranking[0].role);
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
      for (const { id, most, short, choices } of questions) {
        if (most > 1) continue;
        for (const { id: choice } of choices) {
          const { ranking: [first] } = await assess({ ...answers, [id]: choice });
          if (first.role === own.ranking[0].role) continue;
          const start = ui("try_of", { role: words.roles[first.role].name, change: ui("flip_of", { question: short, change: "" }) });
          assert.ok(changes.some((label) => label.startsWith(start)), `${start} (${choice})`);
        }
      }
    }));
  }

  it("a reload in the middle of a trial brings the visitor's own answers", visit({}, async ({ page, widget }) => {
    await widget.showResult(SAAS);
    const [label] = await tries(widget);
    await widget.button(label).click();
    await note(widget).waitFor();
    await page.reload();
    await widget.section(ui("ranking_title")).waitFor();
    assert.deepEqual(await widget.answers(), SAAS);
    assert.equal(await note(widget).count(), 0);
  }));

  it("a trial names the answers that differ, and can be kept", visit({}, async ({ page, widget }) => {
    await widget.showResult(SAAS);
    const [label] = await tries(widget);
    await widget.button(label).click();
    await note(widget).waitFor();
    const tried = await widget.answers();
    const changed = questions.filter(({ id }) => `${tried[id]}` !== `${SAAS[id]}`);
    const lines = changed.map(({ id, short }) => {
      const [before, after] = [SAAS[id], tried[id]].map((answer) => answerTexts(id, answer).join("; "));
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
  const NEED = "compliance";
  const mark = (widget, key, need = NEED) =>
    widget.group(words.criteria[need].name).getByRole("radio", { name: ui(key), exact: true });
  const told = (widget) => {
    const begins = ui("importance_same").split("{")[0].split(".")[0].replace(/ what .*/, "");
    return widget.root.getByRole("status").filter({ hasText: begins });
  };
  const says = (own, now) => {
    const [before, role] = [own, now].map(({ ranking }) => words.roles[ranking[0].role].name);
    return ui(before === role ? "importance_same" : "importance_changed", { role, before });
  };

  it("a mark changes order and weights at once, and leaves the focus", visit({}, async ({ page, widget }) => {
    const own = await widget.showResult(SAAS);
    await widget.says(ui("importance_title")).click();
    assert.ok(await mark(widget, "importance_normal").isChecked());
    let last = own.weights[NEED];
    for (const [key, direction] of [["importance_more", 1], ["importance_less", -1]]) {
      await mark(widget, key).check();
      await becomes(() => mark(widget, key).evaluate((input) => input.matches(":focus")), true);
      const now = await widget.result();
      assert.equal(Math.sign(now.weights[NEED] - last), direction);
      last = now.weights[NEED];
      await told(widget).getByText(says(own, now), { exact: true }).waitFor();
      assert.deepEqual(await widget.rankingLines(), expectedLines(now));
      await widget.title(words.roles[now.ranking[0].role].name).waitFor();
      assert.equal(await weightShown(widget, NEED), shareOf(now, NEED));
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
    assert.deepEqual(await widget.answers(), SAAS);
  }));

  it("enough marks put another option first, and the page says so", visit({}, async ({ widget }) => {
    const own = await widget.showResult(SAAS);
    await widget.says(ui("importance_title")).click();
    let now = own;
    for (const need of ["operation_and_maintenance", "vendor_management", "budget_management", "strategic_planning"]) {
      await mark(widget, "importance_more", need).check();
      now = await widget.result();
      await told(widget).getByText(says(own, now), { exact: true }).waitFor();
    }
    assert.notEqual(now.ranking[0].role, own.ranking[0].role);
  }));

  it("needs no pointer", visit({}, async ({ page, widget }) => {
    await widget.showResult(SAAS);
    await tabTo(page, widget.says(ui("importance_title")).locator("xpath=ancestor::summary"));
    await page.keyboard.press("Enter");
    const [need] = Object.keys(words.criteria);
    await tabTo(page, mark(widget, "importance_normal", need));
    await page.keyboard.press("ArrowRight");
    await becomes(() => mark(widget, "importance_more", need).evaluate((input) => input.matches(":checked:focus")), true);
    await told(widget).waitFor();
    assert.deepEqual((await widget.answers()).importance, { [need]: "more" });
  }));
});

describe("Questions left open", SIDE_BY_SIDE, () => {
  const visit = browser();
  const link = (widget, id) => widget.button(ui("unanswered_of", { question: question(id).title }));

  it("those that could change first place are named, each with a way there and back", visit({}, async ({ widget }) => {
    const { ranking: [{ role: own }] } = await widget.showResult(FEW);
    let named = 0;
    for (const { id, title, most, choices } of questions) {
      if (id in FEW) continue;
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
      for (const role of firsts) await line.filter({ hasText: words.roles[role].name }).waitFor();
      await link(widget, id).click();
      await widget.isAt(title);
      await widget.says(ui("progress_change")).waitFor();
      await widget.press(named % 2 ? "continue_to_check" : "back");
      await widget.isAtResult();
    }
    assert.ok(named > 2, `${named} named`);
  }));

  it("an answer given there is in the result at once", visit({}, async ({ page, widget }) => {
    await widget.showResult(FEW);
    await tabTo(page, link(widget, "money"));
    await page.keyboard.press("Enter");
    await widget.isAt(question("money").title);
    await tabTo(page, widget.choice("money", "nothing"));
    await page.keyboard.press("Space");
    await tabTo(page, widget.button(ui("continue_to_check")));
    await page.keyboard.press("Enter");
    const { ranking, answered } = await widget.isAtResult();
    assert.equal(ranking[0].role, "owner_led");
    assert.equal(answered, 3);
    assert.equal(await link(widget, "money").count(), 0);
    assert.deepEqual(await widget.answers(), { ...FEW, money: "nothing" });
  }));

  it("when everything is answered there is no such part", visit({}, async ({ widget }) => {
    await widget.showResult(SAAS);
    assert.equal(await widget.says(ui("unanswered_title")).count(), 0);
  }));

  it("a trial needs no pointer either", visit({}, async ({ page, widget }) => {
    await widget.showResult(SAAS);
    const [label] = await tries(widget);
    await tabTo(page, widget.button(label));
    await page.keyboard.press("Enter");
    await note(widget).waitFor();
    const { ranking } = await widget.isAtResult();
    assertPromised(label, ranking);
    await page.keyboard.press("Shift+Tab");
    await tabTo(page, note(widget).getByRole("button", { name: ui("trial_undo"), exact: true }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await widget.isAtResult();
    assert.deepEqual(await widget.answers(), SAAS);
  }));
});

/** The note that other answers are tried. */
function note(widget) {
  return widget.root.getByRole("complementary", { name: ui("trial_note"), exact: true });
}

/** Shows also those changes that are not in view at first. */
async function openMore(widget) {
  const more = widget.section(ui("flips_title")).locator("summary");
  if ((await more.count()) > 0) await more.last().click();
}

/** The names of all buttons that try a change. */
async function tries(widget) {
  await openMore(widget);
  const all = widget.section(ui("flips_title")).last().getByRole("button", { name: startOf("try_of") });
  return all.evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label")));
}

/** The option in first place is the one that the button promised. */
function assertPromised(label, ranking) {
  const { name } = words.roles[ranking[0].role];
  assert.ok(label.startsWith(ui("try_of", { role: name, change: "" })), `${label}: ${name} is first`);
}

/** A label up to its first value. */
function startOf(key) {
  return new RegExp(`^${words.ui[key].split("{")[0]}`);
}

/** The limits that hold for an option by the model, the lowest first. */
function limitsOf(answers, role) {
  const isSo = (wanted) => {
    const [id, choice] = wanted.split(".");
    return [answers[id] ?? []].flat().includes(choice);
  };
  const holds = ({ at_most: most, when }) => role in most && when.every((any) => any.split("|").some(isSo));
  const found = model.caps.filter(holds).map(({ id, at_most: most }) => ({ id, most: most[role] }));
  return found.sort((one, other) => one.most - other.most);
}

/** How long the bar of an option is drawn, in percent, less what is cut off its end. */
function stackOf(item) {
  return item.locator(".rf-stack").evaluate((stack) => {
    const width = (piece) => piece.getBoundingClientRect().width;
    const cut = Array.from(stack.querySelectorAll(".rf-stack__cut"), width);
    const gains = Array.from(stack.children, width).reduce((some, more) => some + more, 0);
    const taken = cut.reduce((some, more) => some + more, 0);
    return ((gains - 2 * taken) / width(stack)) * 100;
  });
}

/** The share of a need in the table of needs. */
async function weightShown(widget, need) {
  const table = widget.section(ui("needs_title")).getByRole("table");
  const { rows } = await readTable(table);
  return rows.find(({ name }) => name === words.criteria[need].name).cells[ui("needs_weight")];
}

function shareOf({ weights }, need) {
  return percent(Math.floor((weights[need] * 100) / (1000 - model.method.form_share) + 0.5));
}

function sum(rows) {
  return rows.reduce((some, { points }) => some + points, 0);
}

function byNumber(one, other) {
  return one - other;
}

function assertNear(found, expected, message) {
  assert.ok(Math.abs(found - expected) < 0.7, `${message}: ${found} per cent instead of ${expected}`);
}
