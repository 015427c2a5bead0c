import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answers } from "#domain/response/answers.ts";
import { fieldsOfAnswers, readFields } from "#domain/response/form-fields.ts";
import { dropHidden } from "#domain/response/visibility.ts";
import { compileSurvey } from "#domain/survey/surveyjs.ts";
import { anySurvey } from "#tests/support/any-survey.ts";
import { exampleWave } from "#tests/support/example-wave.ts";
import { formIn } from "#tests/support/form-in.ts";
import { type AnsweringView, firstView, nextView } from "./answering.ts";
import type { Posting } from "./read-posting.ts";
import { renderAnswerPage } from "./render-answer-page.tsx";
import { speechIn } from "./speech.ts";
import { questionsIn, type SurveyForm, surveyForm, visibleSteps } from "./survey-form.ts";

const form = surveyForm(exampleWave());
const assets = { styles: "", script: "/built/answering.js" };

const posting = (go: string, step: string, answers: Answers, of: SurveyForm = form): Posting => ({
  step,
  go,
  nonce: "0".repeat(32),
  scripted: false,
  shared: false,
  returning: false,
  receipt: null,
  fields: fieldsOfAnswers(of.questionnaire, answers),
});

const stepOf = (view: AnsweringView): string => (view.kind === "step" ? view.step.name : view.kind);

const asOneself = { consent: "yes", answer_as: "individual", minority: "roma" };

/** Presses the main button of page after page, from the beginning to the review. */
const walk = (answers: Answers): readonly string[] => {
  const seen = [stepOf(firstView(form))];
  for (let last = "_start"; seen.length < 30; last = seen.at(-1) ?? "") {
    const next = stepOf(nextView(form, posting("next", last, answers)));
    seen.push(next);
    if (next === "review") return seen;
  }
  return seen;
};

describe("without the script", () => {
  test("a gate that depends on another gate is asked on the page after it", () => {
    expect(
      walk({
        ...asOneself,
        answer_as: "organisation",
        collective_unnamed: true,
        publication_consent: "yes",
      }).slice(0, 3),
    ).toEqual(["_start", "_start.2", "_start.3"]);
    const first = firstView(form);
    const asked = first.kind === "step" ? questionsIn(first.step).map(({ name }) => name) : [];
    expect(asked).toEqual(["consent", "answer_as"]);
  });

  test("somebody who answers alone is never asked for the name of an association", () => {
    const gates = visibleSteps(form, asOneself).filter(({ page }) => page === "_start");
    const asked = gates.flatMap(questionsIn).map(({ name }) => name);
    expect(asked).toEqual(["consent", "answer_as", "minority", "quote_ok"]);
  });

  test("every page comes once, in order, and then the review", () => {
    expect(walk(asOneself)).toEqual([
      "_start",
      "_start.2",
      "_start.3",
      "about",
      "why",
      "what",
      "how",
      "needs",
      "review",
    ]);
  });

  test("a required question that is not answered is asked again, with the reason", () => {
    const view = nextView(form, posting("next", "_start", {}));
    expect(view).toMatchObject({
      kind: "step",
      problems: [
        { code: "answer_missing", question: "consent" },
        { code: "answer_missing", question: "answer_as" },
      ],
    });
  });

  test("a required question on a later part of the page does not stop an earlier part", () => {
    const view = nextView(
      form,
      posting("next", "_start", { consent: "yes", answer_as: "individual" }),
    );
    expect(stepOf(view)).toBe("_start.2");
  });

  test.each([
    ["consent", { consent: "no" }],
    ["publication", { ...asOneself, answer_as: "organisation", publication_consent: "no" }],
  ] as const)("no at the gate of %s ends the survey kindly", (reason, answers) => {
    const step = reason === "consent" ? "_start" : "_start.3";
    expect(nextView(form, posting("next", step, answers))).toMatchObject({
      kind: "declined",
      reason,
    });
  });

  test("going back asks nothing of what has not been answered", () => {
    expect(stepOf(nextView(form, posting("back", "why", asOneself)))).toBe("about");
    expect(stepOf(nextView(form, posting("back", "_start", {})))).toBe("_start");
    expect(stepOf(nextView(form, posting("back", "_review", asOneself)))).toBe("needs");
  });

  test("from the review one comes back to it, or to what the change has made necessary", () => {
    const there = nextView(form, posting("goto:why", "_review", asOneself));
    expect(there).toMatchObject({ kind: "step", step: { name: "why" }, returning: true });
    expect(nextView(form, posting("review", "why", asOneself)).kind).toBe("review");
  });

  test("whoever changes a gate at the review is asked the gates after it, and then comes back", () => {
    const together = { ...asOneself, answer_as: "organisation", collective_unnamed: true };
    const steps = ["_start"];
    for (const step of ["_start", "_start.2", "_start.3"]) {
      const answers = { ...together, publication_consent: "yes" };
      steps.push(stepOf(nextView(form, posting("review", step, answers))));
    }
    expect(steps).toEqual(["_start", "_start.2", "_start.3", "review"]);
    const unfinished = nextView(form, posting("review", "why", together));
    expect(unfinished).toMatchObject({ step: { name: "_start.3" }, returning: true });
  });

  test("answers that are no longer asked are left out of the review and named there", () => {
    const answers = {
      ...asOneself,
      answer_as: "group_session",
      age_group: "18_25",
      collective_unnamed: true,
      publication_consent: "yes",
    };
    const view = nextView(form, posting("review", "needs", answers));
    expect(view).toMatchObject({ kind: "review", dropped: [{ name: "age_group" }] });
    expect(view.answers).not.toHaveProperty("age_group");
  });

  test("an address that leads nowhere begins from the beginning", () => {
    expect(stepOf(nextView(form, posting("goto:nowhere", "_start", {})))).toBe("_start");
    expect(stepOf(nextView(form, posting("dance", "nowhere", {})))).toBe("_start");
  });
});

const someButton = fc.constantFrom(
  "next",
  "back",
  "review",
  "lang:fi",
  "stay",
  "goto:_start",
  "goto:p0",
  "goto:p1",
  "more:q0",
);
const someStep = fc.constantFrom("_start", "p0", "p0.2", "p1", "p2", "_review");

test("whatever button is pressed on whatever page, no answer is lost on the way", async () => {
  const speech = await speechIn("fi");
  await fc.assert(
    fc.asyncProperty(
      anySurvey(),
      someButton,
      someStep,
      async ({ definition, answers }, go, step) => {
        const compiled = compileSurvey(definition, (html) => html);
        fc.pre(compiled.ok);
        const any = surveyForm(exampleWave(compiled.value, { needsForm: null }));
        const sent = posting(go, step, answers as Answers, any);
        const before = readFields(any.questionnaire, sent.fields);

        const view = nextView(any, sent);
        const page = {
          form: any,
          speech,
          picker: { offered: ["sv", "fi"], notes: [], report: null } as const,
          assets,
          view,
          nonce: "0".repeat(32),
          scripted: false,
          shared: false,
        };
        const { fields } = formIn(await renderAnswerPage(page));
        const after = readFields(
          any.questionnaire,
          fields.filter(([name]) => !name.startsWith("_")),
        );

        // What is on the page itself may be shown tidier (a choice that is not offered any more is not there).
        const onPage = new Set(
          view.kind === "step"
            ? questionsIn(view.step).flatMap(({ name }) => [name, `${name}-Comment`])
            : [],
        );
        const elsewhere = (all: Answers) =>
          Object.fromEntries(Object.entries(all).filter(([name]) => !onPage.has(name)));
        const expected =
          view.kind === "review" ? dropHidden(any.questionnaire, before).answers : before;
        expect(elsewhere(after)).toEqual(elsewhere(expected));
        expect(dropHidden(any.questionnaire, after).answers).toEqual(
          dropHidden(any.questionnaire, before).answers,
        );
      },
    ),
    { numRuns: 150, interruptAfterTimeLimit: 40_000 },
  );
}, 60_000);
