/** The first and the last byte that are asked for, both included. */
interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Reads a Range header (RFC 9110, 14.2). Everything, where there is none, where it cannot be understood, and where
 * several parts are asked for: a server may answer so. `beyond`: nothing of it is there.
 */
export const byteRange = (header: string | null, size: number): ByteRange | "all" | "beyond" => {
  const asked = /^bytes\s*=\s*(\d{0,15})\s*-\s*(\d{0,15})$/i.exec(header?.trim() ?? "");
  const [from = "", to = ""] = asked?.slice(1) ?? [];
  if (from === "" && to === "") return "all";
  if (from === "") {
    const length = Math.min(Number(to), size);
    return length === 0 ? "beyond" : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  const last = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && Number(to) < first) return "all";
  return first >= size ? "beyond" : { first, last };
};
