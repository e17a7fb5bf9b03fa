// Reads numbers, money and days as a language writes them, and holds them against `Intl`'s own writing.

import assert from "node:assert/strict";

/** "12,345.6" as 12345.6, by the separators of the language. */
export function readNumber(text, language) {
  const parts = new Intl.NumberFormat(language).formatToParts(-12345.6);
  const part = (type) => parts.find((each) => each.type === type).value;
  const plain = text.replaceAll(part("group"), "").replace(part("decimal"), ".").replace(part("minusSign"), "-");
  const number = Number(plain.replace(/[^\d.-]/g, ""));
  assert.ok(/\d/.test(plain) && Number.isFinite(number), `no number: ${text}`);
  return number;
}

/** "£12,345" as 12345; it must be written just as the language writes this currency. */
export function readMoney(text, language, currency) {
  const amount = readNumber(text, language);
  assert.equal(text, writeMoney(amount, language, currency));
  return amount;
}

export function writeMoney(amount, language, currency) {
  return new Intl.NumberFormat(language, { style: "currency", currency, maximumFractionDigits: 0 }).format(amount);
}

/** The day after so many others, in ISO form. */
export function daysAfter(iso, days) {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The days of two years around, in ISO form by how the browser of this page writes them. */
export async function daysByName(page, language, iso) {
  const days = Array.from({ length: 900 }, (_, place) => daysAfter(iso, place - 100));
  const names = await page.evaluate(([locale, all]) => {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
    return all.map((day) => format.format(new Date(`${day}T00:00:00Z`)));
  }, [language, days]);
  return new Map(names.map((name, place) => [name, days[place]]));
}

/** Half up, as a price list rounds. */
export function round(number) {
  return Math.floor(number + 0.5);
}
