import { asId, type WaveId } from "#domain/shared/ids.ts";
import { findPersonOfRequest } from "#server/auth/require-person.ts";
import { operations } from "#server/operations/index.ts";

type Context = RouteContext<"/[lang]/staff/data-protection/wave/[wave]/certificate">;

/** What is recorded of a wave's retention, with the certificate once its answers are destroyed. */
export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { wave } = await params;
  const person = await findPersonOfRequest();
  if (person === null) return new Response(null, { status: 401 });
  const read = await operations().readRetention(person.actor, asId<WaveId>(wave));
  if (!read.ok) {
    return new Response(null, { status: read.problem.code === "forbidden" ? 403 : 404 });
  }
  const { destroyOn, decision, certificate } = read.value.retention;
  return Response.json(
    { wave, destroyOn, decision, certificate },
    {
      headers: {
        "content-disposition": `attachment; filename="certificate-${encodeURIComponent(wave)}.json"`,
        "cache-control": "private, no-store",
      },
    },
  );
};
