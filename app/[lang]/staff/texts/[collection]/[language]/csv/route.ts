import { exportResponse } from "#app/[lang]/staff/texts/[collection]/[language]/export-response.ts";
import { writeCsv } from "#server/documents/exchange/write-csv.ts";

type Route = RouteContext<"/[lang]/staff/texts/[collection]/[language]/csv">;

/** For programs of one's own. */
export const GET = (request: Request, { params }: Route): Promise<Response> =>
  exportResponse(
    { request, params },
    { type: "text/csv; charset=utf-8", extension: "csv", write: writeCsv },
  );
