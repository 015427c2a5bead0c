/**
 * Whether a request that changes something comes from another site's page: a browser says so itself, in `Sec-Fetch-Site`
 * or in `Origin`, and no page can make it say otherwise. What is no browser says neither and carries no cookie of anybody.
 * A neighbour under the same domain (`same-site`) is another site.
 */
export const isForeign = ({ headers }: Pick<Request, "headers">, ownAddress: string): boolean => {
  const from = headers.get("sec-fetch-site");
  if (from !== null && from !== "same-origin" && from !== "none") return true;
  const origin = headers.get("origin");
  if (origin === null) return false;
  return !URL.canParse(origin) || !ownHosts(headers, ownAddress).has(new URL(origin).host);
};

/** The house's own name: as it is configured, as the proxy was asked for it, and as the browser asked. */
const ownHosts = (headers: Headers, ownAddress: string): ReadonlySet<string> => {
  const forwarded = headers.get("x-forwarded-host")?.split(",").at(-1)?.trim();
  const asked = forwarded ?? headers.get("host");
  const configured = URL.canParse(ownAddress) ? new URL(ownAddress).host : null;
  return new Set([asked, configured].filter((host) => host !== null));
};

/** Methods that change nothing. */
const reading = new Set(["GET", "HEAD", "OPTIONS"]);

export const mayChange = ({ method }: Pick<Request, "method">): boolean => !reading.has(method);
