/**
 * Words that official texts have used and nobody should read here (languages/README.md 0.10 and 5): refused in every
 * language, because a word of one is borrowed by another. `Lappland` is a place and may be named.
 */
const denied: readonly RegExp[] = [
  /^lapp(?!land|e?t$|s?ar)/u,
  /^lappalai/u,
  /^zigen/u,
  /^zigeu/u,
  /^tattar/u,
  /^mustalai/u,
  /^gyps(y|ies)/u,
  // Yiddish, in whichever spelling: compared without points and with two-letter digraphs.
  /^לאפ(ן|נ|לענד)/u,
  /^ציגיינ/u,
  /^מינערווערטיק/u,
];

/** The denied words of a text, as they are written there. */
export const deniedWords = (text: string): readonly string[] =>
  (text.match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => {
    const plain = comparable(word);
    return denied.some((pattern) => pattern.test(plain));
  });

const comparable = (word: string): string =>
  word
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\u0591-\u05C7]/gu, "")
    .replaceAll("\u05F0", "\u05D5\u05D5")
    .replaceAll("\u05F1", "\u05D5\u05D9")
    .replaceAll("\u05F2", "\u05D9\u05D9");
