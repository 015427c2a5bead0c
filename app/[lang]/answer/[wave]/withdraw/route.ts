import { operations } from "#server/operations/index.ts";
import { ownForms } from "#server/pages/own-forms.ts";
import { getWithdrawPage, postWithdrawal } from "#server/pages/withdraw-handlers.ts";

type Context = { readonly params: Promise<{ readonly lang: string; readonly wave: string }> };

export const GET = async (request: Request, { params }: Context): Promise<Response> => {
  const { lang, wave } = await params;
  return getWithdrawPage(operations(), request, { lang, slug: wave });
};

export const POST = ownForms(async (request, { params }: Context) => {
  const { lang, wave } = await params;
  return postWithdrawal(operations(), request, { lang, slug: wave });
});
