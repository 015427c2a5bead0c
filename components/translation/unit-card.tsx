"use client";

import { type KeyboardEvent, type ReactNode, useId } from "react";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import type { TextFault } from "#domain/language/check-text.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import { standingOf, type TextEntry, type TextUnit } from "#domain/language/text-unit.ts";
import { focusNeighbour, focusNextOpen } from "./desk-focus.ts";
import { isOpen } from "./desk-unit.ts";
import { FaultList } from "./fault-list.tsx";
import { ReviewedBy } from "./reviewed-by.tsx";
import { TextMark } from "./text-mark.tsx";
import { UnitAnswer } from "./unit-answer.tsx";
import type { UnitAction } from "./unit-state.ts";
import { useUnitText } from "./use-unit-text.ts";

export interface UnitCardProps {
  readonly unit: TextUnit;
  readonly entry: TextEntry | null;
  readonly faults: readonly TextFault[];
  /** The number of the text in its collection: what a link to it ends in. */
  readonly place: number;
  /** The part of the collection, in words. */
  readonly group: string;
  readonly language: LanguageCode;
  /** The language that the page speaks, for dates. */
  readonly wordsIn: LanguageCode;
  /** "jiddisch" */
  readonly languageName: string;
  readonly action: UnitAction;
  /** Where a browser without script goes after saving: the query and the place of the next text. */
  readonly after: string;
  readonly isReadOnly: boolean;
  /** Id of the form that signs texts off; null for those who may not. */
  readonly reviewForm: string | null;
  /** Drawn on the server: the Swedish and the English, the terms, the comments. */
  readonly source: ReactNode;
  readonly terms: ReactNode;
  readonly comments: ReactNode;
}

/** One text of the desk: its source beside the field that it is translated in. */
export const UnitCard = (props: UnitCardProps) => {
  const { unit, place, group, language, wordsIn, languageName, isReadOnly, reviewForm } = props;
  const translate = useTranslate();
  const written = useUnitText(props);
  const { saved, text, isUnsaved, isBusy } = written;
  const id = useId();
  const standing = standingOf(unit, saved);
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const field = event.currentTarget;
    if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      focusNeighbour(field, event.key === "ArrowDown" ? 1 : -1);
    }
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      event.preventDefault();
      void written.finish().then((isDone) => isDone && focusNextOpen(field));
    }
  };
  return (
    <article
      className="desk-unit"
      id={`text-${place}`}
      data-desk-unit={isOpen(standing) ? "open" : "done"}
      aria-labelledby={`${id}-heading`}
    >
      <header className="desk-unit-head">
        <h2 id={`${id}-heading`}>
          {translate("texts:unit.heading", { place, group })}
          <code className="unit-id soft" dir="ltr" translate="no">
            {unit.id}
          </code>
        </h2>
        <p className="desk-marks">
          <TextMark standing={standing} translate={translate} />
          {!unit.required && <span className="soft">{translate("texts:unit.optional")}</span>}
          <ReviewedBy entry={saved} wordsIn={wordsIn} />
        </p>
        {reviewForm !== null && (
          <div className="desk-choose">
            <input
              type="checkbox"
              id={`${id}-choose`}
              name="unit"
              value={`${saved?.revision ?? 0} ${unit.id}`}
              form={reviewForm}
              disabled={standing.status === "missing" || standing.stale || isUnsaved}
            />
            <label htmlFor={`${id}-choose`}>
              {translate("texts:review.choose")}
              <span className="unseen"> {translate("texts:review.chooseOf", { place })}</span>
            </label>
          </div>
        )}
      </header>
      <div className="desk-source" id={`${id}-source`}>
        {props.source}
      </div>
      <div className="desk-work">
        <form className="desk-target" ref={written.form} action={written.submit} {...written.watch}>
          <input type="hidden" name="unit" value={unit.id} />
          <input type="hidden" name="revision" value={written.revision} />
          {/* Is the Swedish another one by then, the text must not pass for a translation of it. */}
          <input type="hidden" name="madeFrom" value={unit.source} />
          <input type="hidden" name="after" value={props.after} />
          <input type="hidden" name="way" value={written.way} />
          <label htmlFor={`${id}-field`}>{translate("texts:unit.field", { languageName })}</label>
          <textarea
            id={`${id}-field`}
            className="control desk-field"
            name="text"
            lang={language}
            dir={languageOf(language).direction}
            rows={Math.min(12, Math.max(2, Math.ceil(unit.source.length / 45)))}
            value={text}
            readOnly={isReadOnly}
            spellCheck={language === "fi" || language === "en" || language === "sv"}
            aria-describedby={`${id}-source-text ${id}-faults`}
            aria-keyshortcuts="Control+Enter Alt+ArrowDown Alt+ArrowUp"
            onChange={(event) => written.write(event.target.value)}
            onKeyDown={pressed}
          />
          <span className="unseen" id={`${id}-source-text`} lang="sv">
            {unit.source}
          </span>
          <FaultList id={`${id}-faults`} faults={written.faults} />
          <UnitAnswer written={written} language={language} />
          {!isReadOnly && (
            <div className="desk-actions">
              <button
                type="submit"
                name="intent"
                value="save"
                className="button button-secondary desk-save"
                aria-disabled={isBusy}
              >
                {translate(isBusy ? "texts:unit.saving" : "texts:unit.save")}
                <span className="unseen"> {translate("texts:unit.number", { place })}</span>
              </button>
              <button
                type="submit"
                name="intent"
                value="draft"
                className="button button-quiet"
                aria-disabled={isBusy}
              >
                {translate("texts:unit.saveDraft")}
                <span className="unseen"> {translate("texts:unit.number", { place })}</span>
              </button>
              {isUnsaved && <span className="soft">{translate("texts:unit.unsaved")}</span>}
            </div>
          )}
        </form>
        <div className="desk-talk">{props.comments}</div>
      </div>
      {/* After the field: on a telephone the Swedish and the field must not be parted. */}
      <div className="desk-terms">{props.terms}</div>
    </article>
  );
};
