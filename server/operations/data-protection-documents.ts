import "server-only";
import {
  type DocumentKind,
  describeProcessing,
  type ProcessingFacts,
} from "#domain/data-protection/documents.ts";
import { thresholds } from "#domain/disclosure/make-plan.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import { stockholmClock } from "#domain/language/stockholm-clock.ts";
import type { ResolvedDocument } from "#domain/policy/resolve-document.ts";
import type { Actor } from "#domain/process/actor.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { type Result, succeed } from "#domain/shared/result.ts";
import { renderDocx } from "#server/documents/render-docx.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import type { AccessProblem } from "./access.ts";
import { readDataProtection } from "./data-protection.ts";
import type { Dependencies } from "./dependencies.ts";

type Needs = Pick<Dependencies, "db" | "now">;

/** The record of processing or the template of the impact assessment, from what is said and configured now. */
export const readProcessingDocument =
  (dependencies: Needs) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    kind: DocumentKind,
    language: LanguageCode,
  ): Promise<Result<ResolvedDocument, AccessProblem>> => {
    const page = await readDataProtection(dependencies)(actor, authorityId);
    if (!page.ok) return page;
    const { authority, details, waves } = page.value;
    const facts: ProcessingFacts = {
      authority: authority.name,
      details,
      waves: waves.map(({ wave, retention }) => ({
        instrument: wave.instrument,
        number: wave.number,
        admission: wave.admission,
        opensAt: wave.opensAt,
        closesAt: wave.closesAt,
        languages: wave.languages.map((offered) => offered.language),
        destroyOn: retention.destroyOn,
      })),
      thresholds,
      date: stockholmClock(dependencies.now()).date,
    };
    const words = await staffTranslator(language);
    return succeed(describeProcessing(kind, facts, words, staffLanguage(language)));
  };

/** The same as a Word file. */
export const exportProcessingDocument =
  (dependencies: Needs) =>
  async (
    ...asked: Parameters<ReturnType<typeof readProcessingDocument>>
  ): Promise<Result<{ readonly title: string; readonly docx: Buffer }, AccessProblem>> => {
    const read = await readProcessingDocument(dependencies)(...asked);
    if (!read.ok) return read;
    return succeed({ title: read.value.title.text, docx: await renderDocx(read.value) });
  };
