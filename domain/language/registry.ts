import {
  type DateNames,
  englishDates,
  finnishDates,
  meankieliDates,
  northernSamiDates,
  swedishDates,
  yiddishDates,
} from "./date-names.ts";

/** What the registry knows of a language. Adding one is a row here and files in locales/ (docs/languages.md). */
interface LanguageRow<Id extends string> {
  readonly id: Id;
  /** The language's own name for itself; never from Intl, which does not know most of them. */
  readonly endonym: string;
  readonly direction: "ltr" | "rtl";
  readonly script: "Latn" | "Hebr";
  /** Where a missing text is taken from. Always Swedish: never Finnish for Meänkieli (languages/README.md 1). */
  readonly fallback: "sv" | null;
  readonly plurals: readonly ("one" | "two" | "other")[];
  /** Names of the months and their order; null where nobody has checked any: dates are written 2026-09-23. */
  readonly dates: DateNames | null;
  /** One letter of the language's alphabet, in small or capital; what stands in no alphabet row is a foreign letter. */
  readonly letters: RegExp;
  /** What machine-made wording must be called. Only sv and en have been reviewed. */
  readonly wording: "reviewed" | "draft";
  /** Whether everything a respondent meets is written, or only sourced terms and names. */
  readonly texts: "full" | "terms";
  /**
   * Who must say yes before an authority offers the language: nobody, its organiser, or a named reviewer who speaks
   * it. Until then only the demonstration region does.
   */
  readonly release: "none" | "organiser" | "speaker";
  /** Whether the staff's pages and documents have words of their own. */
  readonly staff: boolean;
}

const row = <const Id extends string>(
  id: Id,
  endonym: string,
  rest: Partial<Omit<LanguageRow<Id>, "id" | "endonym">> = {},
): LanguageRow<Id> => ({
  id,
  endonym,
  direction: "ltr",
  script: "Latn",
  fallback: "sv",
  plurals: ["one", "other"],
  dates: null,
  letters: romaniLetters,
  wording: "draft",
  texts: "terms",
  release: "speaker",
  staff: false,
  ...rest,
});

const romaniLetters = /[a-zčšžśźćřěďťňđľîïâățșáéíóúàèìòùäåöǎěǐǒǔȟëü]/iu;
const oneTwoOther = ["one", "two", "other"] as const;

/** In the order in which they are offered: Swedish, then by Swedish name, English last (languages/README.md 7). */
const rows = [
  row("sv", "svenska", {
    fallback: null,
    dates: swedishDates,
    letters: /[a-zåäöéàü]/iu,
    wording: "reviewed",
    texts: "full",
    release: "none",
    staff: true,
  }),
  row("fi", "suomi", {
    dates: finnishDates,
    letters: /[a-zåäöšž]/iu,
    texts: "full",
    release: "organiser",
  }),
  row("yi", "ייִדיש", {
    direction: "rtl",
    script: "Hebr",
    dates: yiddishDates,
    letters: /[\u05B0-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u05D0-\u05EA\u05F0-\u05F2]/u,
    texts: "full",
    release: "organiser",
  }),
  row("fit", "meänkieli", {
    dates: meankieliDates,
    letters: /[a-zåäöšž]/iu,
    texts: "full",
    release: "organiser",
  }),
  row("rom-x-arli", "romani čhib (arli)", { texts: "full" }),
  row("rom-x-kalderas", "romani śib (kalderaš)"),
  row("rom-x-lovari", "romani šib (lovari)"),
  row("rmf", "kaalengo tšimb"),
  row("rmu", "svensk romani"),
  row("se", "davvisámegiella", {
    plurals: oneTwoOther,
    dates: northernSamiDates,
    letters: /[a-záčđŋšŧžåäöæø]/iu,
    texts: "full",
    release: "organiser",
  }),
  row("smj", "julevsámegiella", { plurals: oneTwoOther, letters: /[a-záåäöńŋæøñ]/iu }),
  row("sma", "åarjelsaemien gïele", { plurals: oneTwoOther, letters: /[a-zäöåïøæ]/iu }),
  row("en", "English", {
    dates: englishDates,
    letters: /[a-zé]/iu,
    wording: "reviewed",
    texts: "full",
    release: "none",
    staff: true,
  }),
] as const;

export type LanguageCode = (typeof rows)[number]["id"];

export type Language = LanguageRow<LanguageCode>;

export const languages: readonly Language[] = rows;

export const languageCodes: readonly LanguageCode[] = rows.map(({ id }) => id);

const byId = new Map(languages.map((each) => [each.id as string, each]));

export const isLanguageCode = (code: string): code is LanguageCode => byId.has(code);

/** The registry row of a language; throws on a code that is not in the registry (check with isLanguageCode). */
export const languageOf = (code: LanguageCode): Language => {
  const found = byId.get(code);
  if (found === undefined) throw new RangeError(`not in the language registry: ${code}`);
  return found;
};
