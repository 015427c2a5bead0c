import { isIP } from "node:net";

/**
 * The network address of whoever sent a request, "" where it is not known. Each trusted proxy writes the address that
 * it was called from at the end of `X-Forwarded-For`; what stands before their entries is the sender's own invention.
 * @param connected the address at the other end of the connection
 * @param forwarded the header `X-Forwarded-For`
 * @param proxies how many trusted proxies every request passes (SAMRAD_PROXIES)
 */
export const clientAddress = (
  connected: string | undefined,
  forwarded: string | undefined,
  proxies: number,
): string => {
  const entry = proxies === 0 ? undefined : forwarded?.split(",").at(-proxies)?.trim();
  // Fewer entries than proxies: the request came round them, and nobody vouches for its header.
  return entry !== undefined && isIP(entry) !== 0 ? entry : (connected ?? "");
};
