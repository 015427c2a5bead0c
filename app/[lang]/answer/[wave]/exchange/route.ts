import { operations } from "#server/operations/index.ts";
import { postExchange } from "#server/pages/exchange-handler.ts";

type Context = { readonly params: Promise<{ readonly lang: string; readonly wave: string }> };

export const POST = async (request: Request, { params }: Context): Promise<Response> => {
  const { lang, wave } = await params;
  return postExchange(operations(), request, { lang, slug: wave });
};
