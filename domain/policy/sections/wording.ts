import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import type { TableOf } from "#domain/policy/blocks.ts";
import type { Block, PolicySection, Words } from "#domain/policy/document.ts";
import type { Audience, Minority } from "#domain/shared/minorities.ts";

/** Keys of locales/<lang>/policy.json. */
export const say = (key: string, values?: Phrase["values"]): Phrase =>
  values === undefined ? { key: `policy:${key}` } : { key: `policy:${key}`, values };

export const minorityName = (minority: Minority): Phrase => ({
  key: `common:minority.${minority}`,
});

export const audienceTitle = (audience: Audience): Phrase => ({
  key: `common:audience.${audience}`,
});

export const minorityNames = (list: readonly Minority[]): PhraseValue => ({
  list: list.map(minorityName),
});

/** A date as it is written in Swedish official text, the same in every language: 2026-03-12. */
export const day = (moment: string): string => moment.slice(0, 10);

export const paragraph = (key: string, values?: Phrase["values"]): Block => ({
  kind: "paragraph",
  words: say(key, values),
});

export const subheading = (words: Words): Block => ({ kind: "subheading", words });

export const note = (
  tone: "information" | "to_write" | "confirm",
  key: string,
  values?: Phrase["values"],
): Block => ({ kind: "note", tone, words: say(key, values) });

/** Something only people can say: visible in the document until they have. */
export const toWrite = (key: string, values?: Phrase["values"]): Block =>
  note("to_write", `toWrite.${key}`, values);

/** Nothing where there is nothing to list: an empty list is never drawn. */
export const bullets = (items: readonly Words[]): readonly Block[] =>
  items.length === 0 ? [] : [{ kind: "bullets", items }];

export type TableDraft = Pick<TableOf<Words>, "id" | "rows"> & {
  /** Key of the caption under `table`; headings are `table.<key>.columns.<name>`. */
  readonly key: string;
  readonly columns: readonly (readonly [name: string, width: number, kind?: "figures"])[];
  readonly values?: Phrase["values"];
  readonly notes?: readonly Words[];
};

/** Nothing where there are no rows. */
export const table = ({
  id,
  key,
  columns,
  rows,
  values,
  notes = [],
}: TableDraft): readonly Block[] =>
  rows.length === 0
    ? []
    : [
        {
          kind: "table",
          id,
          caption: say(`table.${key}.caption`, values),
          columns: columns.map(([name, width, kind]) => ({
            heading: say(`table.${key}.columns.${name}`),
            width,
            ...(kind === "figures" ? { figures: true } : {}),
          })),
          rows,
          notes,
        },
      ];

export const section = (
  id: string,
  computed: readonly Block[],
  options: Partial<Pick<PolicySection, "heading" | "part" | "wide">> = {},
): PolicySection => ({
  id,
  heading: say(`section.${id}`),
  part: "proposal",
  wide: false,
  computed,
  own: null,
  ...options,
});

export const annex = (id: string, computed: readonly Block[], wide = false): PolicySection =>
  section(id, computed, { part: "annex", wide });
