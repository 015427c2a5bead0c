import Link from "next/link";
import { formatMoment } from "#domain/language/format-date.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import type { Words } from "./words.ts";

export interface SurveyOnTheWay {
  readonly slug: string;
  readonly instrument: string;
  readonly phase: "scheduled" | "open";
  readonly opensAt: Date;
  readonly closesAt: Date;
}

interface OpenSurveysProps {
  readonly surveys: readonly SurveyOnTheWay[];
  readonly address: string;
  readonly words: Words;
}

/** What people can answer now or soon, until when, and where. */
export const OpenSurveys = ({ surveys, address, words }: OpenSurveysProps) => {
  const { translate, language } = words;
  const when = (moment: Date) => formatMoment(staffLanguage(language), moment.toISOString());
  return (
    <>
      {surveys.length === 0 ? (
        <p>{translate("workspace:overview.surveysNone")}</p>
      ) : (
        <ul className="open-surveys">
          {surveys.map(({ slug, instrument, phase, opensAt, closesAt }) => (
            <li key={slug}>
              <strong>{translate(`common:instrument.${instrument}`)}</strong>
              <span>
                {translate(
                  phase === "open"
                    ? "workspace:overview.surveyOpen"
                    : "workspace:overview.surveyScheduled",
                  { opens: when(opensAt), closes: when(closesAt) },
                )}
              </span>
              <a href={`/${language}/answer/${slug}`}>
                {translate("workspace:overview.surveyAddress")}
              </a>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link href={`${address}/surveys`}>{translate("workspace:overview.surveysLink")}</Link>
      </p>
    </>
  );
};
