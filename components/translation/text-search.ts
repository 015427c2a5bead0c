/**
 * A text as it is searched: without case, accents and Hebrew points, each Yiddish double letter as two, letters that
 * a Swedish keyboard lacks as their nearest ones. What one types is found however the text is spelled, and the other
 * way round (languages/README.md 5 and 6).
 */
export const searchForm = (text: string): string =>
  text
    .normalize("NFD")
    .replace(marks, "")
    .toLowerCase()
    .replace(/[װױײđŧŋøæ]/gu, (letter) => nearest[letter] ?? letter)
    .replace(/[\s\u05BE]+/gu, " ")
    .trim();

/** Whether every word that is looked for stands somewhere in the texts. */
export const isFound = (search: string, texts: readonly string[]): boolean => {
  const words = searchForm(search).split(" ");
  const searched = searchForm(texts.join(" "));
  return words.every((word) => searched.includes(word));
};

/** Accents, and the points of Hebrew; not maqaf, which joins two words. */
const marks = /[\u0300-\u036F\u0591-\u05BD\u05BF-\u05C7]/gu;

const nearest: Readonly<Record<string, string>> = {
  װ: "וו",
  ױ: "וי",
  ײ: "יי",
  đ: "d",
  ŧ: "t",
  ŋ: "n",
  ø: "o",
  æ: "ae",
};
