import type { ReactNode } from "react";
import { StaffPage } from "#app/[lang]/staff/staff-page.tsx";
import { sideOfProcess, type WorkPage } from "#components/staff/side-of-process.ts";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { plainText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { stateOf } from "#domain/process/states.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import type { ConsultationProcess } from "#server/operations/run-process.ts";

interface ProcessPageProps {
  readonly language: LanguageCode;
  readonly process: ConsultationProcess;
  readonly here: WorkPage;
  readonly children: ReactNode;
}

/** The frame around every page of a process: its states on the side, the way up above, the page in the middle. */
export const ProcessPage = async ({ language, process, here, children }: ProcessPageProps) => {
  const translate = await staffTranslator(language);
  const address = `/${language}/staff/process/${process.id}`;
  return (
    <StaffPage
      language={language}
      authority={process.authority.id}
      here="processes"
      side={sideOfProcess({ address, state: stateOf(process), here, translate })}
    >
      <Breadcrumbs
        label={translate("staff:frame.breadcrumbs")}
        crumbs={[
          { href: `/${language}/staff`, name: translate("staff:frame.processes") },
          ...(here === "overview"
            ? []
            : [{ href: address, name: plainText(process.title, language) }]),
        ]}
      />
      {children}
    </StaffPage>
  );
};
