// Measures role-fit and its peers against each other in headless Chromium, on this machine only.
//
//   node bench.mjs --dist <built role-fit> --peers <built peers> --out <folder> [--runs 7] [--only role-fit,surveyjs]
//                  [--browser /usr/bin/chromium]
//
// Prints a table, and writes it as browser.md, all samples as browser.json. README.md says what is measured.

import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

import { BASELINE, applications } from "./apps.mjs";
import { untilQuiet, watch } from "./rig/quiet.mjs";
import { report } from "./rig/report.mjs";
import { loading, returning, walking } from "./rig/sample.mjs";
import { serve } from "./rig/server.mjs";

/** Latency in ms, speeds in bits a second. */
const SLOW_4G = { latency: 150, down: 1_600_000, up: 750_000 };

const CONDITIONS = {
  slowNet: { cpu: 1, network: SLOW_4G },
  slow: { cpu: 4, network: SLOW_4G },
  slowCpu: { cpu: 4 },
};

/** A part of a sample is taken again where the host took more than this share of the processors' time away. */
const MOST_STOLEN = 0.1;
const TRIES = 3;

const BROWSER_FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const { values: options } = parseArgs({
  options: {
    dist: { type: "string" },
    peers: { type: "string" },
    out: { type: "string" },
    runs: { type: "string", default: "7" },
    only: { type: "string" },
    browser: { type: "string", default: "/usr/bin/chromium" },
  },
});
const runs = Number(options.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${options.runs} is not a number of rounds`);

const all = applications(options);
const wanted = new Set([BASELINE, ...(options.only?.split(",") ?? all.keys())]);
for (const name of wanted) {
  if (!all.has(name)) throw new Error(`--only ${name}: there are ${[...all.keys()].join(", ")}`);
}
const apps = [...all.values()].filter(({ name }) => wanted.has(name));
for (const app of apps) {
  app.site = await serve(app.dir);
  app.origin = app.site.origin;
}

const samples = Object.fromEntries(apps.map(({ name }) => [name, []]));
let version;
for (let run = 0; run < runs; run += 1) {
  const browser = await chromium.launch({ executablePath: options.browser, args: BROWSER_FLAGS });
  version = `Chromium ${browser.version()}`;
  // Each round starts with another application, so that none is always first.
  const order = apps.map((_, place) => apps[(place + run) % apps.length]);
  const round = new Map(apps.map(({ name }) => [name, { stolen: 0, load: 0 }]));
  const parts = {
    slowNet: (app) => loading(browser, app, CONDITIONS.slowNet),
    slow: (app) => loading(browser, app, CONDITIONS.slow),
    back: (app) => returning(browser, app, CONDITIONS.slowCpu),
    use: (app) => walking(browser, app, CONDITIONS.slowCpu, round.get(app.name).slow.first),
  };
  for (const [part, take] of Object.entries(parts)) {
    for (const app of order) {
      const { stolen, ...taken } = await undisturbed(() => take(app));
      if (taken.errors.length > 0) throw new Error(`${app.name}: ${taken.errors.join("; ")}`);
      const sample = round.get(app.name);
      sample[part] = taken;
      sample.stolen = Math.max(sample.stolen, stolen);
      sample.load = Math.max(sample.load, loadavg()[0]);
    }
  }
  for (const app of apps) samples[app.name].push(round.get(app.name));
  await browser.close();
  console.error(`round ${run + 1} of ${runs}`);
}
await Promise.all(apps.map((app) => app.site.close()));

const table = report({
  samples,
  baseline: BASELINE,
  browser: version,
  processors: `${cpus().length} × ${cpus()[0].model.trim()}`,
  date: new Date().toISOString().slice(0, 10),
});
mkdirSync(options.out, { recursive: true });
writeFileSync(join(options.out, "browser.json"), `${JSON.stringify(samples, null, 1)}\n`);
writeFileSync(join(options.out, "browser.md"), table);
console.log(`\n${table}`);

/** Of some tries the one during which the host took the least; one that is good enough ends them. */
async function undisturbed(take) {
  let best;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    await untilQuiet();
    const shares = watch();
    const taken = await take();
    const { stolen } = shares();
    if (!best || stolen < best.stolen) best = { ...taken, stolen };
    if (best.stolen <= MOST_STOLEN) break;
  }
  return best;
}
