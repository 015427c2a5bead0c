import { operations } from "#server/operations/index.ts";
import { ownForms } from "#server/pages/own-forms.ts";
import { getWordingPage, postWording } from "#server/pages/wording-handlers.ts";

type Context = { readonly params: Promise<{ readonly lang: string }> };

export const GET = async (request: Request, { params }: Context): Promise<Response> =>
  getWordingPage(operations(), request, { ...(await params), survey: surveyIn(request) });

export const POST = ownForms(async (request, { params }: Context) =>
  postWording(operations(), request, { ...(await params), survey: surveyIn(request) }),
);

const surveyIn = (request: Request): string | null =>
  new URL(request.url).searchParams.get("survey");
