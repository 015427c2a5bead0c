import type { Result } from "#domain/shared/result.ts";

/** Seeding has no one to explain a refusal to: it stops and says what was refused. */
export const must = <Value>(outcome: Result<Value, { readonly code: string }>): Value => {
  if (outcome.ok) return outcome.value;
  throw new Error(`The demonstration cannot be seeded: ${JSON.stringify(outcome.problem)}`);
};
