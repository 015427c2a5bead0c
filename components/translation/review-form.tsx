"use client";

import { useActionState, useEffect, useState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { type FormAction, type FormState, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { Notice } from "#components/ui/notice.tsx";

export interface ReviewState extends FormState {
  /** How many texts were signed off by the last answer; null before any. */
  readonly reviewed: number | null;
  /** What was left as it was, each with a code of texts:problem. */
  readonly left: readonly { readonly unit: string; readonly code: string }[];
  /** Raised by every answer. */
  readonly answers: number;
}

interface ReviewFormProps {
  readonly id: string;
  readonly action: FormAction<ReviewState>;
  readonly mayApprove: boolean;
  /** "jiddisch" */
  readonly languageName: string;
}

/** Signs off the texts that are chosen in the list above, with a name or without. */
export const ReviewForm = ({ id, action, mayApprove, languageName }: ReviewFormProps) => {
  const translate = useTranslate();
  const [state, submit, isBusy] = useActionState<ReviewState, FormData>(action, {
    values: {},
    errors: [],
    reviewed: null,
    left: [],
    answers: 0,
  });
  const chosen = useChosen(id, state);
  return (
    <section className="desk-review" id={`${id}-section`} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{translate("texts:review.title")}</h2>
      <p>{translate("texts:review.introduction")}</p>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      {state.reviewed !== null && (
        <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
          <p>{translate("texts:review.done", { count: state.reviewed })}</p>
        </Notice>
      )}
      {state.left.length > 0 && (
        <Notice tone="warning" word={translate("texts:review.notDone")} isAnswer>
          <ul className="plain-list">
            {state.left.map(({ unit, code }) => (
              <li key={unit}>
                <code className="unit-id" dir="ltr" translate="no">
                  {unit}
                </code>
                {": "}
                {translate(`texts:problem.${code}`)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <form id={id} action={submit} className="form">
        <p role="status">{translate("texts:review.chosen", { count: chosen.count })}</p>
        <p className="button-row needs-script">
          <button type="button" className="button button-secondary" onClick={chosen.all}>
            {translate("texts:review.chooseAll")}
          </button>
          <button type="button" className="button button-quiet" onClick={chosen.none}>
            {translate("texts:review.chooseNone")}
          </button>
        </p>
        <fieldset className="field">
          <legend className="field-label">{translate("texts:review.shownAs")}</legend>
          <p className="field-help">{translate("texts:review.shownAsHelp")}</p>
          <div className="choice">
            <input type="radio" id={`${id}-speaker`} name="shown" value="speaker" defaultChecked />
            <label htmlFor={`${id}-speaker`}>
              {translate("texts:review.speaker", { languageName })}
            </label>
          </div>
          <div className="choice">
            <input type="radio" id={`${id}-named`} name="shown" value="name" />
            <label htmlFor={`${id}-named`}>{translate("texts:review.named")}</label>
          </div>
          <label className="field-label" htmlFor="field-reviewerName">
            {translate("texts:review.name")}
          </label>
          <input
            id="field-reviewerName"
            name="reviewerName"
            className="control control-middle"
            dir="auto"
            maxLength={100}
            autoComplete="name"
          />
        </fieldset>
        <div className="button-row">
          <button
            type="submit"
            name="status"
            value="reviewed"
            className="button button-primary"
            disabled={isBusy}
          >
            {translate("texts:review.asReviewed")}
          </button>
          {mayApprove && (
            <button
              type="submit"
              name="status"
              value="approved"
              className="button button-secondary"
              disabled={isBusy}
            >
              {translate("texts:review.asApproved")}
            </button>
          )}
          <button
            type="submit"
            name="status"
            value="translated"
            className="button button-quiet"
            disabled={isBusy}
          >
            {translate("texts:review.asTranslated")}
          </button>
        </div>
      </form>
      {chosen.count > 0 && (
        <p className="desk-chosen">
          <a href={`#${id}-section`}>{translate("texts:review.go", { count: chosen.count })}</a>
        </p>
      )}
    </section>
  );
};

/** The check boxes stand in the cards of the list and belong to this form by its id. */
const useChosen = (id: string, state: ReviewState) => {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const recount = (): void => setCount(boxesOf(id).filter(({ checked }) => checked).length);
    // After an answer the form is emptied first.
    const timer = setTimeout(recount, state.answers === 0 ? 0 : 50);
    document.addEventListener("change", recount);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("change", recount);
    };
  }, [id, state]);
  const setAll = (isChosen: boolean): void => {
    const boxes = boxesOf(id).filter(({ disabled }) => !disabled);
    for (const box of boxes) box.checked = isChosen;
    setCount(isChosen ? boxes.length : 0);
  };
  return { count, all: () => setAll(true), none: () => setAll(false) };
};

const boxesOf = (id: string): readonly HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>(`input[type="checkbox"][form="${id}"]`),
];
