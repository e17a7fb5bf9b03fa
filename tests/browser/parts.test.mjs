// Every part of the result, for everybody: no barrier, nothing to scroll sideways, and under the strictest policy.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, it } from "node:test";

import { SIDE_BY_SIDE, becomes, browser, drawn } from "./browser.mjs";
import { strictPolicy } from "./site.mjs";
import { exampleAnswers, topicUi, topics, ui, words } from "./text.mjs";
import { reasonWords } from "./verdict.mjs";
import { PARTS } from "./widget.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ANSWERS = exampleAnswers("growing_software");
const NARROW = { width: 320, height: 700 };
const WIDE = { width: 1280, height: 900 };
const [, THEME] = Object.values(reasonWords.themes);

const STRICT = strictPolicy();

const checkbox = (widget, group, name) => widget.group(group).getByRole("checkbox", { name, exact: true });

/** What a visitor does on each part, so that everything it can show is there. */
const parts = {
  result: {
    go: async (widget) => {
      await widget.openAll();
      const all = widget.root.getByRole("button", { name: new RegExp(`^${ui("try_it")}`) });
      await all.first().click();
      await widget.root.getByRole("complementary", { name: ui("trial_note") }).waitFor();
      await widget.says(ui("importance_title")).click();
      await widget.group(THEME).getByRole("radio", { name: ui("importance_more"), exact: true }).check();
      await widget.root.getByRole("button", { name: ui("importance_reset"), exact: true }).waitFor();
    },
  },
  cover: {
    go: async (widget) => {
      const { it_manager: manager, supplier, nobody } = topics.cover.words.coverers;
      const ask = (need) => topicUi("cover", "choose", { need: words.criteria[need].name });
      const [first, second] = Object.keys(words.criteria).slice(-2);
      for (const { short } of [manager, supplier]) await checkbox(widget, ask(first), short).check();
      await checkbox(widget, ask(second), nobody.short).check();
    },
  },
  costs: {
    go: async (widget) => {
      await widget.openAll();
      const figures = widget.root.getByRole("textbox", { name: new RegExp(`^${topics.costs.words.items.salary.name}`) });
      await figures.first().fill("a lot");
      await figures.first().blur();
      await widget.root.getByRole("status").filter({ hasText: topicUi("costs", "edit_not_a_number") }).first().waitFor();
      await figures.last().fill("1");
      await figures.last().blur();
      await widget.button(topicUi("costs", "edit_reset_all")).waitFor();
    },
  },
  law: { go: () => {} },
  plan: {
    go: async (widget) => {
      const start = widget.root.getByLabel(topicUi("plans", "plan_start_label")).and(widget.page.locator("[type=date]"));
      await start.fill("2027-03-06");
      await start.blur();
      const [purpose] = [topics.plans.words.brief.sections.purpose];
      await widget.openAll();
      const editor = widget.page.getByRole("textbox", { name: topicUi("plans", "brief_edit_label", { section: purpose }) });
      await editor.fill("x".repeat(4001));
      await widget.button(topicUi("plans", "brief_save")).first().scrollIntoViewIfNeeded();
      const own = widget.root.locator("section").filter({ has: editor }).last();
      await own.getByRole("button", { name: topicUi("plans", "brief_save"), exact: true }).click();
      const waiting = widget.page.waitForEvent("download");
      await widget.button(topicUi("plans", "calendar_button")).click();
      await waiting;
    },
  },
  person: {
    go: async (widget) => {
      for (const need of Object.keys(words.criteria).slice(0, 6)) {
        const { title, choices } = topics.person.words.questions[need];
        const group = widget.root.getByRole("group").filter({ has: widget.page.getByText(title, { exact: true }) });
        await group.getByRole("radio", { name: choices.strong, exact: true }).check();
      }
      await becomes(async () => (await widget.section(topicUi("person", "hats_title")).getByRole("listitem").count()) > 5, true);
    },
  },
};

describe("Every part of the result", SIDE_BY_SIDE, () => {
  const visit = browser();

  for (const [part, { go }] of Object.entries(parts)) {
    it(`${part}: no barrier, headings in order`, visit(
      { context: { viewport: WIDE } },
      async ({ page, widget }) => {
        await open(widget, part);
        await go(widget);
        await settle(widget);
        await page.evaluate(AXE);
        const found = [];
        for (const viewport of [WIDE, NARROW]) {
          await page.setViewportSize(viewport);
          for (const colorScheme of ["light", "dark"]) {
            await page.emulateMedia({ colorScheme });
            await drawn(page);
            const lines = await barriers(page);
            found.push(...lines.map((line) => `${viewport.width} px, ${colorScheme}: ${line}`));
          }
        }
        assert.deepEqual(found, []);
        assertInOrder(await headings(page));
      }));

    it(`${part}: nothing to scroll sideways`, visit(
      { context: { viewport: NARROW } },
      async ({ page, widget }) => {
        await open(widget, part);
        await go(widget);
        await settle(widget);
        assert.deepEqual(await widerThan(page, NARROW.width), []);
      }));

    it(`${part}: works under the strictest policy without breaking a rule`, visit(
      { site: STRICT, init: HEAR_VIOLATIONS, errors: true },
      async ({ page, widget, problems }) => {
        await open(widget, part);
        await go(widget);
        await settle(widget);
        assert.deepEqual(await page.evaluate(() => window.violations), []);
        assert.deepEqual(problems, []);
        // It is in force: what the policy forbids is refused.
        const isRefused = await page.evaluate(() => {
          try {
            document.createElement("p").innerHTML = "<b>";
            return false;
          } catch {
            return true;
          }
        });
        assert.ok(isRefused);
      }));

    it(`${part}: is found again after a reload, at its own place among the parts`, visit({}, async ({ page, widget }) => {
      await open(widget, part);
      await page.reload();
      const links = widget.root.getByRole("navigation", { name: ui("parts_label"), exact: true });
      const here = links.locator("[aria-current=page]");
      await here.waitFor();
      assert.equal(await here.innerText(), PARTS[part]?.label ?? ui("part_result"));
      assert.equal(await widget.part("nav_result").getAttribute("aria-current"), "page");
    }));
  }
});

function HEAR_VIOLATIONS() {
  window.violations = [];
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
    window.violations.push(`${violatedDirective} ${blockedURI} ${sample}`);
  });
}

async function open(widget, part) {
  if (part === "result") await widget.showResult(ANSWERS);
  else await widget.showPart(part, ANSWERS);
}

/** Opens what can be opened, also what is only drawn once something else is open. */
async function settle(widget) {
  for (let time = 0; time < 3; time += 1) {
    await widget.openAll();
    await drawn(widget.page);
  }
}

/** What axe-core finds, one line for each element. */
async function barriers(page) {
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.html.slice(0, 300)}`));
}

/** Whatever reaches over the side of the page and is not in a scrolling part of its own. */
function widerThan(page, width) {
  return page.evaluate((limit) => {
    const root = document.scrollingElement;
    if (root.scrollWidth <= limit) return [];
    const all = [...document.querySelector("role-fit").shadowRoot.querySelectorAll("*")];
    const isOver = (each) => each.getBoundingClientRect().right > limit + 0.5;
    const wide = all.filter(isOver).map((each) => each.closest("table") ?? each);
    const names = new Set(wide.map((each) => `${each.localName}.${each.className}`));
    return [`${root.scrollWidth} px wide`, ...[...names].slice(-3)];
  }, width);
}

/** The levels and texts of the headings that are shown. */
function headings(page) {
  return page.evaluate(() => {
    const { shadowRoot } = document.querySelector("role-fit");
    const all = [...shadowRoot.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((each) => each.checkVisibility());
    return all.map((each) => [Number(each.localName[1]), each.textContent]);
  });
}

function assertInOrder(found) {
  assert.equal(found[0][0], 2);
  for (const [place, [level, text]] of found.entries()) {
    const before = found[place - 1];
    if (before) assert.ok(level <= before[0] + 1, `h${level} “${text}” after h${before[0]} “${before[1]}”`);
  }
}
