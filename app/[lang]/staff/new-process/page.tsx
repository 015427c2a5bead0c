import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { StaffPage } from "#app/[lang]/staff/staff-page.tsx";
import { NewProcessForm } from "#components/process/new-process-form.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { plainText } from "#domain/language/localized-text.ts";
import { requireMembership, requirePerson } from "#server/auth/require-person.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { submitProcess } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/new-process">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("workspace:newProcess.title") };
};

const NewProcessPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const { authority: slug } = await searchParams;
  const { memberships } = await requirePerson();
  const asked = memberships.find(({ authority }) => authority.slug === slug);
  if (asked === undefined) notFound();
  const { id, name } = asked.authority;
  await requireMembership(id, "create_process");
  const translate = await staffTranslator(language);
  const start = `/${language}/staff?authority=${encodeURIComponent(asked.authority.slug)}`;
  return (
    <StaffPage language={language} authority={id} here="processes">
      <Breadcrumbs
        label={translate("staff:frame.breadcrumbs")}
        crumbs={[{ href: start, name: translate("staff:frame.processes") }]}
      />
      <h1>{translate("workspace:newProcess.title")}</h1>
      <p>
        {translate("workspace:newProcess.introduction", { authority: plainText(name, language) })}
      </p>
      <I18nProvider
        {...staffTexts(language, ["workspace:newProcess", "staff:problem", "staff:ui"])}
      >
        <NewProcessForm action={submitProcess.bind(null, language, id)} cancelAddress={start} />
      </I18nProvider>
    </StaffPage>
  );
};

export default NewProcessPage;
