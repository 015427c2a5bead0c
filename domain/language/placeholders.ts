/** `{{date}}` of the interface, `{0}` and `{rowIndex}` of SurveyJS, `{question}` of a survey. */
const placeholder = /\{\{\s*[\w.-]+\s*\}\}|\{[^{}\n]*\}/gu;

/** The places of a text that a value is put into, each once, without the spaces inside. */
export const placeholdersIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(placeholder)].map(([found]) => found.replace(/\s/gu, "")));

/** A brace without its partner; and `$t(`, which i18next would take for a text of its own. */
export const brokenPlaceholders = (text: string): boolean =>
  /[{}]|\$t\(/u.test(text.replace(placeholder, ""));
