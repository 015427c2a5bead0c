"use client";

import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { UnitText } from "./use-unit-text.ts";

/** What became of a save, beside the buttons: done, refused and why, or two texts to choose between. */
export const UnitAnswer = ({
  written,
  language,
}: {
  readonly written: UnitText;
  readonly language: LanguageCode;
}) => {
  const translate = useTranslate();
  const { answer, isUnsaved } = written;
  return (
    <div role="status" className="desk-answer">
      {answer.kind === "saved" && !isUnsaved && (
        <p className="desk-saved">
          <Icon name="success" />
          {translate(`texts:unit.saved.${answer.entry?.status === "draft" ? "draft" : "text"}`)}
        </p>
      )}
      {answer.kind === "refused" && (
        <Notice tone="danger" word={translate("texts:unit.notSaved")}>
          <p>{answer.sentence}</p>
          <p>{translate("texts:unit.kept")}</p>
        </Notice>
      )}
      {answer.kind === "conflict" && (
        <Notice tone="warning" word={translate("texts:conflict.title")}>
          <p>{translate("texts:conflict.introduction")}</p>
          <blockquote lang={language} dir={languageOf(language).direction} className="desk-theirs">
            {answer.theirs?.text ?? translate("texts:conflict.empty")}
          </blockquote>
          <p className="button-row">
            <button
              type="button"
              className="button button-secondary needs-script"
              onClick={written.takeTheirs}
            >
              {translate("texts:conflict.takeTheirs")}
            </button>
            <button type="submit" name="intent" value="save" className="button button-secondary">
              {translate("texts:conflict.keepMine")}
            </button>
          </p>
        </Notice>
      )}
    </div>
  );
};
