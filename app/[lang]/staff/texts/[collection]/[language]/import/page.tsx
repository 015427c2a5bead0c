import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { StaffPage } from "#app/[lang]/staff/staff-page.tsx";
import { deskPlace } from "#app/[lang]/staff/texts/[collection]/[language]/desk-place.ts";
import { deskTitle } from "#components/translation/desk-groups.ts";
import { ImportForm } from "#components/translation/import-form.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { importFile } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/texts/[collection]/[language]/import">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("texts:import.heading") };
};

const formTexts = [
  "staff:ui",
  "staff:problem",
  ...["import", "status", "fault", "difference"].map((branch) => `texts:${branch}`),
];

const ImportPage = async ({ params, searchParams }: Props) => {
  const { authority } = await searchParams;
  const { actor, place, desk, query } = await deskPlace(params, authority);
  const { language, authorityId, collection, target } = place;
  const read = await operations().readTexts(actor, authorityId, collection, target);
  if (!read.ok) return read.problem.code === "forbidden" ? forbidden() : notFound();
  const translate = await staffTranslator(language);
  const languageName = translate(`common:language.${target}`);
  return (
    <StaffPage language={language} authority={authorityId} here="texts">
      <Breadcrumbs
        label={translate("staff:frame.breadcrumbs")}
        crumbs={[
          { href: `/${language}/staff/texts${query}`, name: translate("texts:overview.title") },
          {
            href: `${desk}${query}`,
            name: translate("texts:desk.heading", { language: languageName }),
          },
        ]}
      />
      <h1>{translate("texts:import.heading")}</h1>
      <p className="lead">{deskTitle(read.value, translate)}</p>
      <p>{translate("texts:import.introduction", { language: languageName })}</p>
      {read.value.isLocked ? (
        <Notice tone="information" word={translate("staff:ui.information")}>
          <p>{translate("texts:desk.locked")}</p>
        </Notice>
      ) : (
        <I18nProvider {...staffTexts(language, formTexts)}>
          <ImportForm action={importFile.bind(null, place)} language={target} />
        </I18nProvider>
      )}
    </StaffPage>
  );
};

export default ImportPage;
