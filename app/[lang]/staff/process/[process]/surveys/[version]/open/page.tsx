import type { Metadata } from "next";
import Link from "next/link";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import { readOpening } from "#components/editor/opening.ts";
import { OpeningForm } from "#components/editor/opening-form.tsx";
import { versionName } from "#components/editor/versions-table.tsx";
import { wordsFor } from "#components/editor/words.ts";
import { may } from "#domain/process/permissions.ts";
import { asId, type SurveyVersionId } from "#domain/shared/ids.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { OpeningReview } from "./opening-review.tsx";

type Props = PageProps<"/[lang]/staff/process/[process]/surveys/[version]/open">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("surveys:open.title") };
};

/** Two steps on one page: what is chosen stands in the address, and what it locks is read before it is confirmed. */
const OpenPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const asked = await params;
  const { actor } = await requirePerson();
  const { readSurveyVersion, readSurveys, now } = operations();
  const read = await readSurveyVersion(actor, asId<SurveyVersionId>(asked.version));
  if (!read.ok) return notFound();
  const { process, role, version } = read.value;
  if (process.id !== asked.process) notFound();
  if (!may(role, "open_wave")) forbidden();
  const surveys = await readSurveys(actor, process.id);
  const translate = await staffTranslator(language);
  const words = wordsFor(language, translate);
  const opening = readOpening(await searchParams, version.instrument, now());
  const needsForms = (surveys.ok ? surveys.value.versions : [])
    .filter(({ instrument }) => instrument === "needs_form")
    .map((form) => ({ value: form.id, label: versionName(words, form) }));
  const here = `/${language}/staff/process/${process.id}/surveys/${version.id}`;
  return (
    <ProcessPage language={language} process={process} here="surveys">
      <p className="not-printed">
        <Link href={here}>{versionName(words, version)}</Link>
      </p>
      <h1>{translate("surveys:open.title")}</h1>
      <p className="lead">{translate("surveys:open.introduction")}</p>
      <OpeningForm opening={opening} needsForms={needsForms} words={words} />
      {opening.request !== null && (
        <OpeningReview
          read={read.value}
          opening={opening}
          request={opening.request}
          words={words}
          actor={actor}
        />
      )}
    </ProcessPage>
  );
};

export default OpenPage;
