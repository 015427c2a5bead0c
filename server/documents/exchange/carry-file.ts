import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import type { ExchangeFile } from "#domain/language/exchange.ts";
import { languageCodes } from "#domain/language/registry.ts";
import { textStatuses } from "#domain/language/text-status.ts";
import { largestText } from "./size-limits.ts";

/**
 * A file as it travels in the page between preview and confirmation: packed, in letters that a form can hold. Nothing
 * of it is stored here, so nobody else can come across it. Whoever sends it back may have changed it: it is checked
 * like any other file.
 */
export const packFile = (file: ExchangeFile): string =>
  gzipSync(Buffer.from(JSON.stringify(file), "utf8")).toString("base64");

/** The file that was packed; null for anything else, and for what unpacks to more than any file of ours. */
export const unpackFile = (packed: string): ExchangeFile | null => {
  try {
    const bytes = gunzipSync(Buffer.from(packed, "base64"), { maxOutputLength: largestText });
    const read = exchangeFile.safeParse(JSON.parse(bytes.toString("utf8")));
    return read.success ? read.data : null;
  } catch {
    // Not packed, cut, or too large: in each case no file.
    return null;
  }
};

const exchangeFile = z.object({
  collection: z.string(),
  language: z.enum(languageCodes),
  rows: z.array(
    z.object({
      unit: z.string(),
      source: z.string(),
      english: z.string(),
      target: z.string(),
      status: z.enum(textStatuses),
      note: z.string(),
    }),
  ),
});
