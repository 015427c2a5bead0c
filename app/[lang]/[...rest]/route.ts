import { operations } from "#server/operations/index.ts";
import { notFoundPage } from "#server/pages/answer-handlers.tsx";

type Context = { readonly params: Promise<{ readonly lang: string }> };

export const GET = async (request: Request, { params }: Context): Promise<Response> => {
  const { lang } = await params;
  return notFoundPage(operations(), request, lang);
};
