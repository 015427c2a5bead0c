import { RE2JS } from "re2js";

/** Longest source accepted; RE2 matches in linear time, but of the size of the program too. */
const maxSource = 500;

/**
 * A test of a whole text against a regular expression, in time linear in the text whatever the expression is; null
 * when it cannot be promised (look-arounds, back-references, syntax errors, oversized repetitions).
 */
export const compilePattern = (source: string): ((text: string) => boolean) | null => {
  if (source.length > maxSource) return null;
  try {
    const compiled = RE2JS.compile(source);
    return (text) => compiled.matches(text);
  } catch {
    // re2js has no other way to say that an expression is outside its language.
    return null;
  }
};
