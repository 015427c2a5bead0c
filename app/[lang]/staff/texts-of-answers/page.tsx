import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { StaffPage } from "#app/[lang]/staff/staff-page.tsx";
import { wordsFor } from "#components/editor/words.ts";
import { TextRounds } from "#components/free-text/text-rounds.tsx";
import { WavesOfNeeds } from "#components/free-text/waves-of-needs.tsx";
import { may } from "#domain/process/permissions.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";

type Props = PageProps<"/[lang]/staff/texts-of-answers">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("free-text:list.title") };
};

const FreeTextsPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const { actor, memberships } = await requirePerson();
  const { authority: slug } = await searchParams;
  const own = memberships.filter(({ role }) => may(role, "code_texts"));
  const membership = own.find(({ authority }) => authority.slug === slug) ?? own[0];
  if (membership === undefined) return forbidden();
  const { id } = membership.authority;
  const [listed, needs] = await Promise.all([
    operations().listTextWork(actor, id),
    operations().listNeedsTexts(actor, id),
  ]);
  if (!listed.ok || !needs.ok) return notFound();
  const words = wordsFor(language, await staffTranslator(language));
  return (
    <StaffPage language={language} authority={id} here="answers">
      <h1>{words.translate("free-text:list.title")}</h1>
      <p className="lead">{words.translate("free-text:list.introduction")}</p>
      <TextRounds
        rounds={listed.value}
        mayPublish={may(membership.role, "publish_themes")}
        isAlone={needs.value.length === 0}
        words={words}
      />
      <WavesOfNeeds waves={needs.value} words={words} />
    </StaffPage>
  );
};

export default FreeTextsPage;
