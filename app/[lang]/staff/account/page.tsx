import "#components/account/account.css";
import type { Metadata } from "next";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { AccountPage } from "#app/[lang]/staff/staff-page.tsx";
import { OwnSecondStep } from "#components/account/own-second-step.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { QrCode } from "#components/ui/qr-code.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { requireAccount } from "#server/auth/require-person.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";
import { changeSecondStep } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/account">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("account:title") };
};

const OwnAccountPage = async ({ params }: Props) => {
  const language = await pageLanguage(params);
  const { actor, person, awaitsTotp } = await requireAccount();
  const own = await staffOperations().readOwnSecondStep(actor);
  const translate = await staffTranslator(language);
  const texts = ["account:secondStep", "account:recovery", "account:done"];
  return (
    <AccountPage language={language} isWaiting={awaitsTotp}>
      <h1>{translate("account:title")}</h1>
      <p>
        <bdi>{person.name}</bdi>, <bdi className="address">{person.email}</bdi>
      </p>
      {awaitsTotp && (
        <Notice tone="warning" word={translate("staff:ui.warning")}>
          <p>{translate("account:required")}</p>
        </Notice>
      )}
      <h2>{translate("account:secondStep.title")}</h2>
      <p>{translate("account:secondStep.what")}</p>
      <p>
        <StatusTag tone={own.state === "on" ? "done" : "warning"}>
          {translate(`account:state.${own.state}`)}
        </StatusTag>
      </p>
      {own.state === "on" && (
        <p>{translate("account:recoveryLeft", { count: own.recoveryCodesLeft })}</p>
      )}
      <I18nProvider {...staffTexts(language, [...texts, "staff:problem", "staff:ui"])}>
        <OwnSecondStep standing={own.state} action={changeSecondStep.bind(null, language)}>
          {own.state === "started" && (
            <>
              <p>{translate("account:secondStep.scan")}</p>
              <QrCode text={own.address} label={translate("account:secondStep.qr")} />
              <p>
                {translate("account:secondStep.secret")}{" "}
                <code className="secret-text" dir="ltr">
                  {own.secret.replace(/(.{4})(?=.)/g, "$1 ")}
                </code>
              </p>
            </>
          )}
        </OwnSecondStep>
      </I18nProvider>
    </AccountPage>
  );
};

export default OwnAccountPage;
