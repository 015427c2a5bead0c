"use client";

import dynamic from "next/dynamic";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { PreviewDefinition } from "./preview-definition.ts";

export interface PreviewProps {
  readonly definition: PreviewDefinition;
  readonly language: LanguageCode;
  readonly direction: "ltr" | "rtl";
  /** SurveyJS's own words in the survey's language (the area `preview`), by SurveyJS's keys. */
  readonly words: Readonly<Record<string, string>>;
  /** In the page's own language. */
  readonly notes: Readonly<Record<"end" | "restart" | "needsScript", string>>;
}

/** Fetched when somebody looks at it: it is larger than everything else on the staff's pages together. */
const Drawn = dynamic(() => import("./drawn-survey.tsx").then((module) => module.DrawnSurvey), {
  ssr: false,
});

/** The survey as SurveyJS draws it, to click through. Nothing that is filled in is kept or sent. */
export const Preview = (props: PreviewProps) => (
  <div className="survey-preview">
    <Drawn {...props} key={`${props.language} ${JSON.stringify(props.definition)}`} />
    <noscript>{props.notes.needsScript}</noscript>
  </div>
);
