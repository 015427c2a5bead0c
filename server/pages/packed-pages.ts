import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Next 16.4 takes `Content-Encoding` away from what a route answers, and packs no route's answer itself (its issue
 * 98007): a page would travel six times as large. So a packed page names its packing under a name of ours, and this
 * gives the header its right name as it is written. Called once, when the server starts (instrumentation.ts).
 */
export const letPackedPagesThrough = (): void => {
  if (kept.samradPacks === true) return;
  subscribe("http.server.request.start", (message) => {
    if (!isStart(message)) return;
    renameHeader(message.response);
    message.request.headers[unpacksHeader] = "1";
  });
  kept.samradPacks = true;
};

export const packedHeader = "x-samrad-packed";

/** The same for the length of a recording, which Next takes away as well: some telephones play nothing without it. */
export const lengthHeader = "x-samrad-length";

const realNames = new Map([
  [packedHeader, "content-encoding"],
  [lengthHeader, "content-length"],
]);

/** Given to every request whose answer's headers are renamed. */
export const unpacksHeader = "x-samrad-unpacks";

/**
 * Whether a packed page arrives as such. Asked of the request and not of the server: one that came while the server was
 * starting is answered after that, with a header that nobody renames, and its sender would get unreadable bytes.
 */
export const packs = (request: Request): boolean => request.headers.has(unpacksHeader);

const kept: typeof globalThis & { samradPacks?: boolean } = globalThis;

const renameHeader = (response: ServerResponse): void => {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    const real = realNames.get(name);
    return real === undefined ? setHeader(name, value) : setHeader(real, String(value));
  };
};

const isStart = (
  message: unknown,
): message is { readonly request: IncomingMessage; readonly response: ServerResponse } =>
  typeof message === "object" && message !== null && "request" in message && "response" in message;
