// Which laws and demands may apply: from the answers, with the day they were checked, and without selling a title.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { SIDE_BY_SIDE, browser, tabTo } from "./browser.mjs";
import { answerTexts, exampleAnswers, question, questions, topicUi, topics, ui } from "./text.mjs";
import { PARTS } from "./widget.mjs";

const LANGUAGE = "en-GB";
const LOCAL = { context: { locale: LANGUAGE } };
const { laws } = topics.laws.model;
const texts = topics.laws.words.laws;
const label = (key, values) => topicUi("laws", key, values);
const STATUS = ["applies", "may_apply", "cannot_tell", "seems_not"];

const MANUFACTURER = { ...exampleAnswers("manufacturer"), rules: ["essential_sector"] };
/** Companies, and what must be found for them; what is not named here may be any. */
const companies = {
  "a manufacturer of 250 people in a sector with security law": {
    answers: MANUFACTURER,
    found: { gdpr: "applies", nis2: "applies" },
    because: { nis2: ["rules", "people"] },
  },
  "the same with nine people": {
    answers: { ...MANUFACTURER, people: "from_1" },
    found: { gdpr: "applies" },
    never: { nis2: "applies" },
  },
  "the same in the United States": {
    answers: { ...MANUFACTURER, country: "us" },
    found: { gdpr: "may_apply", nis2: "seems_not", ai_act_literacy: "seems_not" },
  },
  "a company without any rule": {
    answers: { ...MANUFACTURER, rules: ["none"], ai: "none" },
    found: { gdpr: "applies", nis2: "seems_not" },
  },
  "a company that does not know its rules": {
    answers: { ...MANUFACTURER, rules: "unknown" },
    found: { gdpr: "applies" },
    never: { nis2: "applies" },
  },
};

describe("Laws and demands", SIDE_BY_SIDE, () => {
  const visit = browser();

  for (const [name, { answers, found, never = {}, because = {} }] of Object.entries(companies)) {
    it(`${name}: each with its status, why, and what it asks for`, visit(LOCAL, async ({ widget }) => {
      await widget.showPart("law", answers);
      const statuses = {};
      for (const { id, checked } of laws) {
        const card = cardOf(widget, id);
        const lines = (await card.innerText()).split(/\n+/);
        const said = STATUS.filter((key) => lines.some((line) => line.startsWith(label(`status_${key}`))));
        assert.equal(said.length, 1, `${id}: ${said}`);
        [statuses[id]] = said;
        const { what, scope, responsible, not_required: not, rules, cannot_tell: cannot } = texts[id];
        for (const text of [what, scope, responsible, not]) assert.ok(lines.includes(text), `${id}: ${text}`);
        assert.ok([...Object.values(rules), cannot].some((why) => lines.includes(why)), `${id}: why`);
        const day = Date.UTC(checked[0], checked[1] - 1, checked[2]);
        const written = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "medium", timeZone: "UTC" }).format(day);
        assert.ok(lines.includes(label("checked", { day: written })), `${id}: ${written}`);
      }
      for (const [id, status] of Object.entries(found)) assert.equal(statuses[id], status, id);
      for (const [id, status] of Object.entries(never)) assert.notEqual(statuses[id], status, id);
      for (const [id, asked] of Object.entries(because)) {
        const said = await cardOf(widget, id).locator("q").innerText();
        for (const each of asked) {
          const choices = answerTexts(each, answers[each]);
          assert.ok(choices.some((choice) => said.includes(choice)), `${id}: ${said}`);
        }
      }
      const applying = Object.values(statuses).filter((status) => status === "applies").length;
      const count = label("count_applies", { n: applying, total: laws.length });
      await widget.root.getByText(count).waitFor();
      await widget.root.getByText(label("disclaimer"), { exact: true }).waitFor();
      assert.ok(await widget.root.getByText(label("disclaimer"), { exact: true }).isVisible());
    }));
  }

  it("each stands once, those that apply before those that seem not to", visit(LOCAL, async ({ widget }) => {
    await widget.showPart("law", MANUFACTURER);
    const names = await widget.root.getByRole("listitem").getByRole("heading", { level: 3 }).allInnerTexts();
    assert.deepEqual([...names].sort(), Object.values(texts).map(({ name }) => name).sort());
    const order = [];
    for (const name of names) {
      const id = Object.keys(texts).find((each) => texts[each].name === name);
      const text = await cardOf(widget, id).innerText();
      order.push(STATUS.findIndex((key) => text.includes(`\n${label(`status_${key}`)}`)));
    }
    assert.deepEqual(order, [...order].sort());
  }));

  it("which rules apply is asked on the page, and each tick counts at once", visit(LOCAL, async ({ page, widget }) => {
    const { rules, ...rest } = MANUFACTURER;
    await widget.showPart("law", rest);
    const { title, choices } = question("rules");
    const group = widget.group(title);
    assert.equal(await group.getByRole("checkbox").count(), choices.length + 1, "with \"I don't know\"");
    await cardOf(widget, "nis2").getByText(label("status_may_apply")).waitFor();

    const sector = widget.choice("rules", rules[0]);
    await tabTo(page, sector);
    await page.keyboard.press("Space");
    await cardOf(widget, "nis2").getByText(label("status_applies")).waitFor();
    assert.ok(await sector.evaluate((element) => element.matches(":focus")), "the focus stays");
    assert.deepEqual(await widget.answers(), MANUFACTURER);

    await widget.choose("rules", "none");
    await cardOf(widget, "nis2").getByText(label("status_seems_not")).waitFor();
    assert.deepEqual(await widget.chosen("rules"), ["none"], "nothing beside \"none of these\"");

    await widget.choose("rules", "unknown");
    await cardOf(widget, "nis2").getByText(label("status_may_apply")).waitFor();
    assert.deepEqual(await widget.answers(), { ...rest, rules: "unknown" });
    assert.ok(await widget.title(PARTS.law.title).isVisible(), "still the same page");
  }));

  it("what is asked on the page is a link up to it", visit(LOCAL, async ({ page, widget }) => {
    const { rules, ...rest } = MANUFACTURER;
    assert.ok(rules);
    await widget.showPart("law", rest);
    const { title } = question("rules");
    const card = cardOf(widget, "nis2");
    await card.getByText(label("ask"), { exact: true }).waitFor();
    await tabTo(page, card.getByRole("button", { name: title, exact: true }));
    await page.keyboard.press("Enter");
    const heading = widget.root.getByRole("heading", { level: 3, name: title, exact: true });
    await heading.and(page.locator(":focus")).waitFor();
    await page.keyboard.press("Tab");
    const first = widget.choice("rules", question("rules").choices[0].id);
    assert.ok(await first.evaluate((element) => element.matches(":focus")), "the first choice is next");
  }));

  it("another open question is a link to it and back, and its answer counts", visit(LOCAL, async ({ page, widget }) => {
    const { people, ...rest } = MANUFACTURER;
    await widget.showPart("law", rest);
    const { title } = question("people");
    const card = cardOf(widget, "nis2");
    await tabTo(page, card.getByRole("button", { name: title, exact: true }));
    await page.keyboard.press("Enter");
    await widget.isAt(title);
    await widget.choose("people", people);
    await widget.press("continue_to_check");
    await widget.isAt(PARTS.law.title);
    await cardOf(widget, "nis2").getByText(label("status_applies")).waitFor();
    assert.equal(await cardOf(widget, "nis2").getByRole("button", { name: title, exact: true }).count(), 0);
    assert.deepEqual(await widget.answers(), MANUFACTURER);
  }));

  it("a country from the browser's language is said and excludes nothing", visit(LOCAL, async ({ widget }) => {
    const { country, ...rest } = MANUFACTURER;
    await widget.showPart("law", rest);
    const line = widget.root.locator("p").filter({ hasText: label("country") });
    const [uk] = answerTexts("country", "uk");
    assert.ok((await line.innerText()).includes(ui("check_proposed", { choice: uk })));
    const nis2 = await cardOf(widget, "nis2").innerText();
    assert.ok(nis2.includes(label("status_may_apply")) && nis2.includes(question("country").title), nis2);
    assert.ok(!(await cardOf(widget, "nis2").locator("q").innerText()).includes(uk), "nobody said so");

    await line.getByRole("button", { name: ui("change_of", { question: question("country").title }) }).click();
    await widget.isAt(question("country").title);
    await widget.choose("country", country);
    await widget.press("continue_to_check");
    await widget.isAt(PARTS.law.title);
    assert.ok((await line.innerText()).includes(answerTexts("country", country)[0]));
    await cardOf(widget, "nis2").getByText(label("status_applies")).waitFor();
    assert.deepEqual(await widget.answers(), MANUFACTURER);
  }));

  it("with nothing answered but one question, nothing is made up", visit(LOCAL, async ({ widget }) => {
    await widget.showPart("law", { trigger: ["wonder"] });
    for (const { id } of laws) {
      const card = cardOf(widget, id);
      assert.equal(await card.locator("q").count(), 0, `${id}: because you said`);
      const asked = await card.getByRole("button").allInnerTexts();
      for (const title of asked) assert.ok(questions.some((each) => each.title === title), title);
    }
  }));

  it("no law is said to ask for one of the seven options", visit(LOCAL, async ({ widget }) => {
    const titles = /\b(CTO|CIO|CAIO|chief|technology officer|IT manager)\b/i;
    const must = /\b(must|required?|requires|obliged|mandatory|have to|need)\b/i;
    const denies = /\b(no|not|nobody|never|without)\b/i;
    for (const { answers } of Object.values(companies)) {
      await widget.showPart("law", answers);
      const text = await widget.root.getByRole("article").innerText();
      const sentences = text.split(/(?<=[.!?])\s+|\n+/);
      const claims = sentences.filter((each) => titles.test(each) && must.test(each) && !denies.test(each));
      assert.deepEqual(claims, []);
      assert.ok(sentences.length > 40);
      await widget.root.getByText(label("intro"), { exact: true }).waitFor();
    }
  }));
});

function cardOf(widget, law) {
  const heading = widget.page.getByRole("heading", { level: 3, name: texts[law].name, exact: true });
  return widget.root.getByRole("listitem").filter({ has: heading });
}
