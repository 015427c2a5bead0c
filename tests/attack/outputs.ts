/** Something that the program gave to somebody, as it left the program. */
export interface Output {
  readonly role: string;
  readonly address: string;
  readonly kind: "html" | "csv" | "json" | "docx" | "followed";
  readonly body: string;
}

/** A table of figures, wherever it stood. */
export interface ShownTable {
  readonly source: string;
  readonly caption: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const tablesInHtml = (html: string, source: string): readonly ShownTable[] =>
  [...html.matchAll(/<table[ >].*?<\/table>/gs)].map(([table]) => {
    const rows = [...table.matchAll(/<tr[ >].*?<\/tr>/gs)].map(([row]) =>
      [...row.matchAll(/<t[hd][ >].*?<\/t[hd]>/gs)].map(([cell]) => textOf(cell)),
    );
    const [headings = [], ...rest] = rows;
    const caption = textOf(table.match(/<caption.*?<\/caption>/s)?.[0] ?? "");
    return { source, caption, headings, rows: rest };
  });

/** Every piece of text that somebody sees, hears or finds in a tooltip. */
export const textsInHtml = (html: string): readonly string[] => {
  // Next's own fields hold nothing but which action a form calls.
  const shown = html
    .replaceAll(/<(script|style)[ >].*?<\/\1>/gs, "")
    .replaceAll(/<input[^>]* name="\$ACTION_[^>]*>/g, "");
  const spoken = [
    ...shown.matchAll(/ (?:aria-label|alt|title|data-base|value|content)="([^"]*)"/g),
  ];
  const pieces = shown.replaceAll(/<[^>]*>/g, "\n").split("\n");
  return [...pieces, ...spoken.map(([, text = ""]) => text)]
    .map((text) => withoutMarks(unescaped(text)).trim())
    .filter((text) => text !== "");
};

/** The tables of a CSV file: captions are lines of one cell, as are notes. */
export const tablesInCsv = (csv: string, source: string): readonly ShownTable[] => {
  const lines = csvLines(csv.replace(/^\uFEFF/, ""));
  const tables: { caption: string; headings: readonly string[]; rows: (readonly string[])[] }[] =
    [];
  let caption = "";
  let open: (typeof tables)[number] | null = null;
  for (const line of lines) {
    if (line.length < 2) {
      open = null;
      if (line[0] !== undefined && line[0] !== "") caption = line[0];
      continue;
    }
    if (open === null) {
      open = { caption, headings: line, rows: [] };
      tables.push(open);
    } else open.rows.push(line);
  }
  return tables.map((table) => ({ ...table, source }));
};

const csvLines = (csv: string): readonly (readonly string[])[] => {
  const separator = csv.split("\n").find((line) => /[;,]/.test(line.replaceAll(/"[^"]*"/g, "")));
  const by = separator?.replaceAll(/"[^"]*"/g, "").includes(";") ? ";" : ",";
  const lines: string[][] = [];
  let cell = "";
  let line: string[] = [];
  let isQuoted = false;
  for (let at = 0; at < csv.length; at += 1) {
    const letter = csv[at] ?? "";
    if (isQuoted && letter === '"' && csv[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === by) {
      line.push(cell);
      cell = "";
    } else if (!isQuoted && letter === "\n") {
      lines.push([...line, cell]);
      cell = "";
      line = [];
    } else if (isQuoted || letter !== "\r") cell += letter;
  }
  return cell === "" && line.length === 0 ? lines : [...lines, [...line, cell]];
};

const textOf = (html: string): string =>
  withoutMarks(unescaped(html.replaceAll(/<[^>]*>/g, "")))
    .replaceAll(/\s+/g, " ")
    .trim();

const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll(/&#x27;|&#39;|&apos;/g, "'")
    .replaceAll("&nbsp;", "\u00a0")
    .replaceAll("&amp;", "&");

/** Marks of direction are for the eye, and spaces inside numbers too. */
const withoutMarks = (text: string): string =>
  text
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replaceAll(/[\u00a0\u202f]/g, " ");
