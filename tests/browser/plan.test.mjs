// What to do: a plan with dates, its calendar file, and the mandate brief to rewrite, copy, save and print.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";

import ICAL from "ical.js";

import { SIDE_BY_SIDE, becomes, browser, stored } from "./browser.mjs";
import { daysAfter, daysByName } from "./numbers.mjs";
import { bare, pdfText } from "./pdf.mjs";
import { exampleAnswers, fill, topicUi, topics, words } from "./text.mjs";
import { reasonWords, roleName } from "./verdict.mjs";
import { PARTS } from "./widget.mjs";

const LANGUAGE = "en-GB";
// Far to the east, where a day has begun that it is not yet in UTC.
const LOCAL = { context: { locale: LANGUAGE, timezoneId: "Pacific/Auckland" } };
const ANSWERS = exampleAnswers("manufacturer");
const ROLES = Object.keys(words.roles);
const { brief, calendar, roles: texts, steps: stepWords } = topics.plans.words;
const label = (key, values) => topicUi("plans", key, values);
const MONDAY = "2027-03-01";
const LONGEST = 4000;

describe("The plan", SIDE_BY_SIDE, () => {
  const visit = browser();

  it("follows the start, and is found again", visit(LOCAL, async ({ page, widget }) => {
    await widget.showPart("plan", ANSWERS);
    assert.equal(new Date(`${await start(widget).inputValue()}T00:00:00Z`).getUTCDay(), 1, "a Monday is proposed");
    await setStart(widget, MONDAY);
    const before = await planOf(widget);
    assert.equal(before.steps[0].from, MONDAY);
    const weeks = daysAfter(MONDAY, 28);
    await setStart(widget, weeks);
    const after = await planOf(widget);
    const moved = ({ name, from, until }) => ({ name, from: daysAfter(from, 28), until: daysAfter(until, 28) });
    assert.deepEqual(after.steps, before.steps.map(moved));
    for (const list of ["quarters", "meetings", "again"]) {
      for (const [place, { from }] of after[list].entries()) assert.ok(from > before[list][place].from, `${list} ${place}`);
    }
    await page.reload();
    await widget.title(PARTS.plan.title).waitFor();
    assert.deepEqual(await planOf(widget), after);
    assert.equal(await start(widget).inputValue(), weeks);
  }));

  it("each of the seven options has steps, quarters, meetings and a day to look again", visit(LOCAL, async ({ widget }) => {
    const result = await widget.showPart("plan", ANSWERS);
    const { ranking } = result;
    await setStart(widget, MONDAY);
    assert.ok(await role(widget, ranking[0].role).isChecked(), "first the option in first place");
    for (const id of ROLES) {
      await role(widget, id).check();
      const { steps, quarters, meetings, again } = await planOf(widget, titleOf(result, id));
      assert.ok(steps.length > 1, `${id}: ${steps.length} steps`);
      assert.equal(quarters.length, 4);
      assert.ok(meetings.length > 0, `${id}: meetings`);
      assert.equal(again.length, 1);
      for (const { name, from, until } of [...steps, ...meetings, ...again]) {
        assert.ok(MONDAY <= from && from <= until, `${id}, ${name}: ${from} to ${until}`);
        for (const day of [from, until]) {
          assert.ok(![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()), `${id}, ${name}: ${day}`);
        }
      }
      assert.equal(quarters[0].from, MONDAY);
      for (const [place, { from }] of quarters.slice(1).entries()) assert.equal(from, daysAfter(quarters[place].until, 1));
      for (const sign of texts[id].signs) await widget.section(label("plan_again_title")).getByText(sign, { exact: true }).waitFor();
      const file = await calendarOf(widget);
      assert.deepEqual(file.map(({ role: name }) => name), file.map(() => roleName(result, id)));
      const bySelf = (one, other) => `${one.from}${one.name}`.localeCompare(`${other.from}${other.name}`);
      const shown = [...steps, ...meetings].sort(bySelf);
      const held = file.filter(({ from }) => from !== again[0].from || shown.some((each) => each.from === from));
      const pick = ({ name, from, until }) => ({ name, from, until });
      assert.deepEqual(held.map(pick).sort(bySelf).filter((each) => !isAgain(each, again, shown)), shown);
      assert.ok(file.some(({ from }) => from === again[0].from), `${id}: the day to look again`);
      assert.equal(file.length, shown.length + 1);
    }
  }));

  it("whoever is kept gets a mandate and no search, and the brief says that they are there", visit(LOCAL, async ({ widget }) => {
    const result = await widget.showPart("plan", exampleAnswers("payments"));
    await setStart(widget, MONDAY);
    const { role: id, keep } = result.ranking.find((row) => row.keep && row.role !== "owner_led");
    await role(widget, id).check();
    const { steps } = await planOf(widget, titleOf(result, id));
    const names = steps.map(({ name }) => name);
    assert.ok(names.includes(stepWords.mandate_keep.name), names.join(", "));
    for (const step of ["write_brief", "search", "interviews", "offer", "arrival", "first_100_days"]) {
      assert.ok(!names.includes(stepWords[step].name), names.join(", "));
    }
    const shown = await sectionsOf(widget);
    assert.equal(shown[brief.sections.purpose][0], brief.kept[keep].line);
    assert.deepEqual(shown[brief.sections.parties].length, brief.parties_kept.length);
  }));

  it("the calendar file is a good one, and saying so is read out", visit(LOCAL, async ({ widget }) => {
    await widget.showPart("plan", ANSWERS);
    await setStart(widget, MONDAY);
    const { name, text } = await download(widget, label("calendar_button"));
    assert.equal(name, label("calendar_file"));
    await widget.root.getByRole("status").filter({ hasText: label("calendar_saved") }).waitFor();
    for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line), line);
    const file = new ICAL.Component(ICAL.parse(text));
    assert.equal(file.getFirstPropertyValue("version"), "2.0");
    const events = file.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
    assert.equal(new Set(events.map(({ uid }) => uid)).size, events.length, "each has a name of its own");
    for (const event of events) {
      assert.ok(event.startDate.isDate && event.endDate.isDate, "whole days");
      assert.ok(event.description.length > 10, event.summary);
      assert.equal(event.component.getFirstPropertyValue("transp"), "TRANSPARENT");
    }
  }));

  it("a bad start and what is told of it stay or go together", visit(LOCAL, async ({ widget }) => {
    await widget.showPart("plan", ANSWERS);
    await setStart(widget, "");
    const wrong = told(widget, label("plan_start_unreadable", { example: "", date: "" }).split(".")[0]);
    await wrong.waitFor();
    await role(widget, "cio").check();
    await becomes(async () => ((await start(widget).inputValue()) === "") === ((await wrong.count()) === 1), true);
  }));

  it("what is no day for a start is told, and the plan stays", visit(LOCAL, async ({ page, widget }) => {
    await widget.showPart("plan", ANSWERS);
    await setStart(widget, MONDAY);
    const [before, kept] = [await planOf(widget), await stored(page)];
    const said = await nameOf(widget, MONDAY);
    await setStart(widget, "");
    await told(widget, label("plan_start_unreadable", { example: MONDAY, date: said })).waitFor();
    await setStart(widget, "9950-01-01");
    await told(widget, label("plan_start_too_late", { date: "" }).replace(/\W+$/, "")).waitFor();
    assert.deepEqual(await planOf(widget), before);
    assert.deepEqual(await stored(page), kept);
    const saturday = "2027-03-06";
    await setStart(widget, saturday);
    await told(widget, label("plan_start_moved", { date: await nameOf(widget, saturday) })).waitFor();
    assert.equal((await planOf(widget)).steps[0].from, daysAfter(saturday, 2));
  }));
});

describe("The mandate brief", SIDE_BY_SIDE, () => {
  const visit = browser();
  const withClipboard = {
    context: { ...LOCAL.context, permissions: ["clipboard-read", "clipboard-write"] },
  };

  it("has every section, and takes company and person", visit(LOCAL, async ({ page, widget }) => {
    await widget.showPart("plan", ANSWERS);
    await setStart(widget, MONDAY);
    const titles = Object.values(brief.sections);
    const shown = await sectionsOf(widget);
    assert.deepEqual(Object.keys(shown), titles);
    for (const title of titles) assert.ok(shown[title].length > 0, title);
    assert.ok(shown[brief.sections.parties].some((line) => line.includes(brief.blank)));
    await write(widget, "brief_company_label", "Müller & Söhne <Ltd>");
    await write(widget, "brief_person_label", "Ada");
    const [company, person] = brief.parties.map((line) => fill(line, { company: "Müller & Söhne <Ltd>", person: "Ada" }));
    await becomes(async () => (await sectionsOf(widget))[brief.sections.parties].slice(0, 2), [company, person]);
    await page.reload();
    await widget.title(PARTS.plan.title).waitFor();
    assert.deepEqual((await sectionsOf(widget))[brief.sections.parties].slice(0, 2), [company, person]);
    await write(widget, "brief_company_label", "");
    const blank = fill(brief.parties[0], { company: brief.blank });
    await becomes(async () => (await sectionsOf(widget))[brief.sections.parties][0], blank);
  }));

  it("a section is rewritten, kept, and put back", visit(LOCAL, async ({ page, widget }) => {
    await widget.showPart("plan", ANSWERS);
    const own = await sectionsOf(widget);
    const { purpose, money } = brief.sections;
    await rewrite(widget, purpose, "First line\n\n  Second line  \n");
    await becomes(async () => (await sectionsOf(widget))[purpose], ["First line", "Second line"]);
    await section(widget, purpose).getByText(label("brief_edited"), { exact: true }).waitFor();
    await rewrite(widget, money, "");
    await section(widget, money).getByText(label("brief_empty"), { exact: true }).waitFor();
    const changed = await sectionsOf(widget);
    await page.reload();
    await widget.title(PARTS.plan.title).waitFor();
    assert.deepEqual(await sectionsOf(widget), changed);
    const { text } = await download(widget, label("brief_download"));
    assert.ok(text.includes("\n- First line\n- Second line\n"));
    assert.ok(!text.includes(money), "an empty section is not in the file");

    await openEditor(widget, purpose);
    await widget.button(label("brief_restore_of", { section: purpose })).click();
    await becomes(async () => (await sectionsOf(widget))[purpose], own[purpose]);
    assert.deepEqual((await sectionsOf(widget))[money], []);
    await widget.says(label("brief_restore_all")).click();
    await widget.button(label("brief_restore_all_yes")).click();
    await becomes(() => sectionsOf(widget), own);
    assert.equal(await widget.says(label("brief_restore_all")).count(), 0);
    await page.reload();
    await widget.title(PARTS.plan.title).waitFor();
    assert.deepEqual(await sectionsOf(widget), own);
  }));

  it("a text that is too long is told, and stays to be shortened", visit(LOCAL, async ({ page, widget }) => {
    await widget.showPart("plan", ANSWERS);
    const { success } = brief.sections;
    await rewrite(widget, success, "Kept before");
    const kept = await stored(page);
    const long = "ä".repeat(LONGEST + 1);
    await rewrite(widget, success, long);
    await told(widget, label("brief_too_long", { n: LONGEST + 1, most: LONGEST })).waitFor();
    assert.equal(await editor(widget, success).inputValue(), long);
    assert.deepEqual(await stored(page), kept);
    await editor(widget, success).fill(long.slice(1));
    await section(widget, success).getByRole("button", { name: label("brief_save"), exact: true }).click();
    await becomes(async () => (await sectionsOf(widget))[success], [long.slice(1)]);
  }));

  it("what is copied and what is saved are the same Markdown", visit(withClipboard, async ({ page, widget }) => {
    await widget.showPart("plan", ANSWERS);
    await rewrite(widget, brief.sections.purpose, "# Not a heading\n<b>not bold</b> & *plain*");
    await widget.button(label("brief_copy")).click();
    await told(widget, label("brief_copied")).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const { name, text } = await download(widget, label("brief_download"));
    assert.equal(name, label("brief_file"));
    await told(widget, label("brief_saved")).waitFor();
    assert.equal(copied, text);
    const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    assert.deepEqual(headings, Object.values(brief.sections));
    assert.ok(text.includes("\n- \\# Not a heading\n- \\<b>not bold\\</b> & \\*plain\\*\n"), text);
  }));

  it("where copying is not let, that is said with the other way", visit({ ...LOCAL, init: () => {
    if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.reject(new DOMException("denied", "NotAllowedError"));
  } }, async ({ widget }) => {
    await widget.showPart("plan", ANSWERS);
    await widget.button(label("brief_copy")).click();
    await told(widget, label("brief_copy_failed")).waitFor();
  }));

  it("on paper is every section and no button", visit({ ...LOCAL, init: () => {
    window.printed = 0;
    window.print = () => {
      window.printed += 1;
    };
  } }, async ({ page, widget }) => {
    await widget.showPart("plan", ANSWERS);
    await setStart(widget, MONDAY);
    await write(widget, "brief_company_label", "Northern Mills");
    await rewrite(widget, brief.sections.success, "The mill never stops");
    const sections = await sectionsOf(widget);
    const buttons = await widget.root.getByRole("button").and(page.locator(":visible")).allInnerTexts();
    for (const button of await widget.root.getByRole("button", { name: label("print_button"), exact: true }).all()) {
      await button.click();
    }
    assert.equal(await page.evaluate(() => window.printed), 2);
    await page.emulateMedia({ media: "print" });
    const paper = pdfText(await page.pdf());
    for (const [title, lines] of Object.entries(sections)) {
      for (const line of [title, ...lines]) assert.ok(paper.includes(bare(line)), `${title}: ${line}`);
    }
    assert.ok(paper.includes("NorthernMills") && paper.includes("Themillneverstops"));
    assert.equal(await widget.root.getByRole("button").and(page.locator(":visible")).count(), 0);
    const plain = Object.values(sections).flat().concat(Object.keys(sections)).map(bare);
    for (const name of new Set(buttons.filter((text) => text.length > 6))) {
      if (!plain.some((line) => line.includes(bare(name)))) assert.ok(!paper.includes(bare(name)), `${name} is on paper`);
    }
    for (const key of ["brief_edit", "brief_edited", "calendar_button", "calendar_note", "brief_download_note"]) {
      assert.ok(!paper.includes(bare(label(key))), key);
    }
  }));
});

function start(widget) {
  return widget.root.getByLabel(label("plan_start_label")).and(widget.page.locator("input[type=date]"));
}

async function setStart(widget, iso) {
  await start(widget).fill(iso);
  await start(widget).blur();
}

function role(widget, id) {
  return widget.group(label("plan_role_label")).getByRole("radio", { name: words.roles[id].short, exact: true });
}

function told(widget, text) {
  return widget.root.getByRole("status").filter({ hasText: text });
}

let names;
async function dayNames(widget) {
  names ??= daysByName(widget.page, LANGUAGE, MONDAY);
  return names;
}

/** A day as the page writes it. */
async function nameOf(widget, iso) {
  return [...(await dayNames(widget))].find(([, day]) => day === iso)[0];
}

/** The heading of an option's plan: whoever is there is named, and a part-time leader by what they lean to. */
function titleOf(result, id) {
  const { keep } = result.ranking.find(({ role: each }) => each === id);
  if (keep) return label("plan_keep_title", { keep: reasonWords.keep[keep].headline });
  return label("plan_title_role", { role: roleName(result, id) });
}

/** Steps, quarters, meetings and the day to look again as they are shown, with days in ISO form. */
async function planOf(widget, title) {
  const { page } = widget;
  const days = await dayNames(widget);
  const read = (text) => days.get(text) ?? assert.fail(`no day: ${text}`);
  const steps = title ? widget.section(title) : widget.root.locator("section", { has: page.getByRole("heading", { name: label("plan_steps_title") }) });
  const items = steps.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 5 }) });
  const range = (text) => {
    const [from, until = from] = text.split(label("plan_from_until", { from: "", to: "" })).map(read);
    return { from, until };
  };
  const stepTexts = await items.evaluateAll((all) => all.map((item) => item.innerText.split(/\n+/)));
  const quarters = await widget.section(label("plan_quarters_title")).getByRole("heading", { level: 4 }).allInnerTexts();
  const meetings = await widget.section(label("plan_meetings_title")).getByRole("listitem").allInnerTexts();
  const again = widget.section(label("plan_again_title"));
  const [before, after] = label("plan_again_on", { date: "\0" }).split("\0");
  const on = (await again.innerText()).split(/\n+/).find((line) => line.startsWith(before) && line.endsWith(after));
  const day = read(on.slice(before.length, on.length - after.length));
  return {
    steps: stepTexts.map(([name, when]) => ({ name, ...range(when.split(" · ")[1]) })),
    quarters: quarters.map((text) => range(text.slice(text.indexOf(":") + 2))),
    meetings: meetings.map((text) => {
      const [date, ...rest] = text.split(": ");
      return { name: rest.join(": "), from: read(date), until: read(date) };
    }),
    again: [{ name: label("plan_again_title"), from: day, until: day }],
  };
}

/** Presses a button that saves a file. */
async function download(widget, name) {
  const waiting = widget.page.waitForEvent("download");
  await widget.button(name).click();
  const file = await waiting;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

/** The entries of the calendar file, as another reader of the format understands them. */
async function calendarOf(widget) {
  const { text } = await download(widget, label("calendar_button"));
  const all = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
  const [, between] = calendar.summary.split(/\{\w+\}/);
  return all.map(({ summary, startDate, endDate }) => {
    const [who, ...step] = summary.split(between);
    return { role: who, name: step.join(between), from: startDate.toString(), until: daysAfter(endDate.toString(), -1) };
  });
}

/** Whether an entry of the file is the day to look again, and none of those shown. */
function isAgain(entry, [again], shown) {
  const isShown = shown.some(({ name, from }) => name === entry.name && from === entry.from);
  return entry.from === again.from && entry.until === again.until && !isShown;
}

/** The part of the brief under this heading. */
function section(widget, title) {
  const heading = widget.page.getByRole("heading", { level: 5, name: title, exact: true });
  return widget.section(label("brief_title")).locator("section").filter({ has: heading });
}

/** The lines of each section, by its title. */
function sectionsOf(widget) {
  return widget.section(label("brief_title")).first().evaluate((whole) => {
    const all = {};
    for (const heading of whole.querySelectorAll("h5")) {
      all[heading.innerText] = Array.from(heading.closest("section").querySelectorAll("li"), (line) => line.innerText);
    }
    return all;
  });
}

async function write(widget, key, text) {
  const input = widget.root.getByRole("textbox", { name: label(key), exact: true });
  await input.fill(text);
  await input.blur();
}

function editor(widget, title) {
  return widget.root.getByRole("textbox", { name: label("brief_edit_label", { section: title }), exact: true });
}

async function openEditor(widget, title) {
  if (!(await editor(widget, title).isVisible())) await section(widget, title).getByText(label("brief_edit"), { exact: true }).click();
  await editor(widget, title).waitFor();
}

async function rewrite(widget, title, text) {
  await openEditor(widget, title);
  await editor(widget, title).fill(text);
  await section(widget, title).getByRole("button", { name: label("brief_save"), exact: true }).click();
}
