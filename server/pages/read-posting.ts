import { fail, type Result, succeed } from "#domain/shared/result.ts";

/** What a page of a survey sends. Names of ours begin with an underscore, which no question's name does. */
export interface Posting {
  readonly step: string;
  readonly go: string;
  /** 32 hexadecimal digits, or null when the page had none yet. */
  readonly nonce: string | null;
  /** The browser runs our script. */
  readonly scripted: boolean;
  /** "I share this device: keep nothing". */
  readonly shared: boolean;
  readonly returning: boolean;
  /** The office's signature on the nonce, made useful by the browser; null where there is none. */
  readonly signature?: string | null;
  /** The code of an invitation as it was typed; only browsers without our script send it here. */
  readonly code?: string | null;
  /** What the browser has worked out for an open survey. */
  readonly work?: string | null;
  /** A receipt that is to be shown once more in another language, with the promise it came under; null otherwise. */
  readonly receipt: { readonly text: string; readonly promise: string } | null;
  readonly fields: readonly (readonly [string, string])[];
}

export type PostingProblem = "too_large" | "unreadable";

/** The longest survey filled to the brim is far smaller. */
export const largestPosting = 256 * 1024;
const mostFields = 5_000;
/** A code with whatever somebody puts between its letters. */
const longestCode = 100;

/** Reads a form with a limit: stops reading as soon as it is too much. */
export const readPosting = async (request: Request): Promise<Result<Posting, PostingProblem>> => {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return fail("unreadable");
  if (Number(request.headers.get("content-length") ?? 0) > largestPosting) return fail("too_large");
  const body = await readText(request.body, largestPosting);
  if (body === null) return fail("too_large");
  const fields = [...new URLSearchParams(body)];
  return fields.length > mostFields ? fail("too_large") : succeed(postingFrom(fields));
};

const postingFrom = (fields: readonly (readonly [string, string])[]): Posting => {
  const own = new Map(fields.filter(([name]) => name.startsWith("_")));
  const nonce = own.get("_nonce") ?? "";
  return {
    step: own.get("_step") ?? "",
    go: own.get("_go") ?? "next",
    nonce: /^[0-9a-f]{32}$/.test(nonce) ? nonce : null,
    scripted: own.has("_script"),
    shared: own.has("_shared"),
    returning: own.get("_returning") === "1",
    signature: own.get("_signature") || null,
    work: own.get("_work") || null,
    code: own.get("_code")?.trim().slice(0, longestCode) || null,
    receipt: receiptIn(own),
    fields: fields.filter(([name]) => !name.startsWith("_")),
  };
};

/** As ours are written: 130 bits in Crockford's letters, or anything as short that a test invents. */
const receiptIn = (own: ReadonlyMap<string, string>): Posting["receipt"] => {
  const text = own.get("_receipt") ?? "";
  return /^[0-9A-Z]{8,40}$/.test(text) ? { text, promise: own.get("_promise") ?? "" } : null;
};

/** A body as text; null, and read no further, as soon as it is more than so many bytes. */
export const readText = async (
  body: ReadableStream<Uint8Array> | null,
  largest: number,
): Promise<string | null> => {
  if (body === null) return "";
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let size = 0;
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > largest) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
};
