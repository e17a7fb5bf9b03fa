// A visit: a browser context of its own in which an application is loaded and used, by real input events.

import { readFileSync } from "node:fs";

import { BLANK_PATH, fileOf } from "./server.mjs";
import { sum } from "./stats.mjs";

const PROBE = readFileSync(new URL("./probe.js", import.meta.url), "utf8");
const VIEWPORT = { width: 412, height: 915 };

/** The longest wait for anything, in ms. */
const LIMIT = 60_000;

/** The last entries about painting arrive after the frame they tell of, in ms. */
const LATE_ENTRIES = 300;

/** How long a page has nothing on its way before it is taken as settled, in ms. */
const SETTLED = 1000;

/** How much of a task counts as blocking: what goes beyond this, in ms. */
const LONG_TASK = 50;

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Total blocking time of tasks, in ms. */
export const blocking = (tasks) => sum(tasks.map(({ duration }) => Math.max(0, duration - LONG_TASK)));

/** What was awaited did not come. */
export class NotOut extends Error {}

export class Visit {
  /** `requests` are all files asked for so far: `{ path, isDone }` by the browser's id of the request. */
  constructor(app, context, page, session) {
    Object.assign(this, { app, context, page, session, requests: new Map(), waiting: new Map() });
    session.on("Network.requestWillBeSent", ({ requestId, request }) => {
      const { origin, pathname } = new URL(request.url);
      if (origin === app.origin && pathname !== BLANK_PATH) {
        this.requests.set(requestId, { path: fileOf(pathname), isDone: false });
      }
    });
    session.on("Network.loadingFinished", ({ requestId }) => {
      const request = this.requests.get(requestId);
      if (request) request.isDone = true;
    });
    session.on("Runtime.bindingCalled", ({ payload }) => {
      const { name, ...place } = JSON.parse(payload);
      this.waiting.get(name)?.(place);
    });
  }

  static async begin(browser, app, { cpu, network }) {
    const context = await browser.newContext({ viewport: VIEWPORT });
    await context.addInitScript(PROBE);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const visit = new Visit(app, context, page, session);
    await visit.#blank();
    await session.send("Network.enable");
    await session.send("Runtime.enable");
    await session.send("Runtime.addBinding", { name: "__tell" });
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    if (network) {
      const { latency, down, up } = network;
      const speed = { downloadThroughput: down / 8, uploadThroughput: up / 8 };
      await session.send("Network.emulateNetworkConditions", { offline: false, latency, ...speed });
    }
    await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    return visit;
  }

  close() {
    return this.context.close();
  }

  /** An empty page of the same site, so that the next load begins with the connection open and nothing else. */
  #blank() {
    return this.page.goto(`${this.app.origin}${BLANK_PATH}`);
  }

  /**
   * Goes to the application and waits until all that is `awaited` (`{ name: target }`) has been out in a frame. Returns
   * how the page came up; `seen` has for each name the time of that frame, and `arrived` which files were there by then.
   * `on` has for a name what is done in that frame; it gets the place of the target.
   */
  async load(awaited, { on = {}, limit = LIMIT } = {}) {
    await this.#blank();
    await this.page.evaluate((it) => sessionStorage.setItem("bench.awaited", it), JSON.stringify(awaited));
    const before = await this.#spent();
    const arrived = {};
    const seen = Object.keys(awaited).map(async (name) => {
      const place = await this.#told(name, limit);
      arrived[name] = this.paths({ arrived: true });
      await on[name]?.(place);
    });
    await Promise.all([...seen, this.page.goto(`${this.app.origin}/`, { waitUntil: "commit", timeout: LIMIT })]);
    await pause(LATE_ENTRIES);
    const { thread } = await this.#spent();
    const learnt = await this.read();
    // Nothing has been seen before the first paint.
    const frames = Object.entries(learnt.seen).map(([name, time]) => [name, Math.max(time, learnt.fcp)]);
    return { ...learnt, seen: Object.fromEntries(frames), arrived, thread: thread - before.thread };
  }

  /** Waits until the probe tells that an awaited target is out; returns its place. */
  #told(name, limit) {
    return new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new NotOut(`${this.app.name}: ${name} was not out in ${limit} ms`)), limit);
      this.waiting.set(name, (place) => {
        clearTimeout(timer);
        done(place);
      });
    });
  }

  /** Waits until no file has been on its way for a while, so that what they lead to has been drawn too. */
  async settled() {
    const limit = Date.now() + LIMIT;
    for (let since = Date.now(); Date.now() < since + SETTLED; await pause(50)) {
      if (this.isWaiting()) since = Date.now();
      if (Date.now() > limit) throw new Error(`${this.app.name} does not stop loading`);
    }
  }

  /** What the probe has learnt so far. */
  read() {
    return this.page.evaluate(() => {
      const { fcp, lcp, cls, seen, longTasks, interactions, errors } = window.__probe;
      return { fcp, lcp, cls, seen, longTasks, interactions: [...interactions.values()], errors };
    });
  }

  /** The paths of the files asked for, or of those that have arrived. */
  paths({ arrived = false } = {}) {
    const requests = [...this.requests.values()].filter(({ isDone }) => isDone || !arrived);
    return new Set(requests.map(({ path }) => path));
  }

  /** Whether a file is on its way. */
  isWaiting() {
    return [...this.requests.values()].some(({ isDone }) => !isDone);
  }

  /** One press of the mouse, as the browser gets it from the system. */
  async pressAt({ x, y }) {
    const at = (type, more) => this.session.send("Input.dispatchMouseEvent", { type, x, y, ...more });
    const button = { button: "left", clickCount: 1 };
    await Promise.all([at("mouseMoved"), at("mousePressed", button), at("mouseReleased", button)]);
  }

  /** Where a target is now; nothing where it is not out. */
  find(target) {
    return this.page.evaluate((it) => {
      const found = window.__probe.find(it);
      return found && { x: found.x, y: found.y };
    }, target);
  }

  /** Where a target is, once it is in view. */
  async aim(target) {
    const place = await this.page.evaluate((it) => window.__probe.aim(it), target);
    if (!place) throw new Error(`${this.app.name}: nothing to press at ${JSON.stringify(target)}`);
    return place;
  }

  /** Presses a target: ms until all of `shows` is painted, and ms of the processor that it took. */
  async press({ press, shows }) {
    const place = await this.aim(press);
    await this.page.evaluate((it) => window.__probe.arm(it), shows);
    await pause(30);
    const before = await this.#spent();
    await this.pressAt(place);
    const latency = await this.page.evaluate(() => window.__probe.click);
    return { latency, work: (await this.#spent()).work - before.work };
  }

  holds(target) {
    return this.page.evaluate((it) => window.__probe.holds([it]), target);
  }

  texts(target) {
    return this.page.evaluate((it) => window.__probe.texts(it), target);
  }

  /** Milliseconds in the page since its navigation. */
  now() {
    return this.page.evaluate(() => performance.now());
  }

  /** Bytes that are held after garbage has been collected. */
  async memory() {
    await this.session.send("HeapProfiler.enable");
    for (let time = 0; time < 2; time += 1) await this.session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await this.session.send("Runtime.getHeapUsage");
    return { jsHeap: usedSize, wasm: await this.page.evaluate(() => window.__probe.wasmBytes()) };
  }

  /** Milliseconds of the processor so far: of the page's main thread, and of script, style and layout in it. */
  async #spent() {
    const { metrics } = await this.session.send("Performance.getMetrics");
    const of = (name) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? 0);
    return { thread: of("ThreadTime"), work: of("ScriptDuration") + of("LayoutDuration") + of("RecalcStyleDuration") };
  }
}
