// Which questions are put to a visitor, by the rules in the questionnaire's own file.

import { model, questions } from "./text.mjs";

const rules = new Map(model.questions.map((rule) => [rule.id, rule]));
const named = (groups = []) => groups.map((group) => group.split("|"));

/** The questions put to a visitor with these answers, in order, with their words. */
export function path(answers) {
  const counted = new Set();
  let followUps = 0;
  return questions.filter(({ id }) => {
    const { aside, follow_up: isFollowUp, when, unless } = rules.get(id);
    const holds = (group) => group.some((choice) => counted.has(choice));
    const isOpen = named(when).every(holds) && !named(unless).some(holds);
    const isPut = !aside && isOpen && !(isFollowUp && followUps === model.follow_ups);
    if (isPut && isFollowUp) followUps += 1;
    if (isPut || aside) for (const choice of [answers[id] ?? []].flat()) counted.add(`${id}.${choice}`);
    return isPut;
  });
}

/** The most questions that are put to one visitor. */
export const MOST_PUT =
  model.questions.filter(({ aside, follow_up: isFollowUp }) => !aside && !isFollowUp).length + model.follow_ups;
