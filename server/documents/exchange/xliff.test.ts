import fc from "fast-check";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { aFile, aLargeFile, anyExchangeFile, aRow } from "#tests/support/exchange-files.ts";
import { readXliff } from "./read-xliff.ts";
import { largestText } from "./size-limits.ts";
import { writeXliff } from "./write-xliff.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (file = aFile()): string => new TextDecoder().decode(writeXliff(file));
const changed = (change: (xml: string) => string, file = aFile()): Uint8Array =>
  bytes(change(textOf(file)));

test("what is written is read back exactly, whatever the texts hold", () => {
  fc.assert(
    fc.property(anyExchangeFile(), (file) => {
      expect(readXliff(writeXliff(file))).toEqual({ ok: true, value: file });
    }),
    { numRuns: 500 },
  );
});

test("ten thousand texts come back", () => {
  const file = aLargeFile();
  expect(readXliff(writeXliff(file))).toEqual({ ok: true, value: file });
});

test("half a character, which no file can hold, becomes the sign for it", () => {
  const read = readXliff(writeXliff(aFile([aRow({ target: "a\uD800b" })])));
  expect(read.ok && read.value.rows[0]?.target).toBe("a\uFFFDb");
});

test("every file keeps the structure of the XLIFF 2.0 core", () => {
  fc.assert(
    fc.property(anyExchangeFile(), (file) => {
      expect(againstTheCore(textOf(file))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("a placeholder is sealed, and is the same one in source and target", () => {
  const xml = textOf(
    aFile([aRow({ source: "{{a}} och {{b}} och {{a}}", target: "{{b}} ja {{a}}{{c}}" })]),
  );
  const ids = (element: string): readonly string[] =>
    [
      ...(xml.match(new RegExp(`<${element}>.*</${element}>`, "s"))?.[0] ?? "").matchAll(
        /<ph id="(p\d)" type="ui" subType="xlf:var" dataRef="(d\d)" equiv="(\{\{.\}\})" disp="\3"\/>/g,
      ),
    ].map(([, id, reference, text]) => `${id} ${reference} ${text}`);
  expect(ids("source")).toEqual(["p1 d1 {{a}}", "p2 d2 {{b}}", "p3 d1 {{a}}"]);
  expect(ids("target")).toEqual(["p2 d2 {{b}}", "p1 d1 {{a}}", "p4 d3 {{c}}"]);
  expect(xml).toContain('<data id="d1">{{a}}</data>');
});

test("Yiddish is declared to read from the right, and spaces to be kept", () => {
  const xml = textOf(aFile([aRow({ target: "ייִדיש" })], { language: "yi" }));
  expect(xml).toContain('srcDir="ltr" trgDir="rtl" xml:space="preserve"');
  expect(xml).toContain('trgLang="yi"');
});

test.each([
  ["missing", "", 'state="initial" subState="samrad:missing"'],
  ["draft", "x", 'state="initial" subState="samrad:draft"'],
  ["translated", "x", 'state="translated" subState="samrad:translated"'],
  ["reviewed", "x", 'state="reviewed" subState="samrad:reviewed"'],
  ["approved", "x", 'state="final" subState="samrad:approved"'],
] as const)("%s travels as XLIFF's own state", (status, target, attributes) => {
  expect(textOf(aFile([aRow({ status, target })]))).toContain(`<segment ${attributes}>`);
});

test.each([
  [
    "translated",
    'state="translated" subState="samrad:draft"',
    "a tool that left the sub-state behind",
  ],
  ["draft", 'state="initial"', "a tool that dropped the sub-state"],
  ["approved", 'state="final" subState="tool:done"', "a tool with a sub-state of its own"],
  ["draft", "", "no state"],
] as const)("reads %s from %s: %s", (status, attributes, _why) => {
  const read = readXliff(
    changed((xml) => xml.replace('state="translated" subState="samrad:translated"', attributes)),
  );
  expect(read.ok && read.value.rows[0]?.status).toBe(status);
});

const tooled = (unit: string): Uint8Array =>
  bytes(
    `<?xml version="1.0"?>\n<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" version="2.1" srcLang="sv-SE" trgLang="FI"><file id="f"><group id="g">${unit}</group></file></x:xliff>`,
  );

test("what tools do to a file is understood: groups, split segments, marks, codes, matches and notes", () => {
  const read = readXliff(
    tooled(`<unit id="u" name="n">
      <mtc:matches><mtc:match ref="#1"><originalData><data id="d1">wrong</data></originalData><source>wrong</source><target>wrong</target></mtc:match></mtc:matches>
      <notes><note category="comment">första</note><note>från verktyget</note></notes>
      <originalData><data id="d1">{{na<cp hex="0001"/>me}}</data></originalData>
      <segment state="translated"><source>Hej <ph id="1" dataRef="d1"/></source><target order="3"><![CDATA[<på> ]]><mrk id="m" type="term">svenska</mrk></target></segment>
      <ignorable><source> </source></ignorable>
      <segment state="reviewed"><source><pc id="2" equivStart="[" equivEnd="]">du</pc></source><target order="1">sinä<ph id="3" equiv="{{x}}"/></target></segment>
    </unit>`),
  );
  expect(read).toEqual({
    ok: true,
    value: {
      collection: "f",
      language: "fi",
      rows: [
        {
          unit: "n",
          source: "Hej {{na\u0001me}} [du]",
          english: "",
          target: "sinä{{x}} <på> svenska",
          status: "translated",
          note: "första\nfrån verktyget",
        },
      ],
    },
  });
});

test("reads UTF-16", () => {
  const xml = `\uFEFF${textOf().replace("UTF-8", "UTF-16")}`;
  expect(readXliff(Buffer.from(xml, "utf16le"))).toEqual({ ok: true, value: aFile() });
});

const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>`;
const unitTwice = (xml: string): string => xml.replace(/<unit.*<\/unit>/s, "$&\n$&");

test.each([
  [{ code: "exchange_empty" }, "nothing", new Uint8Array()],
  [{ code: "exchange_empty" }, "no texts", changed((xml) => xml.replace(/<unit.*<\/unit>/s, ""))],
  [{ code: "exchange_too_large" }, "more than is read", new Uint8Array(largestText + 1)],
  [{ code: "exchange_not_this_kind" }, "a table", bytes("unit,source")],
  [{ code: "exchange_not_this_kind" }, "a web page", bytes("<html/>")],
  [
    { code: "exchange_version", what: "1.2" },
    "XLIFF 1.2",
    bytes('<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>'),
  ],
  [
    { code: "exchange_version", what: "2.2" },
    "XLIFF 2.2",
    bytes('<xliff xmlns="urn:oasis:names:tc:xliff:document:2.2" version="2.2"/>'),
  ],
  [
    { code: "exchange_doctype", line: 2 },
    "a document type",
    changed((xml) => xml.replace("<xliff", `${bomb}<xliff`)),
  ],
  [
    { code: "exchange_damaged", line: 12 },
    "an entity of its own",
    changed((xml) => xml.replace("Enkäten", "&b;")),
  ],
  [
    { code: "exchange_damaged", line: 15 },
    "broken XML",
    changed((xml) => xml.replace("</segment>", "")),
  ],
  [
    { code: "exchange_damaged", line: 12 },
    "a code without its text",
    changed((xml) => xml.replace('dataRef="d1"', 'dataRef="d9"')),
  ],
  [
    { code: "exchange_damaged", line: 4 },
    "a state that is none",
    changed((xml) => xml.replace('state="translated"', 'state="done"')),
  ],
  [
    { code: "exchange_damaged", line: 12 },
    "a character that is none",
    changed((xml) => xml.replace("Enkäten", '<cp hex="110000"/>')),
  ],
  [
    { code: "exchange_damaged", line: 12 },
    "marks without end",
    changed((xml) => xml.replace("Enkäten", '<mrk id="m">'.repeat(100_000))),
  ],
  [{ code: "exchange_encoding" }, "Windows-1252", Buffer.from(textOf(), "latin1")],
  [
    { code: "exchange_encoding", what: "ISO-8859-1" },
    "another encoding by name",
    changed((xml) => xml.replace("UTF-8", "ISO-8859-1")),
  ],
  [
    { code: "exchange_language_unknown", what: "tlh" },
    "a language not here",
    changed((xml) => xml.replace('trgLang="fi"', 'trgLang="tlh"')),
  ],
  [
    { code: "exchange_source_language", what: "en" },
    "another source",
    changed((xml) => xml.replace('srcLang="sv"', 'srcLang="en"')),
  ],
  [
    { code: "exchange_unit_missing", line: 4 },
    "a unit without its name",
    changed((xml) => xml.replace(/ name="[^"]*"/, "")),
  ],
  [
    { code: "exchange_unit_twice", line: 16, what: "survey:start.closes" },
    "a unit twice",
    changed(unitTwice),
  ],
  [
    { code: "exchange_several_collections", line: 17 },
    "several files",
    changed((xml) => xml.replace(/<file.*<\/file>/s, "$&\n$&")),
  ],
] as const)("says %j of %s", (problem, _what, xliff) => {
  expect(readXliff(xliff)).toEqual({ ok: false, problem });
});

test("any damaged byte gives a file or a problem, never an exception", () => {
  const whole = writeXliff(aFile());
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
      const broken = whole.slice();
      broken[at] = byte;
      expect(readXliff(broken)).toHaveProperty("ok");
    }),
    { numRuns: 1000 },
  );
});

/** What XLIFF 2.0 (OASIS Standard, section 4.2 and its schema) lets stand where, for the elements that we write. */
const core: Readonly<
  Record<string, { children: RegExp; needs: readonly string[]; may: readonly string[] }>
> = {
  xliff: { children: /^(file )+$/, needs: ["xmlns", "version", "srcLang"], may: ["trgLang"] },
  file: {
    children: /^(unit )+$/,
    needs: ["id"],
    may: ["original", "canResegment", "srcDir", "trgDir", "xml:space"],
  },
  unit: { children: /^(notes )?(originalData )?(segment )+$/, needs: ["id"], may: ["name"] },
  notes: { children: /^(note )+$/, needs: [], may: [] },
  note: { children: /^$/, needs: [], may: ["id", "category", "appliesTo"] },
  originalData: { children: /^(data )+$/, needs: [], may: [] },
  data: { children: /^(cp )*$/, needs: ["id"], may: [] },
  segment: { children: /^source (target )?$/, needs: [], may: ["state", "subState"] },
  source: { children: /^((cp|ph) )*$/, needs: [], may: [] },
  target: { children: /^((cp|ph) )*$/, needs: [], may: [] },
  cp: { children: /^$/, needs: ["hex"], may: [] },
  ph: { children: /^$/, needs: ["id"], may: ["dataRef", "equiv", "disp", "type", "subType"] },
};

const values: Readonly<Record<string, RegExp>> = {
  id: /^[A-Za-z0-9._:-]+$/,
  hex: /^([0-9A-F]{2})+$/,
  state: /^(initial|translated|reviewed|final)$/,
  subState: /^[^\s:]+:[^\s:]+$/,
  subType: /^[^\s:]+:[^\s:]+$/,
  srcDir: /^(ltr|rtl|auto)$/,
  trgDir: /^(ltr|rtl|auto)$/,
};

/** Breaches of the core: order and names of elements and attributes, values, ids that must be unique in their unit. */
const againstTheCore = (xml: string): readonly string[] => {
  const breaches: string[] = [];
  const open: { name: string; children: string }[] = [];
  let taken = new Set<string>();
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", ({ name, attributes }) => {
    const written = Object.entries(attributes).map(([key, { value }]) => [key, value] as const);
    const rule = core[name];
    if (rule === undefined) return void breaches.push(name);
    const names = written.map(([key]) => key);
    breaches.push(
      ...rule.needs.filter((key) => !names.includes(key)).map((key) => `${name} needs ${key}`),
    );
    breaches.push(
      ...names
        .filter((key) => !rule.needs.includes(key) && !rule.may.includes(key))
        .map((key) => `${name} has ${key}`),
    );
    breaches.push(
      ...written
        .filter(([key, value]) => values[key]?.test(value) === false)
        .map(([key, value]) => `${key}=${value}`),
    );
    if (["unit", "source", "target"].includes(name)) taken = new Set();
    const id = attributes.id?.value;
    if (id !== undefined && taken.has(`${name} ${id}`)) breaches.push(`${name} ${id} twice`);
    taken.add(`${name} ${id}`);
    const parent = open.at(-1);
    if (parent !== undefined) parent.children += `${name} `;
    open.push({ name, children: "" });
  });
  parser.on("text", (text) => {
    const name = open.at(-1)?.name ?? "";
    if (text.trim() !== "" && !["source", "target", "note", "data"].includes(name))
      breaches.push(`text in ${name}`);
  });
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed !== undefined && core[closed.name]?.children.test(closed.children) === false)
      breaches.push(`${closed.name}: ${closed.children}`);
  });
  parser.write(xml).close();
  return breaches;
};
