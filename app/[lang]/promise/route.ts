import { operations } from "#server/operations/index.ts";
import { getPromisePage } from "#server/pages/home-handlers.ts";

type Context = { readonly params: Promise<{ readonly lang: string }> };

export const GET = async (request: Request, { params }: Context): Promise<Response> => {
  const { lang } = await params;
  return getPromisePage(operations(), request, lang);
};
