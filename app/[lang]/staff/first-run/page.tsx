import type { Metadata } from "next";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { OpenPage } from "#app/[lang]/staff/staff-page.tsx";
import { FirstRunForm } from "#components/account/first-run-form.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";
import { submitFirstRun } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/first-run">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("staff:firstRun.title") };
};

const formTexts = ["staff:firstRun", "staff:passwordAdvice", "staff:problem", "staff:ui"];

const FirstRunPage = async ({ params }: Props) => {
  const language = await pageLanguage(params);
  const translate = await staffTranslator(language);
  if (!(await staffOperations().isFirstRun())) {
    return (
      <OpenPage language={language}>
        <h1>{translate("staff:firstRun.closedTitle")}</h1>
        <p>{translate("staff:firstRun.closed")}</p>
        <LinkButton href={`/${language}/staff/sign-in`}>
          {translate("staff:signIn.title")}
        </LinkButton>
      </OpenPage>
    );
  }
  return (
    <OpenPage language={language}>
      <h1>{translate("staff:firstRun.title")}</h1>
      <p className="lead">{translate("staff:firstRun.introduction")}</p>
      <I18nProvider {...staffTexts(language, formTexts)}>
        <FirstRunForm action={submitFirstRun.bind(null, language)} />
      </I18nProvider>
    </OpenPage>
  );
};

export default FirstRunPage;
