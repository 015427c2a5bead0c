import fc from "fast-check";
import { expect, test } from "vitest";
import type { LanguageCode } from "#domain/language/registry.ts";
import { readEmail } from "./email-address.ts";
import { type RecipientReading, readRecipients } from "./read-recipients.ts";
import { columnsByHeading, missingColumns } from "./recipient-columns.ts";

const languageNames = new Map<string, LanguageCode>([
  ["sv", "sv"],
  ["svenska", "sv"],
  ["fi", "fi"],
  ["finska", "fi"],
  ["jiddisch", "yi"],
  ["lulesamiska", "smj"],
]);
const offered = ["sv", "fi", "yi"] as const;

const letter: RecipientReading = {
  channel: "letter",
  columns: ["name", "line", "postcode", "town", "language"],
  languageNames,
  offered,
};
const email: RecipientReading = {
  channel: "email",
  columns: ["name", "email", "language"],
  languageNames,
  offered,
};
const rows = (...all: readonly (readonly string[])[]) =>
  all.map((cells, index) => ({ row: index + 2, cells }));

test("a row of a list becomes somebody to write to, in their language", () => {
  const read = readRecipients(
    rows(["Aino Exempel", "Ekvägen 3\nLgh 1101", "SE-12345", "Granmark", "Finska"]),
    letter,
  );
  expect(read).toEqual({
    recipients: [
      {
        row: 2,
        name: "Aino Exempel",
        lines: ["Ekvägen 3", "Lgh 1101"],
        town: "123 45 Granmark",
        email: "",
        language: "fi",
      },
    ],
    faults: [],
    remarks: [],
  });
});

test("what the channel does not need is not kept", () => {
  const columns = ["name", "email", "line", "postcode", "town"] as const;
  const cells = ["Aino Exempel", "Aino@Example.org", "Ekvägen 3", "12345", "Granmark"];
  const [byMail] = readRecipients(rows(cells), { ...email, columns }).recipients;
  const [byPost] = readRecipients(rows(cells), { ...letter, columns }).recipients;
  expect(byMail).toMatchObject({ email: "aino@example.org", lines: [], town: "" });
  expect(byPost).toMatchObject({ email: "", lines: ["Ekvägen 3"], town: "123 45 Granmark" });
});

test.each([
  ["name_missing", letter, ["", "Ekvägen 3", "12345", "Granmark"]],
  ["address_missing", letter, ["Aino", " \n ", "12345", "Granmark"]],
  ["postcode_missing", letter, ["Aino", "Ekvägen 3", "", "Granmark"]],
  ["town_missing", letter, ["Aino", "Ekvägen 3", "12345"]],
  ["too_long", letter, ["A".repeat(121), "Ekvägen 3", "12345", "Granmark"]],
  ["too_long", letter, ["Aino", "1\n2\n3\n4\n5", "12345", "Granmark"]],
  ["cell_error", letter, ["#REF!", "Ekvägen 3", "12345", "Granmark"]],
  ["cell_error", letter, ["Aino", "#N/A", "12345", "Granmark"]],
  ["email_missing", email, ["Aino", ""]],
  ["email_invalid", email, ["Aino", "aino(at)example.org"]],
] as const)("a row is named with what is wrong with it: %s", (code, reading, cells) => {
  const { recipients, faults } = readRecipients(rows(cells), reading);
  expect(recipients).toEqual([]);
  expect(faults.map((fault) => [fault.row, fault.code])).toEqual([[2, code]]);
});

test("an unknown language, or one that is not offered, is Swedish, and says so", () => {
  const { recipients, remarks } = readRecipients(
    rows(
      ["A", "a@example.org", "klingonska"],
      ["B", "b@example.org", "lulesamiska"],
      ["C", "c@example.org", ""],
      ["D", "d@example.org", "JIDDISCH"],
    ),
    email,
  );
  expect(recipients.map(({ language }) => language)).toEqual(["sv", "sv", "sv", "yi"]);
  expect(remarks).toEqual([
    { row: 2, code: "language_unknown", word: "klingonska" },
    { row: 3, code: "language_not_offered", language: "smj" },
    { row: 4, code: "language_unknown", word: "" },
  ]);
});

test("somebody who stands twice is invited once; two who share a mail address both are, and it is said", () => {
  const { recipients, remarks } = readRecipients(
    rows(
      ["Aino Exempel", "hem@example.org"],
      ["AINO  EXEMPEL", "Hem@Example.org"],
      ["Eino Exempel", "hem@example.org"],
    ),
    { ...email, columns: ["name", "email"] },
  );
  expect(recipients.map(({ name }) => name)).toEqual(["Aino Exempel", "Eino Exempel"]);
  expect(remarks).toEqual([
    { row: 3, code: "same_as", first: 2 },
    { row: 4, code: "shares_email", first: 2 },
  ]);
});

test("headings are understood in any order, in Swedish and English", () => {
  expect(columnsByHeading(["Språk", "E-post", "Nr", "NAMN"])).toEqual([
    "language",
    "email",
    null,
    "name",
  ]);
  expect(columnsByHeading(["Post town", "Zip code", "Address line 1", "c/o", "Full name"])).toEqual(
    ["town", "postcode", "line", "line", "name"],
  );
  expect(columnsByHeading(["Namn", "Name"])).toEqual(["name", null]);
  expect(missingColumns(["name", "email"], "letter")).toEqual(["line", "postcode", "town"]);
  expect(missingColumns(["email"], "email")).toEqual([]);
});

const oddText = () =>
  fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "=cmd|' /C calc'!A0",
      "+46 70",
      "@SUM(1)",
      "a@b.se\r\nBcc: all@example.org",
      "a@b.se\nSubject: x",
      "Aino\r\nDATA\r\n.\r\n",
      "a@b.se, c@d.se",
      '"Aino" <a@b.se>',
      "a@b.se\u2028Bcc: x@y.se",
      "aino@example.org",
      "Aino",
      "12345",
    ),
  );

test("whatever stands in a list, nothing of it can begin a line or a header of its own", () => {
  const reading = fc.constantFrom(letter, email);
  fc.assert(
    fc.property(reading, fc.array(fc.array(oddText(), { maxLength: 6 })), (how, table) => {
      const { recipients, faults, remarks } = readRecipients(rows(...table), how);
      for (const { name, lines, town, email: address, language } of recipients) {
        for (const text of [name, ...lines, town, address]) {
          expect(text).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        }
        expect(address).not.toMatch(/[\s<>,;:"()\\]/);
        expect(offered).toContain(language);
      }
      // No row is lost without a word, and none is taken twice.
      const said = new Set(
        [...recipients, ...faults, ...remarks.filter(({ code }) => code === "same_as")].map(
          ({ row }) => row,
        ),
      );
      expect(said.size).toBe(table.length);
      expect(new Set(recipients.map(({ row }) => row)).size).toBe(recipients.length);
    }),
    { numRuns: 400 },
  );
});

test.each([
  ["aino.exempel+brev@mail.example.org", true],
  ["info@räksmörgås.se", true],
  ["a@b", false],
  ["a@b..se", false],
  ["a@-b.se", false],
  [".a@b.se", false],
  ["a b@c.se", false],
  ["a@b.se;c@d.se", false],
  ["<a@b.se>", false],
  ["ä@b.se", false],
  [`${"a".repeat(250)}@b.se`, false],
])("%s is an address: %s", (address, isOne) => {
  expect(readEmail(address) !== null).toBe(isOne);
});
