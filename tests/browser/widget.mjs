// What a visitor sees and does in a widget, by role, label and text.

import assert from "node:assert/strict";

import { becomes } from "./patience.mjs";
import { percent, question, questions, topicUi, ui, words } from "./text.mjs";

/** The parts of the result beyond the ranking: the label of the link, and the heading. */
export const PARTS = {
  cover: { label: ui("part_cover"), title: topicUi("cover", "title") },
  costs: { label: ui("part_costs"), title: topicUi("costs", "title") },
  law: { label: ui("part_law"), title: topicUi("laws", "title") },
  plan: { label: ui("part_plan"), title: topicUi("plans", "plan_title") },
  person: { label: ui("part_person"), title: topicUi("person", "title") },
};

export class Widget {
  /** @param root the locator of the element */
  constructor(root) {
    this.root = root;
    this.page = root.page();
  }

  async isReady() {
    await this.root.getByRole("navigation", { name: ui("nav_label") }).waitFor();
  }

  // Finding

  /** A button of the screen; the parts of the navigation are another matter. */
  button(name) {
    return this.root.getByRole("button", { name, exact: true }).and(this.page.locator(":not(nav *)"));
  }

  /** The button that opens a worked example. */
  example(name) {
    return this.section(ui("examples_title")).getByRole("button").filter({ hasText: name });
  }

  /** A part of the navigation. */
  part(key) {
    const navigation = this.root.getByRole("navigation", { name: ui("nav_label") });
    return navigation.getByRole("button", { name: ui(key), exact: true });
  }

  /** The heading of a screen. */
  title(name) {
    return this.root.getByRole("heading", { level: 2, name, exact: true });
  }

  /** The part of a result or guide under this heading. */
  section(name) {
    return this.root.locator("section", { has: this.page.getByRole("heading", { name, exact: true }) });
  }

  /** The radio button or checkbox of a choice. */
  choice(id, choice) {
    const { most } = question(id);
    const name = choice === "unknown" ? ui("unknown") : words.questions[id].choices[choice];
    return this.root.getByRole(most > 1 ? "checkbox" : "radio", { name, exact: true });
  }

  /** The choices of a group, each a radio button or checkbox with its label. */
  group(name) {
    return this.root.getByRole("group", { name, exact: true });
  }

  says(text) {
    return this.root.getByText(text, { exact: true });
  }

  // Doing

  async press(key, values) {
    await this.button(ui(key, values)).click();
  }

  async choose(id, answer) {
    for (const choice of [answer].flat()) await this.choice(id, choice).check();
  }

  /** From the start page through all questions to the check page; what has no answer is skipped. */
  async walk(answers) {
    await this.press("start_button");
    for (const { id, title } of questions) {
      await this.isAt(title);
      if (id in answers) await this.choose(id, answers[id]);
      await this.press("continue_on");
    }
    await this.isAt(ui("check_title"));
  }

  /** Puts answers in from a script, and opens their result. */
  async showResult(answers) {
    await this.setAnswers(answers);
    await this.part("nav_start").click();
    await this.part("nav_result").click();
    return this.isAtResult();
  }

  /** From the result or one of its parts to another part. */
  async openPart(part) {
    const { label, title } = PARTS[part];
    const parts = this.root.getByRole("navigation", { name: ui("parts_label"), exact: true });
    await parts.getByRole("button", { name: label, exact: true }).click();
    await this.isAt(title);
  }

  /** Puts answers in from a script, and opens a part of their result. */
  async showPart(part, answers) {
    const result = await this.showResult(answers);
    await this.openPart(part);
    return result;
  }

  async walkToResult(answers) {
    await this.walk(answers);
    await this.press("show_result");
    await this.isAtResult();
  }

  /** Opens every disclosure, also those inside of others. */
  async openAll() {
    await this.root.evaluate((element) => {
      for (const details of element.shadowRoot.querySelectorAll("details")) details.open = true;
    });
  }

  // Looking

  /** Waits for a screen whose heading has the focus, as it has after every move. */
  async isAt(title) {
    await this.title(title).and(this.page.locator(":focus")).waitFor();
  }

  /** Waits for the result; its heading is the option in first place. */
  async isAtResult() {
    await this.section(ui("ranking_title")).waitFor();
    const result = await this.result();
    await this.isAt(words.roles[result.ranking[0].role].name);
    return result;
  }

  answers() {
    return this.root.evaluate((element) => element.answers);
  }

  setAnswers(answers) {
    return this.root.evaluate((element, value) => {
      element.answers = value;
    }, answers);
  }

  async setReadyAnswers(answers) {
    await this.isReady();
    await this.setAnswers(answers);
  }

  /** The result, once what it needs has arrived; null where nothing is answered. */
  async result() {
    const read = (element) => {
      const { answers, result } = element;
      return { result, isThere: result !== null || Object.keys(answers).length === 0 };
    };
    await becomes(async () => (await this.root.evaluate(read)).isThere, true);
    return (await this.root.evaluate(read)).result;
  }

  /** Which choices of the question shown are taken. */
  chosen(id) {
    const group = this.root.getByRole("group", { name: question(id).title, exact: true });
    return group.locator("input:checked").evaluateAll((inputs) => inputs.map((input) => input.value));
  }

  /** The check page: the texts of the answer by the title of the question. */
  summary() {
    return this.root.locator("dl").evaluate((list) => {
      const rows = {};
      for (const term of list.querySelectorAll("dt")) {
        const answer = term.parentElement.querySelector("dd:not(:has(button))");
        rows[term.textContent] = Array.from(answer.children, (line) => line.textContent);
      }
      return rows;
    });
  }

  /** The lines of the ranking as shown, such as "1 Fractional CTO 77%". */
  async rankingLines() {
    const lines = await this.section(ui("ranking_title")).locator("summary").allInnerTexts();
    const isSources = (line) => line === "" || line === ui("sources");
    return lines.map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => !isSources(line));
  }

  /** An option in the ranking, with its reasons. */
  rankingItem(role) {
    return this.section(ui("ranking_title")).getByRole("listitem").filter({ has: this.#line(role) });
  }

  /** The line of the ranking that opens the reasons of an option. */
  rankingLine(role) {
    return this.section(ui("ranking_title")).locator(this.#line(role));
  }

  #line(role) {
    const name = this.page.getByText(words.roles[role].name, { exact: true });
    return this.page.locator("summary", { has: name });
  }
}

/** What the lines of the ranking must be for a result. */
export function expectedLines(result) {
  return result.ranking.map((row) => `${row.rank} ${words.roles[row.role].name} ${percent(row.percent)}`);
}

/** All options of the model, each once, in falling order. */
export function assertRanking(result) {
  assert.deepEqual(result.ranking.map(({ role }) => role).sort(), Object.keys(words.roles).sort());
  for (const [place, { percent: number, rank }] of result.ranking.entries()) {
    assert.ok(Number.isInteger(number) && number >= 0 && number <= 100, `${number} per cent`);
    const before = result.ranking[place - 1];
    if (before) assert.ok(before.percent >= number && before.rank <= rank, `${place}: order`);
  }
}

/**
 * A table as it is read: `{ heads, rows: [{ name, cells }], sums: [{ name, cells }] }`, with `cells` by the name of the
 * column, and without the sources that open beneath a name.
 */
export function readTable(table) {
  return table.evaluate((element) => {
    const text = (cell) => cell.innerText.split("\n")[0].trim();
    const heads = Array.from(element.tHead?.rows[0].cells ?? [], text);
    const read = (row) => {
      const cells = {};
      let column = 0;
      for (const cell of row.cells) {
        cells[heads[column + cell.colSpan - 1] ?? column] = text(cell);
        column += cell.colSpan;
      }
      return { name: text(row.querySelector("th[scope=row]")), cells };
    };
    const rows = Array.from(element.tBodies, (body) => Array.from(body.rows, read)).flat();
    return { heads, rows, sums: Array.from(element.tFoot?.rows ?? [], read) };
  });
}
