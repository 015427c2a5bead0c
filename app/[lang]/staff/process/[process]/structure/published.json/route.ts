import { asId, type ProcessId } from "#domain/shared/ids.ts";
import { findPersonOfRequest } from "#server/auth/require-person.ts";
import { fingerprint } from "#server/operations/fingerprint.ts";
import { operations } from "#server/operations/index.ts";

type Context = RouteContext<"/[lang]/staff/process/[process]/structure/published.json">;

/** Everything published about the process, as the one spelling that is hashed: what scripts/recompute.ts takes. */
export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { process } = await params;
  const person = await findPersonOfRequest();
  if (person === null) return new Response(null, { status: 401 });
  const bundle = await operations().readBundle(person.actor, asId<ProcessId>(process));
  if (!bundle.ok) {
    return new Response(null, { status: bundle.problem.code === "forbidden" ? 403 : 404 });
  }
  return new Response(fingerprint(bundle.value).canonical, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="published.json"',
    },
  });
};
