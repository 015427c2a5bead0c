/**
 * The text of a file: UTF-8, or UTF-16 when it says so by its first bytes (Excel's "Unicode text"). Null when the bytes
 * are neither, for instance Windows-1252: guessing would turn å into something else without anybody seeing it.
 */
export const decodeText = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const encodingOf = ([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" => {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return "utf-8";
};
