// The text of a PDF as Chromium prints it: enough of the format to say what is on the paper.

import { inflateSync } from "node:zlib";

/** All text of the pages, without white space: a printer places letters, not words. */
export function pdfText(pdf) {
  const objects = objectsOf(pdf);
  let text = "";
  for (const page of objects.values()) {
    if (!/\/Type\s*\/Page\b/.test(page.head)) continue;
    const fonts = fontsOf(page.head, objects);
    const contents = /\/Contents\s*\[?([\d\sR]+)\]?/.exec(page.head)?.[1] ?? "";
    for (const [, id] of contents.matchAll(/(\d+) 0 R/g)) text += textOf(objects.get(id).stream, fonts);
  }
  return bare(text);
}

/** A text in the same form. */
export function bare(text) {
  return text.normalize("NFKC").replace(/\s+/g, "");
}

/** Every object by its number: what it says of itself, and its stream as text of one byte a letter. */
function objectsOf(pdf) {
  const raw = pdf.toString("latin1");
  const objects = new Map();
  for (const match of raw.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)(?:stream\r?\n|endobj)/g)) {
    const [whole, id, head] = match;
    let stream = "";
    if (whole.endsWith("stream\n") || whole.endsWith("stream\r\n")) {
      const start = match.index + whole.length;
      const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
      const bytes = Buffer.from(raw.slice(start, start + length), "latin1");
      if (/\/FlateDecode/.test(head)) stream = inflateSync(bytes).toString("latin1");
    }
    objects.set(id, { head, stream });
  }
  return objects;
}

/** The letters of each font of a page, by the font's name and the number of the glyph. */
function fontsOf(page, objects) {
  const resources = /\/Resources (\d+) 0 R/.exec(page);
  const listed = resources ? objects.get(resources[1]).head : page;
  const named = /\/Font\s*(?:<<([\s\S]*?)>>|(\d+) 0 R)/.exec(listed);
  const list = named?.[1] ?? (named ? objects.get(named[2]).head : "");
  const fonts = new Map();
  for (const [, name, id] of list.matchAll(/\/(\w+) (\d+) 0 R/g)) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id).head)?.[1];
    fonts.set(name, map ? lettersOf(objects.get(map).stream) : new Map());
  }
  return fonts;
}

function lettersOf(map) {
  const letters = new Map();
  const written = (hex) => Buffer.from(hex, "hex").swap16().toString("utf16le");
  for (const [, chars] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, from, to] of chars.matchAll(/<(\w+)>\s*<(\w+)>/g)) letters.set(parseInt(from, 16), written(to));
  }
  for (const [, ranges] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, until, to] of ranges.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const [first, last, letter] = [from, until, to].map((hex) => parseInt(hex, 16));
      for (let glyph = first; glyph <= last; glyph += 1) letters.set(glyph, String.fromCodePoint(letter + glyph - first));
    }
  }
  return letters;
}

/** What the operators of a page write, in their order. */
function textOf(stream, fonts) {
  let text = "";
  let letters = new Map();
  for (const [, font, hex] of stream.matchAll(/\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (font) letters = fonts.get(font) ?? new Map();
    const size = [...letters.keys()].some((glyph) => glyph > 255) || (hex?.length ?? 0) % 4 === 0 ? 4 : 2;
    for (let place = 0; hex && place < hex.length; place += size) {
      text += letters.get(parseInt(hex.slice(place, place + size), 16)) ?? "";
    }
  }
  return text;
}
