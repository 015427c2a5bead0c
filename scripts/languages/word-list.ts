/** One word or name a line; `#` begins a remark. */
export const listedWords = (list: string): readonly string[] =>
  list
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*/, "").trim().normalize("NFC"))
    .filter((line) => line !== "");

/** Words that stand under no remark: every group of exceptions says why it is there. */
export const wordsWithoutReason = (list: string): readonly string[] => {
  const groups = list.split(/\r?\n\s*\r?\n/);
  return groups.filter((group) => !group.trimStart().startsWith("#")).flatMap(listedWords);
};

/**
 * The words of a text as a dictionary knows them: placeholders, tags, addresses and file names left out, an apostrophe
 * or a hyphen kept within a word, as in `ip-adress`, and so is the colon of `SHA:n`. What has a figure in it, `base64`,
 * is no word, but what it is joined to is: `18-vuotias`.
 */
export const wordsOf = (text: string): readonly string[] => {
  const plain = text
    .normalize("NFC")
    .replace(/\{+[^{}]*\}+|<[^>]*>|&\w+;|\S+@\S+|(https?:\/\/|www\.)\S+|\w+\.json\b/giu, " ")
    .replaceAll("’", "'");
  const found = plain.match(/[\p{L}\p{M}\p{N}]+(?:['\-:\u05BE][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
  return found.flatMap((word) =>
    /\p{N}/u.test(word) ? word.split(/[-:\u05BE]/u).filter((part) => !/\p{N}/u.test(part)) : [word],
  );
};
