"use client";

import { useCallback, useEffect, useState } from "react";
import { BaseTheme, Model, setupLocale, surveyLocalization } from "survey-core";
import "survey-core/survey-core.fontless.min.css";
import { Survey } from "survey-react-ui";
import type { PreviewProps } from "./preview.tsx";

// A survey in the default language is marked as English (survey-react-ui 3.0.0), so no real language may be that.
surveyLocalization.defaultLocale = "und";

type DrawnProps = Pick<PreviewProps, "definition" | "language" | "direction" | "words" | "notes">;

/** Only imported in the browser, by preview.tsx. */
export const DrawnSurvey = ({ definition, language, direction, words, notes }: DrawnProps) => {
  const start = useCallback(
    () => startModel(definition, language, direction, words),
    [definition, language, direction, words],
  );
  const [model, setModel] = useState(start);
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    const finish = (): void => setDone(true);
    model.onComplete.add(finish);
    return () => model.onComplete.remove(finish);
  }, [model]);
  if (isDone) {
    const restart = (): void => {
      setModel(start());
      setDone(false);
    };
    return (
      <div role="status">
        <p>{notes.end}</p>
        <button type="button" className="button button-secondary" onClick={restart}>
          {notes.restart}
        </button>
      </div>
    );
  }
  return (
    <div lang={language} dir={direction}>
      <Survey model={model} />
    </div>
  );
};

const startModel = (
  definition: PreviewProps["definition"],
  language: PreviewProps["language"],
  direction: PreviewProps["direction"],
  words: PreviewProps["words"],
): Model => {
  setupLocale({
    localeCode: language,
    nativeName: language,
    englishName: language,
    strings: words,
    rtl: direction === "rtl",
  });
  const model = new Model(definition);
  // A style element would be refused by the page's policy: the theme travels in style attributes instead.
  model.generateStylesheet = false;
  model.applyTheme({ cssVariables: { ...BaseTheme.cssVariables, ...houseTheme } });
  model.locale = language;
  model.focusFirstQuestionAutomatic = false;
  return model;
};

/** The house's colours and letters, light and dark. */
const houseTheme = {
  "--sjs2-palette-gray-000": "var(--raised)",
  "--sjs2-palette-gray-100": "var(--sunken)",
  "--sjs2-palette-gray-150": "var(--sunken)",
  "--sjs2-palette-gray-200": "var(--line)",
  "--sjs2-palette-gray-250": "var(--line)",
  "--sjs2-palette-gray-300": "var(--line-strong)",
  "--sjs2-palette-gray-400": "var(--line-strong)",
  "--sjs2-palette-gray-500": "var(--ink-soft)",
  "--sjs2-palette-gray-600": "var(--ink-soft)",
  "--sjs2-palette-gray-700": "var(--ink)",
  "--sjs2-palette-gray-900": "var(--ink)",
  "--sjs2-palette-gray-999": "var(--ink)",
  "--sjs2-color-project-brand-400": "var(--accent)",
  "--sjs2-color-project-brand-600": "var(--accent)",
  "--sjs2-color-project-brand-700": "var(--accent-strong)",
  "--sjs2-color-project-brand-800": "var(--accent-strong)",
  "--sjs2-color-fg-brand-on-primary": "var(--accent-ink)",
  "--sjs2-color-utility-surface-survey": "var(--paper)",
  "--sjs2-color-component-radio-false-default-bg": "var(--raised)",
  "--sjs2-color-component-radio-false-default-border": "var(--line-strong)",
  "--sjs2-color-component-checkbox-false-default-bg": "var(--raised)",
  "--sjs2-color-component-checkbox-false-default-border": "var(--line-strong)",
  "--sjs2-color-component-input-default-line": "var(--line-strong)",
  "--sjs2-palette-red-600": "var(--danger)",
  "--sjs2-typography-font-family-text": "var(--font-sans)",
};
