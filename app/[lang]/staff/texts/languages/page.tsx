import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { StaffPage } from "#app/[lang]/staff/staff-page.tsx";
import { requireDesk } from "#app/[lang]/staff/texts/desk-access.ts";
import { ReleaseForm } from "#components/releases/release-form.tsx";
import { ReleaseList } from "#components/releases/release-list.tsx";
import { DeskTabs } from "#components/translation/desk-tabs.tsx";
import { Details } from "#components/ui/details.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { LanguageCode } from "#domain/language/registry.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { answerForLanguage } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/texts/languages">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("releases:title") };
};

const ReleasesPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const { authority: slug, done } = await searchParams;
  const { actor, membership, role } = await requireDesk(slug);
  const { authority } = membership;
  const listed = await operations().listReleases(actor, authority.id);
  if (!listed.ok) return notFound();
  const translate = await staffTranslator(language);
  const place = { language, authority: { id: authority.id, slug: authority.slug } };
  const formsFor = (about: LanguageCode) => {
    const found = listed.value.find((each) => each.language === about);
    if (found === undefined) return null;
    const isReleased = found.inForce !== null;
    const name = translate(`common:language.${about}`);
    const kinds = [
      ...(found.mayRelease && (!isReleased || found.asked === "speaker")
        ? ["release" as const]
        : []),
      ...(found.mayWithdraw && isReleased ? ["withdraw" as const] : []),
    ];
    return kinds.map((kind) => (
      <Details key={kind} summary={translate(`releases:form.${kind}Named`, { language: name })}>
        <ReleaseForm
          action={answerForLanguage.bind(null, { ...place, about, kind })}
          language={about}
          kind={kind}
          asksName={kind === "release" && found.asked === "speaker"}
        />
      </Details>
    ));
  };
  return (
    <StaffPage language={language} authority={authority.id} here="texts">
      <h1>{translate("releases:title")}</h1>
      <p className="lead">{translate("releases:introduction")}</p>
      <DeskTabs
        page={`/${language}/staff/texts`}
        authority={authority.slug}
        here="releases"
        role={role}
        translate={translate}
      />
      {(done === "release" || done === "withdraw") && (
        <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
          <p>{translate(`releases:done.${done}`)}</p>
        </Notice>
      )}
      <I18nProvider {...staffTexts(language, ["releases:form", "staff:problem", "staff:ui"])}>
        <ReleaseList
          releases={listed.value}
          isDemonstration={authority.isDemonstration}
          language={language}
          translate={translate}
          forms={formsFor}
        />
      </I18nProvider>
    </StaffPage>
  );
};

export default ReleasesPage;
