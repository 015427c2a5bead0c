/** The document's details that people fill in, in the order of the form. */
export const detailNames = [
  "diaryNumber",
  "administration",
  "official",
  "body",
  "director",
  "feeRules",
  "evaluateBy",
] as const;

export type DetailName = (typeof detailNames)[number];
