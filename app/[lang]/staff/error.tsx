"use client";

import { useParams } from "next/navigation";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";

interface StaffErrorProps {
  /** `digest` is what the server's log calls it; what went wrong itself is not sent to the browser. */
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** Something that should not happen has happened: what was saved is there, and one can try again. */
const StaffError = ({ error, reset }: StaffErrorProps) => {
  const translate = useTranslate();
  const { lang } = useParams<{ lang: LanguageCode }>();
  const language = staffLanguage(lang);
  return (
    <main className="staff staff-body" lang={language} dir={languageOf(language).direction}>
      <h1>{translate("staff:page.errorTitle")}</h1>
      <p>{translate("staff:page.error")}</p>
      {error.digest !== undefined && (
        <p className="soft">
          {translate("staff:page.errorReference", { reference: error.digest })}
        </p>
      )}
      <form action={reset} className="button-row">
        <Button>{translate("staff:page.retry")}</Button>
        <LinkButton href={`/${lang}/staff`}>{translate("staff:page.toStart")}</LinkButton>
      </form>
    </main>
  );
};

export default StaffError;
