import { type NextRequest, NextResponse } from "next/server";

/**
 * Staff pages run scripts of Next: each answer carries a nonce that only its own scripts have. The address that was
 * asked for travels along, so that somebody whose session has ended comes back to it after signing in.
 */
export const proxy = (request: NextRequest): NextResponse => {
  const policy = staffPolicy(newNonce());
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts out of this request header.
  headers.set("content-security-policy", policy);
  headers.set("x-asked-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "private, no-store");
  return response;
};

/** Only staff pages pass here: a respondent's answer is never held up. */
export const config = { matcher: ["/:lang/staff", "/:lang/staff/:path*"] };

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
