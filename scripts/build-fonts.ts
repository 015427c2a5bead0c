// The fonts of the house: Noto Sans and Noto Sans Hebrew (OFL-1.1), cut into faces so that a page fetches only what its
// letters need (languages/README.md 4). A Swedish page gets along with some 25 kB, a Yiddish one with some 36.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import subsetFont from "subset-font";
import { languages } from "#domain/language/registry.ts";

/** Keeps a font under a name and says at which address the browser finds it. */
type SaveFont = (name: string, content: Buffer) => Promise<string>;

/**
 * Builds every face and gives the style sheet with their `@font-face` rules. Throws when an endonym of the registry is
 * written in a script that no face has: a language picker with empty boxes must not be built.
 */
export const buildFonts = async (save: SaveFont): Promise<string> => {
  const rules = await Promise.all(
    faces().map(async ({ family, name, source, ranges }) => {
      const font = await subsetFont(await readFile(source), String.fromCodePoint(...ranges), {
        targetFormat: "woff2",
        variationAxes: { wght: weights },
      });
      const address = await save(name, font);
      return `@font-face{font-family:"${family}";font-style:normal;font-weight:${weights.min} ${weights.max};font-display:swap;src:url(${address}) format("woff2");unicode-range:${written(ranges)}}`;
    }),
  );
  return rules.join("\n");
};

/** The weights that our styles use (tokens.css); the lighter and the blacker are a third of the bytes. */
const weights = { min: 400, max: 700 };

const require = createRequire(import.meta.url);
const sources = {
  latin: require.resolve("@fontsource-variable/noto-sans/files/noto-sans-latin-wght-normal.woff2"),
  latinExtended: require.resolve(
    "@fontsource-variable/noto-sans/files/noto-sans-latin-ext-wght-normal.woff2",
  ),
  hebrew: require.resolve(
    "@fontsource-variable/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-wght-normal.woff2",
  ),
};

interface FontFace {
  readonly family: string;
  readonly name: string;
  readonly source: string;
  readonly ranges: readonly number[];
}

const faces = (): readonly FontFace[] => {
  const carons = extendedLatin.filter((point) => everyday.has(point));
  return [
    {
      family: "Noto Sans Variable",
      name: "latin",
      source: sources.latin,
      ranges: latin,
    },
    // Two faces of one file: every page names romani čhib, few write ŋ.
    {
      family: "Noto Sans Variable",
      name: "latin-carons",
      source: sources.latinExtended,
      ranges: carons,
    },
    {
      family: "Noto Sans Variable",
      name: "latin-extended",
      source: sources.latinExtended,
      ranges: extendedLatin.filter((point) => !everyday.has(point)),
    },
    {
      family: "Noto Sans Hebrew Variable",
      name: "hebrew",
      source: sources.hebrew,
      ranges: hebrew,
    },
    // A family of its own, for pickers only (--font-names): in running Yiddish a letter must come from the same file as
    // the marks that it carries.
    { family: "Samrad Endonyms", name: "endonyms", source: sources.hebrew, ranges: hebrewNames() },
  ];
};

const points = (ranges: string): readonly number[] =>
  ranges.split(",").flatMap((range) => {
    const [first = 0, last = first] = range
      .slice(2)
      .split("-")
      .map((hex) => Number.parseInt(hex, 16));
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });

const latin = points(
  "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
);
/** Sámi, Romani, and marks to be combined. A subset of our own: the ready-made one is nine times as large. */
const extendedLatin = points(
  "U+0100-017F,U+018F,U+01B7,U+01CD-01D4,U+01E4-01E9,U+01EE-01EF,U+0218-021B,U+021E-021F,U+0259,U+0292,U+0300-0302,U+0307,U+030A,U+030C",
);
const hebrew = points("U+0307-0308,U+0590-05FF,U+200C-2010,U+20AA,U+25CC,U+FB1D-FB4F");

const endonymPoints = languages.flatMap(({ endonym }) =>
  [...(endonym + endonym.toUpperCase())].map((letter) => letter.codePointAt(0) ?? 0),
);

/** What stands in a name of a language, and the rare š and ž of Finnish and Meänkieli. */
const everyday = new Set([...endonymPoints, ...points("U+0160-0161,U+017D-017E")]);

const hebrewNames = (): readonly number[] => {
  const beyondLatin = [...new Set(endonymPoints)].filter(
    (point) => !latin.includes(point) && !extendedLatin.includes(point),
  );
  const strange = beyondLatin.filter((point) => !hebrew.includes(point));
  if (strange.length > 0) throw new RangeError(`no font for ${String.fromCodePoint(...strange)}`);
  return beyondLatin.toSorted((one, other) => one - other);
};

/** Ascending code points as CSS writes them: U+0041-005A,U+00C5. */
const written = (ascending: readonly number[]): string =>
  ascending
    .filter((point, at) => ascending[at - 1] !== point - 1)
    .map((first) => {
      let last = first;
      while (ascending.includes(last + 1)) last += 1;
      return last === first ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`;
    })
    .join(",");

const hex = (point: number): string => point.toString(16).toUpperCase().padStart(4, "0");
