import { describe, expect, test } from "vitest";
import type { LanguagePicker } from "#components/survey/language-choice.tsx";
import type { LanguageCode } from "#domain/language/registry.ts";
import { languageCodes } from "#domain/language/registry.ts";
import { compiled, exampleQuestionnaire, exampleWave } from "#tests/support/example-wave.ts";
import { firstView, nextView } from "./answering.ts";
import type { Posting } from "./read-posting.ts";
import { renderAnswerPage } from "./render-answer-page.tsx";
import { speechIn } from "./speech.ts";
import { needsForm, type SurveyForm, surveyForm } from "./survey-form.ts";

const assets = { styles: "p{margin:0}", script: "/built/answering.js" };

const picker: LanguagePicker = { offered: languageCodes, notes: [], report: null };

const firstPage = async (form: SurveyForm, language: LanguageCode): Promise<string> =>
  renderAnswerPage({
    form,
    speech: await speechIn(language),
    picker,
    assets,
    view: firstView(form),
    nonce: null,
    scripted: true,
    shared: false,
  });

const laterPage = async (
  form: SurveyForm,
  language: LanguageCode,
  fields: Posting["fields"],
  { step = "_start", go = "stay", scripted = false } = {},
): Promise<string> => {
  const own = { nonce: null, scripted, shared: false, returning: false, receipt: null };
  const posting = { step, go, ...own, fields };
  return renderAnswerPage({
    form,
    speech: await speechIn(language),
    picker,
    assets,
    view: nextView(form, posting),
    nonce: "ab".repeat(16),
    scripted,
    shared: false,
  });
};

const inventory = surveyForm(exampleWave());

/** What a reader sees, with the marks of languages left in place. */
const readable = (html: string): string =>
  html
    .replace(/<(style|script)\b.*?<\/\1>/gs, "")
    .replace(/<template id="pages">.*?<\/section><\/template>/s, "");

describe("the language of a page", () => {
  test.each(languageCodes)("stands on the page in %s, with its direction", async (language) => {
    const html = await firstPage(inventory, language);
    const direction = language === "yi" ? "rtl" : "ltr";
    expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
  });

  test("Swedish and English borrow nothing", async () => {
    for (const language of ["sv", "en"] as const) {
      const text = readable(await firstPage(inventory, language)).replace(/<nav.*?<\/nav>/s, "");
      expect(text).not.toMatch(/<span lang=|<div lang=|<p lang=/);
    }
  });

  test("a page in a language without texts marks every Swedish text as Swedish", async () => {
    const text = readable(await firstPage(inventory, "sma")).replace(/<nav.*?<\/nav>/s, "");
    const unmarked = text
      .replace(/<head>.*?<\/head>/s, "")
      .replace(/<(span|div|option)\b[^>]*\blang="sv"[^>]*>.*?<\/\1>/gs, "")
      // The names of the minorities are sourced terms, which every language has.
      .replace(/<dl class="hashes">.*?<\/dl>/s, "")
      .replace(/<[^>]*>/g, " ")
      .replace("·", "")
      .trim();
    expect(unmarked).toBe("");
  });

  test("Swedish on a Yiddish page keeps its own direction", async () => {
    const text = readable(await firstPage(inventory, "yi"));
    expect(text).toContain('<span lang="sv" dir="ltr">Hur vill ni samråda med regionen?</span>');
    expect(text).not.toMatch(/<span lang="sv">/);
  });

  test("a text that exists in the language is shown in it, beside what is borrowed", async () => {
    const form = surveyForm(
      exampleWave(
        compiled({
          title: { default: "Enkät", yi: "אַנקעטע" },
          pages: [
            { name: "p", title: "Sida", elements: [{ type: "text", name: "q", title: "Fråga" }] },
          ],
        }),
        { slug: "yiddish", needsForm: null },
      ),
    );
    const html = await firstPage(form, "yi");
    expect(html).toContain('<h1 tabindex="-1">אַנקעטע</h1>');
    expect(html).toContain('<b><span lang="sv" dir="ltr">Fråga</span></b>');
  });

  test("every other language is offered by its own name", async () => {
    const html = await firstPage(inventory, "sv");
    for (const code of languageCodes.filter((each) => each !== "sv")) {
      expect(html).toContain(`<a href="/${code}/answer/example" lang="${code}"`);
    }
  });

  test("a page that carries answers offers buttons, so that none is left behind", async () => {
    const html = await laterPage(inventory, "sv", [["consent", "yes"]]);
    expect(html).not.toContain('<a href="/fi/answer');
    expect(html).toMatch(/<button [^>]*form="answers" value="lang:fi"[^>]*"\/fi\/answer\/example"/);
  });
});

describe("what somebody wrote", () => {
  const hostile = "</textarea></template><script>alert(\"1\")</script><b title='x'>&amp;";

  test("comes back as text wherever it is shown", async () => {
    for (const step of ["why", "what", "_review"]) {
      const html = await laterPage(inventory, "sv", [["influence_result", hostile]], {
        step,
        scripted: true,
      });
      expect(html).not.toContain("<script>alert");
      expect(html).not.toContain("</textarea></template>");
      expect(html).not.toContain("<b title='x'");
      expect(html).toContain(
        "&lt;/textarea&gt;&lt;/template&gt;&lt;script&gt;alert(&quot;1&quot;)",
      );
    }
  });

  test("is read in the direction of its own letters", async () => {
    const review = await laterPage(inventory, "sv", [["influence_result", "שלום"]], {
      step: "_review",
    });
    expect(review).toContain('<p class="written" dir="auto">שלום</p>');
  });
});

test("texts of a survey cannot end the data that the script reads", async () => {
  const form = surveyForm(
    exampleWave(
      compiled({
        title: "Enkät",
        pages: [
          {
            name: "p",
            title: "</script><script>alert(1)</script>",
            elements: [
              { type: "radiogroup", name: "q", title: "Q", choices: ["</script>", "b"] },
              { type: "text", name: "r", title: "R", visibleIf: "{q} = '</script>'" },
            ],
          },
        ],
      }),
      { slug: "hostile", needsForm: null },
    ),
  );
  const html = await firstPage(form, "sv");
  expect(html).not.toContain("<script>alert(1)");
  const data =
    /<script id="survey" type="application\/json">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
  expect(JSON.parse(data).conditions).toEqual([
    {
      op: "equal",
      left: { kind: "answer", path: ["q"] },
      right: { kind: "value", value: "</script>" },
    },
  ]);
});

test("the first page is the same for everybody and asks nobody else for anything", async () => {
  const [one, other] = [await firstPage(inventory, "sv"), await firstPage(inventory, "sv")];
  expect(one).toBe(other);
  expect(one).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//);
  expect(one).not.toContain("_nonce");
});

test("conditions of the script's pages are the questionnaire's own, each numbered once", async () => {
  const html = await firstPage(inventory, "sv");
  const data = JSON.parse(/<script id="survey"[^>]*>(.*?)<\/script>/s.exec(html)?.[1] ?? "{}");
  const used = new Set(
    [...html.matchAll(/data-if="(-?\d+)"/g)].map(([, number]) => Number(number)),
  );
  expect([...used].toSorted((a, b) => a - b)).toEqual(
    data.conditions.map((_: unknown, at: number) => at),
  );
  expect(new Set(data.conditions.map((each: unknown) => JSON.stringify(each))).size).toBe(
    data.conditions.length,
  );
});

test.each([
  ["needs_inventory", "Vi visar bara siffror för grupper med minst 20 svar"],
  ["pilot_evaluation", "Vi visar bara siffror för grupper med minst 20 svar"],
  ["internal_inventory", "Svaret lämnas för en hel förvaltning"],
] as const)(
  "%s says what happens with its answers before the first question",
  async (instrument, promise) => {
    const form = surveyForm(
      exampleWave(exampleQuestionnaire(instrument), { slug: instrument, instrument }),
    );
    const html = readable(await firstPage(form, "sv"));
    expect(html).toContain(promise);
    expect(html).not.toContain("returned an object");
  },
);

test("the needs form promises only what holds for it", async () => {
  const form = needsForm(exampleWave());
  const html = form === null ? "" : readable(await firstPage(form, "sv"));
  expect(html).toContain("Formuläret sparas för sig");
  expect(html).not.toContain("Vi visar bara siffror");
});

test("somebody who answers for an association reads the promise for statements before sending", async () => {
  const alone: Posting["fields"] = [
    ["consent", "yes"],
    ["answer_as", "individual"],
    ["minority", "roma"],
  ];
  const together: Posting["fields"] = [
    ["consent", "yes"],
    ["answer_as", "organisation"],
    ["minority", "roma"],
    ["collective_unnamed", "true"],
    ["publication_consent", "yes"],
  ];
  expect(await laterPage(inventory, "sv", alone, { step: "_review" })).toContain(
    "Vi frågar inte efter ditt namn",
  );
  const review = await laterPage(inventory, "sv", together, { step: "_review" });
  expect(review).toContain("Hela svaret publiceras som ert ställningstagande");
  expect(review).not.toContain("Vi frågar inte efter ditt namn");
});

test("a problem stands in the list above and at its question, which say where the other is", async () => {
  const html = await laterPage(inventory, "en", [], { go: "next" });
  expect(html).toContain('<a href="#q-consent">');
  expect(html).toContain('id="q-consent"');
  expect(html).toMatch(/<fieldset aria-describedby="p-consent">/);
  expect(html.match(/Answer the question to go on\./g)).toHaveLength(4);
});
