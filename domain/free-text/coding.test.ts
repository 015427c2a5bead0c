import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boxes, form, single, text } from "#domain/disclosure/sample-form.ts";
import { asId, type PersonId } from "#domain/shared/ids.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { checkCoding, mayBeLocked, type WrittenTheme, writeThemes } from "./code-book.ts";
import { type Coding, disagreements, settle, settledCoding } from "./settling.ts";
import { publishablePlaces, takeOutTexts, textPlacesOf } from "./text-places.ts";

const written = (name: string, more: Partial<WrittenTheme> = {}): WrittenTheme => ({
  code: null,
  name: { sv: name, en: `${name} in English` },
  description: {},
  exclusive: false,
  ...more,
});

const bookOf = (...themes: readonly WrittenTheme[]) => {
  const book = writeThemes(themes);
  if (!book.ok) throw new Error(book.problem.code);
  return book.value;
};

describe("a code book", () => {
  test("keeps the code of a theme whose name is mended, and gives new ones a code of their own", () => {
    const first = bookOf(written("Språk"), written("Bemötande"));
    const mended = bookOf(
      written("Nytt"),
      ...first.map((theme) => ({ ...theme, name: { sv: `${theme.name.sv}!`, en: "Mended" } })),
    );
    expect(first.map(({ code }) => code)).toEqual(["t1", "t2"]);
    expect(mended.map(({ code }) => code)).toEqual(["t3", "t1", "t2"]);
  });

  test.each([
    ["theme_without_name", [written("Språk", { name: { sv: "Språk" } })]],
    ["theme_twice", [written("Språk"), written(" språk ")]],
    ["theme_too_long", [written("x".repeat(81))]],
    ["too_many_themes", Array.from({ length: 31 }, (_, at) => written(`Tema ${at}`))],
  ] as const)("is refused: %s", (code, themes) => {
    expect(writeThemes(themes)).toMatchObject({ ok: false, problem: { code } });
  });

  test("can be coded with when it has something to find and a place for the rest", () => {
    const rest = written("Annat", { exclusive: true });
    expect(mayBeLocked(bookOf(rest))).toMatchObject({ problem: { code: "no_theme" } });
    expect(mayBeLocked(bookOf(written("Språk")))).toMatchObject({
      problem: { code: "no_exclusive_theme" },
    });
    expect(mayBeLocked(bookOf(written("Språk"), rest)).ok).toBe(true);
  });

  test("a line without any word is no theme", () => {
    expect(bookOf(written("", { name: { sv: " ", en: "" } }))).toEqual([]);
  });

  test("a text has at least one theme, and one that stands alone has no other beside it", () => {
    const book = bookOf(written("Språk"), written("Vård"), written("Annat", { exclusive: true }));
    expect(checkCoding(book, ["t2", "t1", "t2"])).toEqual({ ok: true, value: ["t1", "t2"] });
    expect(checkCoding(book, ["t3"]).ok).toBe(true);
    expect(checkCoding(book, [])).toMatchObject({ problem: { code: "theme_missing" } });
    expect(checkCoding(book, ["t1", "t3"])).toMatchObject({
      problem: { code: "theme_stands_alone" },
    });
    expect(checkCoding(book, ["t9"])).toMatchObject({ problem: { code: "theme_unknown" } });
  });
});

const [anna, bo, chief] = ["anna", "bo", "chief"].map((id) => asId<PersonId>(id)) as [
  PersonId,
  PersonId,
  PersonId,
];

describe("settling", () => {
  const one: Coding = new Map([
    ["x", ["a"]],
    ["y", ["a", "b"]],
    ["z", ["b"]],
  ]);
  const other: Coding = new Map([
    ["x", ["a"]],
    ["y", ["b"]],
    ["z", ["a"]],
  ]);

  test("is over when both have said the same of every text that they read differently", () => {
    expect(disagreements(one, other)).toEqual(["y", "z"]);
    const asked = settle(undefined, ["b"], anna, true);
    expect(asked.final).toBe(false);
    expect(settle(asked, ["b"], anna, true).final).toBe(false);
    expect(settle(asked, ["a"], bo, true)).toEqual({ themes: ["a"], by: [bo], final: false });
    const y = settle(asked, ["b"], bo, true);
    expect(y).toEqual({ themes: ["b"], by: [anna, bo], final: true });
    expect(settledCoding(one, other, { y })).toBeNull();
    const z = settle(undefined, ["a", "b"], chief, false);
    expect([...(settledCoding(one, other, { y, z }) ?? [])]).toEqual([
      ["x", ["a"]],
      ["y", ["b"]],
      ["z", ["a", "b"]],
    ]);
  });

  test("one person alone never ends a disagreement that they have a part in", () => {
    fc.assert(
      fc.property(fc.array(fc.subarray(["a", "b"], { minLength: 1 }), { minLength: 1 }), (said) => {
        const last = said.reduce<ReturnType<typeof settle> | undefined>(
          (before, themes) => settle(before, themes, anna, true),
          undefined,
        );
        expect(last?.final).toBe(false);
      }),
    );
  });
});

describe("texts are taken out one by one", () => {
  const base = form(
    single("care", ["yes", "no"]),
    boxes("topics", ["culture", "never"], { exclusive: ["never"] }),
    text("result"),
    text("why"),
  );
  const [page] = base.pages;
  if (page === undefined) throw new Error("a form has a page");
  const questionnaire: Questionnaire = {
    ...base,
    pages: [
      {
        ...page,
        elements: page.elements.map((element) => {
          if (element.kind === "multiple") {
            return { ...element, other: { text: { sv: "Annat" }, maxLength: 100 } };
          }
          if (element.name !== "why") return element;
          const left = { kind: "answer", path: ["care"] } as const;
          const right = { kind: "value", value: "yes" } as const;
          return { ...element, visibleIf: { op: "equal", left, right } };
        }),
      },
      {
        name: "more",
        title: null,
        visibleIf: null,
        elements: [
          {
            kind: "table",
            name: "issues",
            title: { sv: "Frågor" },
            help: null,
            required: false,
            visibleIf: null,
            minRows: 0,
            maxRows: 5,
            columns: [{ ...(text("what") as never as { kind: "comment" }) } as never],
          },
        ],
      },
    ],
  };
  const places = textPlacesOf(questionnaire);

  test("from every place where people write, and from no other", () => {
    expect(places.map(({ key }) => key)).toEqual([
      "topics-Comment",
      "result",
      "why",
      "issues:what",
    ]);
  });

  test("with the sender's own yes and nothing else that they answered", () => {
    const taken = takeOutTexts(places, {
      care: "yes",
      topics: ["culture", "other"],
      "topics-Comment": "Minnet",
      result: "Svar på finska",
      issues: [{ what: "Bussen" }, { what: "Tolken" }, {}],
      quote_ok: "yes",
    });
    expect(taken).toEqual([
      { question: "topics-Comment", text: "Minnet", mayQuote: true },
      { question: "result", text: "Svar på finska", mayQuote: true },
      { question: "issues:what", text: "Bussen", mayQuote: true },
      { question: "issues:what", text: "Tolken", mayQuote: true },
    ]);
    expect(takeOutTexts(places, { result: "Nej" })).toMatchObject([{ mayQuote: false }]);
  });

  test("only what everybody is asked once can become a figure or a quote", () => {
    const round = { audience: "roma", regime: "sealed" } as const;
    expect([...publishablePlaces(questionnaire, round)]).toEqual(["result"]);
  });
});
