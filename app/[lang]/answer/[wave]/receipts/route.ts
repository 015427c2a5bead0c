import { operations } from "#server/operations/index.ts";
import { getReceiptsPage } from "#server/pages/receipts-page-handler.ts";

type Context = { readonly params: Promise<{ readonly lang: string; readonly wave: string }> };

export const GET = async (request: Request, { params }: Context): Promise<Response> => {
  const { lang, wave } = await params;
  return getReceiptsPage(operations(), request, { lang, slug: wave });
};
