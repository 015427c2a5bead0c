import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { AuthorityKind } from "#domain/shared/authority.ts";
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

/**
 * A built-in questionnaire in one authority's words. The wordings of regions and municipalities are separate texts:
 * a word put into a sentence by the program breaks the inflection in most of our languages.
 */
export const instrumentFor = (choice: InstrumentChoice): SurveyDefinition => {
  const definition: SurveyDefinition = wordings[choice.instrument][choice.kind];
  const fill = fillers(choice);
  return {
    ...definition,
    pages: definition.pages.map((page) => ({ ...page, elements: page.elements.flatMap(fill) })),
  };
};

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
