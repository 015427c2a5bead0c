import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { TextCounts } from "#domain/language/text-collection.ts";
import { textStatuses } from "#domain/language/text-status.ts";
import { type GateText, type LanguageGate, mayBeOffered } from "#domain/survey/language-gate.ts";
import type { OfferedLanguage } from "#domain/survey/offered-language.ts";
import type { Words } from "./words.ts";

/** A language in front of staff: sentences alone, so that a form in the browser can draw it too. */
export interface LanguageRow {
  readonly language: LanguageCode;
  readonly endonym: string;
  readonly direction: "ltr" | "rtl";
  /** The language's name in the words of the page. */
  readonly name: string;
  /** How many texts stand where, one sentence part each. */
  readonly counts: readonly string[];
  /** What those who answer would see. Null while it may not be offered. */
  readonly marking: string | null;
  readonly needsYes: boolean;
  /** Why it may not be offered; none where it may. */
  readonly reasons: readonly string[];
  readonly links: readonly RowLink[];
}

interface RowLink {
  readonly href: string;
  readonly text: string;
  /** The same with the language in it: many links of a page must not have one name. */
  readonly name: string;
}

/** Where texts of a gate are written: null for a needs form that is no version of its own. */
export interface TextPlaces {
  readonly survey: string;
  readonly needsForm: string | null;
  /** `/sv/staff/texts` */
  readonly desk: string;
  /** Where somebody says yes to a language. */
  readonly releases: string;
}

export const languageRow = (gate: LanguageGate, words: Words, places: TextPlaces): LanguageRow => {
  const { translate } = words;
  const { endonym, direction, release, fallback } = languageOf(gate.language);
  const isOffered = mayBeOffered(gate);
  return {
    language: gate.language,
    endonym,
    direction,
    name: translate(`common:language.${gate.language}`),
    counts: countsOf(gate.counts, words),
    marking: isOffered ? markingOf(gate, words) : null,
    needsYes: gate.needsYes,
    reasons: gate.stops.map((stop) =>
      stop === "texts_missing"
        ? translate("surveys:gate.missing", { count: gate.missing.length })
        : translate(`surveys:gate.release.${release}`),
    ),
    links: fallback === null ? [] : linksOf(gate, words, places),
  };
};

/** "3 drafts": the statuses that any text has, the least finished first. */
export const countsOf = (counts: TextCounts, { translate }: Words): readonly string[] =>
  [...textStatuses, "stale" as const]
    .filter((status) => counts[status] > 0)
    .map((status) => translate(`surveys:gate.count.${status}`, { count: counts[status] }));

/** What a language is marked as for those who answer. */
export const markingOf = (
  { standing, isReleased }: Pick<OfferedLanguage, "standing" | "isReleased">,
  { translate }: Words,
): string =>
  translate(`surveys:gate.marking.${standing === "draft" && !isReleased ? "unread" : standing}`);

const linksOf = (
  gate: LanguageGate,
  { translate }: Words,
  { survey, needsForm, desk, releases }: TextPlaces,
): readonly RowLink[] => {
  const name = translate(`common:language.${gate.language}`);
  const collections: Readonly<Record<GateText["part"], string | null>> = {
    survey,
    needs_form: needsForm,
    interface: "interface",
  };
  const missingIn = new Set(gate.missing.map(({ part }) => part));
  const wanted = missingIn.size === 0 ? (["survey"] as const) : [...missingIn];
  const written = wanted.flatMap((part) => {
    const collection = collections[part];
    const text = translate(`surveys:gate.desk.${part}`);
    return collection === null
      ? []
      : [
          {
            href: `${desk}/${collection}/${gate.language}`,
            text,
            name: translate("surveys:gate.linkNamed", { link: text, language: name }),
          },
        ];
  });
  const release = translate("surveys:gate.releases");
  return gate.stops.includes("release_missing")
    ? [
        ...written,
        {
          href: `${releases}#${gate.language}`,
          text: release,
          name: translate("surveys:gate.linkNamed", { link: release, language: name }),
        },
      ]
    : written;
};
