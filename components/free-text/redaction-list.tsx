import type { Words } from "#components/editor/words.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { OwnWords } from "./own-words.tsx";

export interface RedactionRow {
  readonly id: string;
  readonly original: string;
  readonly translations: readonly { readonly language: string; readonly text: string }[];
  readonly redacted: string;
  readonly state: "proposed" | "approved" | "refused";
  readonly isOwn: boolean;
}

interface RedactionListProps {
  readonly redactions: readonly RedactionRow[];
  /** Null when nothing is decided any more. */
  readonly decide: ((form: FormData) => Promise<void>) | null;
  readonly words: Words;
}

const tones = { proposed: "current", approved: "done", refused: "danger" } as const;

/** Proposed quotes: the text, the text as it would be quoted, and a yes or no from another than who wrote it. */
export const RedactionList = ({ redactions, decide, words }: RedactionListProps) => {
  const { translate } = words;
  if (redactions.length === 0) {
    return (
      <EmptyState title={translate("free-text:quotes.empty")}>
        <p>{translate("free-text:quotes.emptyHelp")}</p>
      </EmptyState>
    );
  }
  return redactions.map(({ id, original, translations, redacted, state, isOwn }, at) => (
    <section key={id} className="redaction" aria-labelledby={`redaction-${at}`}>
      <h2 id={`redaction-${at}`}>{translate("free-text:quotes.one", { number: at + 1 })}</h2>
      <p>
        <StatusTag tone={tones[state]}>{translate(`free-text:quotes.state.${state}`)}</StatusTag>
      </p>
      <OwnWords text={original} translations={translations} words={words} />
      <figure>
        <figcaption>{translate("free-text:quotes.asQuoted")}</figcaption>
        <blockquote dir="auto" className="own-text">
          {redacted}
        </blockquote>
      </figure>
      {state === "proposed" && decide !== null && isOwn && (
        <p>{translate("free-text:quotes.own")}</p>
      )}
      {state === "proposed" && decide !== null && !isOwn && (
        <form action={decide} className="form button-row">
          <input type="hidden" name="text" value={id} />
          <input type="hidden" name="redacted" value={redacted} />
          <Button name="state" value="approved">
            {translate("free-text:quotes.approve")}
          </Button>
          <Button name="state" value="refused" kind="secondary">
            {translate("free-text:quotes.refuse")}
          </Button>
        </form>
      )}
    </section>
  ));
};
