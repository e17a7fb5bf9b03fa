// Turns samples into medians, and medians into one table with ratios to the baseline.

import { median } from "./stats.mjs";

const KIB = 1024;
const ms = { unit: "ms", scale: 1, digits: 0 };
const work = { unit: "ms", scale: 1, digits: 1 };
const kib = { unit: "KiB", scale: KIB, digits: 1 };
const mib = { unit: "MiB", scale: KIB * KIB, digits: 2 };

/** What is shown, in order: the part of the sample and the number in it. `lowest` is where the browser begins to tell. */
const ROWS = [
  { title: "Brotli to the first question", of: "slow", what: "bytesFirst", ...kib },
  { title: "Brotli in all, a whole walk", of: "use", what: "bytesAll", ...kib },
  { title: "Files to the first question", of: "slow", what: "requests", unit: "", scale: 1, digits: 0 },
  ...["slowNet", "slow"].flatMap((of) => {
    const where = of === "slow" ? "slow 4G, CPU ×4" : "slow 4G";
    return [
      { title: `FCP, ${where}`, of, what: "fcp", ...ms },
      { title: `LCP, ${where}`, of, what: "lcp", ...ms },
      { title: `Start can be pressed and counts, ${where}`, of, what: "start", ...ms },
      { title: `First question after an immediate press, ${where}`, of, what: "question", ...ms },
    ];
  }),
  { title: "Layout shift, untouched (CLS)", of: "slow", what: "cls", unit: "", scale: 1, digits: 3 },
  { title: "Main thread to the first question, CPU ×4", of: "slow", what: "thread", ...ms },
  { title: "Warm: Start counts, CPU ×4", of: "back", what: "warmStart", ...ms },
  { title: "Warm: first question after an immediate press, CPU ×4", of: "back", what: "warmQuestion", ...ms },
  { title: "Answer to paint, median, CPU ×4", of: "use", what: "answer", ...ms },
  { title: "Answer to paint, p95, CPU ×4", of: "use", what: "answerP95", ...ms },
  { title: "Work an answer, CPU ×4", of: "use", what: "answerWork", ...work },
  { title: "Page turn to paint, CPU ×4", of: "use", what: "turn", ...ms },
  { title: "Work a turn, CPU ×4", of: "use", what: "turnWork", ...work },
  { title: "Showing the result to paint, CPU ×4", of: "use", what: "showResult", ...ms },
  { title: "Worst interaction of a whole walk, CPU ×4", of: "use", what: "worst", ...ms, lowest: 16 },
  { title: "Total blocking time in use, CPU ×4", of: "use", what: "useTbt", ...ms },
  { title: "Worst interaction while the second part arrives, CPU ×4", of: "use", what: "arrivalWorst", ...ms, lowest: 16 },
  { title: "Longest task while the second part arrives, CPU ×4", of: "use", what: "arrivalTask", ...ms, lowest: 50 },
  { title: "Resume on the result, warm, CPU ×4", of: "use", what: "resume", ...ms },
  { title: "JS heap after a walk", of: "use", what: "jsHeap", ...mib },
  { title: "Wasm memory after a walk", of: "use", what: "wasm", ...mib },
  { title: "JS heap + Wasm memory after a walk", of: "use", what: "memory", ...mib },
];

/** The table; `samples` has for each application a list of `{ slowNet, slow, back, use, stolen, load }`, one a round. */
export function report({ samples, baseline, browser, processors, date }) {
  const names = Object.keys(samples);
  const others = [baseline, ...names.filter((name) => name !== baseline)];
  const rounds = samples[baseline].length;
  const each = (what) => names.flatMap((name) => samples[name].map((sample) => sample[what]));
  const [stolen, load] = [each("stolen"), each("load")];
  const lines = ROWS.map((row) => {
    const values = others.map((name) => median(samples[name].map((sample) => sample[row.of][row.what])));
    return line([row.title, row.unit, ...values.map((value, place) => cell(value, values[0], row, place > 0))]);
  });
  return [
    "# The browser benchmark",
    "",
    `Medians of ${rounds} interleaved rounds, in brackets the ratio to ${baseline} in the same run. ${browser}, ${processors}, ${date}.`,
    `Time of the processors taken by the host during a sample: median ${percent(median(stolen))}, worst ${percent(Math.max(...stolen))}.`,
    `Load of the machine, about 2 with nothing else running: median ${median(load).toFixed(1)}, worst ${Math.max(...load).toFixed(1)}.`,
    "",
    line(["", "Unit", ...others]),
    line(["---", ":--", ...others.map(() => "--:")]),
    ...lines,
    "",
  ].join("\n");
}

function cell(value, base, { scale, digits, lowest }, isCompared) {
  if (value === null) return "–";
  if (lowest !== undefined && value < lowest) return `< ${lowest}`;
  const text = (value / scale).toFixed(digits);
  const hasRatio = isCompared && base !== null && base > (lowest ?? 0) - 1 && base > 0;
  return hasRatio ? `${text} (${(value / base).toFixed(2)})` : text;
}

const line = (cells) => `| ${cells.join(" | ")} |`;
const percent = (share) => `${(100 * share).toFixed(0)} %`;
