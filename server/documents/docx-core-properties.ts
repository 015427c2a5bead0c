import type { ResolvedDocument } from "#domain/policy/resolve-document.ts";
import { printable, wordLanguage } from "./docx-language.ts";

/**
 * The file's own properties, which the case system reads. Written by hand: the library has no language, and takes the
 * time of day for `created`, which would make two files of one document differ.
 */
export const coreProperties = ({ title, language, file }: ResolvedDocument): string => {
  const moment = `${file.date}T12:00:00Z`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    element("dc:title", title.text),
    element("dc:subject", file.subject),
    element("dc:creator", file.author),
    element("cp:keywords", file.keywords.join(", ")),
    element("cp:lastModifiedBy", file.author),
    element("cp:revision", String(file.version)),
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified>`,
    element("dc:language", wordLanguage(language)),
    element("cp:version", String(file.version)),
    "</cp:coreProperties>",
  ].join("");
};

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;

const escaped = (text: string): string =>
  printable(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
