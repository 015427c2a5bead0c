import "server-only";
import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import { type AuthorityId, asId, isIdLike } from "#domain/shared/ids.ts";
import { holdAuthority } from "./authorities.ts";
import type { Database } from "./database.ts";

/** A respondent's word about a wording. Nothing says who: the week is all the time that is kept. */
export interface WordingReport {
  readonly id: string;
  readonly language: LanguageCode;
  /** The page it was sent from, without what came after `?`; null when it was none of ours. */
  readonly page: string | null;
  readonly about: string;
  readonly better: string;
  /** Monday of the week, 2026-11-16. */
  readonly week: string;
  readonly status: "open" | "done";
}

/** Open ones first, then newest week first. The ids are random: their order tells nothing. */
export const listReports = async (
  db: Database,
  authorityId: AuthorityId,
  languages: readonly LanguageCode[],
): Promise<readonly WordingReport[]> => {
  const rows = await db.wordingReport.findMany({
    where: { authorityId, language: { in: [...languages] } },
    orderBy: [{ status: "desc" }, { week: "desc" }, { id: "asc" }],
  });
  return rows.flatMap(({ language, status, ...row }) =>
    isLanguageCode(language)
      ? [{ ...withoutAuthority(row), language, status: status === "open" ? "open" : "done" }]
      : [],
  );
};

const withoutAuthority = <Row extends { readonly authorityId: string }>({
  authorityId: _authorityId,
  ...rest
}: Row): Omit<Row, "authorityId"> => rest;

export const findReportLanguage = async (
  db: Database,
  authorityId: AuthorityId,
  id: string,
): Promise<string | null> => {
  if (!isIdLike(id)) return null;
  const row = await db.wordingReport.findFirst({
    where: { id, authorityId },
    select: { language: true },
  });
  return row?.language ?? null;
};

export const changeReport = async (
  db: Database,
  id: string,
  status: WordingReport["status"],
): Promise<void> => {
  await db.wordingReport.updateMany({ where: { id }, data: { status } });
};

/**
 * Stores a report if fewer than `most` of its language wait at the authority. Run it in a transaction: reports to one
 * authority come in one after the other, so that nobody can fill the table by sending many at once.
 */
export const saveReport = async (
  db: Database,
  authorityId: AuthorityId,
  report: Omit<WordingReport, "status">,
  most: number,
): Promise<boolean> => {
  await holdAuthority(db, authorityId);
  const { language } = report;
  const open = await db.wordingReport.count({ where: { authorityId, language, status: "open" } });
  if (open >= most) return false;
  await db.wordingReport.create({ data: { ...report, authorityId, status: "open" } });
  return true;
};

/** The only authority of the installation; null where there are several or none. */
export const findOnlyAuthority = async (db: Database): Promise<AuthorityId | null> => {
  const rows = await db.authority.findMany({ select: { id: true }, take: 2 });
  const [row] = rows;
  return rows.length === 1 && row !== undefined ? asId<AuthorityId>(row.id) : null;
};

/** Whose survey it is that has this address. */
export const findAuthorityOfSlug = async (
  db: Database,
  slug: string,
): Promise<AuthorityId | null> => {
  const row = await db.wave.findUnique({
    where: { slug },
    select: { process: { select: { authorityId: true } } },
  });
  return row === null ? null : asId<AuthorityId>(row.process.authorityId);
};
