import { type AuthorityKind, authorityKinds } from "#domain/shared/authority.ts";
import {
  type InstrumentName,
  instrumentFor,
  instrumentNames,
  type SurveyDefinition,
  type SurveyElement,
  type SurveyPage,
} from "./for-authority.ts";

/** What the tests of the instruments look things up with: an invented authority's questionnaires, read as JSON. */
export const exampleAdministrations = [
  { id: "health", name: { sv: "Hälsoförvaltningen", en: "Health administration" } },
  { id: "culture", name: { sv: "Kulturförvaltningen", en: "Culture administration" } },
] as const;

const exampleGoals = [
  { id: "language", name: { sv: "Språket hörs mer", en: "The language is heard more" } },
] as const;

export const built = (kind: AuthorityKind, instrument: InstrumentName): SurveyDefinition =>
  instrumentFor(
    { kind, instrument, administrations: exampleAdministrations, goals: exampleGoals },
    [],
  );

export const everyInstrument = authorityKinds.flatMap((kind) =>
  instrumentNames.map((instrument) => ({ kind, instrument, definition: built(kind, instrument) })),
);

export const elementsOf = (definition: SurveyDefinition): readonly SurveyElement[] =>
  definition.pages.flatMap((page) => page.elements);

export const element = (
  instrument: InstrumentName,
  name: string,
  kind: AuthorityKind = "region",
): SurveyElement => {
  const found = elementsOf(built(kind, instrument)).find((each) => each.name === name);
  if (found === undefined) throw new Error(`${instrument} has no ${name}`);
  return found;
};

export const page = (instrument: InstrumentName, name: string): SurveyPage => {
  const found = built("region", instrument).pages.find((each) => each.name === name);
  if (found === undefined) throw new Error(`${instrument} has no page ${name}`);
  return found;
};

/** What an answer is stored as: the values of choices, rows or columns. */
export const values = (
  of: SurveyElement,
  list: "choices" | "rows" | "columns",
): readonly string[] =>
  (of[list] as readonly { readonly value: string }[]).map((each) => each.value);

export const textKeys: ReadonlySet<string> = new Set([
  "title",
  "description",
  "text",
  "html",
  "otherText",
  "labelTrue",
  "labelFalse",
]);

export interface FoundText {
  readonly path: string;
  readonly text: Readonly<Record<string, string>>;
}

/** Every text of a definition, with the way to it. */
export const textsOf = (node: unknown, path: string): readonly FoundText[] => {
  if (Array.isArray(node)) return node.flatMap((each, at) => textsOf(each, `${path}[${at}]`));
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    textKeys.has(key)
      ? [{ path: `${path}.${key}`, text: value as Record<string, string> }]
      : textsOf(value, `${path}.${key}`),
  );
};

export const everyKeyIn = (node: unknown): readonly string[] => {
  if (Array.isArray(node)) return node.flatMap(everyKeyIn);
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => [key, ...everyKeyIn(value)]);
};
