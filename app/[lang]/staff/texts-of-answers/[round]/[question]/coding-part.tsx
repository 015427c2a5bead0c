import { submitCoding } from "#app/[lang]/staff/texts-of-answers/actions.ts";
import type { Words } from "#components/editor/words.ts";
import { ThemeChoices } from "#components/free-text/theme-choices.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { OneText } from "#server/operations/read-text.ts";
import type { TextAddress } from "#server/operations/text-work.ts";
import { themeChoices } from "./part.ts";

interface CodingPartProps {
  readonly one: OneText;
  readonly address: TextAddress;
  readonly words: Words;
}

/** The form for what a text is about, or why there is none. */
export const CodingPart = ({ one, address, words }: CodingPartProps) => {
  const { translate, language } = words;
  const { overview } = one;
  const why = whyNot(one);
  if (why !== null) {
    return (
      <Notice tone="information" word={translate("free-text:coding.word")}>
        <p>{translate(`free-text:coding.${why}`)}</p>
      </Notice>
    );
  }
  return (
    <>
      <p className="soft">{translate(`free-text:progress.${overview.fourths}`)}</p>
      <ThemeChoices
        key={one.id}
        action={submitCoding.bind(null, language, address)}
        text={one.id}
        themes={themeChoices(overview.themes, words)}
        chosen={one.own ?? []}
        legend={translate("free-text:coding.legend")}
        button={translate("free-text:coding.save")}
      />
    </>
  );
};

const whyNot = ({ overview: { isPublishable, stage, own } }: OneText) => {
  if (!isPublishable) return "notCounted";
  if (stage === "book") return "noBook";
  if (stage !== "coding") return "over";
  return own === "taken" ? "taken" : null;
};
