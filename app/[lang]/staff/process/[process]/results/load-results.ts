import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import type { Speech } from "#components/structure/speech.ts";
import { sayIn } from "#domain/chart/say.ts";
import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import { asId, type ProcessId } from "#domain/shared/ids.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import type { ConsultationProcess } from "#server/operations/run-process.ts";

export interface LoadedResults {
  readonly process: ConsultationProcess;
  /** Releases and confirmed statements only: how long it takes does not depend on how many have answered. */
  readonly bundle: PublishedBundle;
  readonly speech: Speech;
  /** `/sv/staff/process/<id>` */
  readonly address: string;
}

/** What every page of results reads. */
export const loadResults = async (
  params: Promise<{ readonly lang: string; readonly process: string }>,
): Promise<LoadedResults> => {
  const language = await pageLanguage(params);
  const id = asId<ProcessId>((await params).process);
  const { actor } = await requirePerson();
  const [processes, read, translate] = await Promise.all([
    operations().listProcesses(actor),
    operations().readBundle(actor, id),
    staffTranslator(language),
  ]);
  if (!read.ok) return read.problem.code === "forbidden" ? forbidden() : notFound();
  const process = processes.find((each) => each.id === id);
  if (process === undefined) return notFound();
  return {
    process,
    bundle: read.value,
    speech: { language, translate, say: sayIn(translate, language) },
    address: `/${language}/staff/process/${id}`,
  };
};
