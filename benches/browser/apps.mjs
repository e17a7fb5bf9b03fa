// The applications that are measured: where they are, and what a visitor does in each.
//
// A target is `{ css, name?, text? }`: the first element that the selector finds, of those whose whole text is `name`
// and whose text contains `text` (white space does not count). ` >>> ` in a selector crosses into open shadow roots.
//
//   ready     the first thing that can be used: the button that starts, else the first question
//   question  the first radio button or checkbox of the first question
//   start     the step from one to the other, where there is such a button
//   idle      a choice of the first question that is pressed and pressed again, where parts come later
//   steps     what is pressed in turn to the result: `{ kind: "answer" or "turn", press, shows: [targets] }`
//   result    what is there once the result is
//   rows      the targets whose text is the result, to compare it

import { path } from "../../tests/browser/path.mjs";
import { exampleAnswers, ui, words } from "../../tests/browser/text.mjs";

export const BASELINE = "preact";

/** The applications by name; `dirs` has the folder of role-fit as `dist`, that of the built peers as `peers`. */
export function applications({ dist, peers }) {
  const all = [
    { name: "vanilla", dir: `${peers}/vanilla`, ...byHand() },
    { name: "preact", dir: `${peers}/preact`, ...byHand() },
    { name: "surveyjs", dir: `${peers}/surveyjs`, ...surveyJs() },
    { name: "role-fit", dir: dist, ...roleFit() },
  ];
  return new Map(all.map((app) => [app.name, app]));
}

/** The answers to the sixteen statements of the peers, as numbers of the option from 0. */
const PEER_ANSWERS = [4, 3, 2, 4, 1, 0, 2, 3, 1, 2, 3, 0, 4, 3, 1, 2];
const PER_PAGE = 4;

function peer({ question, option, isChosen, count, next, finish }) {
  const last = PEER_ANSWERS.length;
  const result = { css: "ol.result li" };
  const steps = PEER_ANSWERS.flatMap((value, index) => {
    const number = index + 1;
    const shows = [isChosen(number, value), count(number)];
    const answer = { kind: "answer", press: option(number, value), shows };
    if (number === last) return [answer, { kind: "turn", press: finish, shows: [result] }];
    if (number % PER_PAGE > 0) return [answer];
    return [answer, { kind: "turn", press: next, shows: [question(number + 1)] }];
  });
  return { ready: question(1), question: question(1), steps, result, rows: result };
}

function byHand() {
  const next = { css: "button.next" };
  return peer({
    question: (number) => ({ css: `input[name=q${number}]` }),
    option: (number, value) => ({ css: `label:has(input[name=q${number}][value="${value}"])` }),
    isChosen: (number, value) => ({ css: `input[name=q${number}][value="${value}"]:checked` }),
    count: (number) => ({ css: ".count", text: `${number} of ${PEER_ANSWERS.length}` }),
    next,
    finish: next,
  });
}

function surveyJs() {
  return peer({
    question: (number) => ({ css: `[data-name=q${number}] .sd-item` }),
    option: (number, value) => ({ css: `[data-name=q${number}] .sd-item:has(input[value="${value}"])` }),
    isChosen: (number, value) => ({ css: `[data-name=q${number}] input[value="${value}"]:checked` }),
    count: (number) => ({ css: ".sd-root-modern", text: `${number}/${PEER_ANSWERS.length}` }),
    next: { css: ".sd-navigation__next-btn" },
    finish: { css: ".sd-navigation__complete-btn" },
  });
}

/** A worked example of role-fit to which as many questions are put as to anybody. */
const EXAMPLE = "machine_maker";

function roleFit() {
  const inside = (css) => `role-fit >>> ${css}`;
  // The parts of the navigation are another matter.
  const button = (key) => ({ css: inside("button:not(nav *)"), name: ui(key) });
  const heading = (name) => ({ css: inside(":is(h2, h3)"), name });
  const labelOf = (id, choice) => {
    const { text, example = "" } = words.questions[id].choices[choice];
    return { css: inside("fieldset label"), name: text + example };
  };
  const isChosen = (label) => ({ ...label, css: `${label.css}:has(:checked)` });

  const answers = exampleAnswers(EXAMPLE);
  const put = path(answers);
  const steps = put.flatMap(({ id }, index) => {
    if (!(id in answers)) throw new Error(`the example ${EXAMPLE} does not answer ${id}`);
    const chosen = [answers[id]].flat().map((choice) => {
      const press = labelOf(id, choice);
      return { kind: "answer", press, shows: [isChosen(press)] };
    });
    const next = put[index + 1]?.title ?? ui("check_title");
    return [...chosen, { kind: "turn", press: button("continue_on"), shows: [heading(next)] }];
  });
  const result = heading(ui("ranking_title"));
  steps.push({ kind: "turn", press: button("show_result"), shows: [result] });

  const [first] = put;
  const other = first.choices.find(({ id }) => ![answers[first.id]].flat().includes(id));
  const question = { css: inside("fieldset :is(input[type=radio], input[type=checkbox])") };
  return {
    ready: button("start_button"),
    question,
    start: { press: button("start_button"), shows: [heading(first.title), question] },
    idle: { press: labelOf(first.id, other.id), taken: isChosen(labelOf(first.id, other.id)) },
    steps,
    result,
    rows: { css: inside("ol li summary") },
  };
}
