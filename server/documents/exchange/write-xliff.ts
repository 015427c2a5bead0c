import type { ExchangeFile, ExchangeRow } from "#domain/language/exchange.ts";
import { languageOf } from "#domain/language/registry.ts";
import { placeholdersIn, splitPlaceholders } from "./placeholders.ts";
import { statesOf } from "./xliff-state.ts";
import {
  escapeAttribute,
  escapeText,
  hexOf,
  markUnwritable,
  notInXml,
  wholeCharacters,
} from "./xml-text.ts";

/**
 * The texts as XLIFF 2.0 (OASIS, 5 August 2014; 2.1 has the same core): one file, a unit for each text, its id in
 * `name` because an XML id cannot hold every sign. Placeholders are <ph> with their text as original data, English and
 * comments are notes, characters that XML cannot hold are <cp> (in notes and names, which have no <cp>: `_x0001_`).
 * Exact for every text but half characters.
 */
export const writeXliff = (file: ExchangeFile): Uint8Array => {
  const { direction } = languageOf(file.language);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="sv" trgLang="${file.language}">`,
    `<file id="${fileId(file.collection)}" original="${named(file.collection)}" canResegment="no" srcDir="ltr" trgDir="${direction}" xml:space="preserve">`,
    ...file.rows.map((row, index) => unit(row, `u${index + 1}`)),
    "</file>",
    "</xliff>\n",
  ];
  return new TextEncoder().encode(lines.join("\n"));
};

const unit = (row: ExchangeRow, id: string): string => {
  const kept = placeholdersIn(row.source, row.target);
  const { state, subState } = statesOf(row.status);
  const hasTarget = row.target !== "" || state !== "initial";
  const [source, target] = inlinePair(row.source, row.target, kept);
  return [
    `<unit id="${id}" name="${named(row.unit)}">`,
    ...notes(row),
    ...originalData(kept),
    `<segment state="${state}" subState="${subState}">`,
    `<source>${source}</source>`,
    ...(hasTarget ? [`<target>${target}</target>`] : []),
    "</segment>",
    "</unit>",
  ].join("\n");
};

const notes = ({ english, note }: ExchangeRow): readonly string[] => {
  const kinds = [
    ["english", english],
    ["comment", note],
  ].filter(([, text]) => text !== "");
  if (kinds.length === 0) return [];
  const written = kinds.map(
    ([kind = "", text = ""]) =>
      `<note id="${kind}" category="${kind}" appliesTo="source">${escapeText(markUnwritable(text))}</note>`,
  );
  return ["<notes>", ...written, "</notes>"];
};

const originalData = (kept: readonly string[]): readonly string[] =>
  kept.length === 0
    ? []
    : [
        "<originalData>",
        ...kept.map((text, index) => `<data id="d${index + 1}">${plain(text)}</data>`),
        "</originalData>",
      ];

/**
 * Source and target with their placeholders. The first {{name}} of the target is the first of the source, and has its
 * id, as the standard asks: so tools see which one is missing.
 */
const inlinePair = (
  source: string,
  target: string,
  kept: readonly string[],
): readonly [string, string] => {
  const ids = new Map<string, string>();
  const inline = (text: string): string => {
    const met = new Map<string, number>();
    return splitPlaceholders(text)
      .map((piece, at) => {
        if (at % 2 === 0) return plain(piece);
        const nth = (met.get(piece) ?? 0) + 1;
        met.set(piece, nth);
        const occurrence = `${nth} ${piece}`;
        const id = ids.get(occurrence) ?? `p${ids.size + 1}`;
        ids.set(occurrence, id);
        const shown = named(piece);
        return `<ph id="${id}" type="ui" subType="xlf:var" dataRef="d${kept.indexOf(piece) + 1}" equiv="${shown}" disp="${shown}"/>`;
      })
      .join("");
  };
  return [inline(source), inline(target)];
};

const plain = (text: string): string =>
  escapeText(wholeCharacters(text)).replace(
    notInXml,
    (character) => `<cp hex="${hexOf(character)}"/>`,
  );

const named = (text: string): string => escapeAttribute(markUnwritable(text));

/** An XML name token: what it cannot hold is replaced; reading goes by `original`. */
const fileId = (collection: string): string => collection.replace(/[^A-Za-z0-9._-]/g, "_") || "_";
