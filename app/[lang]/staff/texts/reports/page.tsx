import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { StaffPage } from "#app/[lang]/staff/staff-page.tsx";
import { requireDesk } from "#app/[lang]/staff/texts/desk-access.ts";
import { DeskTabs } from "#components/translation/desk-tabs.tsx";
import { ReportList } from "#components/translation/report-list.tsx";
import { staffLanguage } from "#domain/language/staff-language.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { changeReport } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/texts/reports">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("texts:reports.title") };
};

const ReportsPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const { actor, membership, role } = await requireDesk((await searchParams).authority);
  const { id, slug } = membership.authority;
  const listed = await operations().listWordingReports(actor, id);
  if (!listed.ok) return listed.problem.code === "forbidden" ? forbidden() : notFound();
  const translate = await staffTranslator(language);
  const page = `/${language}/staff/texts`;
  return (
    <StaffPage language={language} authority={id} here="texts">
      <h1>{translate("texts:reports.title")}</h1>
      <p className="lead">{translate("texts:reports.introduction")}</p>
      <DeskTabs page={page} authority={slug} here="reports" role={role} translate={translate} />
      <ReportList
        reports={listed.value}
        wordsIn={staffLanguage(language)}
        translate={translate}
        searchAddress={(code, search) =>
          `${page}/interface/${code}?${new URLSearchParams({ authority: slug, q: search })}`
        }
        change={changeReport.bind(null, id)}
      />
    </StaffPage>
  );
};

export default ReportsPage;
