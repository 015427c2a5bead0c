import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { formatDate } from "#domain/language/format-date.ts";
import { type LocalizedText, plainText } from "#domain/language/localized-text.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { Admission } from "#domain/shared/regimes.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import type { SurveyPhase } from "#domain/survey/survey-phase.ts";
import { CopyButton } from "./copy-button.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import type { Words } from "./words.ts";

interface SendOutProps {
  readonly wave: {
    readonly admission: Admission;
    readonly closesAt: Date;
    readonly authority: { readonly name: LocalizedText };
    readonly survey: { readonly questionnaire: Questionnaire };
  };
  readonly phase: SurveyPhase;
  readonly isAttributed: boolean;
  readonly isForCollectives: boolean;
  readonly address: string;
  readonly languages: readonly LanguageCode[];
  /** The languages that the survey is whole in, by their own names. */
  readonly inLanguages: string;
  readonly words: Words;
  /** The words of the text, which may be in another language than the page. */
  readonly text: Words;
  readonly here: string;
}

/** What is sent to those who are asked: to copy, or to print and put up. */
export const SendOut = (props: SendOutProps) => {
  const { wave, phase, address, languages, words, text, here } = props;
  const { translate } = words;
  if (phase === "closed") {
    return (
      <EmptyState title={translate("surveys:views.sendOut")}>
        <p>{translate("surveys:sendOut.closed")}</p>
      </EmptyState>
    );
  }
  const paragraphs = paragraphsOf(props);
  const heading = plainText(wave.survey.questionnaire.title, text.language);
  const { direction } = languageOf(text.language);
  return (
    <>
      {wave.admission === "invited" && (
        <Notice tone="warning" word={translate("staff:ui.warning")}>
          <p>{translate("surveys:sendOut.invited")}</p>
        </Notice>
      )}
      <div className="not-printed">
        <p>{translate("surveys:sendOut.introduction")}</p>
        <LanguageChoice
          languages={languages}
          shown={text.language}
          address={(code) => `${here}?view=sendOut&text=${code}`}
          words={words}
        />
      </div>
      <article className="send-out" lang={text.language} dir={direction}>
        <h2>{heading}</h2>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p className="send-out-address" dir="ltr">
          {address}
        </p>
      </article>
      <p className="button-row not-printed">
        <CopyButton
          text={[heading, ...paragraphs, address].join("\n\n")}
          label={translate("surveys:sendOut.copy")}
          copied={translate("surveys:sendOut.copied")}
          failed={translate("surveys:sendOut.failed")}
        />
        <CopyButton
          text={address}
          label={translate("surveys:sendOut.copyAddress")}
          copied={translate("surveys:sendOut.copied")}
          failed={translate("surveys:sendOut.failed")}
        />
      </p>
    </>
  );
};

const paragraphsOf = ({
  wave,
  isAttributed,
  isForCollectives,
  inLanguages,
  text: { translate, language },
}: SendOutProps): readonly string[] => [
  translate("surveys:sendOut.text", {
    authority: plainText(wave.authority.name, language),
    date: formatDate(language, wave.closesAt.toISOString()),
  }),
  translate(isAttributed ? "surveys:sendOut.attributed" : "surveys:sendOut.anonymous"),
  ...(isForCollectives ? [translate("surveys:sendOut.together")] : []),
  translate("surveys:sendOut.languages", { languages: inLanguages }),
  translate("surveys:sendOut.help"),
];
