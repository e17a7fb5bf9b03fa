// How long a visitor with a slow processor waits for the result, and for the order to follow a mark of importance.
//
// No test: it measures and prints a table. Run it alone on a quiet machine:
//   CHROMIUM=/usr/bin/chromium node tests/browser/firmness.bench.mjs [slowdown, 4 if left out] [repetitions, 30]
//
// "press" is the time of the whole event: answers, order, firmness, drawing of the elements, layout. "script" is the
// part of it in JavaScript and Wasm, by the browser's own count. "assess" is `assess()` of the module: the
// computation, its way out as plain data among it, without any drawing.

import { chromium } from "playwright-core";

import { serve } from "./site.mjs";
import { exampleAnswers, ui } from "./text.mjs";
import { reasonWords } from "./verdict.mjs";
import { Widget } from "./widget.mjs";

const SLOWDOWN = Number(process.argv[2] ?? 4);
const REPETITIONS = Number(process.argv[3] ?? 30);
const THEMES = ["money", "size"];
const { shape, demand, ...open } = exampleAnswers("growing_software");
const companies = {
  "payments (many changes)": exampleAnswers("payments"),
  "growing_software (many changes)": exampleAnswers("growing_software"),
  "growing_software, three open": { ...open, ai: "unknown" },
  "two answers only": { people: "from_25", side: "both" },
};

const site = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage();
await page.goto(site.url);
const widget = new Widget(page.locator("role-fit"));
const developer = await page.context().newCDPSession(page);
await developer.send("Performance.enable");
const rows = [];
for (const [name, answers] of Object.entries(companies)) {
  await developer.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await widget.isReady();
  await widget.showResult(answers);
  await widget.says(ui("importance_title")).click();
  const inputs = await Promise.all(
    THEMES.flatMap((theme) =>
      ["importance_more", "importance_normal"].map((key) => {
        const group = widget.group(reasonWords.themes[theme]);
        return group.getByRole("radio", { name: ui(key), exact: true }).elementHandle();
      }),
    ),
  );
  await developer.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  rows.push({ company: name, what: "press of a mark", ...(await repeat((turn) => timed(inputs[turn % inputs.length]))) });
  const show = async () => {
    await press(await widget.part("nav_start").elementHandle());
    return timed(await widget.part("nav_result").elementHandle());
  };
  rows.push({ company: name, what: "showing the result", ...(await repeat(show)) });
  const computed = await page.evaluate(
    async ([given, times]) => {
      const { assess } = await import(new URL("role-fit.js", location.href).href);
      const taken = [];
      for (let turn = 0; turn < times; turn += 1) {
        const before = performance.now();
        await assess(given);
        taken.push(performance.now() - before);
      }
      return taken;
    },
    [answers, REPETITIONS],
  );
  rows.push({ company: name, what: "assess()", press: summary(computed), script: ["", ""] });
}
await browser.close();
await site.close();

console.log(`milliseconds, processor slowed down ${SLOWDOWN} times, ${REPETITIONS} repetitions`);
console.log("| company | what | median | 95 % | script, median | script, 95 % |\n|---|---|---:|---:|---:|---:|");
for (const { company, what, press: times, script } of rows) {
  console.log(`| ${[company, what, ...times, ...script].join(" | ")} |`);
}

/** Presses, and waits for the frame after; the time until the elements are drawn and laid out, and that in scripts. */
async function timed(element) {
  const before = await scriptTime();
  const time = await press(element);
  return { press: time, script: ((await scriptTime()) - before) * 1000 };
}

function press(element) {
  return element.evaluate((target) => {
    const before = performance.now();
    target.click();
    // Asking for a size makes the browser lay out what has changed.
    target.getRootNode().host.getBoundingClientRect();
    const time = performance.now() - before;
    return new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(time))));
  });
}

async function scriptTime() {
  const { metrics } = await developer.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "ScriptDuration").value;
}

async function repeat(act) {
  await act(0);
  const taken = [];
  for (let turn = 1; turn <= REPETITIONS; turn += 1) taken.push(await act(turn));
  return {
    press: summary(taken.map((each) => each.press)),
    script: summary(taken.map((each) => each.script)),
  };
}

/** Median and 95 per cent. */
function summary(taken) {
  const sorted = [...taken].sort((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  return [at(0.5), at(0.95)];
}
