import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { answerOrigin } from "#app/[lang]/staff/process/[process]/surveys/answer-origin.ts";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import { DraftForm } from "#components/editor/draft-form.tsx";
import { VersionsTable } from "#components/editor/versions-table.tsx";
import { WaveList } from "#components/editor/wave-list.tsx";
import { wordsFor } from "#components/editor/words.ts";
import { Notice } from "#components/ui/notice.tsx";
import { may } from "#domain/process/permissions.ts";
import { asId, type ProcessId } from "#domain/shared/ids.ts";
import { instrumentNames } from "#instruments/for-authority.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { copyVersion, createDraft } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/process/[process]/surveys">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("surveys:title") };
};

const SurveysPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const id = asId<ProcessId>((await params).process);
  const { failed } = await searchParams;
  const { actor } = await requirePerson();
  const { readSurveys, followWaves } = operations();
  const surveys = await readSurveys(actor, id);
  if (!surveys.ok) return surveys.problem.code === "forbidden" ? forbidden() : notFound();
  const { process, role, versions } = surveys.value;
  const waves = await followWaves(actor, id);
  const translate = await staffTranslator(language);
  const words = wordsFor(language, translate);
  const here = `/${language}/staff/process/${id}/surveys`;
  const mayEdit = may(role, "edit_survey");
  return (
    <ProcessPage language={language} process={process} here="surveys">
      <h1>{translate("surveys:title")}</h1>
      <p className="lead">{translate("surveys:introduction")}</p>
      {failed === "not_found" && (
        <Notice tone="danger" word={translate("staff:ui.danger")} isAnswer>
          <p>{translate("surveys:failed.not_found")}</p>
        </Notice>
      )}
      {!mayEdit && <p className="soft">{translate("surveys:readOnly")}</p>}
      <WaveList
        waves={waves.ok ? waves.value : []}
        here={here}
        answering={`${answerOrigin()}/${language}/answer`}
        words={words}
      />
      <VersionsTable
        versions={versions}
        here={here}
        words={words}
        copy={mayEdit ? copyVersion.bind(null, language, id) : null}
      />
      {mayEdit && (
        <DraftForm
          instruments={instrumentNames}
          action={createDraft.bind(null, language, id)}
          words={words}
        />
      )}
    </ProcessPage>
  );
};

export default SurveysPage;
