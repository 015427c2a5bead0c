export interface Language {
  readonly id: LanguageCode;
  /** The language's own name for itself; never from Intl, which does not know most of them. */
  readonly endonym: string;
  readonly direction: "ltr" | "rtl";
  readonly script: "Latn" | "Hebr";
  /** Where a missing text is taken from. Always Swedish: never Finnish for Meänkieli (languages/README.md 1). */
  readonly fallback: LanguageCode | null;
  readonly plurals: readonly ("one" | "two" | "other")[];
  /** What machine-made wording must be called. Only sv and en have been reviewed. */
  readonly wording: "reviewed" | "draft";
}

export const languageCodes = [
  "sv",
  "fi",
  "yi",
  "fit",
  "rom-x-arli",
  "rom-x-kalderas",
  "rom-x-lovari",
  "rmf",
  "rmu",
  "se",
  "smj",
  "sma",
  "en",
] as const;

export type LanguageCode = (typeof languageCodes)[number];

const oneOther = ["one", "other"] as const;
const oneTwoOther = ["one", "two", "other"] as const;

const language = (
  id: LanguageCode,
  endonym: string,
  rest: Partial<Omit<Language, "id" | "endonym">> = {},
): Language => ({
  id,
  endonym,
  direction: "ltr",
  script: "Latn",
  fallback: "sv",
  plurals: oneOther,
  wording: "draft",
  ...rest,
});

/** In the order in which they are offered: Swedish, then by Swedish name, English last (languages/README.md 7). */
export const languages: readonly Language[] = [
  language("sv", "svenska", { fallback: null, wording: "reviewed" }),
  language("fi", "suomi"),
  language("yi", "ייִדיש", { direction: "rtl", script: "Hebr" }),
  language("fit", "meänkieli"),
  language("rom-x-arli", "romani čhib (arli)"),
  language("rom-x-kalderas", "romani śib (kalderaš)"),
  language("rom-x-lovari", "romani šib (lovari)"),
  language("rmf", "kaalengo tšimb"),
  language("rmu", "svensk romani"),
  language("se", "davvisámegiella", { plurals: oneTwoOther }),
  language("smj", "julevsámegiella", { plurals: oneTwoOther }),
  language("sma", "åarjelsaemien gïele", { plurals: oneTwoOther }),
  language("en", "English", { wording: "reviewed" }),
];

const byId = new Map(languages.map((each) => [each.id as string, each]));

export const isLanguageCode = (code: string): code is LanguageCode => byId.has(code);

/** The registry row of a language; throws on a code that is not in the registry (check with isLanguageCode). */
export const languageOf = (code: LanguageCode): Language => {
  const found = byId.get(code);
  if (found === undefined) throw new RangeError(`not in the language registry: ${code}`);
  return found;
};
