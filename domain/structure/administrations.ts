import type { PublishedBundle, PublishedWave } from "#domain/disclosure/published-bundle.ts";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Answers } from "#domain/response/answers.ts";

/** One administration's answer in the internal inventory: published as a whole, in its own name. */
export interface Administration {
  readonly id: string;
  readonly name: LocalizedText;
  readonly answers: Answers;
}

/** The latest internal inventory that has published answers. */
export const latestInternalWave = (bundle: PublishedBundle): PublishedWave | null =>
  bundle.waves
    .filter((wave) => wave.instrument === "internal_inventory" && statementsOf(wave).length > 0)
    .toSorted((one, other) => other.number - one.number)[0] ?? null;

export const administrationsOf = (bundle: PublishedBundle): readonly Administration[] => {
  const wave = latestInternalWave(bundle);
  if (wave === null) return [];
  const answers = new Map(
    statementsOf(wave).map((statement) => [
      statement.by ?? single(statement.answers, "administration") ?? "",
      statement.answers,
    ]),
  );
  const known = bundle.administrations.flatMap(({ id, name }) => {
    const given = answers.get(id);
    return given === undefined ? [] : [{ id, name, answers: given }];
  });
  const listed = new Set(bundle.administrations.map((each) => each.id));
  const others = [...answers]
    .filter(([id]) => !listed.has(id))
    .map(([id, given]) => ({ id, name: { sv: id }, answers: given }));
  return [...known, ...others];
};

/**
 * Whose capacity counts: those who will take part now; where nobody will, those who have not said no, so that the
 * gap still can be seen.
 */
export const participating = (
  administrations: readonly Administration[],
): readonly Administration[] => {
  const now = administrations.filter((each) => single(each.answers, "pilot_willing") === "yes_now");
  if (now.length > 0) return now;
  return administrations.filter((each) => single(each.answers, "pilot_willing") !== "no");
};

export const single = (answers: Answers, question: string): string | null => {
  const value = answers[question];
  if (typeof value === "string" || typeof value === "number") return String(value);
  return null;
};

export const several = (answers: Answers, question: string): readonly string[] => {
  const value = answers[question];
  if (!Array.isArray(value)) return [];
  return value.filter((each) => typeof each === "string" || typeof each === "number").map(String);
};

export const rowOf = (answers: Answers, question: string, row: string): string | null => {
  const value = answers[question];
  if (typeof value !== "object" || Array.isArray(value)) return null;
  const cell = (value as Readonly<Record<string, string | number>>)[row];
  return cell === undefined ? null : String(cell);
};

export const tableRows = (
  answers: Answers,
  question: string,
): readonly Readonly<Record<string, string | number | boolean>>[] => {
  const value = answers[question];
  if (!Array.isArray(value)) return [];
  return value.filter((row) => typeof row === "object" && row !== null);
};

const statementsOf = (wave: PublishedWave) => wave.rounds.flatMap((round) => round.statements);
