// Which laws and demands may apply: from the answers, with the day they were checked, and without selling a title.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { SIDE_BY_SIDE, browser, tabTo } from "./browser.mjs";
import { exampleAnswers, question, questions, topicUi, topics, words } from "./text.mjs";
import { PARTS } from "./widget.mjs";

const LANGUAGE = "en-GB";
const LOCAL = { context: { locale: LANGUAGE } };
const { laws } = topics.laws.model;
const texts = topics.laws.words.laws;
const label = (key, values) => topicUi("laws", key, values);
const STATUS = ["applies", "may_apply", "cannot_tell", "seems_not"];

const MANUFACTURER = exampleAnswers("manufacturer");
/** Companies, and what must be found for them; what is not named here may be any. */
const companies = {
  "a manufacturer of 100 people in a sector with security law": {
    answers: MANUFACTURER,
    found: { gdpr: "applies", nis2: "applies" },
    because: { nis2: ["rules", "people"] },
  },
  "the same with nine people": {
    answers: { ...MANUFACTURER, people: "from_1" },
    found: { gdpr: "applies" },
    never: { nis2: "applies" },
  },
  "a company without any rule": {
    answers: { ...MANUFACTURER, rules: ["none"], ai_today: "none", ai_aim: "none" },
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
          const choices = [answers[each]].flat().map((choice) => words.questions[each].choices[choice]);
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
    const names = await widget.root.getByRole("heading", { level: 3 }).allInnerTexts();
    assert.deepEqual([...names].sort(), Object.values(texts).map(({ name }) => name).sort());
    const order = [];
    for (const name of names) {
      const id = Object.keys(texts).find((each) => texts[each].name === name);
      const text = await cardOf(widget, id).innerText();
      order.push(STATUS.findIndex((key) => text.includes(`\n${label(`status_${key}`)}`)));
    }
    assert.deepEqual(order, [...order].sort());
  }));

  it("an open question is a link there, and the answer counts at once", visit(LOCAL, async ({ page, widget }) => {
    const { rules, ...rest } = MANUFACTURER;
    assert.ok(rules);
    await widget.showPart("law", rest);
    const { title } = question("rules");
    const card = cardOf(widget, "nis2");
    await card.getByText(label("ask"), { exact: true }).waitFor();
    await tabTo(page, card.getByRole("button", { name: title, exact: true }));
    await page.keyboard.press("Enter");
    await widget.isAt(title);
    await widget.choose("rules", rules);
    await widget.press("continue_to_check");
    await widget.isAt(PARTS.law.title);
    assert.ok((await cardOf(widget, "nis2").innerText()).includes(label("status_applies")));
    assert.equal(await cardOf(widget, "nis2").getByRole("button", { name: title, exact: true }).count(), 0);
    assert.deepEqual(await widget.answers(), MANUFACTURER);
  }));

  it("with nothing answered but one question, nothing is made up", visit(LOCAL, async ({ widget }) => {
    await widget.showPart("law", { sites: "one" });
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
