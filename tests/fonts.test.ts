import { readdirSync, readFileSync } from "node:fs";
import subsetFont from "subset-font";
import { beforeAll, describe, expect, test } from "vitest";
import {
  isLanguageCode,
  type LanguageCode,
  languageCodes,
  languageOf,
  languages,
} from "#domain/language/registry.ts";
import {
  type BuiltFace,
  builtFaces,
  facesFor,
  fontNames,
  fontSans,
  readFace,
  withoutGlyph,
  withUnplacedMark,
} from "./support/built-faces.ts";

let faces: readonly BuiltFace[];

beforeAll(async () => {
  faces = await builtFaces();
}, 30_000);

/**
 * By hand (languages/README.md 1 and 5) and not out of the registry: a letter forgotten there must be missed here. A
 * language that is not among them has the letters that its row says.
 */
const alphabets: { readonly [Language in LanguageCode]?: string } = {
  sv: "abcdefghijklmnopqrstuvwxyzåäöéàü",
  fi: "abcdefghijklmnopqrstuvwxyzåäöšž",
  yi: "אַאָבבֿגדהוװוּױזחטייִײײַכּכךלמםנןסעפּפֿפףצץקרששׂתּת־׳״„“”",
  fit: "abcdefghijklmnopqrstuvwxyzåäöšž",
  "rom-x-arli": "abcčdefghijklmnopqrsštuvwxyzžćśźáéíóúâîțșǎěǐǒǔ",
  "rom-x-kalderas": "abcčdefghijklmnopqrsśštuvwxyzźžćřěâïîëǎěǐǒǔ",
  "rom-x-lovari": "abcčdefghijklmnopqrsštuvwxyzžáéíóúàèìòùďťňľđö",
  rmf: "abcčdefghȟijklmnoprsštuvyzžåäöáéíóú",
  rmu: "abcdefghijklmnopqrstuvwxyzåäöé",
  se: "aábcčdđefghijklmnŋoprsštŧuvzžåäöæø",
  smj: "aábdefghijklmnńŋoprstuvåäöæøñ",
  sma: "abdefghijklmnoprstuvyæöåïäø",
  en: "abcdefghijklmnopqrstuvwxyzé",
};
const marksOfTyping = "0123456789 .,:;!?()[]/+-–—‘’‚“”„«»…·•§%&@#*=<>|°€\u00A0";

const lettersOf = (language: LanguageCode): string => {
  const alphabet = alphabets[language] ?? lettersOfRow(language);
  return alphabet + alphabet.toUpperCase();
};

const lettersOfRow = (language: LanguageCode): string =>
  Array.from({ length: 0x600 }, (_, point) => String.fromCodePoint(point))
    .filter((letter) => languageOf(language).letters.test(letter))
    .join("");

const files = ["locales", "instruments"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .map((name) => `${folder}/${name}`),
);

/** The texts of a file, those of other languages left out when a language is given. Keys are never shown. */
const textsOf = (file: string, language: LanguageCode | null): string => {
  const ofTheFile = file.split(/[/.]/).find(isLanguageCode);
  if (language !== null && ofTheFile !== undefined && ofTheFile !== language) return "";
  return textsIn(JSON.parse(readFileSync(file, "utf8")), language);
};

const textsIn = (node: unknown, language: LanguageCode | null): string => {
  if (typeof node === "string") return node;
  if (typeof node !== "object" || node === null) return "";
  return Object.entries(node)
    .filter(([key]) => language === null || !isLanguageCode(key) || key === language)
    .map(([, value]) => textsIn(value, language))
    .join("");
};

const endonyms = languages.map(({ endonym }) => endonym).join("");

/** Every letter that the registry allows in texts of a language, as texts are stored: NFC. */
const allowedLetters = (letters: RegExp): string =>
  Array.from({ length: 0xd800 }, (_, point) => String.fromCharCode(point))
    .filter((letter) => letters.test(letter) && letter.normalize("NFC") === letter)
    .join("");

describe("every letter has a glyph", () => {
  test.each(files)("in %s", (file) => {
    expect(withoutGlyph(faces, fontSans, textsOf(file, null))).toEqual([]);
  });

  test.each(languageCodes)("of the alphabet of %s, small and capital", (language) => {
    expect(withoutGlyph(faces, fontSans, lettersOf(language) + marksOfTyping)).toEqual([]);
  });

  test.each(languages)("that the registry allows in $id", ({ letters }) => {
    const allowed = allowedLetters(letters);
    expect(allowed.length).toBeGreaterThan(20);
    expect(withoutGlyph(faces, fontSans, allowed)).toEqual([]);
  });

  test("of the names of languages, in pickers and in sentences", () => {
    expect(withoutGlyph(faces, fontNames, endonyms)).toEqual([]);
    expect(withoutGlyph(faces, fontSans, endonyms)).toEqual([]);
  });

  test("and a letter outside every face is found out", () => {
    expect(withoutGlyph(faces, fontSans, "aЖb")).toEqual(["Ж U+416"]);
  });
});

describe("bytes of font", () => {
  const bytes = (fetched: Iterable<BuiltFace>) =>
    [...fetched].reduce((sum, { content }) => sum + content.length, 0);

  /** A page with every text of the language, what it borrows from Swedish, and the picker. */
  const fetchedBy = (language: LanguageCode): ReadonlySet<BuiltFace> => {
    const texts = files.map((file) => textsOf(file, language) + textsOf(file, "sv")).join("");
    return new Set([
      ...facesFor(faces, fontSans, lettersOf(language) + marksOfTyping + texts),
      ...facesFor(faces, fontNames, endonyms),
    ]);
  };

  test.each(["sv", "fi"] as const)("a page in %s loads at most 40 kB", (language) => {
    expect(bytes(fetchedBy(language))).toBeLessThanOrEqual(40_000);
  });

  test.each(languageCodes)("a page in %s loads at most 70 kB", (language) => {
    expect(bytes(fetchedBy(language))).toBeLessThanOrEqual(70_000);
  });

  test("a page in Swedish fetches no letters of Yiddish for the picker's sake", () => {
    const names = [...facesFor(faces, fontNames, `Välj språk ${endonyms}`)].map(({ name }) => name);
    expect(names.toSorted()).toEqual(["endonyms", "latin", "latin-carons"]);
  });

  test("even all faces together stay below what a Yiddish page may load", () => {
    expect(bytes(faces)).toBeLessThanOrEqual(70_000);
  });
});

describe("the marks of Yiddish are placed", () => {
  const marked = ["אַ", "אָ", "פֿ", "פּ", "כּ", "תּ", "שׂ", "בֿ", "יִ", "וּ", "ײַ"].map((letter) =>
    letter.normalize("NFC"),
  );
  const inTexts = [
    ...new Set(
      files.flatMap((file) => textsOf(file, "yi").match(/\p{Script=Hebrew}\p{M}+/gu) ?? []),
    ),
  ];

  const faceNamed = (name: string): BuiltFace => {
    const face = faces.find((each) => each.name === name);
    if (face === undefined) throw new Error(`no face ${name}`);
    return face;
  };

  test.each([400, 550, 700])("at weight %i", (weight) => {
    const { read } = faceNamed("hebrew");
    expect(withUnplacedMark(read, weight, [...marked, ...inTexts])).toEqual([]);
    expect(withUnplacedMark(faceNamed("endonyms").read, weight, ["יִ"])).toEqual([]);
  });

  test("and a font that has lost its table of places is found out", async () => {
    const { content } = faceNamed("hebrew");
    const letters = String.fromCodePoint(...faceNamed("hebrew").read.collectUnicodes());
    const unplaced = await subsetFont(content, letters, {
      targetFormat: "woff2",
      dropTables: ["GPOS"],
    });
    expect(withUnplacedMark(await readFace(unplaced), 400, marked)).toEqual(marked);
  });
});

describe("weights and shape", () => {
  const tokens = readFileSync("components/tokens.css", "utf8");

  test("every weight of the styles is in every face", () => {
    const used = [...tokens.matchAll(/--weight-\w+: (\d+);/g)].map(([, weight]) => Number(weight));
    expect(used.length).toBeGreaterThan(0);
    for (const { weights, read } of faces) {
      expect(read.getAxisInfos()).toMatchObject({ wght: weights });
      for (const weight of used) {
        expect(weight).toBeGreaterThanOrEqual(weights.min);
        expect(weight).toBeLessThanOrEqual(weights.max);
      }
    }
  });

  test("the families are those that the styles name", () => {
    const stack = /--font-sans:([^;]+);/.exec(tokens)?.[1]?.match(/"[^"]+"/g) ?? [];
    expect(stack.slice(0, 2)).toEqual(fontSans.map((family) => `"${family}"`));
    expect(tokens).toContain(`--font-names: "${fontNames[0]}", var(--font-sans);`);
    expect([...new Set(faces.map(({ family }) => family))].toSorted()).toEqual(
      fontNames.toSorted(),
    );
  });
});
