import "server-only";
import type { ClipType } from "#domain/language/audio-clip.ts";
import { byteRange } from "./byte-range.ts";
import { lengthHeader, packs } from "./packed-pages.ts";

export interface ServedClip {
  readonly type: ClipType;
  /** SHA-256 of the sound. */
  readonly hash: string;
  readonly audio: Uint8Array;
  readonly isPublic: boolean;
}

/**
 * The sound, or the part of it that is asked for: telephones of Apple play nothing from a server that cannot answer in
 * parts. It never changes under its address, so whoever has it need not ask again.
 */
export const clipResponse = (request: Request, clip: ServedClip): Response => {
  const { audio } = clip;
  const etag = `"${clip.hash.slice(0, 32)}"`;
  const headers = new Headers({
    ...headersOfEveryClip,
    "content-type": clip.type,
    "cache-control": clip.isPublic
      ? "public, max-age=31536000, immutable"
      : "private, max-age=3600, immutable",
    etag,
  });
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
  const condition = request.headers.get("if-range");
  const isSame = condition === null || condition === etag;
  const range = isSame ? byteRange(request.headers.get("range"), audio.length) : "all";
  if (range === "beyond") {
    headers.set("content-range", `bytes */${audio.length}`);
    headers.set("cache-control", "no-store");
    return new Response(null, { status: 416, headers });
  }
  if (range === "all") return sent(request, audio, 200, headers);
  headers.set("content-range", `bytes ${range.first}-${range.last}/${audio.length}`);
  return sent(request, audio.subarray(range.first, range.last + 1), 206, headers);
};

export const clipNotFound = (): Response =>
  new Response(null, {
    status: 404,
    headers: { ...headersOfEveryClip, "cache-control": "no-store" },
  });

const sent = (request: Request, audio: Uint8Array, status: number, headers: Headers): Response => {
  headers.set(packs(request) ? lengthHeader : "content-length", String(audio.length));
  return new Response(new Uint8Array(audio), { status, headers });
};

/** What was uploaded is sound and nothing else, whatever a browser would make of it. */
const headersOfEveryClip = {
  "accept-ranges": "bytes",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "content-disposition": "inline",
} as const;

const isKnown = (request: Request, etag: string): boolean =>
  (request.headers.get("if-none-match") ?? "")
    .split(",")
    .map((each) => each.trim().replace(/^W\//, ""))
    .some((each) => each === etag || each === "*");
