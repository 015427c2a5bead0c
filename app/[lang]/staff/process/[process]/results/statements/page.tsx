import "#components/results/results.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { loadResults } from "#app/[lang]/staff/process/[process]/results/load-results.ts";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import {
  addressOf,
  hasResults,
  readAddress,
  wavesOf,
} from "#components/results/results-address.ts";
import { ResultsEmpty } from "#components/results/results-empty.tsx";
import { WholeStatements } from "#components/results/whole-statements.tsx";
import type { Speech } from "#components/survey/speech.ts";
import { formatDate } from "#domain/language/format-date.ts";
import { resolveText } from "#domain/language/localized-text.ts";
import type { Translate } from "#domain/language/phrase.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";

type Props = PageProps<"/[lang]/staff/process/[process]/results/statements">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("results:statements.title") };
};

const StatementsPage = async ({ params, searchParams }: Props) => {
  const { process, bundle, speech, address: here } = await loadResults(params);
  const { language, translate } = speech;
  const address = readAddress(await searchParams, bundle);
  const wave = bundle.waves.find(
    (each) => each.instrument === address?.instrument && each.number === address.wave,
  );
  if (address === null || wave === undefined) notFound();
  const isAdministrations = wave.rounds.some(({ regime }) => regime === "attributed");
  const kind = isAdministrations ? "administrations" : "statements";
  const several = wavesOf(bundle, wave.instrument).length > 1;
  return (
    <ProcessPage language={language} process={process} here="results">
      <h1>{translate(`results:${kind}.title`)}</h1>
      <p>
        {translate(`common:instrument.${wave.instrument}`)}
        {several && `, ${translate("results:label.wave", { number: wave.number })}`}
      </p>
      <p>{translate(`results:${kind}.whole`)}</p>
      <p>
        <a href={addressOf(`${here}/results`, { ...address, question: null })}>
          {translate("results:question.overview")}
        </a>
      </p>
      {hasResults(wave) ? (
        <WholeStatements
          bundle={bundle}
          wave={wave}
          speech={speech}
          survey={surveySpeech(language, translate)}
        />
      ) : (
        <ResultsEmpty wave={wave} now={operations().now()} process={here} speech={speech} />
      )}
    </ProcessPage>
  );
};

/** The voice that reads answers to those who gave them reads them here too. */
const surveySpeech = (language: LanguageCode, translate: Translate): Speech => ({
  language: staffLanguage(language),
  say: (key, values) => ({
    text: translate(key, values),
    language: staffLanguage(language),
  }),
  tell: (text) => resolveText(text, language) ?? { text: "", language },
  day: (_key, date) => formatDate(staffLanguage(language), date.toISOString()),
});

export default StatementsPage;
