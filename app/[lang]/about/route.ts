import { operations } from "#server/operations/index.ts";
import { getAboutPage } from "#server/pages/home-handlers.ts";

type Context = { readonly params: Promise<{ readonly lang: string }> };

export const GET = async (request: Request, { params }: Context): Promise<Response> => {
  const { lang } = await params;
  return getAboutPage(operations(), request, lang);
};
