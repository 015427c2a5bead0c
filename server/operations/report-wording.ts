import "server-only";
import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import { stockholmClock } from "#domain/language/stockholm-clock.ts";
import type { Actor } from "#domain/process/actor.ts";
import { tidyText } from "#domain/response/tidy-text.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { inTransaction } from "#server/db/client.ts";
import {
  changeReport,
  findAuthorityOfSlug,
  findOnlyAuthority,
  findReportLanguage,
  listReports,
  saveReport,
  type WordingReport,
} from "#server/db/wording-reports.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { accessTexts, grantedLanguages } from "./text-access.ts";

export type { WordingReport } from "#server/db/wording-reports.ts";

/** What somebody who answers says of a wording. */
export interface ReportedWording {
  /** Null where no survey is shown. */
  readonly waveSlug: string | null;
  readonly language: LanguageCode;
  /** The path of the page; what comes after `?` is not kept. */
  readonly page: string | null;
  readonly about: string;
  readonly better: string;
}

export type ReportProblem =
  /** So many wait that nobody could read another. */
  | { readonly code: "full" }
  /** `not_found`: the survey does not exist, or without one it cannot be told whose text it is. */
  | { readonly code: "invalid"; readonly reason: "empty" | "too_long" | "not_found" };

/** Of each of the two texts; the form says so. */
export const longestReport = 1_000;
const mostOpen = 200;

/**
 * Keeps a word about a wording for the reviewers of the authority whose survey it is. Of the person nothing is kept,
 * and of the time only the week.
 */
export const reportWording =
  ({ db, now, newId }: Pick<Dependencies, "db" | "now" | "newId">) =>
  async (report: ReportedWording): Promise<Result<null, ReportProblem>> => {
    const [about, better] = [tidyText(report.about), tidyText(report.better)];
    if (about === "" && better === "") return fail({ code: "invalid", reason: "empty" });
    if (about.length > longestReport || better.length > longestReport) {
      return fail({ code: "invalid", reason: "too_long" });
    }
    const { waveSlug, language } = report;
    const authorityId =
      waveSlug === null
        ? await findOnlyAuthority(db)
        : await findAuthorityOfSlug(db, waveSlug.slice(0, 64));
    if (authorityId === null) return fail({ code: "invalid", reason: "not_found" });
    const page = pathOf(report.page);
    const week = mondayOf(now());
    const stored = { id: newId(), language, page, about, better, week };
    const isStored = await inTransaction(db, (tx) => saveReport(tx, authorityId, stored, mostOpen));
    return isStored ? succeed(null) : fail({ code: "full" });
  };

/** What came, for those who review: in the languages that they have been given. The form promises nobody else. */
export const listWordingReports =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
  ): Promise<Result<readonly WordingReport[], AccessProblem>> => {
    const access = accessTexts(actor, authorityId, "review_text");
    if (!access.ok) return access;
    return succeed(await listReports(db, authorityId, reportable(actor, authorityId)));
  };

/** Says that a report has been seen to: it makes room for others. */
export const closeWordingReport = (dependencies: Pick<Dependencies, "db">) =>
  changeWordingReport(dependencies, "done");

/** Says that it has not: it was closed by mistake, or what was mended is not right yet. */
export const reopenWordingReport = (dependencies: Pick<Dependencies, "db">) =>
  changeWordingReport(dependencies, "open");

const changeWordingReport =
  ({ db }: Pick<Dependencies, "db">, status: WordingReport["status"]) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    id: string,
  ): Promise<Result<null, AccessProblem>> => {
    const access = accessTexts(actor, authorityId, "review_text");
    if (!access.ok) return access;
    const language = await findReportLanguage(db, authorityId, id);
    if (language === null || !isLanguageCode(language)) return fail({ code: "not_found" });
    if (!reportable(actor, authorityId).includes(language)) return fail({ code: "forbidden" });
    await changeReport(db, id, status);
    return succeed(null);
  };

/** Swedish is no language to translate into, but it has readers too: the organiser sees what they say. */
const reportable = (actor: Actor, authorityId: AuthorityId): readonly LanguageCode[] => {
  const granted = grantedLanguages(actor, authorityId);
  return accessTexts(actor, authorityId, "release_language").ok ? ["sv", ...granted] : granted;
};

/** A path of ours without a query, which may hold answers; null for anything else. */
const pathOf = (page: string | null): string | null => {
  const path = page?.split(/[?#]/)[0] ?? "";
  return /^\/[\w./-]{0,199}$/.test(path) && !path.startsWith("//") ? path : null;
};

/** Monday of the week in Sweden, 2026-11-16. */
const mondayOf = (moment: Date): string => {
  const day = new Date(`${stockholmClock(moment).date}T00:00:00Z`);
  const sinceMonday = (day.getUTCDay() + 6) % 7;
  return new Date(day.getTime() - sinceMonday * 86_400_000).toISOString().slice(0, 10);
};
