/** The five national minorities in Swedish alphabetical order; never sorted by size (domain/README.md d.6). */
export const minorities = ["jews", "roma", "sami", "sweden_finns", "tornedalians"] as const;

export type Minority = (typeof minorities)[number];

/**
 * Whose answers a round holds. `unstated` is people who did not want to say which minority: a line of its own,
 * without weight.
 */
export const audiences = [
  ...minorities,
  "unstated",
  "officials",
  "politicians",
  "administrations",
] as const;

export type Audience = (typeof audiences)[number];

export const isMinority = (audience: string): audience is Minority =>
  (minorities as readonly string[]).includes(audience);
