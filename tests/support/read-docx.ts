import { strFromU8, unzipSync } from "fflate";

/** The parts of a DOCX as text, and what a reader finds in its tables. */
export interface DocxParts {
  readonly text: (path: string) => string;
  readonly paths: readonly string[];
  readonly tables: readonly DocxTable[];
}

export interface DocxTable {
  readonly header: readonly string[];
  /** Cells as lines of text. */
  readonly rows: readonly (readonly (readonly string[])[])[];
  readonly repeatsHeader: boolean;
}

export const readDocx = (file: Uint8Array): DocxParts => {
  const parts = unzipSync(file);
  const text = (path: string): string => {
    const part = parts[path];
    if (part === undefined) throw new Error(`the document has no ${path}`);
    return strFromU8(part);
  };
  return { text, paths: Object.keys(parts), tables: tablesIn(text("word/document.xml")) };
};

export const elementsIn = (xml: string, name: string): readonly string[] =>
  xml.match(new RegExp(`<${name}[ >].*?</${name}>`, "gs")) ?? [];

export const textIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = ""]) => unescaped(text))
    .join("");

const tablesIn = (xml: string): readonly DocxTable[] =>
  elementsIn(xml, "w:tbl").map((table) => {
    const [head = "", ...rows] = elementsIn(table, "w:tr");
    return {
      header: cellsIn(head).map((lines) => lines.join(" ")),
      rows: rows.map(cellsIn),
      repeatsHeader: /<w:tblHeader\/>|<w:tblHeader w:val="(true|1)"\/>/.test(head),
    };
  });

const cellsIn = (row: string): readonly (readonly string[])[] =>
  elementsIn(row, "w:tc").map((cell) => elementsIn(cell, "w:p").map(textIn));

const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
