import { sendProcessingDocument } from "#app/[lang]/staff/data-protection/send-document.ts";

type Context = RouteContext<"/[lang]/staff/data-protection/impact/docx">;

/** As a Word document. */
export const GET = async (request: Request, { params }: Context): Promise<Response> =>
  sendProcessingDocument(request, "impact", (await params).lang);
