import { attachment } from "#components/document/document-file-name.ts";
import type { ExchangeFile } from "#domain/language/exchange.ts";
import { isLanguageCode } from "#domain/language/registry.ts";
import { findPersonOfRequest } from "#server/auth/require-person.ts";
import { operations } from "#server/operations/index.ts";

interface ExportFormat {
  readonly type: string;
  readonly extension: string;
  readonly write: (file: ExchangeFile) => Uint8Array | Promise<Uint8Array>;
}

interface ExportRequest {
  readonly request: Request;
  readonly params: Promise<{ lang: string; collection: string; language: string }>;
}

/** The texts that an address is about as a file of one kind, for somebody who may read them. */
export const exportResponse = async (
  { request, params }: ExportRequest,
  { type, extension, write }: ExportFormat,
): Promise<Response> => {
  const { collection, language } = await params;
  const person = await findPersonOfRequest();
  if (person === null) return new Response(null, { status: 401 });
  const slug = new URL(request.url).searchParams.get("authority");
  const { memberships, actor } = person;
  const asked = memberships.find(({ authority }) => slug === null || authority.slug === slug);
  if (asked === undefined || !isLanguageCode(language)) return new Response(null, { status: 404 });
  const made = await operations().exportTexts(actor, asked.authority.id, collection, language);
  if (!made.ok) {
    return new Response(null, { status: made.problem.code === "forbidden" ? 403 : 404 });
  }
  const name = `${asked.authority.slug} ${collection} ${language}`;
  return new Response(new Uint8Array(await write(made.value)), {
    headers: {
      "content-type": type,
      "content-disposition": attachment(name, extension),
      "cache-control": "private, no-store",
    },
  });
};
