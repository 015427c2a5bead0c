import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { OpenPage } from "#app/[lang]/staff/staff-page.tsx";
import { SecondStepForm } from "#components/account/second-step-form.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { returnPath } from "#server/auth/return-path.ts";
import { readSession } from "#server/auth/session.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { submitSecondStep } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/sign-in/code">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("account:code.title") };
};

const SecondStepPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const { to } = await searchParams;
  const session = await readSession();
  if (session.kind !== "half") redirect(`/${language}/staff/sign-in?reason=step_ended`);
  const translate = await staffTranslator(language);
  const back = returnPath([to].flat()[0], language);
  return (
    <OpenPage language={language}>
      <h1>{translate("account:code.title")}</h1>
      <p>{translate("account:code.introduction")}</p>
      <I18nProvider {...staffTexts(language, ["account:code", "staff:problem", "staff:ui"])}>
        <SecondStepForm action={submitSecondStep.bind(null, language, back)} />
      </I18nProvider>
      <h2>{translate("account:code.lost")}</h2>
      <p>{translate("account:code.lostHelp")}</p>
      <p>
        <Link href={`/${language}/staff/sign-in`}>{translate("account:code.other")}</Link>
      </p>
    </OpenPage>
  );
};

export default SecondStepPage;
