import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { AuthorityKind } from "#domain/shared/authority.ts";
import { withSurveyTexts } from "#domain/survey/survey-texts.ts";
import internalInventoryMunicipality from "./internal-inventory.municipality.json";
import internalInventoryRegion from "./internal-inventory.region.json";
import needsFormMunicipality from "./needs-form.municipality.json";
import needsFormRegion from "./needs-form.region.json";
import needsInventoryMunicipality from "./needs-inventory.municipality.json";
import needsInventoryRegion from "./needs-inventory.region.json";
import pilotEvaluationMunicipality from "./pilot-evaluation.municipality.json";
import pilotEvaluationRegion from "./pilot-evaluation.region.json";

export const instrumentNames = [
  "needs_inventory",
  "needs_form",
  "internal_inventory",
  "pilot_evaluation",
] as const;

export type InstrumentName = (typeof instrumentNames)[number];

/** SurveyJS JSON, as people write, import and export it. Nothing reads it but the compiler and the editor. */
export interface SurveyDefinition {
  readonly title: SurveyText;
  readonly description: SurveyText;
  readonly pages: readonly SurveyPage[];
}

export interface SurveyPage {
  readonly name: string;
  readonly title: SurveyText;
  readonly elements: readonly SurveyElement[];
}

export type SurveyElement = Readonly<Record<string, unknown>> & { readonly name: string };

/** SurveyJS keeps the source language, Swedish, under `default`. */
type SurveyText = Readonly<Record<string, string>> & { readonly default: string };

export interface Named {
  readonly id: string;
  readonly name: LocalizedText;
}

export interface InstrumentChoice {
  readonly kind: AuthorityKind;
  readonly instrument: InstrumentName;
  /** Who may answer the internal inventory. */
  readonly administrations: readonly Named[];
  /** What the process has set out to reach: the rows of the evaluation's `goal_progress`. None: it is not asked. */
  readonly goals?: readonly Named[];
}

/** What instruments/translations/<language>.json holds. A changed Swedish text finds no translation any more. */
export interface InstrumentTexts {
  readonly language: LanguageCode;
  /** By the Swedish text. */
  readonly texts: Readonly<Record<string, string>>;
  /**
   * Where the same Swedish needs other words, such as a "no" that is inflected: by `needs_inventory:consent.choices.no`,
   * or `needs_inventory@municipality:consent.choices.no` for that kind of authority alone.
   */
  readonly places: Readonly<Record<string, string>>;
}

/**
 * A built-in questionnaire in one authority's words. The wordings of regions and municipalities are separate texts:
 * a word put into a sentence by the program breaks the inflection in most of our languages.
 */
export const instrumentFor = (
  choice: InstrumentChoice,
  translations: readonly InstrumentTexts[],
): SurveyDefinition => {
  const definition = translated(choice, translations);
  const fill = fillers(choice);
  return {
    ...definition,
    pages: definition.pages.map((page) => ({ ...page, elements: page.elements.flatMap(fill) })),
  };
};

const translated = (
  { instrument, kind }: InstrumentChoice,
  translations: readonly InstrumentTexts[],
): SurveyDefinition =>
  withSurveyTexts(wordings[instrument][kind], (id, source) =>
    Object.fromEntries(
      translations.flatMap(({ language, texts, places }) => {
        const text =
          places[`${instrument}@${kind}:${id}`] ?? places[`${instrument}:${id}`] ?? texts[source];
        return text === undefined ? [] : [[language, text]];
      }),
    ),
  ) as SurveyDefinition;

const wordings: Readonly<
  Record<InstrumentName, Readonly<Record<AuthorityKind, SurveyDefinition>>>
> = {
  needs_inventory: { region: needsInventoryRegion, municipality: needsInventoryMunicipality },
  needs_form: { region: needsFormRegion, municipality: needsFormMunicipality },
  internal_inventory: {
    region: internalInventoryRegion,
    municipality: internalInventoryMunicipality,
  },
  pilot_evaluation: { region: pilotEvaluationRegion, municipality: pilotEvaluationMunicipality },
};

/** What only the authority can say: its administrations and its goals. */
const fillers =
  ({ administrations, goals = [] }: InstrumentChoice) =>
  (element: SurveyElement): readonly SurveyElement[] => {
    switch (element.name) {
      case "administration":
        return [{ ...element, choices: administrations.map(asItem) }];
      case "goal_progress":
        return goals.length === 0 ? [] : [{ ...element, rows: goals.map(asItem) }];
      default:
        return [element];
    }
  };

const asItem = ({ id, name }: Named) => ({ value: id, text: asSurveyText(name) });

const asSurveyText = ({ sv = "", ...others }: LocalizedText) => ({ default: sv, ...others });
