import "server-only";
import { checkText, type TextFault } from "#domain/language/check-text.ts";
import type { ExchangeFile } from "#domain/language/exchange.ts";
import {
  type CurrentText,
  compareImport,
  type ImportChange,
  type ImportPreview,
} from "#domain/language/import-preview.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { standingOf, type TextEntry } from "#domain/language/text-unit.ts";
import type { Actor } from "#domain/process/actor.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { inTransaction } from "#server/db/client.ts";
import type { Database } from "#server/db/database.ts";
import { listComments } from "#server/db/text-comments.ts";
import { listTranslations, saveTranslation } from "#server/db/translations.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { fingerprint } from "./fingerprint.ts";
import { forgetOwnWords } from "./own-words.ts";
import { asStored } from "./save-text.ts";
import { accessLanguage } from "./text-access.ts";
import { type Desk, holdDesk, openDesk } from "./text-desk.ts";

/** The texts of a collection in one language, for a translator's own tools. Open comments go along as notes. */
export const exportTexts =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    collection: string,
    language: LanguageCode,
  ): Promise<Result<ExchangeFile, AccessProblem>> => {
    const access = accessLanguage(actor, authorityId, language, "translate");
    if (!access.ok) return access;
    const place = { authorityId, collection, language };
    const [desk, comments] = await Promise.all([
      openDesk(db, authorityId, collection, language),
      listComments(db, place),
    ]);
    if (desk === null) return fail({ code: "not_found" });
    const entries = await entriesOf(db, desk, place);
    const rows = desk.units.map((unit) => {
      const entry = entries.get(unit.id) ?? null;
      const notes = comments.filter((each) => each.unit === unit.id && each.resolvedAt === null);
      return {
        unit: unit.id,
        source: unit.source,
        english: unit.english ?? "",
        target: entry?.text ?? "",
        status: standingOf(unit, entry).status,
        note: notes.map(({ text }) => text).join("\n"),
      };
    });
    return succeed({ collection, language, rows });
  };

export interface PreviewedImport {
  readonly preview: ImportPreview<TextFault>;
  /** Of the file and of everything here that it was compared with: what is imported is what was seen. */
  readonly hash: string;
}

export type ImportProblem = AccessProblem | { readonly code: "locked" };

/** What a file would change. Changes nothing. */
export const previewImport =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    file: ExchangeFile,
  ): Promise<Result<PreviewedImport, ImportProblem>> => {
    const { collection, language } = file;
    const access = accessLanguage(actor, authorityId, language, "translate");
    if (!access.ok) return access;
    const desk = await openDesk(db, authorityId, collection, language);
    if (desk === null) return fail({ code: "not_found" });
    if (desk.isLocked) return fail({ code: "locked" });
    const { preview, hash } = await compareWith(db, desk, { authorityId, file });
    return succeed({ preview, hash });
  };

export type ImportTextsProblem =
  | ImportProblem
  /** A text here has changed since the preview: nothing is imported. */
  | { readonly code: "changed_meanwhile" }
  /** A unit was chosen that the preview does not offer. */
  | { readonly code: "unit_not_offered"; readonly units: readonly string[] };

/**
 * Takes the chosen texts of a file that has been previewed: all of them or none. A text that was made from another
 * Swedish than today's can be chosen; it stays stale until somebody has looked at it.
 */
export const importTexts =
  ({ db, now, newId }: Pick<Dependencies, "db" | "now" | "newId">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    file: ExchangeFile,
    chosen: { readonly units: readonly string[]; readonly previewHash: string },
  ): Promise<Result<{ readonly imported: number }, ImportTextsProblem>> => {
    const { collection, language } = file;
    const access = accessLanguage(actor, authorityId, language, "translate");
    if (!access.ok) return access;
    const place = { authorityId, collection, language };
    const outcome = await inTransaction(
      db,
      async (tx): Promise<Result<{ readonly imported: number }, ImportTextsProblem>> => {
        const desk = await holdDesk(tx, authorityId, collection, language);
        if (desk === null) return fail({ code: "not_found" });
        if (desk.isLocked) return fail({ code: "locked" });
        const { preview, hash, entries } = await compareWith(tx, desk, { authorityId, file });
        if (hash !== chosen.previewHash) return fail({ code: "changed_meanwhile" });
        const offered = offeredIn(preview, desk);
        const units = [...new Set(chosen.units)];
        const unknown = units.filter((unit) => !offered.has(unit));
        if (unknown.length > 0) return fail({ code: "unit_not_offered", units: unknown });
        const at = now();
        for (const id of units) {
          const change = offered.get(id);
          if (change === undefined || change.newStatus === "missing") continue;
          const before = entries.get(id) ?? null;
          const isSame = before?.text === change.new;
          const text = {
            unit: id,
            text: change.new,
            status: change.newStatus,
            madeFrom: change.madeFrom,
            unsure: isSame ? (before?.unsure ?? []) : [],
            reviewer: isSame ? (before?.reviewer ?? null) : null,
            reviewedAt: isSame ? (before?.reviewedAt ?? null) : null,
          };
          const { revision } = change;
          // Nobody else writes while the desk is held: a refusal here is a bug, and undoes the whole import.
          if (!(await saveTranslation(tx, place, text, { id: newId(), revision, at }))) {
            throw new Error(`${collection} ${language} ${id} changed while it was held`);
          }
        }
        return succeed({ imported: units.length });
      },
    );
    forgetOwnWords(db, place);
    return outcome;
  };

interface OfferedChange extends ImportChange {
  readonly madeFrom: string;
}

/** What may be chosen, with the Swedish that each text was made from. */
const offeredIn = (
  { changes, conflicts }: ImportPreview<TextFault>,
  { units }: Desk,
): ReadonlyMap<string, OfferedChange> => {
  const sources = new Map(units.map(({ id, source }) => [id, source]));
  return new Map<string, OfferedChange>([
    ...changes.map(
      (change) => [change.unit, { ...change, madeFrom: sources.get(change.unit) ?? "" }] as const,
    ),
    ...conflicts
      .filter(({ faults }) => faults.length === 0)
      .map((each) => [each.unit, { ...each, madeFrom: asStored(each.sourceInFile) }] as const),
  ]);
};

interface Comparison extends PreviewedImport {
  readonly entries: ReadonlyMap<string, TextEntry>;
}

const compareWith = async (
  db: Database,
  desk: Desk,
  { authorityId, file }: { readonly authorityId: AuthorityId; readonly file: ExchangeFile },
): Promise<Comparison> => {
  const { collection, language } = file;
  const entries = await entriesOf(db, desk, { authorityId, collection, language });
  const current = desk.units.map((unit): CurrentText => {
    const entry = entries.get(unit.id) ?? null;
    const { status } = standingOf(unit, entry);
    const { text, revision } = entry ?? { text: "", revision: 0 };
    return { unit: unit.id, source: unit.source, target: text, status, revision };
  });
  const units = new Map(desk.units.map((unit) => [unit.id, unit]));
  const check = (id: string, target: string): readonly TextFault[] => {
    const unit = units.get(id);
    if (unit === undefined) return [];
    return checkText(unit, target, language).filter(({ severity }) => severity === "stop");
  };
  const preview = compareImport(current, file, check);
  return { preview, hash: fingerprint({ file, current }).hash, entries };
};

/** What stands in a collection: the desk's word where there is one. */
const entriesOf = async (
  db: Database,
  desk: Desk,
  place: Parameters<typeof listTranslations>[1],
): Promise<ReadonlyMap<string, TextEntry>> => {
  const written = await listTranslations(db, place);
  return new Map([...desk.entries, ...written.map((entry) => [entry.unit, entry] as const)]);
};
