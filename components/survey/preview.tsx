"use client";

import dynamic from "next/dynamic";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { PreviewDefinition } from "./preview-definition.ts";

export interface PreviewProps {
  readonly definition: PreviewDefinition;
  readonly language: LanguageCode;
  readonly direction: "ltr" | "rtl";
  /** The buttons and the last page, in the survey's language; SurveyJS has words for few of ours. */
  readonly words: Readonly<
    Record<"next" | "back" | "complete" | "completed" | "required" | "choose" | "other", string>
  >;
  readonly loading: string;
}

/** Fetched when somebody looks at it: it is larger than everything else on the staff's pages together. */
const Drawn = dynamic(() => import("./drawn-survey.tsx").then((module) => module.DrawnSurvey), {
  ssr: false,
});

/** The survey as SurveyJS draws it, to click through. Nothing that is filled in is kept or sent. */
export const Preview = ({ loading, ...props }: PreviewProps) => (
  <section className="survey-preview" dir={props.direction} lang={props.language}>
    <Drawn {...props} key={`${props.language} ${JSON.stringify(props.definition)}`} />
    <noscript>{loading}</noscript>
  </section>
);
