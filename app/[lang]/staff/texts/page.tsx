import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { StaffPage } from "#app/[lang]/staff/staff-page.tsx";
import { CollectionList } from "#components/translation/collection-list.tsx";
import { DeskTabs } from "#components/translation/desk-tabs.tsx";
import { readOverviewAddress } from "#components/translation/overview-list.ts";
import { plainText } from "#domain/language/localized-text.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { requireDesk } from "./desk-access.ts";

type Props = PageProps<"/[lang]/staff/texts">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("texts:overview.title") };
};

const TextsPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const address = readOverviewAddress(await searchParams);
  const { actor, membership, role } = await requireDesk(address.authority);
  const { id, slug, name } = membership.authority;
  const read = await operations().listTextCollections(actor, id);
  if (!read.ok) return notFound();
  const translate = await staffTranslator(language);
  const wordsIn = staffLanguage(language);
  const page = `/${language}/staff/texts`;
  return (
    <StaffPage language={language} authority={id} here="texts">
      <h1>{translate("texts:overview.title")}</h1>
      <p className="lead">
        {translate("texts:overview.introduction", { authority: plainText(name, wordsIn) })}
      </p>
      <DeskTabs page={page} authority={slug} here="collections" role={role} translate={translate} />
      <CollectionList
        collections={read.value.collections}
        page={page}
        address={{ ...address, authority: slug }}
        languages={read.value.languages}
        wordsIn={wordsIn}
        translate={translate}
      />
    </StaffPage>
  );
};

export default TextsPage;
