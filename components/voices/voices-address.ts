/** What of a list of recordings is shown, as its address says it. */
export interface VoicesAddress {
  readonly show: "all" | "missing" | "recorded" | "differs";
  /** From 1. */
  readonly page: number;
  /** The text whose recording somebody is about to remove: they are asked once more. */
  readonly remove: string | null;
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

export const shownChoices = ["all", "missing", "recorded", "differs"] as const;

export const readVoicesAddress = (query: Query): VoicesAddress => {
  const [show, page, remove] = ["show", "page", "remove"].map((name) => oneOf(query[name]));
  return {
    show: shownChoices.find((each) => each === show) ?? "all",
    page: /^\d{1,4}$/.test(page ?? "") ? Math.max(1, Number(page)) : 1,
    remove: remove ?? null,
  };
};

/** The same address with something changed; `?authority=…` is `query`. */
export const voicesQuery = (
  query: string,
  address: VoicesAddress,
  change: Partial<VoicesAddress> = {},
): string => {
  const { show, page, remove } = { ...address, remove: null, ...change };
  const wanted = new URLSearchParams(query);
  if (show !== "all") wanted.set("show", show);
  if (page > 1) wanted.set("page", String(page));
  if (remove !== null) wanted.set("remove", remove);
  return `?${wanted}`;
};

/** What became of files that were sent, as it travels in the address of the page that says it. */
export interface UploadOutcome {
  readonly saved: number;
  readonly described: number;
  readonly removed: number;
  readonly refused: readonly RefusedFile[];
}

export interface RefusedFile {
  readonly name: string;
  readonly code: string;
}

const mostNamed = 30;

export const outcomeQuery = (outcome: Partial<UploadOutcome>): string => {
  const query = new URLSearchParams();
  for (const key of ["saved", "described", "removed"] as const) {
    if ((outcome[key] ?? 0) > 0) query.set(key, String(outcome[key]));
  }
  for (const { code, name } of (outcome.refused ?? []).slice(0, mostNamed)) {
    query.append("refused", `${code} ${name.slice(0, 80)}`);
  }
  return String(query);
};

export const readOutcome = (query: Query): UploadOutcome => {
  const count = (name: string): number => {
    const text = oneOf(query[name]) ?? "";
    return /^\d{1,5}$/.test(text) ? Number(text) : 0;
  };
  const refused = [query.refused ?? []].flat().slice(0, mostNamed);
  return {
    saved: count("saved"),
    described: count("described"),
    removed: count("removed"),
    refused: refused.flatMap((each) => {
      const [, code, name] = /^([a-z_]+) ([\s\S]*)$/.exec(each) ?? [];
      const known = refusals.find((one) => one === code);
      return known === undefined ? [] : [{ code: known, name: name ?? "" }];
    }),
  };
};

/** Each has a sentence, `voices:problem.<code>`. */
export const refusals = [
  "empty",
  "too_large",
  "too_long",
  "not_audio",
  "damaged",
  "locked",
  "not_found",
  "forbidden",
  "already_recorded",
  "no_match",
  "nothing_chosen",
  "too_much",
  "not_sent",
] as const;

const oneOf = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === "string" ? value : value?.[0];
