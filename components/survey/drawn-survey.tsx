"use client";

import { useState } from "react";
import { BaseTheme, Model } from "survey-core";
import "survey-core/survey-core.fontless.min.css";
import { Survey } from "survey-react-ui";
import type { PreviewProps } from "./preview.tsx";

/** Only imported in the browser, by preview.tsx. */
export const DrawnSurvey = ({
  definition,
  language,
  words,
}: Pick<PreviewProps, "definition" | "language" | "words">) => {
  const [model] = useState(() => startModel(definition, language, words));
  return <Survey model={model} />;
};

const startModel = (
  definition: PreviewProps["definition"],
  language: PreviewProps["language"],
  words: PreviewProps["words"],
): Model => {
  const model = new Model(definition);
  // A style element would be refused by the page's policy: the theme travels in style attributes instead.
  model.generateStylesheet = false;
  model.applyTheme({ cssVariables: { ...BaseTheme.cssVariables, ...houseColours } });
  // Swedish stands under `default` in SurveyJS.
  model.locale = language === "sv" ? "" : language;
  model.pageNextText = words.next;
  model.pagePrevText = words.back;
  model.completeText = words.complete;
  model.completedHtml = "";
  model.showCompletePage = true;
  model.focusFirstQuestionAutomatic = false;
  return model;
};

const houseColours = {
  "--sjs2-color-bg-brand-primary": "var(--accent)",
};
