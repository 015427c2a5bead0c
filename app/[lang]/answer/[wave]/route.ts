import { operations } from "#server/operations/index.ts";
import { getAnswerPage, postAnswers } from "#server/pages/answer-handlers.tsx";
import { ownForms } from "#server/pages/own-forms.ts";

type Context = { readonly params: Promise<{ readonly lang: string; readonly wave: string }> };

export const GET = async (request: Request, { params }: Context): Promise<Response> => {
  const { lang, wave } = await params;
  return getAnswerPage(operations(), request, { lang, slug: wave, form: "survey" });
};

export const POST = ownForms(async (request, { params }: Context) => {
  const { lang, wave } = await params;
  return postAnswers(operations(), request, { lang, slug: wave, form: "survey" });
});
