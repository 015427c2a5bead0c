import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

/**
 * Next 16.4 takes `Content-Encoding` away from what a route answers, and packs no route's answer itself (its issue
 * 98007): a page would travel six times as large. So a packed page names its packing under a name of ours, and this
 * gives the header its right name as it is written. Called once, when the server starts (instrumentation.ts).
 */
export const letPackedPagesThrough = (): void => {
  if (kept.samradPacks === true) return;
  subscribe("http.server.request.start", (message) => {
    if (isStart(message)) renameHeader(message.response);
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

/** Whether packed pages arrive as such: not in a server that was started without `letPackedPagesThrough`. */
export const packs = (): boolean => kept.samradPacks === true;

const kept: typeof globalThis & { samradPacks?: boolean } = globalThis;

const renameHeader = (response: ServerResponse): void => {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    const real = realNames.get(name);
    return real === undefined ? setHeader(name, value) : setHeader(real, String(value));
  };
};

const isStart = (message: unknown): message is { readonly response: ServerResponse } =>
  typeof message === "object" && message !== null && "response" in message;
