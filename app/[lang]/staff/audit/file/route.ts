import { findPersonOfRequest } from "#server/auth/require-person.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";

/** The whole log of one authority, one entry a line: what scripts/check-audit.ts takes. */
export const GET = async (request: Request): Promise<Response> => {
  const person = await findPersonOfRequest();
  if (person === null) return new Response(null, { status: 401 });
  const slug = new URL(request.url).searchParams.get("authority");
  const asked = person.memberships.find(
    ({ authority }) => slug === null || authority.slug === slug,
  );
  if (asked === undefined) return new Response(null, { status: 404 });
  const file = await staffOperations().exportAuditLog(person.actor, asked.authority.id);
  if (!file.ok)
    return new Response(null, { status: file.problem.code === "forbidden" ? 403 : 404 });
  return new Response(file.value, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "content-disposition": `attachment; filename="${asked.authority.slug}-log.jsonl"`,
    },
  });
};
