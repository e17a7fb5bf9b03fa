// Who covers each need today, what an option would change, and the gaps that come first in the plan.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { SIDE_BY_SIDE, becomes, browser, tabTo } from "./browser.mjs";
import { exampleAnswers, topicUi, topics, words } from "./text.mjs";
import { namesOf } from "./verdict.mjs";
import { PARTS, readTable } from "./widget.mjs";

const ANSWERS = exampleAnswers("manufacturer");
const NEEDS = Object.keys(words.criteria);
const { coverers, levels, presumed } = topics.cover.model;
const { excludes } = topics.plans.model;
const shorts = topics.cover.words.coverers;
const label = (key, values) => topicUi("cover", key, values);
const nameOf = (need) => words.criteria[need].name;
const [ALONE] = coverers.filter(({ exclusive }) => exclusive).map(({ id }) => id);

/** What a party covers a need with, where the content says so itself. */
const fixed = (id, need) => coverers.find((each) => each.id === id).ratings.find(({ of }) => need in of).of[need];
/** Two needs that the supplier covers well and badly. */
const WELL = NEEDS.find((need) => fixed("supplier", need) >= levels.covered_from);
const BADLY = NEEDS.find((need) => fixed("supplier", need) < levels.thin_from);

/** Whether a condition of the content holds with these answers. */
const holds = (when, answers) => when.every((any) => any.split("|").some((name) => {
  const [question, choice] = name.split(".");
  return [answers[question]].flat().includes(choice);
}));
/** The needs that somebody looks after by these answers. */
const toldBy = (answers) => {
  const rules = presumed.filter(({ when, unless }) => holds(when, answers) && !(unless && holds(unless, answers)));
  return new Set(rules.flatMap(({ needs }) => needs));
};

describe("Who covers what", SIDE_BY_SIDE, () => {
  const visit = browser();

  it("asks of every need, and says what is taken from the answers before the visitor says it", visit({}, async ({ widget }) => {
    await widget.showPart("cover", ANSWERS);
    for (const need of NEEDS) {
      const choices = group(widget, need).getByRole("checkbox");
      assert.equal(await choices.count(), coverers.length, need);
      for (const { id } of coverers) assert.equal(await choice(widget, need, id).isChecked(), false);
    }
    await saysCount(widget, 0);
    const told = toldBy(ANSWERS);
    assert.ok(told.has("operation_and_maintenance") && told.size < NEEDS.length, [...told].join(", "));
    for (const row of await tableOf(widget)) {
      const isTold = told.has(NEEDS.find((need) => nameOf(need) === row.name));
      assert.equal(row.today === label("level_not_said"), !isTold, `${row.name}: ${row.today}`);
    }
    const marked = () => widget.root.getByRole("table").getByText(label("presumed")).count();
    await becomes(marked, told.size);
    // What the visitor says comes in its place.
    await choice(widget, "operation_and_maintenance", ALONE).check();
    await becomes(marked, told.size - 1);
    assert.equal((await rowOf(widget, "operation_and_maintenance")).today, label("level_uncovered"));
  }));

  it("several may share a need, and “nobody” stands alone", visit({}, async ({ widget }) => {
    await widget.showPart("cover", ANSWERS);
    await choice(widget, WELL, "supplier").check();
    await choice(widget, WELL, "it_manager").check();
    assert.deepEqual(await taken(widget, WELL), ["it_manager", "supplier"]);
    await choice(widget, WELL, ALONE).check();
    assert.deepEqual(await taken(widget, WELL), [ALONE]);
    await choice(widget, WELL, "owner").check();
    assert.deepEqual(await taken(widget, WELL), ["owner"]);
    await choice(widget, WELL, "owner").uncheck();
    assert.deepEqual(await taken(widget, WELL), []);
    await saysCount(widget, 0);
  }));

  it("levels follow from who covers a need, today and with an option", visit({}, async ({ widget }) => {
    await widget.showPart("cover", ANSWERS);
    await choice(widget, WELL, "supplier").check();
    await choice(widget, BADLY, "supplier").check();
    await saysCount(widget, 2);
    const today = async (need) => (await rowOf(widget, need)).today;
    assert.equal(await today(WELL), label("level_covered"));
    assert.equal(await today(BADLY), label("level_uncovered"));
    await choice(widget, WELL, "it_manager").check();
    await becomes(() => today(WELL), label("level_twice"));
    await widget.says(label("twice_note")).waitFor();
    await choice(widget, WELL, ALONE).check();
    await becomes(() => today(WELL), label("level_uncovered"));

    const order = ["level_not_said", "level_uncovered", "level_thin", "level_covered", "level_twice"].map((key) => label(key));
    const seen = new Set();
    for (const [role, { short, name }] of Object.entries(words.roles)) {
      await widget.group(label("column_with", { role: "…" })).getByRole("radio", { name: short, exact: true }).check();
      const rows = await becomesTable(widget, short);
      for (const row of rows) {
        assert.ok(order.indexOf(row.with) >= order.indexOf(row.today), `${short}, ${row.name}: ${row.today}, ${row.with}`);
      }
      // The number beside each option counts what the table says.
      const covered = rows.filter((row) => order.indexOf(row.with) >= order.indexOf(label("level_covered"))).length;
      const line = outcome(widget).getByRole("listitem").filter({ has: widget.page.getByText(namesOf(role)) });
      assert.ok((await line.innerText()).includes(`${covered} / ${NEEDS.length}`), `${name}: ${covered}`);
      seen.add(covered);
    }
    assert.ok(seen.size > 2, "options differ");
  }));

  it("the widest gaps are the first priorities of the plan", visit({}, async ({ widget }) => {
    const { ranking: [{ role }] } = await widget.showPart("cover", ANSWERS);
    const before = await gapsOf(widget);
    assert.ok(before.length > 0);
    // Somebody covers the widest gap now, and nobody another one.
    const [widest, , third] = before;
    await choice(widget, widest, "executive").check();
    await becomes(async () => (await gapsOf(widget))[0] === widest, false);
    await choice(widget, third, ALONE).check();
    await becomes(async () => (await gapsOf(widget))[0], third);
    const after = await gapsOf(widget);
    const link = widget.section(label("gaps_title")).getByRole("button", { name: PARTS.plan.label, exact: true });
    await link.click();
    await widget.isAt(PARTS.plan.title);
    const quarters = widget.section(topicUi("plans", "plan_quarters_title"));
    const first = quarters.getByRole("listitem").filter({
      has: widget.page.getByRole("heading", { name: new RegExp(`^${topicUi("plans", "plan_quarter", { n: 1 }).split("{")[0]}`) }),
    });
    const named = await first.locator("strong").allInnerTexts();
    // What the option is not there for is left out.
    const meant = after.filter((need) => !excludes[role]?.needs.includes(need));
    assert.ok(meant.length >= 3);
    assert.deepEqual(named, meant.slice(0, 3).map(nameOf));
  }));

  it("is saved, found again, and can be cleared", visit({}, async ({ page, widget }) => {
    const { ranking } = await widget.showPart("cover", ANSWERS);
    await choice(widget, WELL, "supplier").check();
    await choice(widget, WELL, "it_manager").check();
    await choice(widget, BADLY, ALONE).check();
    const rows = await tableOf(widget);
    await page.reload();
    await widget.title(PARTS.cover.title).waitFor();
    assert.deepEqual(await taken(widget, WELL), ["it_manager", "supplier"]);
    assert.deepEqual(await taken(widget, BADLY), [ALONE]);
    assert.deepEqual(await tableOf(widget), rows);
    assert.deepEqual((await widget.result()).ranking, ranking, "the order of the options is as it was");
    await widget.button(label("reset")).click();
    await saysCount(widget, 0);
    for (const need of [WELL, BADLY]) assert.deepEqual(await taken(widget, need), []);
    await page.reload();
    await widget.title(PARTS.cover.title).waitFor();
    await saysCount(widget, 0);
  }));

  it("needs no pointer", visit({}, async ({ page, widget }) => {
    await widget.showPart("cover", ANSWERS);
    await tabTo(page, choice(widget, WELL, "supplier"));
    await page.keyboard.press("Space");
    await becomes(() => choice(widget, WELL, "supplier").evaluate((input) => input.matches(":checked:focus")), true);
    await saysCount(widget, 1);
  }));
});

function group(widget, need) {
  return widget.group(label("choose", { need: nameOf(need) }));
}

function choice(widget, need, coverer) {
  return group(widget, need).getByRole("checkbox", { name: shorts[coverer].short, exact: true });
}

async function taken(widget, need) {
  const found = [];
  for (const { id } of coverers) if (await choice(widget, need, id).isChecked()) found.push(id);
  return found;
}

function saysCount(widget, n) {
  return widget.says(label("said", { n, total: NEEDS.length })).waitFor();
}

function outcome(widget) {
  return widget.section(label("column_today"));
}

/** The rows of the table with the level today and with the option chosen. */
async function tableOf(widget) {
  const { heads, rows } = await readTable(widget.root.getByRole("table"));
  const today = label("column_today");
  const option = heads.find((head) => head !== today && head !== label("column_need"));
  assert.equal(rows.length, NEEDS.length);
  return rows.map(({ name, cells }) => ({ name, today: cells[today], with: cells[option], option }));
}

async function rowOf(widget, need) {
  return (await tableOf(widget)).find(({ name }) => name === nameOf(need));
}

async function becomesTable(widget, short) {
  await becomes(async () => (await tableOf(widget))[0].option, label("column_with", { role: short }));
  return tableOf(widget);
}

/** The needs named as gaps, in order. */
async function gapsOf(widget) {
  const names = await widget.section(label("gaps_title")).getByRole("listitem").locator("strong").allInnerTexts();
  return names.map((name) => NEEDS.find((need) => nameOf(need) === name));
}
