// For everybody: axe-core on every screen, narrow and wide, light and dark; order of headings; nothing that shifts.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, it } from "node:test";

import { SIDE_BY_SIDE, becomes, browser, drawn } from "./browser.mjs";
import { parts } from "./site.mjs";
import { exampleAnswers, questions, ui, words } from "./text.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ANSWERS = exampleAnswers("manufacturer");
const PARTS = parts();
const NARROW = { width: 320, height: 700 };
const WIDE = { width: 1280, height: 900 };
const limited = questions.find(({ most, choices }) => most > 1 && choices.length > most + 1);

/** How each screen is reached from the start page. `options` are those of the visit. */
const screens = {
  "the start page": {},
  "a question with one choice": {
    go: async (widget) => {
      await widget.press("start_button");
      await widget.isAt(questions[0].title);
      await widget.choose(questions[0].id, ANSWERS[questions[0].id]);
    },
  },
  "a question with several choices, one too many": {
    go: async (widget) => {
      await widget.press("start_button");
      for (const { title } of questions.slice(0, questions.indexOf(limited))) {
        await widget.isAt(title);
        await widget.press("continue_on");
      }
      const usual = limited.choices.filter(({ exclusive }) => !exclusive).map(({ id }) => id);
      await widget.choose(limited.id, usual.slice(0, limited.most));
      await widget.choice(limited.id, usual[limited.most]).click();
      await widget.says(ui("most_reached", { n: limited.most })).waitFor();
      await widget.says(ui("sources")).waitFor();
      await widget.openAll();
    },
  },
  "the check page": {
    go: async (widget) => {
      await widget.walk({ [questions[0].id]: ANSWERS[questions[0].id], [questions[1].id]: "unknown" });
      await widget.openAll();
    },
  },
  "a question to be changed": {
    go: async (widget) => {
      await widget.walk({});
      await widget.button(ui("change_of", { question: questions[1].title })).click();
      await widget.isAt(questions[1].title);
    },
  },
  "the page that waits for the rest of the program": {
    options: { site: { change: (name, reply) => (PARTS.later.includes(name) ? new Promise(() => {}) : reply) } },
    go: async (widget) => {
      await widget.setAnswers(ANSWERS);
      await widget.part("nav_result").click();
      await widget.isAt(ui("waiting"));
    },
  },
  "the page that says that the rest did not arrive": {
    options: {
      site: {
        change: (name, reply) =>
          PARTS.later.includes(name) ? { status: 404, type: "text/plain", body: "no" } : reply,
      },
      errors: true,
    },
    go: async (widget) => {
      await widget.setAnswers(ANSWERS);
      await widget.part("nav_result").click();
      await widget.button(ui("try_again")).waitFor();
    },
  },
  "the result": {
    go: async (widget) => {
      await widget.showResult(ANSWERS);
    },
  },
  "the result with everything opened": {
    go: async (widget) => {
      await widget.showResult(exampleAnswers("growing_software"));
      await widget.openAll();
      await widget.section(ui("timeline_title")).getByRole("slider").press("End");
    },
  },
  "an example": {
    go: async (widget) => {
      await widget.example(words.examples.growing_software.name).click();
      await widget.isAtResult();
    },
  },
  "the guide with everything opened": {
    go: async (widget) => {
      await widget.press("start_guide");
      await widget.isAt(ui("guide_title"));
      await widget.openAll();
    },
  },
  "the start page after deleting": {
    go: async (widget) => {
      await widget.setAnswers(ANSWERS);
      await widget.says(ui("delete")).click();
      await widget.press("delete_yes");
      await widget.says(ui("deleted")).waitFor();
    },
  },
  "the start page where nothing can be saved": {
    options: {
      init: () => {
        const get = () => {
          throw new DOMException("denied", "SecurityError");
        };
        Object.defineProperty(window, "localStorage", { get });
      },
    },
    go: (widget) => widget.says(ui("storage_blocked")).waitFor(),
  },
  "the page where the widget cannot start": {
    options: {
      init: () => {
        delete globalThis.WebAssembly;
      },
      ready: false,
      errors: true,
    },
    go: (widget) => widget.root.getByRole("alert").waitFor(),
  },
};

describe("Every screen", SIDE_BY_SIDE, () => {
  const visit = browser();

  for (const [name, { options = {}, go = () => {} }] of Object.entries(screens)) {
    it(`${name}: no barrier, nothing to scroll sideways, headings in order`, visit(
      { ...options, context: { viewport: WIDE } },
      async ({ page, widget }) => {
        await go(widget);
        await page.evaluate(AXE);
        const found = [];
        for (const viewport of [WIDE, NARROW]) {
          await page.setViewportSize(viewport);
          for (const colorScheme of ["light", "dark"]) {
            await page.emulateMedia({ colorScheme, reducedMotion: colorScheme === "dark" ? "reduce" : null });
            await drawn(page);
            const lines = [...(await barriers(page)), ...(await widerThan(page, viewport.width))];
            found.push(...lines.map((line) => `${viewport.width} px, ${colorScheme}: ${line}`));
          }
        }
        assert.deepEqual(found, []);
        assertInOrder(await headings(page));
      }));
  }

  it("light and dark are two schemes, and the page's own color-scheme decides", visit({}, async ({ page, widget }) => {
    const paper = () => widget.title(ui("start_title")).evaluate((title) => getComputedStyle(title).color);
    await page.emulateMedia({ colorScheme: "light" });
    const light = await paper();
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await paper();
    assert.notEqual(light, dark);
    await page.evaluate(() => {
      document.documentElement.style.colorScheme = "light";
    });
    assert.equal(await paper(), light);
  }));

  it("with reduced motion nothing moves", visit({ context: { reducedMotion: "reduce" } }, async ({ page, widget }) => {
    await screens["the result with everything opened"].go(widget);
    const moving = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("role-fit");
      const still = (style) => style.transitionDuration === "0s" && style.animationName === "none";
      const found = [...shadowRoot.querySelectorAll("*")].filter((each) => !still(getComputedStyle(each)));
      return found.map((each) => each.className).concat(document.getAnimations().length || []);
    });
    assert.deepEqual(moving, []);
  }));
});

describe("Nothing shifts", SIDE_BY_SIDE, () => {
  const visit = browser();
  const OBSERVE = () => {
    window.shifts = [];
    const note = (list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        const nodes = sources.map(({ node }) => node?.className || node?.nodeName);
        if (!hadRecentInput) window.shifts.push({ value, nodes });
      }
    };
    window.observer = new PerformanceObserver(note);
    window.observer.observe({ type: "layout-shift", buffered: true });
    window.takeShifts = () => {
      note({ getEntries: () => window.observer.takeRecords() });
      return window.shifts;
    };
  };
  // The Wasm of the first load arrives only after the introduction has been drawn, as it does on a slow line.
  const slowLine = () => {
    const waiting = [];
    const change = async (name, reply) => {
      if (/^role-fit\..*\.wasm$/.test(name)) await new Promise((arrive) => waiting.push(arrive));
      return reply;
    };
    /** Lets the Wasm arrive once the introduction is drawn. */
    const arrives = async (page) => {
      await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
      await drawn(page);
      await becomes(() => waiting.length, 1);
      waiting.pop()();
    };
    return { change, arrives };
  };
  const settled = async (page) => {
    for (let frames = 0; frames < 5; frames += 1) await drawn(page);
    return page.evaluate(() => takeShifts());
  };

  for (const viewport of [NARROW, { width: 768, height: 1024 }, WIDE]) {
    it(`when the widget starts and when a result is found again, at ${viewport.width} px`, async () => {
      const { change, arrives } = slowLine();
      const options = { site: { change }, context: { viewport }, init: OBSERVE, ready: false };
      const body = async ({ page, widget }) => {
        await arrives(page);
        await widget.isReady();
        assert.deepEqual(await settled(page), [], "start");
        await widget.showResult(ANSWERS);
        await page.reload({ waitUntil: "commit" });
        await arrives(page);
        await widget.section(ui("ranking_title")).waitFor();
        assert.deepEqual(await settled(page), [], "result");
      };
      await visit(options, body)();
    });
  }

  it("a shift would be seen", visit({ init: OBSERVE }, async ({ page }) => {
    await settled(page);
    await page.evaluate(() => {
      const box = document.createElement("div");
      box.style.height = "200px";
      document.body.prepend(box);
    });
    assert.notDeepEqual(await settled(page), []);
  }));
});

/** What axe-core finds, one line for each element. */
async function barriers(page) {
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.html}`));
}

/** Whatever reaches over the side of the page and is not in a scrolling part of its own. */
function widerThan(page, width) {
  return page.evaluate((limit) => {
    const root = document.scrollingElement;
    if (root.scrollWidth <= limit) return [];
    const all = [...document.querySelectorAll("*"), ...document.querySelector("role-fit").shadowRoot.querySelectorAll("*")];
    const isOver = (each) => each.getBoundingClientRect().right > limit + 0.5;
    const scrolls = (each) => getComputedStyle(each).overflowX !== "visible";
    const wide = all.filter((each) => isOver(each) && !scrolls(each.parentElement ?? each));
    return [`${root.scrollWidth} px wide`, ...wide.slice(-3).map((each) => `${each.localName}.${each.className}`)];
  }, width);
}

/** The levels and texts of all headings that are shown, in the order in which they are read. */
function headings(page) {
  return page.evaluate(() => {
    const found = [];
    const visit = (node) => {
      // A slot has no box of its own.
      if (node.localName === "slot" ? node.hidden : !node.checkVisibility()) return;
      if (/^h[1-6]$/.test(node.localName)) found.push([Number(node.localName[1]), node.textContent]);
      const slotted = node.localName === "slot" ? node.assignedElements() : [];
      for (const child of [...slotted, ...(node.shadowRoot ?? node).children]) visit(child);
    };
    visit(document.body);
    return found;
  });
}

function assertInOrder(found) {
  assert.ok(found.length >= 2);
  assert.equal(found[0][0], 1);
  for (const [place, [level, text]] of found.entries()) {
    const before = found[place - 1];
    if (before) assert.ok(level <= before[0] + 1, `h${level} “${text}” after h${before[0]} “${before[1]}”`);
  }
}
