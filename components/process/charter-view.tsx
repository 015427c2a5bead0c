import { formatDate } from "#domain/language/format-date.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import type { OutreachAttempt, ProcessCharter } from "#domain/process/charter.ts";
import { type CharterSection, fieldsOf } from "./charter-fields.ts";
import { missingWords } from "./event-log.tsx";
import type { Words } from "./words.ts";

interface CharterViewProps {
  readonly section: CharterSection;
  readonly charter: ProcessCharter;
  readonly words: Words;
}

/** A section of the charter for those who read it. */
export const CharterView = ({ section, charter, words }: CharterViewProps) => (
  <dl className="charter-terms">
    {fieldsOf(section).map(({ name }) => (
      <div key={name}>
        <dt>{words.translate(`workspace:charter.${name}`)}</dt>
        <dd className="written" dir="auto">
          <Value value={charter[name]} words={words} isDay={name.endsWith("At")} />
        </dd>
      </div>
    ))}
  </dl>
);

interface ValueProps {
  readonly value: string | boolean | null;
  readonly isDay: boolean;
  readonly words: Words;
}

const Value = ({ value, isDay, words: { translate, language } }: ValueProps) => {
  if (typeof value === "boolean") return translate(value ? "common:yes" : "common:no");
  if (value !== null && value !== "")
    return isDay ? formatDate(staffLanguage(language), value) : value;
  return (
    <span className="soft">
      {translate(isDay ? "workspace:charter.noDay" : "workspace:charter.notWritten")}
    </span>
  );
};

interface AttemptsProps {
  readonly attempts: readonly OutreachAttempt[];
  readonly words: Words;
}

export const Attempts = ({ attempts, words: { translate, language } }: AttemptsProps) => {
  if (attempts.length === 0) {
    return <p className="soft">{translate("workspace:charter.attemptsNone")}</p>;
  }
  return (
    <ul className="attempts">
      {attempts.map(({ channel, oral, at, note }) => (
        <li key={`${channel} ${at} ${note}`}>
          <strong dir="auto">{channel}</strong>,{" "}
          {translate(oral ? "workspace:charter.oralYes" : "workspace:charter.written")},{" "}
          <time dateTime={at}>{formatDate(staffLanguage(language), at)}</time>
          {note !== "" && (
            <p className="written" dir="auto">
              {note}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
};

/** Where somebody went on without a guard, and why. */
export const OverriddenGuards = ({ charter, words }: Omit<CharterViewProps, "section">) => (
  <ul className="attempts">
    {charter.overriddenGuards.map(({ guard, reason, at }) => (
      <li key={`${guard} ${at}`} dir="auto">
        {words.translate("workspace:charter.overridden", {
          missing: capitalised(missingWords([guard], words)),
          reason,
          day: formatDate(staffLanguage(words.language), at),
        })}
      </li>
    ))}
  </ul>
);

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
