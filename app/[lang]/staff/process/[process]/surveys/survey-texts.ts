/** The branches of locales/ that the forms of these pages need in the browser. */
export const formTexts = [
  "surveys:editor",
  "surveys:preview",
  "surveys:problem",
  "staff:ui",
  "staff:problem",
];
