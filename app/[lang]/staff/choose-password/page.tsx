import type { Metadata } from "next";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { OpenPage } from "#app/[lang]/staff/staff-page.tsx";
import { ChoosePasswordForm } from "#components/account/choose-password-form.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { submitPassword } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/choose-password">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("staff:choosePassword.title") };
};

const formTexts = ["staff:choosePassword", "staff:passwordAdvice", "staff:problem", "staff:ui"];

const ChoosePasswordPage = async ({ params }: Props) => {
  const language = await pageLanguage(params);
  const translate = await staffTranslator(language);
  return (
    <OpenPage language={language}>
      <h1>{translate("staff:choosePassword.title")}</h1>
      <p>{translate("staff:choosePassword.introduction")}</p>
      <I18nProvider {...staffTexts(language, formTexts)}>
        <ChoosePasswordForm action={submitPassword.bind(null, language)} />
      </I18nProvider>
    </OpenPage>
  );
};

export default ChoosePasswordPage;
