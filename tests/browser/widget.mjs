// What a visitor sees and does in a widget, by role, label and text.

import assert from "node:assert/strict";

import { becomes } from "./patience.mjs";
import { question, questions, topicUi, ui, words } from "./text.mjs";
import { headlineOf, namesOf, rankingOf } from "./verdict.mjs";

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
    const { text, example } = choice === "unknown" ? { text: ui("unknown") } : words.questions[id].choices[choice];
    const name = example ? `${text} ${example}` : text;
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

  /** From the start page through all questions that are put to the check page; what has no answer is skipped. */
  async walk(answers) {
    await this.press("start_button");
    for (let title = await this.#next(""); title !== ui("check_title"); title = await this.#next(title)) {
      const { id } = questions.find((each) => each.title === title);
      if (id in answers) await this.choose(id, answers[id]);
      await this.press("continue_on");
    }
  }

  /** The heading that has the focus, once it is another one than before. */
  async #next(before) {
    const heading = this.root.locator("h2:focus");
    await becomes(async () => (await heading.count()) > 0 && (await heading.innerText()) !== before, true);
    return heading.innerText();
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
    await this.root.evaluate(async (element) => {
      const closed = () => element.shadowRoot.querySelectorAll("details:not([open])");
      // What is inside of others may only be drawn once those are open.
      while (closed().length > 0) {
        for (const details of closed()) details.open = true;
        await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      }
    });
  }

  /**
   * Has everything drawn that is only drawn when it comes near, as a visitor does who scrolls down the whole page, and
   * scrolls back.
   */
  async drawAll() {
    await this.root.evaluate(async (element) => {
      const { scrollX, scrollY } = window;
      const place = () => element.shadowRoot.querySelector(".rf-near:empty");
      const end = performance.now() + 5_000;
      while (place() && performance.now() < end) {
        place().scrollIntoView({ behavior: "instant" });
        await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      }
      window.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
    });
  }

  // Looking

  /** Waits for a screen whose heading has the focus, as it has after every move, and for all of it. */
  async isAt(title) {
    await this.title(title).and(this.page.locator(":focus")).waitFor();
    await this.drawAll();
  }

  /** Waits for the result; its heading is what it comes to. */
  async isAtResult() {
    await this.section(ui("ranking_title")).waitFor();
    const result = await this.result();
    await this.isAt(headlineOf(result));
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

  /** The check page: the texts of the answer by the title of the question that is put. */
  summary() {
    return this.#rows(this.root.locator(".rf-check > dl"));
  }

  /** The check page: the same for answers that no longer apply. */
  async ignored() {
    const list = this.root.locator("section.rf-ignored dl");
    return (await list.count()) > 0 ? this.#rows(list) : {};
  }

  #rows(list) {
    return list.evaluate((element) => {
      const rows = {};
      for (const term of element.querySelectorAll("dt")) {
        const answer = term.parentElement.querySelector("dd:not(:has(button))");
        rows[term.textContent] = Array.from(answer.children, (line) => line.textContent);
      }
      return rows;
    });
  }

  /** The lines of the ranking as shown, such as "1 Keep your CTO 242 points". */
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
    return this.page.locator("summary", { has: this.page.getByText(namesOf(role)) });
  }
}

/** What the lines of the ranking must be for a result. */
export function expectedLines(result) {
  return rankingOf(result);
}

/** All options of the model, each once, in falling order. */
export function assertRanking(result) {
  assert.deepEqual(result.ranking.map(({ role }) => role).sort(), Object.keys(words.roles).sort());
  for (const [place, { points, rank }] of result.ranking.entries()) {
    assert.ok(Number.isInteger(points), `${points} points`);
    const before = result.ranking[place - 1];
    if (before) assert.ok(before.points >= points && before.rank <= rank, `${place}: order`);
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
