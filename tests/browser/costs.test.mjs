// What each option costs: sums that add up in every region, the visitor's own figures, the money named, the country, and
// somebody who is kept.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { SIDE_BY_SIDE, becomes, browser, storedEntries, tabTo } from "./browser.mjs";
import { readMoney, round, writeMoney } from "./numbers.mjs";
import { exampleAnswers, topicUi, topics, words } from "./text.mjs";
import { namesOf, reasonWords, roleName } from "./verdict.mjs";
import { PARTS, readTable } from "./widget.mjs";

const LANGUAGE = "en-GB";
const LOCAL = { context: { locale: LANGUAGE } };
const ANSWERS = exampleAnswers("manufacturer");
const { regions, kinds, money, offered, days: rule } = topics.costs.model;
const { items, regions: places, lines: parts } = topics.costs.words;
const label = (key, values) => topicUi("costs", key, values);
const ROLES = Object.keys(words.roles);
const OFFERED = regions.find(({ id }) => id === offered);
const [PART_TIME] = ROLES.filter((role) => kinds[role] === "part_time");
const PERMANENT = "cio";
const OWNER = ROLES.find((role) => kinds[role] === "own_time");

describe("What each option costs", SIDE_BY_SIDE, () => {
  const visit = browser();

  for (const region of regions) {
    it(`${region.id}: lines add up to the sums, and all places say the same`, visit(LOCAL, async ({ widget }) => {
      const result = await widget.showPart("costs", ANSWERS);
      await choose(widget, region.id);
      const overview = await overviewOf(widget, region);
      assert.deepEqual(overview.map(({ name }) => name).sort(), ROLES.map((role) => roleName(result, role)).sort());
      const read = (text) => readMoney(text, LANGUAGE, region.currency);
      const found = {};
      for (const role of ROLES) {
        const { rows, sums } = await linesOf(widget, role);
        const span = ({ cells }) => [read(cells[1]), read(cells[2])];
        const yearly = rows.filter(({ name }) => !name.includes(label("line_once")));
        const total = (some) => some.map(span).reduce((one, other) => [one[0] + other[0], one[1] + other[1]], [0, 0]);
        const shown = Object.fromEntries(sums.map((row) => [row.name, span(row)]));
        assert.deepEqual(shown[label("sum_first_year")], total(rows), `${role}: first year`);
        assert.deepEqual(shown[label("sum_later_years")], total(yearly), `${role}: each following year`);
        const facts = await factsOf(widget, role);
        const row = overview.find(({ name }) => name === roleName(result, role)).cells;
        for (const [column, sum] of [["column_first_year", rows], ["column_later_years", yearly]]) {
          const said = amount(total(sum), region, keepOf(result, role) ? "nothing_new" : "nothing");
          assert.equal(facts[label(column)], said, `${role}: ${column}`);
          assert.equal(row[label(column)], said, `${role}: ${column} beside the others`);
        }
        assert.equal(row[label("column_per_day")], facts[label("column_per_day")], role);
        const isHired = kinds[role] === "permanent" && !keepOf(result, role);
        assert.equal(isHired, yearly.length < rows.length, `${role}: recruitment is paid once`);
        found[role] = { yearly: total(yearly), facts, rows };
      }
      const rate = await rangeIn(widget, PART_TIME, "day_rate");
      assert.equal(found[PART_TIME].facts[label("column_per_day")], amount(rate, region));
      const bought = await rangeIn(widget, PART_TIME, "days_a_month");
      assert.deepEqual(found[PART_TIME].yearly, rate.map((price, end) => round(price * bought[end] * 12)));
      for (const role of ROLES.filter((each) => kinds[each] === "permanent" && !keepOf(result, each))) {
        const { yearly, facts } = found[role];
        const [salary, more, once] = await Promise.all(
          ["salary", "add_ons", "recruitment"].map((item) => rangeIn(widget, role, item)),
        );
        const percents = [[100, 100], more, once];
        const expected = percents.map((share) => salary.map((pay, end) => round((pay * share[end]) / 100)));
        assert.deepEqual(found[role].rows.map(({ cells }) => [read(cells[1]), read(cells[2])]), expected, role);
        const working = await valueOf(field(widget, role, "working_days", "single"));
        const perDay = yearly.map((sum) => round(sum / working));
        assert.equal(facts[label("column_per_day")], amount(perDay, region), `${role}: one day`);
        assert.equal(facts[label("column_break_even")], breakEven(yearly, rate, working), `${role}: break-even`);
      }
    }));
  }

  it("the region changes the currency and its note, and is found again", visit(LOCAL, async ({ page, widget }) => {
    const result = await widget.showPart("costs", ANSWERS);
    assert.ok(await place(widget, offered).isChecked());
    for (const { id, currency } of [...regions, regions[0]]) {
      await choose(widget, id);
      await widget.says(label("table_caption", { currency })).first().waitFor();
      await widget.says(places[id].note).waitFor();
      for (const { note: own, role } of ROLES.map((each) => ({ role: each, note: topics.costs.words.notes[id][each] }))) {
        const note = option(widget, role).getByText(own ?? "", { exact: true });
        // Nothing is counted of whoever is there already, so there is no figure to explain.
        if (own && keepOf(result, role)) assert.equal(await note.count(), 0, role);
        else if (own) await note.waitFor();
      }
    }
    await page.reload();
    await widget.title(PARTS.costs.title).waitFor();
    assert.ok(await place(widget, regions[0].id).isChecked());
    await widget.says(label("table_caption", { currency: regions[0].currency })).first().waitFor();
  }));

  const named = { ...money.choices, unknown: undefined };
  for (const [choice, limits] of Object.entries(named)) {
    it(`money “${choice}”: label, sentence and sums agree`, visit(LOCAL, async ({ widget }) => {
      const result = await widget.showPart("costs", { ...ANSWERS, money: choice });
      const rows = await overviewOf(widget, OFFERED);
      for (const role of ROLES) {
        const said = rows.find(({ name }) => name === roleName(result, role)).cells[label("column_money")];
        const cash = cashOf(await linesOf(widget, role));
        if (!limits) {
          assert.equal(said, "", role);
          continue;
        }
        const key = verdict(limits, cash);
        assert.equal(said, label(`money_label_${key}`), role);
        await option(widget, role).getByText(`${label("column_money")}: ${said}`, { exact: true }).waitFor();
        const [low, high, most] = [...cash, limits.at(-1)].map((sum) => writeMoney(sum, LANGUAGE, OFFERED.currency));
        const sentence = label(`money_${key}`, { role: roleName(result, role), low, high, money: most });
        // Without cash cost there is nothing to compare.
        const sentences = await option(widget, role).getByText(sentence, { exact: true }).count();
        assert.equal(sentences, cash[1] > 0 ? 1 : 0, role);
      }
      if (!limits) await widget.says(label("money_unanswered")).waitFor();
      else if (limits[1] === 0) await widget.says(label("money_nothing")).waitFor();
      else await assertBuys(widget, limits);
    }));
  }
});

describe("Costs where the visitor is", SIDE_BY_SIDE, () => {
  const visit = browser();

  const { choices: countries, guides } = topics.costs.model.country;
  for (const [country, region] of Object.entries(countries)) {
    it(`${country}: the prices of ${region} are shown first`, visit(LOCAL, async ({ widget }) => {
      await widget.showPart("costs", { ...ANSWERS, country });
      assert.ok(await place(widget, region).isChecked());
      await widget.says(places[region].note).waitFor();
      const guide = widget.says(label("region_guide", { region: places[region].name }));
      assert.equal(await guide.count(), guides.includes(country) ? 1 : 0);
    }));
  }

  it("a country that is not answered is taken from the language of the browser", visit(LOCAL, async ({ widget }) => {
    const { country, ...rest } = ANSWERS;
    assert.ok(country);
    await widget.showPart("costs", rest);
    assert.ok(await place(widget, "uk").isChecked());
    assert.ok(!("country" in (await widget.answers())), "nobody said so");
  }));

  it("a region chosen stays, and that of the country follows the country", visit(LOCAL, async ({ widget }) => {
    await widget.showPart("costs", { ...ANSWERS, country: "us" });
    await choose(widget, "eu");
    await widget.showPart("costs", { ...ANSWERS, country: "uk" });
    assert.ok(await place(widget, "eu").isChecked(), "chosen on the page");
    assert.equal((await widget.answers()).country, "uk", "a look at other prices is no answer");
    await choose(widget, "uk");
    await widget.showPart("costs", { ...ANSWERS, country: "us" });
    assert.ok(await place(widget, "us").isChecked(), "that of the country");
  }));

  it("a figure entered does not hold the region", visit(LOCAL, async ({ widget }) => {
    await widget.showPart("costs", { ...ANSWERS, country: "us" });
    await open(widget, PERMANENT);
    await put(field(widget, PERMANENT, "salary", "low"), "123456");
    await widget.showPart("costs", { ...ANSWERS, country: "uk" });
    assert.ok(await place(widget, "uk").isChecked());
    await choose(widget, "us");
    await open(widget, PERMANENT);
    assert.equal(await valueOf(field(widget, PERMANENT, "salary", "low")), 123_456);
  }));
});

describe("Somebody who is kept", SIDE_BY_SIDE, () => {
  const visit = browser();
  const { days: proposed } = topics.costs.model.beside;
  const read = ({ cells }) => [cells[1], cells[2]].map((text) => readMoney(text, LANGUAGE, OFFERED.currency));

  it("costs the days from outside that they need", visit(LOCAL, async ({ widget }) => {
    const answers = exampleAnswers("payments");
    const role = "cto_full_time";
    const result = await widget.showPart("costs", answers);
    await assertKept(widget, result, role);
    await option(widget, role).getByText(label("kept_beside"), { exact: true }).waitFor();
    const rate = await rangeIn(widget, role, "day_rate");
    const days = await rangeIn(widget, role, "days_beside");
    assert.deepEqual(days, proposed[answers.fit].map((tenths) => tenths / 10));
    const year = rate.map((price, end) => round(price * days[end] * 12));
    const { rows, sums } = await linesOf(widget, role);
    assert.deepEqual(rows.map(({ name }) => name), [parts.days_beside.name]);
    assert.deepEqual([...rows, ...sums].map(read), [year, year, year]);
    const facts = await factsOf(widget, role);
    assert.equal(facts[label("column_later_years")], amount(year, OFFERED));
    assert.equal(facts[label("column_per_day")], label("already_paid"));
    assert.ok(!(label("column_break_even") in facts), "no post to compare with days");
    assert.deepEqual(await rangeIn(widget, PART_TIME, "day_rate"), rate, "the price of a part-time leader");
    for (const end of ["low", "high"]) await put(field(widget, role, "days_beside", end), "0");
    await becomes(async () => (await factsOf(widget, role))[label("column_later_years")], label("nothing_new"));
  }));

  it("costs nothing new where they need nobody, until days are entered", visit(LOCAL, async ({ widget }) => {
    const role = "it_manager";
    const result = await widget.showPart("costs", ANSWERS);
    await assertKept(widget, result, role);
    assert.equal(await option(widget, role).getByText(label("kept_beside"), { exact: true }).count(), 0);
    const { rows, sums } = await linesOf(widget, role);
    assert.deepEqual([rows, sums.map(read)], [[], [[0, 0], [0, 0]]]);
    const within = `${label("column_money")}: ${label("money_label_within")}`;
    await option(widget, role).getByText(within, { exact: true }).waitFor();
    assert.equal((await factsOf(widget, role))[label("column_first_year")], label("nothing_new"));
    await put(field(widget, role, "day_rate", "low"), "1000");
    await put(field(widget, role, "day_rate", "high"), "1001");
    await put(field(widget, role, "days_beside", "low"), "1.5");
    await option(widget, role).getByText(label("kept_beside"), { exact: true }).waitFor();
    assert.deepEqual((await linesOf(widget, role)).rows.map(read), [[18_000, 18_018]]);
  }));

  it("who does not do it well is followed by somebody who is paid", visit(LOCAL, async ({ widget }) => {
    const result = await widget.showPart("costs", { ...exampleAnswers("payments"), fit: "leaving" });
    assert.equal(keepOf(result, "cto_full_time"), undefined);
    const { rows } = await linesOf(widget, "cto_full_time");
    assert.equal(rows.length, 3, "salary, add-ons and recruitment");
  }));

  it("money is not compared where it is not asked for", visit(LOCAL, async ({ widget }) => {
    const result = await widget.showPart("costs", { ...ANSWERS, missing: "nothing", money: "none" });
    await widget.says(label("money_not_put")).waitFor();
    const rows = await overviewOf(widget, OFFERED);
    assert.ok(rows.every(({ cells }) => cells[label("column_money")] === ""), JSON.stringify(result.ranking));
  }));
});

/** Says who is there, that they are paid, and that nobody is hired. */
async function assertKept(widget, result, role) {
  const keep = reasonWords.keep[keepOf(result, role)].headline;
  await option(widget, role).getByText(label("kept_note", { keep }), { exact: true }).waitFor();
  for (const item of ["salary", "add_ons", "recruitment", "working_days"]) {
    assert.equal(await field(widget, role, item, item === "working_days" ? "single" : "low").count(), 0, item);
  }
}

describe("The visitor's own figures", SIDE_BY_SIDE, () => {
  const visit = browser();

  it("change the sums and not the order, and are found again", visit(LOCAL, async ({ page, widget }) => {
    const { ranking } = await widget.showPart("costs", ANSWERS);
    const before = await linesOf(widget, PERMANENT);
    const others = await factsOf(widget, PART_TIME);
    const low = field(widget, PERMANENT, "salary", "low");
    const published = await valueOf(low);
    await put(low, String(published - 10_000));
    await option(widget, PERMANENT).getByText(label("edit_own"), { exact: true }).waitFor();
    const after = await linesOf(widget, PERMANENT);
    assert.notDeepEqual(after.sums, before.sums);
    const [salary] = after.rows.map(({ cells }) => readMoney(cells[1], LANGUAGE, OFFERED.currency));
    assert.equal(salary, published - 10_000);
    assert.deepEqual(after.rows.map(({ cells }) => cells[2]), before.rows.map(({ cells }) => cells[2]));
    assert.deepEqual((await widget.result()).ranking, ranking);
    assert.deepEqual(await factsOf(widget, PART_TIME), others);
    const facts = await factsOf(widget, PERMANENT);
    await page.reload();
    await widget.title(PARTS.costs.title).waitFor();
    assert.deepEqual(await factsOf(widget, PERMANENT), facts);
    assert.deepEqual(await linesOf(widget, PERMANENT), after);
    assert.equal(await valueOf(low), published - 10_000);
    await option(widget, PERMANENT).getByRole("button", { name: label("edit_reset_role"), exact: true }).click();
    await becomes(() => valueOf(low), published);
    assert.deepEqual(await linesOf(widget, PERMANENT), before);
    assert.equal(await option(widget, PERMANENT).getByText(label("edit_own"), { exact: true }).count(), 0);
  }));

  it("belong to one region and option, and can all be dropped", visit(LOCAL, async ({ page, widget }) => {
    await widget.showPart("costs", ANSWERS);
    const drop = widget.button(label("edit_reset_all"));
    await drop.waitFor();
    const before = [await factsOf(widget, PERMANENT), await factsOf(widget, PART_TIME)];
    await open(widget, PERMANENT);
    await put(field(widget, PERMANENT, "add_ons", "high"), "55");
    await open(widget, PART_TIME);
    await put(field(widget, PART_TIME, "days_a_month", "low"), "2.5");
    await becomes(async () => (await factsOf(widget, PERMANENT))[label("column_later_years")] === before[0][label("column_later_years")], false);
    await choose(widget, regions.find(({ id }) => id !== offered).id);
    assert.equal(await widget.says(label("edit_own")).count(), 0);
    await choose(widget, offered);
    await becomes(() => field(widget, PART_TIME, "days_a_month", "low").inputValue(), "2.5");
    await drop.click();
    await becomes(() => factsOf(widget, PERMANENT), before[0]);
    assert.deepEqual(await factsOf(widget, PART_TIME), before[1]);
    assert.equal(await widget.says(label("edit_own")).count(), 0);
    await page.reload();
    await widget.title(PARTS.costs.title).waitFor();
    assert.deepEqual(await factsOf(widget, PERMANENT), before[0]);
  }));

  it("an owner's time and an outside firm count once they are entered", visit(LOCAL, async ({ widget }) => {
    await widget.showPart("costs", ANSWERS);
    await open(widget, OWNER);
    assert.equal((await factsOf(widget, OWNER))[label("column_later_years")], label("nothing"));
    await put(field(widget, OWNER, "own_day_value", "single"), "500");
    await put(field(widget, OWNER, "outside_firm", "low"), "1000");
    await put(field(widget, OWNER, "outside_firm", "high"), "2000");
    const days = await rangeIn(widget, OWNER, "own_days");
    const { rows, sums } = await linesOf(widget, OWNER);
    const read = ({ cells }) => [cells[1], cells[2]].map((text) => readMoney(text, LANGUAGE, OFFERED.currency));
    assert.deepEqual(rows.map(read), [days.map((each) => round(each * 500 * 12)), [12_000, 24_000]]);
    const cash = sums.find(({ name }) => name === label("sum_cash"));
    assert.deepEqual(read(cash), [12_000, 24_000], "own time is not paid to others");
    assert.equal((await factsOf(widget, OWNER))[label("column_per_day")], writeMoney(500, LANGUAGE, OFFERED.currency));
  }));

  const bad = [
    ["salary", "about 90000", () => label("edit_not_a_number")],
    ["salary", "90,000", () => label("edit_not_a_number")],
    ["salary", "-5", () => label("edit_not_a_number")],
    ["add_ons", "101", () => label("edit_out_of_range", limitsOf("add_ons"))],
    ["salary", "9000000", () => label("edit_out_of_range", limitsOf("salary"))],
  ];
  it("what is no figure is told with its remedy, and nothing is lost", visit(LOCAL, async ({ page, widget }) => {
    await widget.showPart("costs", ANSWERS);
    await open(widget, PERMANENT);
    await put(field(widget, PERMANENT, "recruitment", "low"), "21");
    const [kept, lines] = [await storedEntries(page), await linesOf(widget, PERMANENT)];
    for (const [item, text, remedy] of bad) {
      const input = field(widget, PERMANENT, item, "low");
      const published = await input.inputValue();
      await put(input, text);
      await told(widget, remedy()).waitFor();
      assert.equal(await input.inputValue(), text, "what was typed stays to be mended");
      assert.equal(await input.getAttribute("aria-invalid"), "true");
      assert.deepEqual(await storedEntries(page), kept);
      assert.deepEqual(await linesOf(widget, PERMANENT), lines);
      await put(input, published);
      await becomes(() => input.getAttribute("aria-invalid"), "false");
      assert.equal(await told(widget, remedy()).count(), 0);
      await input.fill("");
      await input.blur();
      await becomes(() => storedEntries(page), kept);
    }
    await open(widget, PART_TIME);
    await put(field(widget, PART_TIME, "days_a_month", "high"), "2.55");
    await told(widget, label("edit_not_tenths")).waitFor();
  }));

  it("a low figure above the high one is told until it is mended", visit(LOCAL, async ({ widget }) => {
    await widget.showPart("costs", ANSWERS);
    await open(widget, PERMANENT);
    const crossed = option(widget, PERMANENT).getByText(label("edit_crossed", { figure: items.salary.name }), { exact: true });
    assert.equal(await crossed.count(), 0);
    const [, high] = await rangeIn(widget, PERMANENT, "salary");
    await put(field(widget, PERMANENT, "salary", "low"), String(high + 1));
    await crossed.waitFor();
    await put(field(widget, PERMANENT, "salary", "high"), String(high + 2));
    await becomes(() => crossed.count(), 0);
  }));

  it("an emptied field shows the published figure again", visit(LOCAL, async ({ widget }) => {
    await widget.showPart("costs", ANSWERS);
    await open(widget, PERMANENT);
    const input = field(widget, PERMANENT, "salary", "high");
    const published = await input.inputValue();
    await put(input, String(Number(published) + 5));
    await put(input, "");
    await becomes(() => input.inputValue(), published);
  }));

  it("a field emptied though nothing was entered shows the published figure again", visit(LOCAL, async ({ widget }) => {
    await widget.showPart("costs", ANSWERS);
    await open(widget, PERMANENT);
    const input = field(widget, PERMANENT, "salary", "high");
    const published = await input.inputValue();
    await put(input, "");
    await becomes(() => input.inputValue(), published);
  }));

  for (const [name, act] of Object.entries({
    "another figure is entered": (widget) => put(field(widget, PERMANENT, "salary", "high"), "500000"),
    "the published figures come back": (widget) =>
      option(widget, PERMANENT).getByRole("button", { name: label("edit_reset_role"), exact: true }).click(),
    "another region is chosen": (widget) => choose(widget, regions.find(({ id }) => id !== offered).id),
    "a figure is typed in its place": (widget) => put(field(widget, PERMANENT, "salary", "low"), "90000"),
  })) {
    it(`a bad figure and what is told of it stay or go together when ${name}`, visit(LOCAL, async ({ widget }) => {
      await widget.showPart("costs", ANSWERS);
      await open(widget, PERMANENT);
      const input = field(widget, PERMANENT, "salary", "low");
      await put(input, "much");
      await told(widget, label("edit_not_a_number")).waitFor();
      await act(widget);
      const seen = async () => [
        (await input.inputValue()) === "much",
        (await input.getAttribute("aria-invalid")) === "true",
        (await told(widget, label("edit_not_a_number")).count()) === 1,
      ];
      await becomes(async () => new Set(await seen()).size, 1, `bad, marked, told: ${await seen()}`);
    }));
  }

  it("need no pointer", visit(LOCAL, async ({ page, widget }) => {
    await widget.showPart("costs", ANSWERS);
    const before = await factsOf(widget, PART_TIME);
    await tabTo(page, disclosure(widget, PART_TIME));
    await page.keyboard.press("Enter");
    const input = field(widget, PART_TIME, "day_rate", "high");
    await input.waitFor();
    await tabTo(page, input);
    await page.keyboard.type("3000");
    await page.keyboard.press("Tab");
    await becomes(async () => (await factsOf(widget, PART_TIME))[label("column_per_day")] === before[label("column_per_day")], false);
  }));
});

function place(widget, region) {
  return widget.group(label("region_label")).getByRole("radio", { name: places[region].name, exact: true });
}

async function choose(widget, region) {
  await place(widget, region).check();
}

/** Who is kept for an option, so that nobody is hired; an owner's time counts as always. */
function keepOf({ ranking }, role) {
  const { keep } = ranking.find((row) => row.role === role);
  return kinds[role] === "own_time" ? undefined : (keep ?? undefined);
}

/** An option with its sums, its lines and its fields. */
function option(widget, role) {
  const heading = widget.page.getByRole("heading", { level: 3, name: namesOf(role) });
  return widget.root.getByRole("listitem").filter({ has: heading });
}

/** What opens the lines and fields of an option; those within have disclosures of their own. */
function disclosure(widget, role) {
  return option(widget, role).locator("summary").first();
}

/** Opens the lines and fields of an option, unless they are open. */
async function open(widget, role) {
  const table = option(widget, role).getByRole("table");
  if (!(await table.isVisible())) await disclosure(widget, role).click();
  await table.waitFor();
}

/** The lines of an option and their sums, with the low end in column 1 and the high end in column 2. */
async function linesOf(widget, role) {
  await open(widget, role);
  return readTable(option(widget, role).getByRole("table"));
}

/** The options side by side; all money in them is of this region. */
async function overviewOf(widget, { currency }) {
  const caption = label("table_caption", { currency });
  const { rows } = await readTable(widget.root.getByRole("region", { name: caption, exact: true }).getByRole("table"));
  return rows;
}

/** The facts in the box of an option, by their names. */
function factsOf(widget, role) {
  return option(widget, role).locator("dl").evaluate((list) => {
    const pairs = Array.from(list.querySelectorAll("dt"), (term) => [term.innerText, term.nextElementSibling.innerText]);
    return Object.fromEntries(pairs);
  });
}

/** The field of one end of a figure; its name begins with the name of the figure. */
function field(widget, role, item, end) {
  const name = label(`edit_${end}`, { figure: items[item].name });
  return option(widget, role).getByRole("textbox", { name: new RegExp(`^${name}`) });
}

async function put(input, text) {
  await input.fill(text);
  await input.blur();
}

/** What a field holds: plain digits, with a point for tenths. */
async function valueOf(input) {
  const text = await input.inputValue();
  assert.match(text, /^\d+(\.\d)?$/);
  return Number(text);
}

async function rangeIn(widget, role, item) {
  await open(widget, role);
  return [await valueOf(field(widget, role, item, "low")), await valueOf(field(widget, role, item, "high"))];
}

function told(widget, words) {
  return widget.root.getByRole("status").filter({ hasText: words });
}

function limitsOf(item) {
  const [low, high] = topics.costs.model.limits[item];
  return { low, high };
}

/** A range of money as it is shown. */
function amount([low, high], { currency }, nothing = "nothing") {
  if (high === 0) return label(nothing);
  const [from, to] = [low, high].map((sum) => writeMoney(sum, LANGUAGE, currency));
  return from === to ? from : label("range", { low: from, high: to });
}

/** From how many days a month the part-time option costs as much, in words. */
function breakEven([low, high], [cheap, dear], working) {
  const tenths = (cost, rate) => round((cost * 10) / (rate * 12));
  const middle = tenths(round((low + high) / 2), round((cheap + dear) / 2));
  if (middle > round((working * 10) / 12)) return label("break_even_never");
  const write = (each) => new Intl.NumberFormat(LANGUAGE).format(each / 10);
  return label("break_even", { days: write(middle), low: write(tenths(low, dear)), high: write(tenths(high, cheap)) });
}

/** What is paid to others in a following year. */
function cashOf({ rows, sums }) {
  assert.ok(rows.every(({ name }) => name.startsWith(Object.values(parts).find((part) => name.startsWith(part.name)).name)));
  const sum = (key) => sums.find(({ name }) => name === label(key));
  const { cells } = sum("sum_cash") ?? sum("sum_later_years");
  return [cells[1], cells[2]].map((text) => readMoney(text, LANGUAGE, OFFERED.currency));
}

function verdict([from, to], [low, high]) {
  if (to === undefined) return high <= from ? "within" : "no_limit";
  if (high <= to) return "within";
  return low > to ? "above" : "partly";
}

/** What the money named buys of a part-time leader: rounded down, so that nobody is promised too much. */
async function assertBuys(widget, limits) {
  const most = limits.at(-1);
  const rate = await rangeIn(widget, PART_TIME, "day_rate");
  const days = [...rate].reverse().map((price) => Math.floor((most * 10) / (price * 12)));
  const [low, high] = days.map((each) => new Intl.NumberFormat(LANGUAGE).format(each / 10));
  const template = limits.length > 1 ? "money_days" : "money_days_at_least";
  await widget.says(label(template, { money: writeMoney(most, LANGUAGE, OFFERED.currency), low, high })).waitFor();
  assert.equal(await widget.says(label("money_days_too_few")).count(), days[0] < rule.least ? 1 : 0);
}
