import { questionsWithViews, questionView } from "#domain/chart/question-view.ts";
import type { Say } from "#domain/chart/say.ts";
import { csvOf, type TableModel } from "#domain/chart/table-model.ts";
import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import { besideEqualWeight } from "./minorities-together.ts";
import { type Query, type ResultsAddress, readAddress, wavesOf } from "./results-address.ts";

/** Which of a question's tables: those of the views, and those that stand under them. */
export const resultsTables = [
  "minority",
  "equal",
  "counted",
  "statements",
  "gap",
  "themes",
] as const;

export type ResultsTable = (typeof resultsTables)[number];

export interface ResultsFile {
  readonly name: string;
  /** Piece by piece, so that a file of all questions is never held whole. */
  readonly pieces: Iterable<string>;
}

/** The figures that an address shows, as a file for spreadsheets; of all questions when it names none. */
export const resultsFile = (
  bundle: PublishedBundle,
  query: Query,
  say: Say,
  separator: ";" | ",",
): ResultsFile | null => {
  const address = readAddress(query, bundle);
  if (address === null) return null;
  const wave = wavesOf(bundle, address.instrument).find(({ number }) => number === address.wave);
  if (wave === undefined) return null;
  const table = resultsTables.find((each) => each === query.table) ?? null;
  if (address.question !== null) {
    const model = tableOf(bundle, address, table ?? address.view);
    if (model === null) return null;
    const name = fileName(address, table ?? address.view);
    return { name: `${name}.csv`, pieces: [csvOf(model, say, separator)] };
  }
  const all = questionsWithViews(wave).map(({ name }) => ({ ...address, question: name }));
  return {
    name: `${fileName(address, null)}.csv`,
    pieces: everyTable(bundle, all, say, separator),
  };
};

/** Without its ending: pictures of the same view are called the same. */
export const fileName = (address: ResultsAddress, table: ResultsTable | null): string => {
  const { instrument, wave, question, by, comparison } = address;
  return [
    instrument,
    String(wave),
    question ?? "all",
    ...(table === null || table === "minority" ? [] : [table]),
    ...(table === "minority" && comparison !== null ? [`beside-${comparison}`] : []),
    ...(table === "minority" && comparison === null && by !== null ? [by] : []),
  ]
    .join("-")
    .replaceAll(/[^\w-]/g, "_");
};

/** The same tables as the page's: made by the same functions. */
export const tableOf = (
  bundle: PublishedBundle,
  address: ResultsAddress,
  table: ResultsTable,
): TableModel | null => {
  const view = viewAt(bundle, address);
  if (view === null) return null;
  switch (table) {
    case "minority":
      return besideEqualWeight(view, isDivided(address))?.table ?? null;
    case "equal":
      return view.equalWeight?.table ?? null;
    case "counted":
      return view.equalWeight?.counted ?? null;
    case "statements":
      return view.statements?.table ?? null;
    case "gap":
      return view.gap?.table ?? null;
    case "themes":
      return view.themes?.table ?? null;
  }
};

export const isDivided = ({ by, comparison }: ResultsAddress): boolean =>
  by !== null || comparison !== null;

export const viewAt = (bundle: PublishedBundle, address: ResultsAddress) =>
  address.question === null
    ? null
    : questionView(bundle, {
        instrument: address.instrument,
        wave: address.wave,
        question: address.question,
        ...(address.by === null ? {} : { by: [address.by] }),
        ...(address.comparison === null ? {} : { comparison: address.comparison }),
      });

function* everyTable(
  bundle: PublishedBundle,
  addresses: readonly ResultsAddress[],
  say: Say,
  separator: ";" | ",",
): Generator<string> {
  let isFirst = true;
  for (const address of addresses) {
    for (const table of ["minority", "themes", "statements"] as const) {
      const model = tableOf(bundle, address, table);
      if (model === null) continue;
      const captioned = {
        ...model,
        columns: [{ heading: captionOf(model), figures: false }],
        rows: [],
        notes: [],
      };
      // One mark at the beginning of the file, and none inside it.
      const text = csvOf(captioned, say, separator) + csvOf(model, say, separator).slice(1);
      yield isFirst ? text : `\r\n${text.slice(1)}`;
      isFirst = false;
    }
  }
}

const captionOf = ({ caption }: TableModel) => ({
  key: "results:page.caption",
  values: { caption },
});
