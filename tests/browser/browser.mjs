// Chromium, and a visit to the built site in it.

import assert from "node:assert/strict";
import { after, before } from "node:test";

import { chromium } from "playwright-core";

import { PATIENCE } from "./patience.mjs";
import { serve } from "./site.mjs";
import { Widget } from "./widget.mjs";

export { becomes } from "./patience.mjs";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"].concat(
  ["--disable-background-networking", "--disable-component-update", "--disable-sync"],
);

/** For `describe`: the visits do not know of each other, and most of the time each waits for the browser. */
export const SIDE_BY_SIDE = { concurrency: 3 };

/**
 * Starts a browser for the tests of a `describe` block. Returns `visit(options, body)`, which makes a test of what is
 * to be done on a visit. Each visit has a site, a context and a storage of its own, and fails on any error in the
 * console unless `errors` allows them.
 *
 * Options: `site` (see `serve`), `context` (of playwright), `init` (runs in the page before anything else), `path`,
 * `ready` (false: does not wait for the widget), `errors` (true: errors in the console are part of the test).
 * The body gets `{ page, context, site, widget, problems, uncaught }`; `uncaught` are those of the problems that nobody
 * caught, a trap in the Wasm among them.
 */
export function browser() {
  let running;
  before(async () => {
    running = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: FLAGS,
    });
  });
  after(() => running.close());

  return (options, body) => async () => {
    const site = await serve(options.site);
    const context = await running.newContext(options.context);
    try {
      context.setDefaultTimeout(PATIENCE);
      const { problems, uncaught } = collectProblems(context);
      if (options.init) await context.addInitScript(options.init);
      const page = await context.newPage();
      // Whoever does not wait for the widget need not wait for its files either.
      const waitUntil = options.ready ?? true ? "load" : "commit";
      await page.goto(new URL(options.path ?? "", site.url).href, { waitUntil });
      const widget = new Widget(page.locator("role-fit"));
      if (options.ready ?? true) await widget.isReady();
      await body({ page, context, site, widget, problems, uncaught });
      if (!options.errors) assert.deepEqual(problems, [], "errors in the console");
    } finally {
      await context.close();
      await site.close();
    }
  };
}

function collectProblems(context) {
  const [problems, uncaught] = [[], []];
  context.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  context.on("weberror", (error) => {
    problems.push(String(error.error()));
    uncaught.push(String(error.error()));
  });
  return { problems, uncaught };
}

/** Waits until the browser has drawn what there is. */
export function drawn(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** All that local storage holds, by key. */
export function stored(page) {
  return page.evaluate(() => ({ ...localStorage }));
}

/** The same without the count of writes, to compare what is kept before and after something that comes to nothing. */
export async function storedEntries(page) {
  const entries = Object.entries(await stored(page));
  return Object.fromEntries(entries.map(([key, text]) => [key, { ...JSON.parse(text), revision: 0 }]));
}

/** Presses Tab (or another key) until this has the focus, as a visitor would. */
export async function tabTo(page, locator, key = "Tab") {
  for (let pressed = 0; pressed < 300; pressed += 1) {
    if (await locator.evaluate((element) => element.matches(":focus"))) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${key} does not reach ${locator}`);
}
