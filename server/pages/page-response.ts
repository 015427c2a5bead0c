import "server-only";
import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { PageAssets } from "#components/survey/document.tsx";
import { packedHeader, packs } from "./packed-pages.ts";

/** A page in the forms in which it can be sent. */
interface KeptPage {
  readonly plain: Buffer;
  readonly brotli: Buffer;
  readonly gzip: Buffer;
  readonly etag: string;
}

/** A page that is the same for everybody: made once, packed as tightly as can be, and kept. */
export const keptPage = async (
  request: Request,
  page: {
    /** Everything that the page depends on. */
    readonly key: string;
    readonly assets: PageAssets;
    readonly status?: number;
    readonly render: () => Promise<string>;
  },
): Promise<Response> => {
  const key = `${page.assets.script} ${hashOf(page.assets.styles)} ${page.key}`;
  const found = kept.get(key) ?? keep(key, pack(await page.render()));
  const headers = new Headers({
    ...commonHeaders(page.assets),
    // A minute: long enough for a crowd with one link, short enough for a survey that closes.
    "cache-control": "public, max-age=60",
    etag: found.etag,
  });
  if (isKnown(request, found.etag)) return new Response(null, { status: 304, headers });
  return packed(request, found, page.status ?? 200, headers);
};

/** The answer to a person's own answers: nobody keeps it. */
export const ownPage = (
  request: Request,
  html: string,
  { assets, status = 200 }: { readonly assets: PageAssets; readonly status?: number },
): Response => {
  const headers = new Headers({ ...commonHeaders(assets), "cache-control": "no-store" });
  if (status === 503) headers.set("retry-after", "5");
  const plain = Buffer.from(html);
  switch (bestEncoding(request)) {
    case "br":
      return encoded(brotliCompressSync(plain, quickly), "br", status, headers);
    case "gzip":
      return encoded(gzipSync(plain, { level: 4 }), "gzip", status, headers);
    case null:
      return new Response(plain, { status, headers });
  }
};

const mostKept = 500;
const kept = new Map<string, KeptPage>();

const keep = (key: string, page: KeptPage): KeptPage => {
  const oldest = kept.keys().next();
  if (kept.size >= mostKept && !oldest.done) kept.delete(oldest.value);
  kept.set(key, page);
  return page;
};

/** Above this the last tenth is not worth it: a list of thirty thousand receipts took three seconds instead of 0.15. */
const longPage = 200_000;

const pack = (html: string): KeptPage => {
  const plain = Buffer.from(html);
  return {
    plain,
    brotli: brotliCompressSync(plain, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
        ...(plain.length > longPage ? { [constants.BROTLI_PARAM_QUALITY]: 9 } : {}),
      },
    }),
    gzip: gzipSync(plain, { level: 9 }),
    // Weak: the same page, whichever way it is packed.
    etag: `W/"${hashOf(plain)}"`,
  };
};

const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const packed = (request: Request, page: KeptPage, status: number, headers: Headers): Response => {
  switch (bestEncoding(request)) {
    case "br":
      return encoded(page.brotli, "br", status, headers);
    case "gzip":
      return encoded(page.gzip, "gzip", status, headers);
    case null:
      return new Response(new Uint8Array(page.plain), { status, headers });
  }
};

const encoded = (body: Buffer, encoding: string, status: number, headers: Headers): Response => {
  headers.set(packedHeader, encoding);
  return new Response(new Uint8Array(body), { status, headers });
};

const bestEncoding = (request: Request): "br" | "gzip" | null => {
  if (!packs(request)) return null;
  const accepted = (request.headers.get("accept-encoding") ?? "")
    .split(",")
    .map((each) => each.trim().toLowerCase())
    .filter((each) => !/;\s*q=0(\.0*)?$/.test(each))
    .map((each) => each.split(";")[0]);
  if (accepted.includes("br")) return "br";
  return accepted.includes("gzip") ? "gzip" : null;
};

const isKnown = (request: Request, etag: string): boolean =>
  (request.headers.get("if-none-match") ?? "")
    .split(",")
    .some((each) => `W/${each.trim().replace(/^W\//, "")}` === etag || each.trim() === "*");

const commonHeaders = (assets: PageAssets): Record<string, string> => ({
  "content-type": "text/html; charset=utf-8",
  vary: "Accept-Encoding",
  "content-security-policy": policyFor(assets),
});

/** Our own script from a file, our own styles by their hash, and nothing from anywhere else. */
const policyFor = (assets: PageAssets): string => {
  const known = policies.get(assets);
  if (known !== undefined) return known;
  const styles = createHash("sha256").update(assets.styles).digest("base64");
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'sha256-${styles}'`,
    "font-src 'self'",
    "img-src data:",
    // Voices come from this house, and only to pages that have some.
    ...(assets.player === undefined ? [] : ["media-src 'self'"]),
    ...(assets.connects === undefined ? [] : ["connect-src 'self'"]),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  policies.set(assets, policy);
  return policy;
};

const policies = new WeakMap<PageAssets, string>();

const hashOf = (content: string | Buffer): string =>
  createHash("sha256").update(content).digest("base64url").slice(0, 22);
