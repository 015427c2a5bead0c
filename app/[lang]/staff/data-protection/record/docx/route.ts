import { sendProcessingDocument } from "#app/[lang]/staff/data-protection/send-document.ts";

type Context = RouteContext<"/[lang]/staff/data-protection/record/docx">;

/** As a Word document. */
export const GET = async (request: Request, { params }: Context): Promise<Response> =>
  sendProcessingDocument(request, "record", (await params).lang);
