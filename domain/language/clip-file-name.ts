/**
 * What the file of a text's recording is called: the text's id, with a line where an id has a sign that no file name
 * may have. `survey:start.young` becomes `survey_start.young`.
 */
export const clipFileName = (unit: string): string => unit.replace(/[\\/:*?"<>|\s]+/g, "_");

/**
 * Which text each file reads aloud, by its name without the ending, whatever the case of its letters and however the
 * computer spells å. Null where no text is called so, and where two texts or two files are.
 */
export const matchClipFiles = (
  names: readonly string[],
  units: readonly string[],
): ReadonlyMap<string, string | null> => {
  const byKey = new Map<string, string | null>();
  for (const unit of units) {
    const key = keyOf(unit);
    byKey.set(key, byKey.has(key) ? null : unit);
  }
  const keys = names.map((name) => keyOf(withoutEnding(name)));
  return new Map(
    names.map((name, index) => {
      const key = keys[index] ?? "";
      const isAlone = keys.indexOf(key) === keys.lastIndexOf(key);
      return [name, isAlone ? (byKey.get(key) ?? null) : null];
    }),
  );
};

const withoutEnding = (name: string): string =>
  (name.split(/[\\/]/).pop() ?? "").replace(/\.(mp3|opus|ogg|oga|mpeg)$/i, "");

const keyOf = (text: string): string => clipFileName(text).normalize("NFC").toLowerCase();
