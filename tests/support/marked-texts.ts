/** A text of a page as a reader or a screen reader meets it, with the language it is marked with. */
export interface MarkedText {
  readonly text: string;
  readonly lang: string;
  readonly dir: string;
  /** Names of languages in the picker are each in their own language, on purpose. */
  readonly inPicker: boolean;
}

/**
 * Every text of a page of ours, templates, attributes and the script's words included. Reads our own static markup:
 * attributes stand in double quotes and every element but the void ones is closed.
 */
export const markedTexts = (html: string): readonly MarkedText[] => {
  const found: MarkedText[] = [];
  const open: { name: string; lang: string; dir: string; inPicker: boolean }[] = [];
  const here = () => open.at(-1) ?? { name: "", lang: "", dir: "", inPicker: false };
  const note = (text: string, place: { lang: string; dir: string; inPicker: boolean }) => {
    const { lang, dir, inPicker } = place;
    const said = decoded(text).trim();
    if (/\p{L}/u.test(said)) found.push({ text: said, lang, dir, inPicker });
  };
  for (const [, close, name = "", attributes = "", text] of html
    .replace(/^<!doctype html>/, "")
    .matchAll(piece)) {
    if (text !== undefined) {
      if (here().name === "style") continue;
      if (here().name === "script")
        noteWords(text, (said, place) => note(said, { ...here(), ...place }));
      else note(text, here());
      continue;
    }
    if (close === "/") {
      while (open.length > 0 && open.pop()?.name !== name);
      continue;
    }
    const own = new Map(
      [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [
        key,
        value,
      ]),
    );
    const place = {
      name,
      lang: own.get("lang") ?? here().lang,
      dir: own.get("dir") ?? here().dir,
      inPicker:
        here().inPicker || own.get("class") === "languages" || own.get("name") === "language",
    };
    for (const key of ["title", "alt", "placeholder", "aria-label"])
      note(own.get(key) ?? "", place);
    note(own.get("data-range") ?? "", {
      ...place,
      lang: own.get("data-range-lang") ?? place.lang,
      dir: own.get("data-range-dir") ?? place.dir,
    });
    if (!voids.has(name)) open.push(place);
  }
  return found;
};

const piece = /<(\/?)([a-z][a-z0-9]*)\b([^>]*)>|((?:[^<]|<(?![/a-z]))+)/gis;
const voids = new Set(["meta", "link", "input", "br", "hr", "img"]);

/** The data that the script reads: its words carry their language themselves. */
const noteWords = (
  json: string,
  note: (text: string, place: { readonly lang?: string; readonly dir?: string }) => void,
) => {
  if (!json.startsWith("{")) return;
  const { words } = JSON.parse(json) as {
    readonly words: Readonly<Record<string, { text: string; lang?: string; dir?: string }>>;
  };
  for (const { text, ...place } of Object.values(words)) note(text, place);
};

const decoded = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
