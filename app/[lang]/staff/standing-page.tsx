import { headers } from "next/headers";
import { LinkButton } from "#components/ui/button.tsx";
import { languageOfPath } from "#server/auth/request-language.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { OpenPage } from "./staff-page.tsx";

/** A page that Next shows in place of another: it is given no address, so it reads the one that was asked for. */
export const StandingPage = async ({ name }: { readonly name: "notFound" | "forbidden" }) => {
  const language = languageOfPath((await headers()).get("x-asked-path") ?? "");
  const translate = await staffTranslator(language);
  return (
    <OpenPage language={language}>
      <h1>{translate(`staff:page.${name}Title`)}</h1>
      <p>{translate(`staff:page.${name}`)}</p>
      <LinkButton href={`/${language}/staff`}>{translate("staff:page.toStart")}</LinkButton>
    </OpenPage>
  );
};
