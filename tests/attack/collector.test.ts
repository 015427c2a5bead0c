import { describe, expect, test } from "vitest";
import type { Answers } from "#domain/response/answers.ts";
import { type Output, tablesInCsv, tablesInHtml, textsInHtml } from "./outputs.ts";
import { planFor, publish } from "./publisher.ts";
import { attackOutputs } from "./read-outputs.ts";
import { everyKind, gateAnswers } from "./surveys.ts";
import { valuesIn, wordsIn } from "./vocabulary.ts";

const words = wordsIn("sv");
const plan = planFor(everyKind, gateAnswers, { instrument: "own", admission: "invited" });

/** Sixty people whose colour and step go round. */
const people = Array.from(
  { length: 60 },
  (_, person): Answers => ({
    scale: String((person % 5) + 1),
    colour: ["red", "green", "blue"][person % 3] ?? "red",
    fee: "well",
  }),
);

const published: Output = {
  role: "analyst",
  address: "published.json",
  kind: "json",
  body: JSON.stringify({
    waves: [
      {
        instrument: "own",
        number: 1,
        rounds: [
          {
            audience: "roma",
            regime: "sealed",
            plan,
            release: { release: publish(plan, people) },
          },
        ],
      },
    ],
  }),
};

const headings = ["group", "answer", "count", "of", "percent"].map((name) =>
  words.say(`results:table.${name}`),
);
const pageWith = (rows: readonly (readonly string[])[], rest = ""): Output => ({
  role: "analyst",
  address: "own 1 colour",
  kind: "html",
  body: `<main>${rest}<table><caption>Frågan colour</caption><thead><tr>${cells("th", headings)}</tr></thead><tbody>${rows
    .map((row) => `<tr>${cells("td", row)}</tr>`)
    .join("")}</tbody></table></main>`,
});
const cells = (tag: string, texts: readonly string[]): string =>
  texts.map((text) => `<${tag} scope="x"><bdi>${text}</bdi></${tag}>`).join("");

const honest = [
  ["Romer", "Svaret red", "20", "60", "33 %"],
  ["Romer", "Svaret green", "20", "60", "33 %"],
  ["Romer", "Svaret blue (eller inget svar)", "20", "60", "33 %"],
];

const attack = async (...outputs: readonly Output[]) =>
  (
    await attackOutputs(outputs, {
      definitionOf: () => everyKind,
      gatesOf: () => gateAnswers,
      language: "sv",
    })
  ).findings;
const kinds = async (...outputs: readonly Output[]) =>
  (await attack(...outputs)).map(({ kind }) => kind);

describe("a leak that is planted in a page is found", () => {
  test("a page that says what the release says is quiet", async () => {
    expect(await attack(published, pageWith(honest))).toEqual([]);
  });

  test("a small figure in a table", async () => {
    const row = ["Romer", "Svaret dk", "3", "60", "5 %"];
    expect(await kinds(published, pageWith([...honest, row]))).toContain("small_figure");
  });

  test("a bin cut in two, each half of them large", async () => {
    const cut = [...honest.slice(0, 2), ["Romer", "Svaret blue", "17", "60", "28 %"]];
    const findings = await attack(published, pageWith(cut));
    expect(findings.map(({ event }) => event).join()).toMatch(
      /colour = \(no answer\) \| dk: exactly 3/,
    );
  });

  test("a figure that is not the release's", async () => {
    const other = [["Romer", "Svaret red", "21", "60", "35 %"], ...honest.slice(1)];
    expect(await kinds(published, pageWith(other))).toContain("disagreement");
  });

  test("a share that is finer than its count", async () => {
    const other = [["Romer", "Svaret red", "20", "60", "35 %"], ...honest.slice(1)];
    expect(await kinds(published, pageWith(other))).toContain("unexplained");
  });

  test.each([
    ["in a sentence", "<p>Av 37 personer över 65 år</p>"],
    ["in a tooltip", '<p title="37 personer">Romer</p>'],
    ["in what is read aloud", '<svg aria-label="Romer: 37"></svg>'],
  ])("a number that no table explains, %s", async (_where, leak) => {
    const findings = await attack(published, pageWith(honest, leak));
    expect(findings.map(({ kind }) => kind)).toContain("unexplained");
    expect(findings[0]?.event).toContain("37");
  });

  test("what administrations have answered in their own name is explained by their column, and nothing else is", async () => {
    const beside = (heading: string): string =>
      `<table><tr><th>Svar</th><th>${heading}</th></tr><tr><td>Ja</td><td>Kan: 4 och Kan inte: 37</td></tr></table><p>4</p>`;
    expect(await attack(published, pageWith(honest, beside("Förvaltningar: Kan ni?")))).toEqual([]);
    const findings = await attack(published, pageWith(honest, beside("Romer")));
    expect(findings.map(({ event }) => event).join()).toMatch(/4 in “4”/);
  });

  test("dates and the survey's own words are no figures", async () => {
    const rest = "<p>Enkäten var öppen från 2 mars 2026 till 20 mars 2026. Steg 4, Svaret 3</p>";
    expect(await attack(published, pageWith(honest, rest))).toEqual([]);
  });
});

describe("what is shown is read as a person reads it", () => {
  test("tables and texts of a page", () => {
    const { body } = pageWith(honest.slice(0, 1), "<h1>A &amp; B</h1><script>37</script>");
    expect(tablesInHtml(body, "x")).toEqual([
      { source: "x", caption: "Frågan colour", headings, rows: honest.slice(0, 1) },
    ]);
    expect(textsInHtml(body)).toContain("A & B");
    expect(textsInHtml(body)).not.toContain("37");
  });

  test("a file of several tables, with semicolons and line breaks in texts", () => {
    const csv =
      '\uFEFF"One"\r\n"a";"b"\r\n"x;\ny";4\r\n"a note"\r\n\r\n"Two"\r\n"c";"d"\r\n"z";5\r\n';
    expect(
      tablesInCsv(csv, "x").map(({ caption, headings: head, rows }) => [caption, head, rows]),
    ).toEqual([
      ["One", ["a", "b"], [["x;\ny", "4"]]],
      ["Two", ["c", "d"], [["z", "5"]]],
    ]);
  });

  test("labels of several choices, some with commas of their own, and no answer", () => {
    const texts = new Map([
      ["Ja, gärna", "yes"],
      ["Nej", "no"],
      ["Vet inte än", "later"],
    ]);
    const read = (label: string) => valuesIn(label, texts, ["", "dk"], words);
    expect(read("Ja, gärna, nej eller vet inte än")).toEqual(["yes", "no", "later"]);
    expect(read("Nej (eller inget svar)")).toEqual(["no", "", "dk"]);
    expect(read("Något annat")).toBeNull();
  });
});
