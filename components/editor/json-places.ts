/** What a text that should be JSON says: where everything in it stands, or where it stops being JSON. */
export type JsonPlaces =
  | { readonly ok: true; readonly offsets: ReadonlyMap<string, number> }
  | { readonly ok: false; readonly offset: number };

/**
 * Where each value of a JSON text begins, by its path as the compiler writes it (`pages[0].elements[2].visibleIf`), so
 * that a problem can be pointed at in the text. Nested beyond the stack is nowhere in particular: offset 0.
 */
export const jsonPlaces = (text: string): JsonPlaces => {
  const offsets = new Map<string, number>();
  try {
    const end = skipSpace(text, readValue(text, skipSpace(text, 0), "", offsets));
    return end === text.length ? { ok: true, offsets } : { ok: false, offset: end };
  } catch (error) {
    if (error instanceof NotJson) return { ok: false, offset: error.offset };
    if (error instanceof RangeError) return { ok: false, offset: 0 };
    throw error;
  }
};

/** 1 for the first line. */
export const lineAt = (text: string, offset: number): number =>
  text.slice(0, offset).split("\n").length;

/** The line of the place, or of the nearest thing around it that is there. */
export const lineOfPlace = (text: string, place: string): number | null => {
  const places = jsonPlaces(text);
  if (!places.ok) return null;
  for (let path = place; ; path = around(path)) {
    const offset = places.offsets.get(path);
    if (offset !== undefined) return lineAt(text, offset);
    if (path === "") return null;
  }
};

const around = (path: string): string =>
  path.slice(0, Math.max(path.lastIndexOf("."), path.lastIndexOf("["), 0));

class NotJson extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super("not JSON");
    this.offset = offset;
  }
}

type Offsets = Map<string, number>;

/** Reads the value at `at` and returns where it ends. */
const readValue = (text: string, at: number, path: string, offsets: Offsets): number => {
  offsets.set(path, at);
  switch (text[at]) {
    case "{":
      return readMembers(text, at, "}", (from) => readProperty(text, from, path, offsets));
    case "[": {
      let index = 0;
      return readMembers(text, at, "]", (from) =>
        readValue(text, from, `${path}[${index++}]`, offsets),
      );
    }
    case '"':
      return endOf(string, text, at);
    default:
      return endOf(plainValue, text, at);
  }
};

const readMembers = (
  text: string,
  open: number,
  close: string,
  readOne: (at: number) => number,
): number => {
  let at = skipSpace(text, open + 1);
  if (text[at] === close) return at + 1;
  for (;;) {
    at = skipSpace(text, readOne(at));
    if (text[at] === close) return at + 1;
    if (text[at] !== ",") throw new NotJson(at);
    at = skipSpace(text, at + 1);
  }
};

const readProperty = (text: string, at: number, path: string, offsets: Offsets): number => {
  const end = endOf(string, text, at);
  const key: unknown = JSON.parse(text.slice(at, end));
  const colon = skipSpace(text, end);
  if (text[colon] !== ":") throw new NotJson(colon);
  const inner = path === "" ? String(key) : `${path}.${key}`;
  return readValue(text, skipSpace(text, colon + 1), inner, offsets);
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these inside a string.
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const plainValue = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;
const space = /[ \t\r\n]*/y;

const endOf = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  if (!pattern.test(text)) throw new NotJson(at);
  return pattern.lastIndex;
};

const skipSpace = (text: string, at: number): number => endOf(space, text, at);
