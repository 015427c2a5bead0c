import { Details } from "#components/ui/details.tsx";
import { formatMoment } from "#domain/language/format-date.ts";
import { joinList } from "#domain/language/render-phrase.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import { roles } from "#domain/process/actor.ts";
import { emptyCharter } from "#domain/process/charter.ts";
import { isProcessState } from "#domain/process/states.ts";
import { guardPlaces } from "./guard-place.ts";
import { type Words, wordFor } from "./words.ts";

export interface LogEntry {
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  readonly role: string;
  readonly details: Readonly<Record<string, unknown>>;
}

interface EventLogProps {
  /** The newest first. */
  readonly events: readonly LogEntry[];
  readonly words: Words;
}

/** Everything that was decided, by which role and why: the newest seen, the rest opened by hand. */
export const EventLog = ({ events, words }: EventLogProps) => {
  // What happened in the same moment has no order of its own; nothing comes before the beginning.
  const ordered = events.toSorted(
    (one, other) => Number(one.kind === "created") - Number(other.kind === "created"),
  );
  return (
    <>
      <Entries events={ordered.slice(0, shownAtOnce)} words={words} />
      {ordered.length > shownAtOnce && (
        <Details summary={words.translate("workspace:overview.logEarlier")}>
          <Entries events={ordered.slice(shownAtOnce)} words={words} />
        </Details>
      )}
    </>
  );
};

const shownAtOnce = 8;

const Entries = ({ events, words }: EventLogProps) => (
  <ol className="event-log">
    {events.map((event) => {
      const { translate, language } = words;
      const at = event.at.toISOString();
      const reason = textIn(event, "reason");
      const missing = listIn(event, "overridden");
      return (
        <li key={event.id}>
          <time className="soft" dateTime={at}>
            {formatMoment(staffLanguage(language), at)}
          </time>
          <div>
            <p>{sentenceOf(event, words)}</p>
            {missing.length > 0 && (
              <p>
                {translate("workspace:event.without", { missing: missingWords(missing, words) })}
              </p>
            )}
            {reason !== "" && (
              <p className="event-reason">
                <span dir="auto">{translate("workspace:event.reason", { reason })}</span>
              </p>
            )}
          </div>
        </li>
      );
    })}
  </ol>
);

/** The event as a sentence; exported for its test. */
export const sentenceOf = (event: LogEntry, { translate }: Words): string => {
  const role = wordFor(translate, "workspace:actor", roles, event.role);
  switch (event.kind) {
    case "created":
      return translate("workspace:event.created", { role });
    case "charter_edited": {
      const parts = listIn(event, "parts").map((part) =>
        wordFor(translate, "workspace:charterPart", charterParts, part),
      );
      return translate("workspace:event.charter_edited", {
        role,
        parts: joinList([...new Set(parts)], translate),
      });
    }
    case "moved": {
      const [from, to] = [textIn(event, "from"), textIn(event, "to")];
      if (!isProcessState(from) || !isProcessState(to)) break;
      const nameOf = (state: string) => translate(`process:state.${state}.name`);
      return translate(`workspace:event.${stepKind(from, to)}`, {
        role,
        from: nameOf(from),
        to: nameOf(to),
      });
    }
  }
  return translate("workspace:event.other", { role });
};

/** The guards by their names, without the figures of today. */
export const missingWords = (guards: readonly string[], { translate }: Words): string =>
  joinList(
    guards.map((guard) => wordFor(translate, "workspace:missing", Object.keys(guardPlaces), guard)),
    translate,
  );

const stepKind = (from: string, to: string): "paused" | "closed" | "resumed" | "moved" => {
  if (to === "paused" || to === "closed") return to;
  return from === "paused" ? "resumed" : "moved";
};

const charterParts = Object.keys(emptyCharter);

const textIn = ({ details }: LogEntry, name: string): string => {
  const value = details[name];
  return typeof value === "string" ? value : "";
};

const listIn = ({ details }: LogEntry, name: string): readonly string[] => {
  const value = details[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
};
