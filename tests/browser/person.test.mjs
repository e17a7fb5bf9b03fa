// A person in mind: which hat fits, and what the person would cover, beside the company's own result.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { SIDE_BY_SIDE, becomes, browser, tabTo } from "./browser.mjs";
import { exampleAnswers, percent, topicUi, topics, words } from "./text.mjs";
import { PARTS, expectedLines, readTable } from "./widget.mjs";

const ANSWERS = exampleAnswers("manufacturer");
const NEEDS = Object.keys(words.criteria);
const { questions } = topics.person.words;
const ENOUGH = topics.person.model.person.enough_from;
const label = (key, values) => topicUi("person", key, values);

/** How strong somebody is, by need; the rest is not rated. */
const rated = (strong, some, none) => ({
  ...Object.fromEntries(strong.map((need) => [need, "strong"])),
  ...Object.fromEntries(some.map((need) => [need, "some"])),
  ...Object.fromEntries(none.map((need) => [need, "none"])),
});
const BUILDER = rated(
  ["product_development", "technology_architecture", "innovation", "team_leadership", "technical_expertise"],
  ["strategic_planning", "budget_management", "risk_management", "ai_strategy_and_governance"],
  ["vendor_management", "compliance", "operation_and_maintenance"],
);
const CARETAKER = rated(
  ["operation_and_maintenance", "vendor_management"],
  ["technical_expertise", "risk_management", "budget_management"],
  ["product_development", "innovation", "strategic_planning", "ai_strategy_and_governance", "technology_architecture"],
);

describe("A person in mind", SIDE_BY_SIDE, () => {
  const visit = browser();

  it("is not judged before enough is rated", visit({}, async ({ widget }) => {
    await widget.showPart("person", ANSWERS);
    const tooLittle = label("hat_too_little", { n: ENOUGH });
    await says(widget, tooLittle);
    await widget.says(label("verdict_none")).first().waitFor();
    const all = Object.entries(BUILDER);
    await rate(widget, Object.fromEntries(all.slice(0, ENOUGH - 1)));
    await says(widget, tooLittle);
    await choose(widget, all[ENOUGH - 1][0], label("unknown"));
    await says(widget, tooLittle);
    await rate(widget, Object.fromEntries(all.slice(ENOUGH - 1, ENOUGH)));
    await becomes(async () => (await saidOf(widget)) === tooLittle, false);
  }));

  it("nothing done well makes no hat", visit({}, async ({ widget }) => {
    await widget.showPart("person", ANSWERS);
    await rate(widget, Object.fromEntries(NEEDS.map((need) => [need, "none"])));
    await says(widget, label("hat_weak"));
    const levels = await levelsOf(widget);
    assert.deepEqual(new Set(Object.values(levels)), new Set([label("level_open")]));
    await widget.says(label("verdict_share", { percent: 0 })).waitFor();
  }));

  it("one who builds products wears a CTO's hat", visit({}, async ({ widget }) => {
    await widget.showPart("person", exampleAnswers("growing_software"));
    await rate(widget, BUILDER);
    await rate(widget, { level: "whole_company", time: "full_time" });
    const role = words.roles.cto_full_time.name;
    await says(widget, label("hat_best", { role }));
    await assertOrder(widget);
    await widget.says(label("verdict_same", { role })).waitFor();
    // The same person with a few days a month is no full-time one.
    await rate(widget, { time: "days_a_month" });
    await becomes(async () => (await saidOf(widget)) === label("hat_best", { role }), false);
  }));

  it("one who keeps computers running wears an IT manager's hat", visit({}, async ({ widget }) => {
    const { ranking } = await widget.showPart("person", ANSWERS);
    await rate(widget, { ...CARETAKER, level: "small_team" });
    const hat = words.roles.it_manager.name;
    await says(widget, label("hat_best", { role: hat }));
    await assertOrder(widget);
    const role = words.roles[ranking[0].role].name;
    assert.notEqual(role, hat);
    await widget.says(label("verdict_other", { hat, role })).waitFor();
  }));

  it("what the person covers is weighed by the company's needs", visit({}, async ({ widget }) => {
    const { weights } = await widget.showPart("person", ANSWERS);
    await rate(widget, CARETAKER);
    const levels = await levelsOf(widget);
    for (const need of NEEDS) {
      const level = levels[words.criteria[need].name];
      const expected = { strong: ["level_covered"], some: ["level_open", "level_partly"], none: ["level_open"] };
      const keys = expected[CARETAKER[need]] ?? ["level_not_said"];
      assert.ok(keys.map((key) => label(key)).includes(level), `${need}: ${level}`);
    }
    const { rows } = await readTable(widget.root.getByRole("table"));
    const shown = rows.map(({ name, cells }) => [name, cells[label("column_weight")]]);
    const share = (need) => Math.floor((weights[need] * 100) / 1000 + 0.5);
    const byWeight = [...NEEDS].sort((one, other) => weights[other] - weights[one]);
    assert.deepEqual(shown, byWeight.map((need) => [words.criteria[need].name, percent(share(need))]));
    const sum = (needs) => needs.reduce((some, need) => some + weights[need], 0);
    const ofWhole = Math.floor((sum(Object.keys(CARETAKER)) * 100) / sum(NEEDS) + 0.5);
    await widget.says(label("verdict_rated", { percent: ofWhole })).waitFor();
    const open = await widget.section(label("open_title")).getByRole("listitem").locator("strong").allInnerTexts();
    assert.ok(open.length > 0);
    for (const name of open) assert.notEqual(levels[name], label("level_covered"), name);
  }));

  it("is saved, found again, cleared, and leaves the company's result alone", visit({}, async ({ page, widget }) => {
    const own = await widget.showPart("person", ANSWERS);
    await rate(widget, CARETAKER);
    await choose(widget, "compliance", label("unknown"));
    const [said, levels] = [await saidOf(widget), await levelsOf(widget)];
    await page.reload();
    await widget.title(PARTS.person.title).waitFor();
    await says(widget, said);
    assert.deepEqual(await levelsOf(widget), levels);
    for (const [need, choice] of Object.entries(CARETAKER)) {
      assert.ok(await radio(widget, need, questions[need].choices[choice]).isChecked(), need);
    }
    assert.ok(await radio(widget, "compliance", label("unknown")).isChecked());
    assert.deepEqual(await widget.result(), own);
    assert.deepEqual(await widget.answers(), ANSWERS);
    await widget.button(label("reset")).click();
    await says(widget, label("hat_too_little", { n: ENOUGH }));
    assert.equal(await widget.root.getByRole("radio", { checked: true }).count(), 0);
    await page.reload();
    await widget.title(PARTS.person.title).waitFor();
    await says(widget, label("hat_too_little", { n: ENOUGH }));
    await widget.part("nav_result").click();
    await widget.isAtResult();
    assert.deepEqual(await widget.rankingLines(), expectedLines(own));
  }));

  it("needs no pointer", visit({}, async ({ page, widget }) => {
    await widget.showPart("person", ANSWERS);
    const [first] = NEEDS;
    const [choice] = Object.values(questions[first].choices);
    await tabTo(page, radio(widget, first, choice));
    await page.keyboard.press("ArrowDown");
    const [, second] = Object.values(questions[first].choices);
    await becomes(() => radio(widget, first, second).evaluate((input) => input.matches(":checked:focus")), true);
  }));
});

/** The choices of a question about the person; its name begins with the question. */
function radio(widget, id, text) {
  const start = questions[id].title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const group = widget.root.getByRole("group", { name: new RegExp(`^${start}`) });
  return group.getByRole("radio", { name: text, exact: true });
}

async function choose(widget, id, text) {
  await radio(widget, id, text).check();
}

async function rate(widget, ratings) {
  for (const [need, choice] of Object.entries(ratings)) await choose(widget, need, questions[need].choices[choice]);
}

/** The verdict on the hats, as it is read out. */
function saidOf(widget) {
  return widget.section(label("hats_title")).getByRole("status").innerText();
}

function says(widget, text) {
  return becomes(() => saidOf(widget), text);
}

/** The level of each need, by its name. */
async function levelsOf(widget) {
  const { rows } = await readTable(widget.root.getByRole("table"));
  assert.equal(rows.length, NEEDS.length);
  return Object.fromEntries(rows.map(({ name, cells }) => [name, cells[label("column_person")]]));
}

/** The hats stand in falling order, and the verdict names the first. */
async function assertOrder(widget) {
  const items = await widget.section(label("hats_title")).getByRole("listitem").allInnerTexts();
  const shares = items.map((text) => parseInt(text.match(/\d+\s*%/)?.[0], 10)).filter(Number.isFinite);
  assert.ok(shares.length >= 6, `${items}`);
  const hats = shares.slice(0, 6);
  assert.deepEqual(hats, [...hats].sort((one, other) => other - one));
}
