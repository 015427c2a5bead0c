import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { OpenPage } from "#app/[lang]/staff/staff-page.tsx";
import { IssuerButton } from "#components/account/issuer-button.tsx";
import { SignInForm } from "#components/account/sign-in-form.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { returnPath } from "#server/auth/return-path.ts";
import { signInReason } from "#server/auth/sign-in-reason.ts";
import { env } from "#server/env.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";
import { submitSignIn } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/sign-in">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("staff:signIn.title") };
};

const SignInPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  if (await staffOperations().isFirstRun()) redirect(`/${language}/staff/first-run`);
  const translate = await staffTranslator(language);
  const { to, callbackUrl, reason, error } = await searchParams;
  const back = returnPath([to ?? callbackUrl].flat()[0], language);
  const why = signInReason([reason].flat()[0], [error].flat()[0]);
  return (
    <OpenPage language={language}>
      <h1>{translate("staff:signIn.title")}</h1>
      <p>{translate("staff:signIn.introduction")}</p>
      {why !== null && (
        <Notice tone={why.tone} word={translate(`staff:ui.${why.tone}`)} isAnswer>
          <p>{translate(why.key)}</p>
        </Notice>
      )}
      <I18nProvider {...staffTexts(language, ["staff:signIn", "staff:problem", "staff:ui"])}>
        <SignInForm action={submitSignIn.bind(null, language, back)} />
      </I18nProvider>
      {env().openIdConnect !== null && (
        <p>
          {translate("staff:signIn.or")}{" "}
          <IssuerButton name={translate("staff:signIn.issuer")} to={back} />
        </p>
      )}
      <p>
        <Link href={`/${language}/staff/choose-password`}>
          {translate("staff:signIn.haveCode")}
        </Link>
      </p>
      <h2>{translate("staff:signIn.forgotten")}</h2>
      <p>{translate("staff:signIn.forgottenHelp")}</p>
    </OpenPage>
  );
};

export default SignInPage;
