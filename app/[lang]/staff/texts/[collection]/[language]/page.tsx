import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { StaffPage } from "#app/[lang]/staff/staff-page.tsx";
import { readDeskAddress } from "#components/translation/desk-address.ts";
import { DeskView } from "#components/translation/desk-view.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { isLanguageCode } from "#domain/language/registry.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { commentOnUnit, resolveComment, reviewUnits, saveUnit } from "./actions.ts";
import { deskPlace } from "./desk-place.ts";

type Props = PageProps<"/[lang]/staff/texts/[collection]/[language]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  const { language } = await params;
  if (!isLanguageCode(language)) return {};
  const name = translate(`common:language.${language}`);
  return { title: translate("texts:desk.heading", { language: name }) };
};

/** Of the texts only these travel to the browser, with the words of the checks. */
const cardTexts = ["staff:ui", "staff:problem"];
const deskTexts = [
  "unit",
  "status",
  "fault",
  "severity",
  "conflict",
  "comments",
  "review",
  "problem",
];

const DeskPage = async ({ params, searchParams }: Props) => {
  const address = readDeskAddress(await searchParams);
  const { actor, place, desk, query } = await deskPlace(params, address.authority);
  const { language, authorityId, authority, collection, target } = place;
  const { readTexts, readTextComments } = operations();
  const [read, comments] = await Promise.all([
    readTexts(actor, authorityId, collection, target),
    readTextComments(actor, authorityId, collection, target),
  ]);
  if (!read.ok) return read.problem.code === "forbidden" ? forbidden() : notFound();
  const translate = await staffTranslator(language);
  const { done } = await searchParams;
  return (
    <StaffPage language={language} authority={authorityId} here="texts">
      <Breadcrumbs
        label={translate("staff:frame.breadcrumbs")}
        crumbs={[
          { href: `/${language}/staff/texts${query}`, name: translate("texts:overview.title") },
        ]}
      />
      <I18nProvider
        {...staffTexts(language, [...cardTexts, ...deskTexts.map((branch) => `texts:${branch}`)])}
      >
        <DeskView
          texts={read.value}
          comments={comments.ok ? comments.value : []}
          address={{ ...address, authority }}
          desk={desk}
          target={target}
          wordsIn={staffLanguage(language)}
          imported={typeof done === "string" && /^\d{1,6}$/.test(done) ? Number(done) : null}
          translate={translate}
          actions={{
            save: saveUnit.bind(null, place),
            review: reviewUnits.bind(null, place),
            comment: (unit) => commentOnUnit.bind(null, place, unit),
            resolve: resolveComment.bind(null, place),
          }}
        />
      </I18nProvider>
    </StaffPage>
  );
};

export default DeskPage;
