import Link from "next/link";
import type { Words } from "#components/editor/words.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Localized } from "#components/ui/localized.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { LocalizedText } from "#domain/language/localized-text.ts";

interface NeedsTextListProps {
  readonly questions: readonly {
    readonly place: { readonly key: string; readonly kind: "answer" | "other" | "cell" };
    readonly title: LocalizedText;
    readonly columnTitle: LocalizedText | null;
    readonly texts: readonly string[];
    readonly next: string | null;
  }[];
  readonly address: string;
  /** Whether the texts are shown from the beginning. */
  readonly isFirst: boolean;
  readonly words: Words;
}

/** What people have written themselves about what they need, question by question, each text for itself. */
export const NeedsTextList = ({ questions, address, isFirst, words }: NeedsTextListProps) => {
  const { translate, language } = words;
  if (isFirst && questions.every(({ texts }) => texts.length === 0)) {
    return (
      <EmptyState title={translate("free-text:needs.empty")}>
        <p>{translate("free-text:needs.emptyHelp")}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p className="lead">{translate("free-text:needs.introduction")}</p>
      <Notice tone="information" word={translate("free-text:needs.word")}>
        <ul>
          {(["enough", "unpublished", "copy", "apart"] as const).map((each) => (
            <li key={each}>{translate(`free-text:needs.${each}`)}</li>
          ))}
        </ul>
      </Notice>
      {questions.map(({ place: { key, kind }, title, columnTitle, texts, next }) => (
        <section key={key} className="text-round" aria-labelledby={key}>
          <h2 id={key}>
            <Localized text={title} language={language} />
            {kind === "other" && <> ({translate("free-text:kind.other")})</>}
            {columnTitle !== null && (
              <>
                {" "}
                (<Localized text={columnTitle} language={language} />)
              </>
            )}
          </h2>
          {texts.length === 0 && <p>{translate("free-text:needs.none")}</p>}
          <ul className="quote-list">
            {texts.map((text) => (
              <li key={text}>
                <blockquote className="own-text" dir="auto">
                  {text}
                </blockquote>
              </li>
            ))}
          </ul>
          {next !== null && (
            <p className="not-printed">
              <Link
                className="text-link"
                href={`${address}?${new URLSearchParams({ question: key, after: next })}`}
              >
                {translate("free-text:needs.more")}
              </Link>
            </p>
          )}
        </section>
      ))}
      {!isFirst && (
        <p className="not-printed">
          <Link className="text-link" href={address}>
            {translate("free-text:needs.all")}
          </Link>
        </p>
      )}
    </>
  );
};
