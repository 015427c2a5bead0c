"use client";

import { useActionState } from "react";
import { Details } from "#components/ui/details.tsx";
import { emptyForm, errorAt, type FormAction } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { formatDate } from "#domain/language/format-date.ts";
import type { LanguageCode } from "#domain/language/registry.ts";

export interface ShownComment {
  readonly id: string;
  /** Null for somebody who is not there any more. */
  readonly name: string | null;
  readonly text: string;
  readonly at: Date;
  readonly isResolved: boolean;
}

interface UnitCommentsProps {
  readonly place: number;
  readonly comments: readonly ShownComment[];
  readonly isReadOnly: boolean;
  readonly wordsIn: LanguageCode;
  /** The form's `text` is the comment. */
  readonly comment: FormAction;
  /** The form's `comment` is the id of the one that is settled. */
  readonly resolve: (form: FormData) => Promise<void>;
}

/** What those who work with a text have said of it to each other. */
export const UnitComments = ({
  place,
  comments,
  isReadOnly,
  wordsIn,
  comment,
  resolve,
}: UnitCommentsProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(comment, emptyForm);
  const open = comments.filter(({ isResolved }) => !isResolved).length;
  const error = errorAt(state, "text");
  const field = `comment-${place}`;
  if (isReadOnly && comments.length === 0) return null;
  return (
    <Details
      summary={
        <>
          {open === 0
            ? translate("texts:comments.none")
            : translate("texts:comments.summary", { count: open })}
          <span className="unseen"> {translate("texts:unit.number", { place })}</span>
        </>
      }
      isOpen={error !== undefined}
    >
      {comments.length > 0 && (
        <ul className="comments">
          {comments.map((each) => (
            <li key={each.id} className={each.isResolved ? "comment comment-done" : "comment"}>
              <p className="soft">
                <bdi>{each.name ?? translate("texts:comments.gone")}</bdi>
                {", "}
                {formatDate(wordsIn, each.at.toISOString())}
                {each.isResolved && `, ${translate("texts:comments.resolved")}`}
              </p>
              <p dir="auto" className="comment-text">
                {each.text}
              </p>
              {!each.isResolved && !isReadOnly && (
                <form action={resolve}>
                  <input type="hidden" name="comment" value={each.id} />
                  <button type="submit" className="button button-quiet">
                    {translate("texts:comments.resolve")}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      <form action={submit} className="comment-form">
        <label className="field-label" htmlFor={field}>
          {translate("texts:comments.field")}
        </label>
        {error !== undefined && (
          <p className="field-error" id={`${field}-error`} role="alert">
            {error}
          </p>
        )}
        <textarea
          id={field}
          name="text"
          className="control"
          dir="auto"
          rows={2}
          // The browser empties a form that has been answered: what was refused stands there again.
          key={state.values.text ?? ""}
          defaultValue={state.values.text ?? ""}
          aria-invalid={error !== undefined ? true : undefined}
          aria-describedby={error !== undefined ? `${field}-error` : undefined}
        />
        <SubmitButton kind="secondary" busy={translate("texts:comments.sending")}>
          {translate("texts:comments.send")}
        </SubmitButton>
      </form>
    </Details>
  );
};
