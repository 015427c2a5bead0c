import { renderToStaticMarkup } from "react-dom/server";
import { QuestionResults } from "#components/results/question-results.tsx";
import { type Query, readAddress, wavesOf } from "#components/results/results-address.ts";
import { resultsFile, viewAt } from "#components/results/results-file.ts";
import { ResultsHead } from "#components/results/results-head.tsx";
import { ResultsOverview } from "#components/results/results-overview.tsx";
import { sayIn } from "#domain/chart/say.ts";
import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { fingerprint } from "#server/operations/fingerprint.ts";

export { compileRelease } from "#domain/disclosure/compile-release.ts";
export { canonicalJson } from "#domain/shared/canonical-json.ts";
export { codeAnswers } from "#domain/statistics/code-answers.ts";
export { gatesOfRound } from "#domain/survey/round-choice.ts";
export { dependenciesOf, newId, wireOperations } from "#server/operations/index.ts";

/**
 * The product's operations and what its pages draw, without Next around them. Bundled anew for each fault in them; the
 * routes are attacked over HTTP by `npm run attack`.
 */
export const publishedJson = (bundle: PublishedBundle): string => fingerprint(bundle).canonical;

const speechIn = async (language: LanguageCode) => {
  const translate = await staffTranslator(language);
  return { language, translate, say: sayIn(translate, language) };
};

export const resultsCsv = async (
  bundle: PublishedBundle,
  query: Query,
  language: LanguageCode,
): Promise<string | null> => {
  const { say } = await speechIn(language);
  const file = resultsFile(bundle, query, say, language === "en" ? "," : ";");
  return file === null ? null : [...file.pieces].join("");
};

/** What stands in the page of results at an address. */
export const resultsHtml = async (
  bundle: PublishedBundle,
  query: Query,
  language: LanguageCode,
  now: Date,
): Promise<string | null> => {
  const address = readAddress(query, bundle);
  if (address === null) return null;
  const wave = wavesOf(bundle, address.instrument).find(({ number }) => number === address.wave);
  if (wave === undefined) return null;
  const view = viewAt(bundle, address);
  const context = {
    ...{ bundle, wave, address, now },
    page: "/results",
    speech: await speechIn(language),
  };
  return renderToStaticMarkup(
    <main>
      <ResultsHead context={context} />
      {view === null ? (
        <ResultsOverview context={context} />
      ) : (
        <QuestionResults context={context} view={view} />
      )}
    </main>,
  );
};
