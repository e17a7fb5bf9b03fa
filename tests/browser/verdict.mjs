// How the result names an option: by who is there already, by what a part-time leader leans to, or by its own name.

import { readFileSync } from "node:fs";

import { ui, words } from "./text.mjs";

const read = (name) => JSON.parse(readFileSync(new URL(`../../src/content/${name}`, import.meta.url), "utf8"));

/** The words of the reasons, themes and keeps. */
export const reasonWords = read("text/en/reasons.json");

/** The numbers of the reasons, themes and keeps. */
export const reasonModel = read("reasons.json");

/** An option's name with the answers of a result. */
export function roleName({ part_time_leans_to: lean }, role) {
  if (role === "fractional_cto" && lean) return words.roles[lean].part_time_name;
  return words.roles[role].name;
}

/** What a line of the ranking (`{ role, keep }`) is called: "Keep your CTO" where somebody is there already. */
export function adviceName(result, { role, keep }) {
  return keep ? reasonWords.keep[keep].headline : roleName(result, role);
}

/** All that an option may be called in a result. */
export function namesOf(role) {
  const own = words.roles[role].name;
  const leaning = role === "fractional_cto" ? Object.values(words.roles).map((each) => each.part_time_name) : [];
  const kept = reasonModel.keep.filter((keep) => keep.role === role).map(({ id }) => reasonWords.keep[id].headline);
  const names = [own, ...leaning.filter(Boolean), ...kept];
  return new RegExp(`^(${names.map((name) => name.replace(/[()]/g, "\\$&")).join("|")})$`);
}

/** The heading of a result: what the first option comes to, or, once all is answered, that none fits. */
export function headlineOf(result) {
  return result.fits_none && result.left === 0 ? ui("none_title") : adviceName(result, result.ranking[0]);
}

/** "146 points" */
export function pointsText(points) {
  const n = new Intl.NumberFormat(words.language).format(points);
  return ui(Math.abs(points) === 1 ? "points_one" : "points_many", { n });
}

/** "+20 points", "-20 points" */
export function pointsMore(points) {
  return points > 0 ? `+${pointsText(points)}` : pointsText(points);
}

/** The lines of the ranking as a visitor reads them. */
export function rankingOf(result) {
  return result.ranking.map((row) => `${row.rank} ${adviceName(result, row)} ${pointsText(row.points)}`);
}
