// The words and the questions as the project's own content files have them, so that no test repeats copy.

import { readFileSync } from "node:fs";

const read = (name) => JSON.parse(readFileSync(new URL(`../../src/content/${name}`, import.meta.url), "utf8"));

const opening = read("text/en/questions.json");
const result = read("text/en/result.json");

/** All words of the first and the later screens; the labels of all of them are under `ui`. */
export const words = { ...result, ...opening, ui: { ...result.ui, ...opening.ui } };

/** The numbers, with the questionnaire among them. */
export const model = { ...read("model.json"), ...read("questions.json") };

/** The parts beyond the ranking by the name of their files: the words in `words`, the numbers in `model`. */
export const topics = Object.fromEntries(
  ["costs", "cover", "laws", "person", "plans"].map((name) => [
    name,
    { words: read(`text/en/${name}.json`), model: read(`${name}.json`) },
  ]),
);

/** Puts values in place of `{name}`s. */
export function fill(template, values = {}) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** A label of the screens by its key; an unknown key is an error, not an empty text. */
export function ui(key, values) {
  if (!(key in words.ui)) throw new Error(`no text file has ui.${key}`);
  return fill(words.ui[key], values);
}

/** A label of a part beyond the ranking, likewise. */
export function topicUi(topic, key, values) {
  const labels = topics[topic].words.ui;
  if (!(key in labels)) throw new Error(`${topic}.json has no ui.${key}`);
  return fill(labels[key], values);
}

/** "77%" */
export function percent(number) {
  return new Intl.NumberFormat(words.language, { style: "percent" }).format(number / 100);
}

/** The questions in order, with their words: `{ id, title, short, most, put, choices: [{ id, text, example, exclusive }] }`. */
export const questions = model.questions.map(({ id, most = 1, follow_up, aside, choices }) => ({
  id,
  most,
  put: aside ? "aside" : follow_up ? "follow_up" : "always",
  ...words.questions[id],
  choices: choices.map((choice) => ({
    id: choice.id,
    ...words.questions[id].choices[choice.id],
    exclusive: choice.exclusive ?? false,
  })),
}));

/** A question by its id. */
export function question(id) {
  const found = questions.find((each) => each.id === id);
  if (!found) throw new Error(`questions.json has no question ${id}`);
  return found;
}

/** The answer to a question in words, as a list. */
export function answerTexts(id, answer) {
  if (answer === undefined) return [ui("not_answered")];
  if (answer === "unknown") return [ui("unknown")];
  return [answer].flat().map((choice) => words.questions[id].choices[choice].text);
}

/** The answers of a worked example, in the form that `element.answers` has. */
export function exampleAnswers(id) {
  const { answers } = model.examples.find((example) => example.id === id);
  const answered = questions.filter(({ id: key }) => key in answers);
  const entries = answered.map(({ id: key, most, choices }) => {
    const chosen = choices.map((choice) => choice.id).filter((choice) => answers[key].includes(choice));
    return [key, most > 1 ? chosen : chosen[0]];
  });
  return Object.fromEntries(entries);
}
