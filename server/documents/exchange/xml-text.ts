/** What XML 1.0 cannot hold: most control characters, U+FFFE and U+FFFF. Half characters have been replaced before. */
export const notInXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Half of a surrogate pair is no character: it becomes U+FFFD, as in every UTF-8 file. */
export const wholeCharacters = (text: string): string => text.replace(/\p{Surrogate}/gu, "\uFFFD");

/** Text between tags. A return is written as a reference, because XML readers turn a bare one into a line break. */
export const escapeText = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");

export const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");

/**
 * Text with what XML cannot hold written as `_x0001_`, the way of spreadsheets (ST_Xstring), and an underscore that
 * looks like the beginning of such a mark as `_x005F_`. `alsoReturns` for spreadsheets, which write them so too.
 */
export const markUnwritable = (text: string, { alsoReturns = false } = {}): string => {
  const marked = wholeCharacters(text)
    .replace(/_(?=x[0-9A-Fa-f]{4})/g, "_x005F_")
    .replace(notInXml, markOf);
  return alsoReturns ? marked.replaceAll("\r", markOf) : marked;
};

/** The reverse of markUnwritable. */
export const readMarks = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_mark, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

const markOf = (character: string): string => `_x${hexOf(character)}_`;

/** Four digits: everything that XML cannot hold lies below U+10000. */
export const hexOf = (character: string): string =>
  character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
