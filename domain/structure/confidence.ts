import { structureConfiguration } from "./configuration.ts";

export type Confidence = "none" | "low" | "medium" | "high";

const levels = ["none", "low", "medium", "high"] as const;

/** Whose answers a position rests on: published individuals and confirmed statements. */
export interface Strength {
  /** Null when the individuals' table is not shown. */
  readonly publishedN: number | null;
  readonly statements: number;
}

/** Bands over published N + statements; one level down on one leg; low when individuals are not shown. */
export const confidenceOf = ({ publishedN, statements }: Strength): Confidence => {
  if (publishedN === null) return statements > 0 ? "low" : "none";
  const band = bandOf(publishedN + statements);
  return statements > 0 ? band : oneDown(band);
};

/** A proposal is as sure as the least sure minority it rests on. */
export const leastOf = (confidences: readonly Confidence[]): Confidence => {
  const said = confidences.filter((each) => each !== "none");
  const lowest = Math.min(...said.map((each) => levels.indexOf(each)));
  return levels[lowest] ?? "none";
};

const bandOf = (n: number): Confidence => {
  const { lowMax, mediumMax } = structureConfiguration.confidence;
  if (n === 0) return "none";
  if (n <= lowMax) return "low";
  return n <= mediumMax ? "medium" : "high";
};

const oneDown = (confidence: Confidence): Confidence => {
  if (confidence === "high") return "medium";
  return confidence === "none" ? "none" : "low";
};
