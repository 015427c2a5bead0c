import { convert } from "fontverter";
import { Blob, Face, Font, Buffer as Run, shape, Variation } from "harfbuzzjs";
import { buildFonts } from "../../scripts/build-fonts.ts";

/** A face as a browser gets it: the rule in the style sheet and what is really in the file. */
export interface BuiltFace {
  readonly family: string;
  readonly name: string;
  /** The woff2 file. */
  readonly content: Uint8Array;
  /** The weights that the rule promises. */
  readonly weights: { readonly min: number; readonly max: number };
  /** Whether the rule's unicode-range sends a browser here for this character. */
  readonly isAskedFor: (point: number) => boolean;
  readonly read: Face;
  /** Whether the file has a glyph. */
  readonly has: (point: number) => boolean;
}

/** What --font-sans and --font-names name first, in their order (components/tokens.css). */
export const fontSans = ["Noto Sans Variable", "Noto Sans Hebrew Variable"];
export const fontNames = ["Samrad Endonyms", ...fontSans];

/** Builds the fonts as `npm run build` does, into memory. */
export const builtFaces = async (): Promise<readonly BuiltFace[]> => {
  const files = new Map<string, Uint8Array>();
  const css = await buildFonts(async (name, content) => {
    files.set(name, content);
    return `/built/${name}.woff2`;
  });
  const faces: BuiltFace[] = [];
  // One after the other: the unpacker gives a view of memory that the next font is unpacked into.
  for (const rule of css.split("\n")) {
    const name = found(rule, /src:url\(\/built\/([\w-]+)\.woff2\)/);
    const [min = 0, max = 0] = found(rule, /font-weight:([\d ]+)/)
      .split(" ")
      .map(Number);
    const content = files.get(name) ?? new Uint8Array();
    const read = await readFace(content);
    const glyphs = new Set(read.collectUnicodes());
    faces.push({
      family: found(rule, /font-family:"([^"]+)"/),
      name,
      content,
      weights: { min, max },
      isAskedFor: within(found(rule, /unicode-range:([^}]+)/)),
      read,
      has: (point) => glyphs.has(point),
    });
  }
  return faces;
};

export const readFace = async (woff2: Uint8Array): Promise<Face> =>
  new Face(new Blob(await convert(woff2, "truetype")));

/**
 * The faces that a browser fetches for a text: for each character those of the first family that has it, trying each
 * face whose unicode-range names it.
 */
export const facesFor = (
  faces: readonly BuiltFace[],
  stack: readonly string[],
  text: string,
): ReadonlySet<BuiltFace> => {
  const fetched = new Set<BuiltFace>();
  for (const point of pointsIn(text)) {
    for (const face of askedInOrder(faces, stack, point)) {
      fetched.add(face);
      if (face.has(point)) break;
    }
  }
  return fetched;
};

/** The characters that no face draws. */
export const withoutGlyph = (
  faces: readonly BuiltFace[],
  stack: readonly string[],
  text: string,
): readonly string[] =>
  pointsIn(text)
    .filter((point) => !askedInOrder(faces, stack, point).some((face) => face.has(point)))
    .map((point) => `${String.fromCodePoint(point)} U+${point.toString(16)}`);

/** The letters whose marks a font leaves where they fall, at one weight: drawn neither as one glyph nor placed. */
export const withUnplacedMark = (
  face: Face,
  weight: number,
  letters: readonly string[],
): readonly string[] => {
  const font = new Font(face);
  font.setVariations([new Variation("wght", weight)]);
  return letters.filter((letter) => {
    const run = new Run();
    run.addText(letter);
    run.guessSegmentProperties();
    shape(font, run);
    const glyphs = run.getGlyphInfosAndPositions();
    const marks = glyphs.filter(({ codepoint }) => face.getGlyphClass(codepoint) === mark);
    const isDrawnWhole = glyphs.length === 1;
    return !(isDrawnWhole || (marks.length > 0 && marks.every(isPlaced)));
  });
};

const mark = 3;

const isPlaced = ({ xOffset = 0, yOffset = 0 }: { xOffset?: number; yOffset?: number }) =>
  xOffset !== 0 || yOffset !== 0;

const askedInOrder = (faces: readonly BuiltFace[], stack: readonly string[], point: number) =>
  stack.flatMap((family) =>
    faces.filter((face) => face.family === family && face.isAskedFor(point)),
  );

/** What needs a glyph: not line breaks, joiners and the marks of direction. */
const pointsIn = (text: string): readonly number[] =>
  [...new Set(text)]
    .filter((character) => !/[\p{Control}\p{Default_Ignorable_Code_Point}]/u.test(character))
    .map((character) => character.codePointAt(0) ?? 0);

const within = (unicodeRange: string) => {
  const ranges = unicodeRange.split(",").map((range) => {
    const [first = 0, last = first] = range
      .slice(2)
      .split("-")
      .map((hex) => Number.parseInt(hex, 16));
    return { first, last };
  });
  return (point: number) => ranges.some(({ first, last }) => first <= point && point <= last);
};

const found = (rule: string, pattern: RegExp): string => {
  const value = pattern.exec(rule)?.[1];
  if (value === undefined) throw new Error(`no ${pattern} in ${rule}`);
  return value;
};
