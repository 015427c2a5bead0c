import { attachment } from "#components/document/document-file-name.ts";
import { asId, type ProcessId } from "#domain/shared/ids.ts";
import { findPersonOfRequest } from "#server/auth/require-person.ts";
import { operations } from "#server/operations/index.ts";

type Context = RouteContext<"/[lang]/staff/process/[process]/policy/[policy]/docx">;

/** The proposal as it stands, as a Word document. */
export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { process, policy } = await params;
  const person = await findPersonOfRequest();
  if (person === null) return new Response(null, { status: 401 });
  const read = await operations().readPolicy(person.actor, policy);
  if (!read.ok) return refused(read.problem.code);
  if (read.value.processId !== asId<ProcessId>(process)) return refused("not_found");
  const made = await operations().exportPolicy(person.actor, policy);
  if (!made.ok) return refused(made.problem.code);
  return new Response(new Uint8Array(made.value.docx), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "content-disposition": attachment(made.value.title, "docx"),
      "cache-control": "private, no-store",
    },
  });
};

const refused = (code: "not_found" | "forbidden"): Response =>
  new Response(null, { status: code === "forbidden" ? 403 : 404 });
