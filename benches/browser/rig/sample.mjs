// One sample of an application: it is loaded, and used, in fresh browser contexts.

import { quantile } from "./stats.mjs";
import { NotOut, Visit, blocking, pause } from "./visit.mjs";

/** How long a press made in the first possible frame may take to lead to the first question, in ms. */
const PRESS_LIMIT = 15_000;

/** Where one press does not count, how often another one is made, in ms. */
const PRESS_AGAIN = 100;

/** How long presses go on after the last file of the second part has arrived, in ms, and how long they do at most. */
const AFTER_ARRIVAL = 1000;
const ARRIVAL_LIMIT = 20_000;

/** The files that come later are asked for this soon after the first question is out, in ms. */
const ASKED = 300;

/** Loading with an empty cache: how the page comes up untouched, and what a press in the first possible frame does. */
export async function loading(browser, app, condition) {
  const untouched = await visiting(browser, app, condition, async (visit) => {
    await visit.load({ ready: app.ready });
    await visit.settled();
    return visit.read();
  });
  const { start, question, thread, arrived, errors } = await pressing(browser, app, condition);
  return {
    fcp: untouched.fcp,
    lcp: untouched.lcp,
    cls: untouched.cls,
    start,
    question,
    thread,
    bytesFirst: weight(app, arrived),
    requests: arrived.size,
    first: [...arrived],
    errors: [...untouched.errors, ...errors],
  };
}

/** Coming back with a warm cache and nothing answered, and likewise pressing at once. */
export async function returning(browser, app, condition) {
  const visited = (visit) => visit.load({ ready: app.ready });
  const { start, question, errors } = await pressing(browser, app, condition, visited);
  return { warmStart: start, warmQuestion: question, errors };
}

/**
 * A whole walk to the result, and coming back to it. The files that are not among the `first` ones are kept back until
 * the first question is out, and arrive while a choice of it is pressed and pressed again.
 */
export async function walking(browser, app, condition, first) {
  const isFirst = new Set(first);
  return visiting(browser, app, condition, async (visit) => {
    app.site.hold((path) => !isFirst.has(path));
    const loaded = await visit.load({ ready: app.ready });
    if (app.start) await visit.press(app.start);
    await pause(ASKED);
    const arrivedAt = await arrival(visit, app);
    const presses = [];
    for (const step of app.steps) presses.push({ kind: step.kind, at: step.press, ...(await visit.press(step)) });
    await pause(ASKED);
    const { longTasks, interactions, errors } = await visit.read();
    const inUse = longTasks.slice(loaded.longTasks.length);
    const { jsHeap, wasm } = await visit.memory();
    const bytesAll = weight(app, visit.paths());
    const rows = await visit.texts(app.rows);

    const resumed = await visit.load({ result: app.result });
    const restored = await visit.texts(app.rows);
    if (rows.length === 0 || restored.join() !== rows.join()) {
      throw new Error(`${app.name} restored ${JSON.stringify(restored)} after ${JSON.stringify(rows)}`);
    }
    const of = (kind, what) => presses.filter((each) => each.kind === kind).map((each) => each[what]);
    // What happens while the second part arrives; nothing where there is none.
    const arriving = (entries) =>
      arrivedAt && entries.filter(({ start, duration }) => start + duration > arrivedAt[0] && start < arrivedAt[1]);
    const longest = (entries) => entries && Math.max(0, ...entries.map(({ duration }) => duration));
    return {
      answer: quantile(of("answer", "latency"), 0.5),
      answerP95: quantile(of("answer", "latency"), 0.95),
      answerWork: quantile(of("answer", "work"), 0.5),
      turn: quantile(of("turn", "latency"), 0.5),
      turnWork: quantile(of("turn", "work"), 0.5),
      showResult: presses.at(-1).latency,
      worst: longest(interactions),
      arrivalWorst: longest(arriving(interactions)),
      useTbt: blocking(inUse),
      arrivalTask: longest(arriving(inUse)),
      resume: resumed.seen.result,
      jsHeap,
      wasm,
      memory: jsHeap + wasm,
      bytesAll,
      presses,
      rows,
      errors: [...errors, ...resumed.errors],
    };
  });
}

async function visiting(browser, app, condition, body) {
  const visit = await Visit.begin(browser, app, condition);
  try {
    return await body(visit);
  } finally {
    app.site.release();
    await visit.close();
  }
}

/**
 * Loads the application and presses the button that starts in the frame in which it is out. `start` is the time of the
 * first frame in which a press counts, `question` that of the frame with the first question, in ms since navigation;
 * `arrived` are the files that were there by then, and `thread` is the main thread's work until shortly after. Where
 * nothing has to be pressed, both are the same frame.
 */
async function pressing(browser, app, condition, before = () => {}) {
  const attempt = (work) =>
    visiting(browser, app, condition, async (visit) => {
      await before(visit);
      return work(visit);
    });
  if (!app.start) {
    const loaded = await attempt((visit) => visit.load({ question: app.question }));
    return outcome(loaded, loaded.seen.question);
  }
  const awaited = { ready: app.ready, question: app.question };
  try {
    const on = (visit) => ({ ready: (place) => visit.pressAt(place) });
    const load = (visit) => visit.load(awaited, { on: on(visit), limit: PRESS_LIMIT });
    const loaded = await attempt(load);
    return outcome(loaded, loaded.seen.ready);
  } catch (error) {
    if (!(error instanceof NotOut)) throw error;
    console.error(`${app.name}: a press in the first frame does not count; pressing again and again`);
    return attempt((visit) => pressingAgain(visit, awaited));
  }
}

/** Where the first press is lost: presses again and again, and takes the last press for the one that counts. */
async function pressingAgain(visit, awaited) {
  let start;
  let isOut = false;
  const on = {
    ready: async () => {
      while (!isOut) {
        const place = await visit.find(awaited.ready);
        if (place) {
          start = await visit.now();
          await visit.pressAt(place);
        }
        await pause(PRESS_AGAIN);
      }
    },
    question: () => {
      isOut = true;
    },
  };
  const loaded = await visit.load(awaited, { on });
  return outcome(loaded, start);
}

function outcome({ seen, arrived, thread, errors }, start) {
  return { start, question: seen.question, arrived: arrived.question, thread, errors };
}

/**
 * Lets the files that are kept back arrive, and presses a choice all the while, so that whatever the page does with
 * them falls into a press. Returns when that began and ended, in ms since navigation; nothing where none are kept back.
 */
async function arrival(visit, app) {
  if (app.site.held() === 0) return app.site.release();
  const place = await visit.aim(app.idle.press);
  const from = await visit.now();
  const limit = Date.now() + ARRIVAL_LIMIT;
  let last = Date.now();
  app.site.release();
  while (Date.now() < last + AFTER_ARRIVAL) {
    // Twice, so that a choice that can be taken and left is as it was.
    for (let time = 0; time < 2; time += 1) await visit.pressAt(place);
    if (visit.isWaiting()) last = Date.now();
    if (Date.now() > limit) throw new Error(`${app.name}: the files that come later did not arrive`);
  }
  await pause(ASKED);
  if (await visit.holds(app.idle.taken)) throw new Error(`${app.name}: the choice pressed while waiting is still taken`);
  return [from, await visit.now()];
}

/** The size of files in bytes, compressed by brotli. */
function weight(app, paths) {
  let bytes = 0;
  for (const path of paths) {
    const size = app.site.weights.get(path);
    if (size === undefined) throw new Error(`${app.name} asked for ${path}, which its folder does not hold`);
    bytes += size;
  }
  return bytes;
}
