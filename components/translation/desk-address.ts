import { isTextStatus } from "#domain/language/text-collection.ts";
import type { TextStatus } from "#domain/language/text-status.ts";

/** What can be asked for beside the status; several narrow the list further. */
export const deskMarks = ["stale", "unsure", "faults", "comments"] as const;

export type DeskMark = (typeof deskMarks)[number];

/** Everything that is chosen in the desk: all of it stands in the address, so that a list can be shared and come back to. */
export interface DeskAddress {
  /** Slug of the authority whose texts they are; null: the person's first. */
  readonly authority: string | null;
  /** `open`: whatever somebody still has to write. */
  readonly status: TextStatus | "open" | "all";
  readonly marks: readonly DeskMark[];
  /** An area of the program or a page of the survey. */
  readonly group: string | null;
  readonly search: string;
  readonly page: number;
  /** A text whose page of the list is shown, wherever that is; stronger than `page`. */
  readonly at: string | null;
}

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What an address asks for; what it cannot ask for counts as not asked. */
export const readDeskAddress = (query: Query): DeskAddress => {
  const status = one(query.status) ?? "all";
  const marks = all(query.only);
  const page = one(query.page) ?? "1";
  return {
    authority: one(query.authority),
    status: status === "open" || isTextStatus(status) ? status : "all",
    marks: deskMarks.filter((mark) => marks.includes(mark)),
    group: one(query.group),
    search: (one(query.q) ?? "").slice(0, 200),
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
    at: one(query.at),
  };
};

/** The address with something changed: another filter starts at its first page. What is usual is left out. */
export const deskQuery = (address: DeskAddress, change: Partial<DeskAddress> = {}): string => {
  const first = { page: 1, at: null };
  const { authority, status, marks, group, search, page, at } = { ...address, ...first, ...change };
  const query = new URLSearchParams([
    ...(authority === null ? [] : [["authority", authority]]),
    ...(status === "all" ? [] : [["status", status]]),
    ...marks.map((mark) => ["only", mark]),
    ...(group === null ? [] : [["group", group]]),
    ...(search === "" ? [] : [["q", search]]),
    ...(page === 1 ? [] : [["page", String(page)]]),
    ...(at === null ? [] : [["at", at]]),
  ]);
  return query.size === 0 ? "" : `?${query}`;
};

export const isFiltered = ({ status, marks, group, search }: DeskAddress): boolean =>
  status !== "all" || marks.length > 0 || group !== null || search !== "";

const one = (value: Query[string]): string | null => all(value).at(0) ?? null;

const all = (value: Query[string]): readonly string[] => {
  const values = typeof value === "string" ? [value] : (value ?? []);
  return values.filter((each) => each !== "");
};
