import "#components/structure/structure.css";
import "#components/evaluation/evaluation.css";
import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import { AdjustmentList } from "#components/evaluation/adjustment-list.tsx";
import { ChangeTable } from "#components/evaluation/change-table.tsx";
import { DifferentPictures } from "#components/evaluation/different-pictures.tsx";
import { EvaluationContents } from "#components/evaluation/evaluation-contents.tsx";
import { EvaluationEmpty } from "#components/evaluation/evaluation-empty.tsx";
import { EvaluationHalves } from "#components/evaluation/evaluation-halves.tsx";
import { EvaluationOutcome } from "#components/evaluation/evaluation-outcome.tsx";
import { IndicatorTable } from "#components/evaluation/indicator-table.tsx";
import { OtherQuestions } from "#components/evaluation/other-questions.tsx";
import { RegisterSection } from "#components/evaluation/register-section.tsx";
import type { Speech } from "#components/structure/speech.ts";
import { sayIn } from "#domain/chart/say.ts";
import { asId, type ProcessId } from "#domain/shared/ids.ts";
import { readWave } from "#domain/structure/reading.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";

type Props = PageProps<"/[lang]/staff/process/[process]/evaluation">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("evaluation:page.title") };
};

const EvaluationPage = async ({ params }: Props) => {
  const language = await pageLanguage(params);
  const id = asId<ProcessId>((await params).process);
  const { actor } = await requirePerson();
  const [standing, read] = await Promise.all([
    operations().readProcess(actor, id),
    operations().readEvaluation(actor, id),
  ]);
  if (!standing.ok) return standing.problem.code === "forbidden" ? forbidden() : notFound();
  if (!read.ok) return read.problem.code === "forbidden" ? forbidden() : notFound();
  const { evaluation, bundle } = read.value;
  const translate = await staffTranslator(language);
  const speech: Speech = { language, translate, say: sayIn(translate, language) };
  const address = `/${language}/staff/process/${id}`;
  const wave = bundle.waves.find((each) => each.id === evaluation.basis.wave) ?? null;
  const register = evaluation.facts !== null && (
    <RegisterSection facts={evaluation.facts} wave={wave} address={address} speech={speech} />
  );
  return (
    <ProcessPage language={language} process={standing.value.process} here="evaluation">
      <h1>{translate("evaluation:page.title")}</h1>
      {wave === null ? (
        <>
          <EvaluationEmpty
            bundle={bundle}
            now={operations().now()}
            address={address}
            speech={speech}
          />
          {register}
        </>
      ) : (
        <>
          <EvaluationContents speech={speech} />
          <EvaluationOutcome evaluation={evaluation} speech={speech} />
          <EvaluationHalves basis={evaluation.basis} bundle={bundle} speech={speech} />
          <AdjustmentList adjustments={evaluation.adjustments} address={address} speech={speech} />
          <IndicatorTable
            indicators={evaluation.indicators}
            resultsAddress={`${address}/results?instrument=pilot_evaluation`}
            speech={speech}
          />
          <OtherQuestions
            singles={evaluation.singles}
            reasonFor={(minority, block) => {
              const { individuals } = readWave(wave).read(minority, block);
              return individuals.shown ? "ladder_used_up" : individuals.reason;
            }}
            speech={speech}
          />
          <ChangeTable indicators={evaluation.indicators} speech={speech} />
          <DifferentPictures indicators={evaluation.indicators} speech={speech} />
          {register}
        </>
      )}
    </ProcessPage>
  );
};

export default EvaluationPage;
