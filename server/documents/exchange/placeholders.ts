/** What the program puts in: `{{name}}`, `{{count, number}}`. Translators' tools carry it as a sealed block. */
const placeholder = /(\{\{[^{}]+\}\})/;

/** The text in pieces; every second one, from the second, is a placeholder. */
export const splitPlaceholders = (text: string): readonly string[] => text.split(placeholder);

/** The different placeholders of some texts, in the order in which they are met. */
export const placeholdersIn = (...texts: readonly string[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => splitPlaceholders(text).filter((_, at) => at % 2 === 1))),
];
