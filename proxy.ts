import { type NextRequest, NextResponse } from "next/server";
import { isForeign, mayChange } from "#server/auth/own-request.ts";
import { cookieLives, cookieOptions, sessionCookie } from "#server/auth/session-cookie.ts";
import { sessionSecret } from "#server/auth/session-secret.ts";
import { renewedToken } from "#server/auth/session-token.ts";
import { env } from "#server/env.ts";

/**
 * Staff pages run scripts of Next: each answer carries a nonce that only its own scripts have. The address that was
 * asked for travels along, so that somebody whose session has ended comes back to it after signing in. What another
 * site's page sends is refused before anything looks at it.
 */
export const proxy = async (request: NextRequest): Promise<NextResponse> => {
  if (mayChange(request) && isForeign(request, env().address)) {
    return new NextResponse(null, { status: 403 });
  }
  // Machine access has no page of ours: its answers carry what every answer does (server/pages/safe-headers.ts).
  if (request.nextUrl.pathname.startsWith("/api/")) return NextResponse.next();
  const policy = staffPolicy(newNonce());
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts out of this request header.
  headers.set("content-security-policy", policy);
  headers.set("x-asked-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "private, no-store");
  await renewSession(request, response);
  return response;
};

/** Only staff pages and machine access pass here: a respondent's answer is never held up. */
export const config = { matcher: ["/:lang/staff", "/:lang/staff/:path*", "/api/:path*"] };

/**
 * Who looks at pages is there: the idle time begins anew. Not with what is sent, so that signing out stays signed out,
 * and not with what the browser fetches ahead by itself.
 */
const renewSession = async (request: NextRequest, response: NextResponse): Promise<void> => {
  if (request.method !== "GET" || request.headers.has("next-router-prefetch")) return;
  const name = sessionCookie();
  const token = request.cookies.get(name)?.value;
  if (token === undefined) return;
  const renewed = await renewedToken(token, sessionSecret(), new Date());
  if (renewed === null) return;
  response.cookies.set(name, renewed, { ...cookieOptions(), maxAge: cookieLives });
};

const staffPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${forDevelopment(" 'unsafe-eval'")}`,
    // The development server's own messages bring style elements without a nonce.
    `style-src-elem 'self' ${forDevelopment("'unsafe-inline'") || `'nonce-${nonce}'`}`,
    // Recharts and the survey preview set sizes in style attributes; these cannot fetch or run anything here.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${forDevelopment(" ws:")}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

const forDevelopment = (source: string): string =>
  process.env.NODE_ENV === "development" ? source : "";

const newNonce = (): string => btoa(crypto.randomUUID());
