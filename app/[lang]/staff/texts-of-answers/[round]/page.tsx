import type { Metadata } from "next";
import Link from "next/link";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { StaffPage } from "#app/[lang]/staff/staff-page.tsx";
import { submitPublication } from "#app/[lang]/staff/texts-of-answers/actions.ts";
import { wordsFor } from "#components/editor/words.ts";
import { Answered } from "#components/free-text/answered.tsx";
import { PreviewedThemes } from "#components/free-text/previewed-themes.tsx";
import { PublishChoice } from "#components/free-text/publish-choice.tsx";
import { roundName } from "#components/free-text/words-of-texts.ts";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { plainText } from "#domain/language/localized-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { titleOfQuestion } from "./title-of-question.ts";

type Props = PageProps<"/[lang]/staff/texts-of-answers/[round]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("free-text:publish.title") };
};

const PublishTextsPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const { round: roundId } = await params;
  const query = await searchParams;
  const { actor } = await requirePerson();
  const read = await operations().previewThemes(actor, roundId);
  if (!read.ok) return read.problem.code === "forbidden" ? forbidden() : notFound();
  const { wave, round, published, asked, questions } = read.value;
  const words = wordsFor(language, await staffTranslator(language));
  const { translate, say } = words;
  const { instrument, number, authority } = wave;
  const titled = questions.map((each) => ({
    ...each,
    themed: published?.questions.find(({ question }) => question === each.question) ?? each.themed,
    title: titleOfQuestion(wave, each.question),
  }));
  const ready = titled.filter(({ themed }) => themed !== null);
  return (
    <StaffPage language={language} authority={authority.id} here="answers">
      <p className="not-printed">
        <Link
          className="text-link"
          href={`/${language}/staff/texts-of-answers?authority=${authority.slug}`}
        >
          {translate("free-text:back")}
        </Link>
      </p>
      <h1>{translate("free-text:publish.title")}</h1>
      <p className="soft">
        {say(roundName({ audience: round.audience, instrument, wave: number }))}
      </p>
      <Answered done={query.done} problem={query.problem} translate={translate} />
      <p>{translate("free-text:publish.introduction")}</p>
      <PreviewedThemes questions={titled} isPublished={published !== null} words={words} />
      {published === null && ready.length > 0 && (
        <section aria-labelledby="publish">
          <h2 id="publish">{translate("free-text:publish.two")}</h2>
          <p>{translate("free-text:publish.twoHelp")}</p>
          {asked !== null && (
            <Notice tone="information" word={translate("staff:ui.information")}>
              <p>{translate(`free-text:publish.${asked.isOwn ? "askedByYou" : "asked"}`)}</p>
            </Notice>
          )}
          <I18nProvider {...staffTexts(language, ["free-text", "staff:problem", "staff:ui"])}>
            <PublishChoice
              action={submitPublication.bind(null, language, roundId)}
              questions={ready
                .filter(({ candidates }) => candidates.length > 0)
                .map(({ question, title, candidates, mostQuotes }) => ({
                  question,
                  legend: translate("free-text:publish.quotes", {
                    question: plainText(title, words.language),
                  }),
                  help: translate(
                    mostQuotes === 0
                      ? "free-text:publish.noQuotes"
                      : "free-text:publish.mostQuotes",
                    { count: mostQuotes },
                  ),
                  candidates: mostQuotes === 0 ? [] : candidates,
                }))}
              chosen={asked?.quotes ?? []}
              tick={translate("free-text:publish.tick")}
              button={translate("free-text:publish.button")}
            />
          </I18nProvider>
        </section>
      )}
    </StaffPage>
  );
};

export default PublishTextsPage;
