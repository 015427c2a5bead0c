import type { LanguageCode } from "#domain/language/registry.ts";

interface DeskText {
  readonly language: LanguageCode;
  readonly unit: string;
}

/**
 * What lies on the desk of the demonstration: words around the surveys, taken as they come with the program. Nobody has
 * read these texts, so whoever is said to have is said to be invented.
 */
export const deskWork = {
  /** Read by the translator and kept. */
  translated: [
    { language: "fi", unit: "survey:action.begin" },
    { language: "fi", unit: "survey:action.next" },
    { language: "fi", unit: "survey:action.back" },
    { language: "fi", unit: "survey:action.change" },
  ],
  /** Kept when the Swedish was another one. */
  stale: { language: "fit", unit: "survey:action.review", madeFrom: "Läs igenom dina svar" },
  reviewed: { language: "yi", unit: "survey:action.back", name: "påhittad granskare" },
  comment: {
    language: "fi",
    unit: "survey:action.review",
    text: "Ska det heta samma sak här som i rubriken på sidan?",
  },
  report: {
    language: "fi",
    about: "Siirry yhteenvetoon",
    better: "Näytä yhteenveto",
  },
} as const satisfies {
  readonly translated: readonly DeskText[];
  readonly stale: DeskText & { readonly madeFrom: string };
  readonly reviewed: DeskText & { readonly name: string };
  readonly comment: DeskText & { readonly text: string };
  readonly report: {
    readonly language: LanguageCode;
    readonly about: string;
    readonly better: string;
  };
};
