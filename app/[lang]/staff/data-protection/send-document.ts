import { attachment } from "#components/document/document-file-name.ts";
import type { DocumentKind } from "#domain/data-protection/documents.ts";
import { isLanguageCode } from "#domain/language/registry.ts";
import { may } from "#domain/process/permissions.ts";
import { findPersonOfRequest } from "#server/auth/require-person.ts";
import { operations } from "#server/operations/index.ts";

/** A document of the kit as a Word file, for somebody who may protect personal data at the authority. */
export const sendProcessingDocument = async (
  request: Request,
  kind: DocumentKind,
  lang: string,
): Promise<Response> => {
  const person = await findPersonOfRequest();
  if (person === null) return new Response(null, { status: 401 });
  const own = person.memberships.filter(({ role }) => may(role, "protect_personal_data"));
  const slug = new URL(request.url).searchParams.get("authority");
  const membership = own.find(({ authority }) => authority.slug === slug) ?? own[0];
  if (membership === undefined) return new Response(null, { status: 403 });
  const language = isLanguageCode(lang) ? lang : "sv";
  const made = await operations().exportProcessingDocument(
    person.actor,
    membership.authority.id,
    kind,
    language,
  );
  if (!made.ok) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(made.value.docx), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "content-disposition": attachment(made.value.title, "docx"),
      "cache-control": "private, no-store",
    },
  });
};
