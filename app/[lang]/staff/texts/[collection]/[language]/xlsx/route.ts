import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { exportResponse } from "#app/[lang]/staff/texts/[collection]/[language]/export-response.ts";
import { type ExchangeColumn, exchangeColumns } from "#server/documents/exchange/table.ts";
import { writeWorkbook } from "#server/documents/exchange/write-workbook.ts";
import { staffTranslator } from "#server/i18n/translator.ts";

type Route = RouteContext<"/[lang]/staff/texts/[collection]/[language]/xlsx">;

/** For spreadsheets, with headings in the language of the page. */
export const GET = async (request: Request, { params }: Route): Promise<Response> => {
  const translate = await staffTranslator(await pageLanguage(params));
  const headings = Object.fromEntries(
    exchangeColumns.map((column) => [column, translate(`texts:files.column.${column}`)]),
  ) as Readonly<Record<ExchangeColumn, string>>;
  return exportResponse(
    { request, params },
    {
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      extension: "xlsx",
      write: (file) => writeWorkbook(file, headings),
    },
  );
};
