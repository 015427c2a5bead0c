import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "#server/auth/options.ts";
import { languageOfRequest } from "#server/auth/request-language.ts";

type AuthContext = RouteContext<"/api/auth/[...nextauth]">;

/** What OpenID Connect and machine sign-in need. Not `session`, which would prolong a session, and not `_log`. */
const actions = new Set(["csrf", "providers", "signin", "callback", "error"]);

const answer = async (request: NextRequest, { params }: AuthContext): Promise<Response> => {
  const { nextauth } = await params;
  if (!actions.has(nextauth[0] ?? "")) return new Response(null, { status: 404 });
  return NextAuth(authOptions(await languageOfRequest()))(request, { params });
};

export { answer as GET, answer as POST };
