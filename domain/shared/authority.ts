/** A region or a municipality: chooses the wording of the instruments and the list of operations. */
export const authorityKinds = ["region", "municipality"] as const;
export type AuthorityKind = (typeof authorityKinds)[number];
