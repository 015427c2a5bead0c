import type { ExchangeFile, ExchangeRow } from "#domain/language/exchange.ts";
import type { ExchangeProblem } from "#domain/language/exchange-problem.ts";
import { isLanguageCode, type LanguageCode, languageCodes } from "#domain/language/registry.ts";
import { textStatuses } from "#domain/language/text-status.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { type OpenElement, readXml, stopReading } from "./read-xml.ts";
import { largestText } from "./size-limits.ts";
import { statusOf } from "./xliff-state.ts";
import { readMarks } from "./xml-text.ts";

/**
 * The texts of an XLIFF 2.0 or 2.1 file: ours, as a translator's tool gives it back. Units in groups, split segments,
 * marks, further notes and other programs' additions are understood or passed over. Problems name the line.
 */
export const readXliff = (bytes: Uint8Array): Result<ExchangeFile, ExchangeProblem> => {
  if (bytes.length === 0) return fail({ code: "exchange_empty" });
  if (bytes.length > largestText) return fail({ code: "exchange_too_large" });
  if (!looksLikeXml(bytes)) return fail({ code: "exchange_not_this_kind" });
  const file: FileInReading = { language: null, collection: null, rows: new Map(), unit: null };
  const path: string[] = [];
  /** What closing an element adds to the text that it stands in. */
  const endings: string[] = [];
  let text: { value: string } | null = null;

  const problem = readXml(bytes, {
    open: (element) => {
      const name = element.namespace.startsWith(anyXliff) ? element.name : `?${element.name}`;
      const parent = path.at(-1) ?? "";
      if (path.length === 0) openRoot(file, element);
      else if (name === "file" && parent === "xliff") openFile(file, element);
      else if (name === "unit" && (parent === "file" || parent === "group"))
        file.unit = openUnit(element);
      else if (text !== null) text.value += inlineText(name, element, file.unit);
      else if (file.unit !== null) text = openInUnit(file.unit, name, parent, element);
      endings.push(
        name === "pc" && text !== null
          ? codeText(element, file.unit, "dataRefEnd", "equivEnd")
          : "",
      );
      path.push(name);
    },
    text: (piece) => {
      if (text !== null) text.value += piece;
    },
    close: () => {
      const name = path.pop() ?? "";
      const ending = endings.pop() ?? "";
      if (text !== null) text.value += ending;
      if (holdsText.has(name)) text = null;
      if (name === "unit" && file.unit !== null) {
        file.rows.set(file.unit.name, rowOf(file.unit, file.rows));
        file.unit = null;
      }
    },
  });
  if (problem !== null) return fail(problem);
  if (file.language === null || file.rows.size === 0) return fail({ code: "exchange_empty" });
  return succeed({
    collection: file.collection ?? "",
    language: file.language,
    rows: [...file.rows.values()],
  });
};

const anyXliff = "urn:oasis:names:tc:xliff:document:";
const holdsText = new Set(["source", "target", "note", "data"]);

interface FileInReading {
  language: LanguageCode | null;
  collection: string | null;
  readonly rows: Map<string, ExchangeRow>;
  unit: UnitInReading | null;
}

interface UnitInReading {
  readonly name: string;
  readonly line: number;
  readonly notes: { readonly category: string | null; readonly text: { value: string } }[];
  readonly codes: Map<string, { value: string }>;
  readonly segments: SegmentInReading[];
}

interface SegmentInReading {
  /** Null for what lies between segments. */
  readonly state: string | null;
  readonly subState: string | null;
  readonly source: { value: string };
  target: { value: string } | null;
  /** Where the target stands among the targets, when the translator moved it. */
  order: number;
}

const openRoot = (file: FileInReading, { name, namespace, attribute }: OpenElement): void => {
  const version = attribute("version") ?? "";
  const isXliff = name === "xliff" && (namespace === "" || namespace.startsWith(anyXliff));
  if (!isXliff) stopReading({ code: "exchange_not_this_kind" });
  if (namespace !== `${anyXliff}2.0` || (version !== "2.0" && version !== "2.1"))
    stopReading({ code: "exchange_version", what: version });
  const source = attribute("srcLang") ?? "";
  if (!/^sv(-|$)/i.test(source)) stopReading({ code: "exchange_source_language", what: source });
  const wanted = attribute("trgLang") ?? "";
  // Tools may change capitals, which mean nothing in a language tag.
  const language = isLanguageCode(wanted)
    ? wanted
    : languageCodes.find((code) => code.toLowerCase() === wanted.toLowerCase());
  file.language = language ?? stopReading({ code: "exchange_language_unknown", what: wanted });
};

const openFile = (file: FileInReading, { attribute, line }: OpenElement): void => {
  if (file.collection !== null) stopReading({ code: "exchange_several_collections", line });
  file.collection = readMarks(attribute("original") ?? attribute("id") ?? "");
};

const openUnit = ({ attribute, line }: OpenElement): UnitInReading => {
  const name = readMarks(attribute("name") ?? "");
  if (name === "") stopReading({ code: "exchange_unit_missing", line });
  return { name, line, notes: [], codes: new Map(), segments: [] };
};

/** Notes, original data, segments; gives where the text inside belongs, null when it belongs nowhere. */
const openInUnit = (
  unit: UnitInReading,
  name: string,
  parent: string,
  { attribute, line }: OpenElement,
): { value: string } | null => {
  const text = { value: "" };
  if (name === "note" && parent === "notes") {
    unit.notes.push({ category: attribute("category"), text });
    return text;
  }
  // Other programs' suggestions come before and may have data with the same ids: the unit's own is the last.
  if (name === "data" && parent === "originalData") {
    unit.codes.set(attribute("id") ?? "", text);
    return text;
  }
  if ((name === "segment" || name === "ignorable") && parent === "unit") {
    unit.segments.push({
      state: name === "segment" ? (attribute("state") ?? "initial") : null,
      subState: attribute("subState"),
      source: { value: "" },
      target: null,
      order: unit.segments.length + 1,
    });
    return null;
  }
  if (parent !== "segment" && parent !== "ignorable") return null;
  const segment = unit.segments.at(-1);
  if (segment === undefined) return null;
  if (name === "source") return segment.source;
  if (name !== "target") return null;
  if (segment.target !== null) stopReading({ code: "exchange_damaged", line });
  segment.target = text;
  const order = Number(attribute("order"));
  if (order > 0) segment.order = order;
  return text;
};

/** What an element inside a text stands for. Marks and comments of tools stand for nothing. */
const inlineText = (name: string, element: OpenElement, unit: UnitInReading | null): string => {
  switch (name) {
    case "cp":
      return characterOf(element);
    case "ph":
    case "sc":
    case "ec":
      return codeText(element, unit, "dataRef", "equiv");
    case "pc":
      return codeText(element, unit, "dataRefStart", "equivStart");
    default:
      return "";
  }
};

const characterOf = ({ attribute, line }: OpenElement): string => {
  const code = Number.parseInt(attribute("hex") ?? "", 16);
  if (!(code >= 0 && code <= 0x10ffff)) stopReading({ code: "exchange_damaged", line });
  return String.fromCodePoint(code);
};

/** The text of a code: its original data, or what the tool says it is equivalent to. */
const codeText = (
  { attribute, line }: OpenElement,
  unit: UnitInReading | null,
  reference: string,
  equivalent: string,
): string => {
  const id = attribute(reference);
  if (id === null) return readMarks(attribute(equivalent) ?? "");
  return unit?.codes.get(id)?.value ?? stopReading({ code: "exchange_damaged", line });
};

const rowOf = (unit: UnitInReading, rows: ReadonlyMap<string, ExchangeRow>): ExchangeRow => {
  const { name, line, segments } = unit;
  if (rows.has(name)) stopReading({ code: "exchange_unit_twice", line, what: name });
  const own = segments.filter(({ state }) => state !== null);
  if (own.length === 0) stopReading({ code: "exchange_damaged", line });
  const translated = segments.some(({ target }) => target !== null);
  const target = segments
    .toSorted((one, other) => one.order - other.order)
    .map((segment) => segment.target?.value ?? (translated ? between(segment) : ""))
    .join("");
  const statuses = own.map(
    ({ state, subState }) =>
      statusOf(state ?? "", subState, target) ?? stopReading({ code: "exchange_damaged", line }),
  );
  const english = unit.notes.find(({ category }) => category === "english");
  return {
    unit: name,
    source: segments.map(({ source }) => source.value).join(""),
    english: readMarks(english?.text.value ?? ""),
    target,
    // Of a text in several segments: how far the one has come that is furthest behind.
    status: textStatuses.find((status) => statuses.includes(status)) ?? "draft",
    note: unit.notes
      .filter((note) => note !== english)
      .map(({ text }) => readMarks(text.value))
      .join("\n"),
  };
};

/** Spaces between segments are taken over when nobody translated them. */
const between = ({ state, source }: SegmentInReading): string =>
  state === null ? source.value : "";

/** By the first sign, whatever the encoding: a byte order mark, space or "<". */
const looksLikeXml = (bytes: Uint8Array): boolean =>
  /^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)?\s*</.test(
    String.fromCharCode(...bytes.subarray(0, 1000).filter((byte) => byte !== 0)),
  );
