"use client";

import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { staffLanguages } from "#domain/language/staff-language.ts";

interface StartDraftProps {
  readonly action: (form: FormData) => Promise<void>;
  /** The language that most will want comes first and is the primary button. */
  readonly isFirst: boolean;
}

/** One form for each language, so that the pressed button alone says that it is at work. */
export const StartDraft = ({ action, isFirst }: StartDraftProps) => {
  const translate = useTranslate();
  return (
    <div className="button-row">
      {staffLanguages.map((language, index) => (
        <form action={action} key={language}>
          <input type="hidden" name="language" value={language} />
          <SubmitButton
            kind={isFirst && index === 0 ? "primary" : "secondary"}
            busy={translate("document:list.starting")}
          >
            {translate(`document:list.start.${language}`)}
          </SubmitButton>
        </form>
      ))}
    </div>
  );
};
