import type { Metadata } from "next";
import Link from "next/link";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { StaffPage } from "#app/[lang]/staff/staff-page.tsx";
import { wordsFor } from "#components/editor/words.ts";
import { Answered } from "#components/free-text/answered.tsx";
import { roundName, textsAddress } from "#components/free-text/words-of-texts.ts";
import { Localized } from "#components/ui/localized.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { viewsOf } from "./views.ts";
import { WorkPart } from "./work-part.tsx";

type Props = PageProps<"/[lang]/staff/texts-of-answers/[round]/[question]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("free-text:list.title") };
};

const TextsOfQuestionPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const asked = await params;
  const query = await searchParams;
  const { actor } = await requirePerson();
  const address = { round: asked.round, question: decodeURIComponent(asked.question) };
  const read = await operations().readTextsOverview(actor, address);
  if (!read.ok) return read.problem.code === "forbidden" ? forbidden() : notFound();
  const overview = read.value;
  const words = wordsFor(language, await staffTranslator(language));
  const { translate, say } = words;
  const views = viewsOf(overview);
  const view = views.find((each) => each === query.view) ?? views[0];
  const here = textsAddress(language, address.round, address.question);
  return (
    <StaffPage language={language} authority={overview.authority.id} here="answers">
      <p className="not-printed">
        <Link
          className="text-link"
          href={`/${language}/staff/texts-of-answers?authority=${overview.authority.slug}`}
        >
          {translate("free-text:back")}
        </Link>
      </p>
      <h1>
        <Localized text={overview.title} language={language} />
      </h1>
      <p className="soft">
        {say(roundName(overview))}
        {overview.kind !== "answer" && <> · {translate(`free-text:kind.${overview.kind}`)}</>}
      </p>
      <Answered done={query.done} problem={query.problem} translate={translate} />
      {views.length > 1 && (
        <Tabs
          label={translate("free-text:views.label")}
          tabs={views.map((each) => ({
            href: `${here}?view=${each}`,
            name: translate(`free-text:views.${each}`),
            isHere: each === view,
          }))}
        />
      )}
      <div className="text-work">
        <WorkPart
          view={view ?? "read"}
          overview={overview}
          address={address}
          at={query.at}
          words={words}
        />
      </div>
    </StaffPage>
  );
};

export default TextsOfQuestionPage;
