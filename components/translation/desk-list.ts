import type { DeskAddress, DeskMark } from "./desk-address.ts";
import { type DeskUnit, isOpen } from "./desk-unit.ts";
import { isFound } from "./text-search.ts";

/** More than one screen reader or telephone wants at once, and few enough that the page is drawn in a moment. */
export const unitsPerPage = 50;

export interface DeskList<Unit> {
  /** On this page of the list. */
  readonly shown: readonly Unit[];
  readonly found: number;
  readonly page: number;
  readonly pages: number;
  /** After each text that is shown, the next one that somebody has to write; null when there is none. */
  readonly nextOpen: ReadonlyMap<string, string | null>;
}

/** The texts that an address asks for, in the order of the collection, and its page of them. */
export const deskList = <Unit extends DeskUnit>(
  units: readonly Unit[],
  address: DeskAddress,
): DeskList<Unit> => {
  const found = units.filter((each) => isAsked(each, address));
  const pages = Math.max(1, Math.ceil(found.length / unitsPerPage));
  const place = found.findIndex(({ unit }) => unit.id === address.at);
  const asked = place === -1 ? address.page : Math.floor(place / unitsPerPage) + 1;
  const page = Math.min(asked, pages);
  const start = (page - 1) * unitsPerPage;
  const shown = found.slice(start, start + unitsPerPage);
  return { shown, found: found.length, page, pages, nextOpen: nextOpenOf(found, start) };
};

const isAsked = (each: DeskUnit, { status, marks, group, search }: DeskAddress): boolean => {
  const { unit, entry, standing } = each;
  if (status === "open" ? !isOpen(standing) : status !== "all" && standing.status !== status) {
    return false;
  }
  if (group !== null && unit.group !== group) return false;
  if (!marks.every((mark) => hasMark[mark](each))) return false;
  return search === "" || isFound(search, [unit.id, unit.source, entry?.text ?? ""]);
};

const hasMark: Readonly<Record<DeskMark, (each: DeskUnit) => boolean>> = {
  stale: ({ standing }) => standing.stale,
  unsure: ({ entry }) => (entry?.unsure ?? []).length > 0,
  faults: ({ faults, standing }) => standing.status !== "missing" && faults.length > 0,
  comments: ({ comments }) => comments > 0,
};

const nextOpenOf = (
  found: readonly DeskUnit[],
  start: number,
): ReadonlyMap<string, string | null> => {
  const next = new Map<string, string | null>();
  let following: string | null = null;
  for (let index = found.length - 1; index >= start; index -= 1) {
    const each = found[index];
    if (each === undefined) continue;
    if (index < start + unitsPerPage) next.set(each.unit.id, following);
    if (isOpen(each.standing)) following = each.unit.id;
  }
  return next;
};
