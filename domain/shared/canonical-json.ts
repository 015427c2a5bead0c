type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * One spelling for one value: keys sorted by code unit, no spaces, undefined properties left out. What is hashed
 * (plans, releases, questionnaires) is always this text, so that anybody can compute the same hash.
 * Throws on what JSON cannot say exactly (functions, NaN, infinite numbers).
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value === "boolean" || typeof value === "string") {
    return JSON.stringify(value);
  }
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object") return canonicalObject(value as Record<string, Json>);
  throw new TypeError(`JSON cannot hold a ${typeof value}`);
};

const canonicalObject = (value: Readonly<Record<string, unknown>>): string => {
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(",")}}`;
};
