import { operations } from "#server/operations/index.ts";
import { postExchange } from "#server/pages/exchange-handler.ts";
import { ownForms } from "#server/pages/own-forms.ts";

type Context = { readonly params: Promise<{ readonly lang: string; readonly wave: string }> };

export const POST = ownForms(async (request, { params }: Context) => {
  const { lang, wave } = await params;
  return postExchange(operations(), request, { lang, slug: wave });
});
