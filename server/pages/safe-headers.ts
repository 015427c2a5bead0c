import { subscribe } from "node:diagnostics_channel";
import { type IncomingMessage, ServerResponse } from "node:http";
import { clientAddress } from "#server/auth/client-address.ts";
import { env } from "#server/env.ts";

/**
 * What an answer carries unless it says something else itself. Pages bring a policy of their own (page-response.ts,
 * proxy.ts); everything else, from an error that Next answers by itself to a file, may do nothing at all in a browser.
 */
export const headersOfEverything: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  // Not no-referrer: with it a browser sends `Origin: null` with a form, and a form that works without JavaScript could
  // no longer be told from a foreign one.
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy":
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  // Browsers heed it over https only, so that the demonstration on http://localhost is left alone.
  "strict-transport-security": "max-age=31536000",
};

/**
 * Adds them as each answer is written, whoever writes it: a request that came while the server was starting is answered
 * after this too. Puts the address that is to be believed in the place of what a request says of it. Called once, when
 * the server starts (instrumentation.ts).
 */
export const addHeadersToEverything = (): void => {
  if (kept.samradHeaders === true) return;
  const { proxies } = env();
  addMissing();
  subscribe("http.server.request.start", (message) => {
    if (isStart(message)) sayWhereFrom(message.request, proxies);
  });
  kept.samradHeaders = true;
};

const kept: typeof globalThis & { samradHeaders?: boolean } = globalThis;

/** Next keeps the sender's own X-Forwarded-For where there is one, and shows a page no connection. */
const sayWhereFrom = ({ headers, socket }: IncomingMessage, proxies: number): void => {
  const given = headers["x-forwarded-for"];
  const forwarded = Array.isArray(given) ? given.join(",") : given;
  headers["x-forwarded-for"] = clientAddress(socket.remoteAddress, forwarded, proxies);
};

const addMissing = (): void => {
  const { writeHead } = ServerResponse.prototype;
  ServerResponse.prototype.writeHead = function (this: ServerResponse, ...given: unknown[]) {
    for (const [name, value] of Object.entries(headersOfEverything)) {
      if (!this.headersSent && !this.hasHeader(name)) this.setHeader(name, value);
    }
    return Reflect.apply(writeHead, this, given);
  };
};

const isStart = (message: unknown): message is { readonly request: IncomingMessage } =>
  typeof message === "object" && message !== null && "request" in message;
