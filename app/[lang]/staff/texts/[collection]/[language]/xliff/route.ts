import { exportResponse } from "#app/[lang]/staff/texts/[collection]/[language]/export-response.ts";
import { writeXliff } from "#server/documents/exchange/write-xliff.ts";

type Route = RouteContext<"/[lang]/staff/texts/[collection]/[language]/xliff">;

/** For translation programs. */
export const GET = (request: Request, { params }: Route): Promise<Response> =>
  exportResponse(
    { request, params },
    { type: "application/xliff+xml", extension: "xlf", write: writeXliff },
  );
