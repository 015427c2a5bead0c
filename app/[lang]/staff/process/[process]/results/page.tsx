import "#components/free-text/free-text.css";
import "#components/results/results.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import { QuestionChooser } from "#components/results/question-chooser.tsx";
import { QuestionResults } from "#components/results/question-results.tsx";
import { hasResults, readAddress, wavesOf } from "#components/results/results-address.ts";
import { ResultsEmpty } from "#components/results/results-empty.tsx";
import { viewAt } from "#components/results/results-file.ts";
import { type ResultsContext, ResultsHead } from "#components/results/results-head.tsx";
import { ResultsOverview } from "#components/results/results-overview.tsx";
import { WithdrawnNotice } from "#components/results/withdrawn-notice.tsx";
import { Localized } from "#components/ui/localized.tsx";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { loadResults } from "./load-results.ts";

type Props = PageProps<"/[lang]/staff/process/[process]/results">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("results:page.title") };
};

const ResultsPage = async ({ params, searchParams }: Props) => {
  const { process, bundle, speech, address: here } = await loadResults(params);
  const address = readAddress(await searchParams, bundle);
  const now = operations().now();
  const title = speech.translate("results:page.title");
  const frame = { language: speech.language, process, here: "results" } as const;
  if (address === null) {
    if (bundle.waves.length > 0) notFound();
    return (
      <ProcessPage {...frame}>
        <h1>{title}</h1>
        <ResultsEmpty wave={null} now={now} process={here} speech={speech} />
      </ProcessPage>
    );
  }
  const wave = wavesOf(bundle, address.instrument).find(({ number }) => number === address.wave);
  if (wave === undefined) notFound();
  const view = viewAt(bundle, address);
  if (address.question !== null && view === null) notFound();
  const page = `${here}/results`;
  const context: ResultsContext = { bundle, wave, address, page, speech, now };
  return (
    <ProcessPage {...frame}>
      <h1>
        {view === null ? (
          title
        ) : (
          <Localized text={view.question.title} language={speech.language} />
        )}
      </h1>
      <ResultsHead context={context} />
      <WithdrawnNotice wave={wave} speech={speech} />
      {!hasResults(wave) && <ResultsEmpty wave={wave} now={now} process={here} speech={speech} />}
      {hasResults(wave) && view === null && <ResultsOverview context={context} />}
      {hasResults(wave) && view !== null && (
        <>
          <QuestionChooser context={context} question={view.question} />
          <QuestionResults context={context} view={view} />
        </>
      )}
    </ProcessPage>
  );
};

export default ResultsPage;
