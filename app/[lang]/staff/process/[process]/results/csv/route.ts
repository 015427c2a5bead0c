import { loadResults } from "#app/[lang]/staff/process/[process]/results/load-results.ts";
import { resultsFile } from "#components/results/results-file.ts";

type Route = RouteContext<"/[lang]/staff/process/[process]/results/csv">;

/** The figures of a view as a file for spreadsheets: the same address as the page's, and the same tables. */
export const GET = async (request: Request, { params }: Route): Promise<Response> => {
  const { bundle, speech } = await loadResults(params);
  const query = Object.fromEntries(new URL(request.url).searchParams);
  // Spreadsheets in English part cells by commas, those of the other languages by semicolons.
  const separator = speech.language === "en" ? "," : ";";
  const file = resultsFile(bundle, query, speech.say, separator);
  if (file === null) return new Response(null, { status: 404 });
  return new Response(streamOf(file.pieces), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${file.name}"`,
      "cache-control": "private, no-store",
    },
  });
};

/** Question by question, as the reader takes them. */
const streamOf = (pieces: Iterable<string>): ReadableStream<Uint8Array> => {
  const remaining = pieces[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: (controller) => {
      const next = remaining.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
};
