import "server-only";
import { isForeign } from "#server/auth/own-request.ts";
import { env } from "#server/env.ts";

/**
 * A handler that is never reached by what another site's page sends: nobody is made to answer, to report or to withdraw
 * something by a page that they happen to look at. Staff pages and machine access are guarded by proxy.ts.
 */
export const ownForms =
  <Context>(handle: (request: Request, context: Context) => Promise<Response>) =>
  async (request: Request, context: Context): Promise<Response> =>
    isForeign(request, env().address)
      ? new Response(null, { status: 403, headers: { "cache-control": "no-store" } })
      : handle(request, context);
