import sanitizeHtml from "sanitize-html";
import { expect, test } from "vitest";
import { compileSurvey } from "#domain/survey/surveyjs.ts";
import { everyInstrument } from "./read-definition.ts";

test.each(everyInstrument)("$instrument ($kind) compiles, whole in Swedish and English", ({ definition }) => {
  const compiled = compileSurvey(definition, (html) => sanitizeHtml(html));
  expect(compiled).toMatchObject({ ok: true, value: { languages: ["sv", "en"] } });
});
