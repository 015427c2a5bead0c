import fc from "fast-check";
import { expect, test } from "vitest";
import type { LanguageCode } from "#domain/language/registry.ts";
import { languageCodes } from "#domain/language/registry.ts";
import { fieldsOfAnswers } from "#domain/response/form-fields.ts";
import { withSurveyTexts } from "#domain/survey/survey-texts.ts";
import { anySurvey } from "#tests/support/any-survey.ts";
import { compiled, exampleWave, offering } from "#tests/support/example-wave.ts";
import { markedTexts } from "#tests/support/marked-texts.ts";
import { firstView, nextView } from "./answering.ts";
import { waveFrame } from "./page-frame.ts";
import { renderAnswerPage } from "./render-answer-page.tsx";
import { surveyForm } from "./survey-form.ts";
import { waveIn } from "./wave-language.ts";

const assets = { styles: "", script: "/built/answering.js" };

/** Every source text of a drawn survey that has letters (tests/support/any-survey.ts). */
const swedish =
  /^(?:Enkät|Fråga|Del|Vad|Hur|Annat|Inget|Ja|Nej|J|N|ja|nej|kanske|ofta|Aldrig|not_now|r[123]|bra|Dåligt|a|b)$/;

test("every text of any survey stands on the page in the asked language or marked as Swedish, and never in a third", async () => {
  await fc.assert(
    fc.asyncProperty(
      anySurvey(),
      fc.infiniteStream(fc.subarray(languageCodes.filter((code) => code !== "sv"))),
      fc.constantFrom<LanguageCode>("fi", "fit", "yi", "se", "smj", "rom-x-arli", "en"),
      fc.constantFrom("next", "stay"),
      async ({ definition, answers }, chosen, language, go) => {
        const translated = withSurveyTexts(definition, (id) =>
          Object.fromEntries(
            (chosen.next().value ?? []).map((code: LanguageCode) => [code, `«${code}» ${id}`]),
          ),
        );
        const wave = exampleWave(compiled(translated), {
          needsForm: null,
          languages: offering(["sv", language]),
        });
        const frame = await waveFrame(
          { findWave: async () => wave, listOfferedLanguages: async () => [] },
          wave,
          "survey",
          language,
        );
        const form = surveyForm(waveIn(wave, language).wave);
        const own = { nonce: "0".repeat(32), scripted: true, shared: false };
        const posting = {
          ...own,
          step: "_review",
          go,
          returning: false,
          receipt: null,
          fields: fieldsOfAnswers(form.questionnaire, answers as never),
        };
        for (const view of [firstView(form), nextView(form, posting)]) {
          const html = await renderAnswerPage({ ...frame, ...own, assets, form, view });
          for (const { text, lang, inPicker } of markedTexts(html)) {
            if (inPicker) continue;
            const codes = [...text.matchAll(/«([\w-]+)»/g)].map(([, code]) => code);
            for (const code of codes) expect([code, lang]).toEqual([language, language]);
            if (swedish.test(text) && language !== "sv") expect([text, lang]).toEqual([text, "sv"]);
          }
        }
      },
    ),
    { numRuns: 60, interruptAfterTimeLimit: 30_000 },
  );
}, 60_000);
