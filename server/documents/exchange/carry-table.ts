import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { largestText } from "./size-limits.ts";
import type { TableRow } from "./table.ts";

/**
 * A table as it travels in the page between the steps of an import: packed, in letters that a form can hold. Nothing
 * of it is stored here. Whoever sends it back may have changed it: it is checked like any other table.
 */
export const packTable = (table: readonly TableRow[]): string =>
  gzipSync(Buffer.from(JSON.stringify(table.map(({ row, cells }) => [row, ...cells])), "utf8"), {
    level: 9,
  }).toString("base64");

/** The table that was packed; null for anything else, and for what unpacks to more than any table of ours. */
export const unpackTable = (packed: string): readonly TableRow[] | null => {
  try {
    const bytes = gunzipSync(Buffer.from(packed, "base64"), { maxOutputLength: largestText });
    const read = packedTable.safeParse(JSON.parse(bytes.toString("utf8")));
    return read.success ? read.data.map(([row, ...cells]) => ({ row, cells })) : null;
  } catch {
    // Not packed, cut, or too large: in each case no table.
    return null;
  }
};

const packedTable = z.array(z.tuple([z.int().min(1)], z.string()));
