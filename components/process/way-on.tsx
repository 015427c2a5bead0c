import Link from "next/link";
import { Checklist } from "#components/ui/checklist.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { renderPhrase } from "#domain/language/render-phrase.ts";
import type { Guard, NextStep } from "#domain/process/next-steps.ts";
import { guardPlaces } from "./guard-place.ts";
import { MoveForm } from "./move-form.tsx";
import type { Words } from "./words.ts";

interface WayOnProps {
  readonly step: NextStep;
  /** `/sv/staff/process/<id>` */
  readonly address: string;
  /** Null for those who only read. */
  readonly action: FormAction | null;
  readonly words: Words;
}

/** One way on from here: what is missing with links to where it is seen to, what is there, and the button. */
export const WayOn = ({ step, address, action, words }: WayOnProps) => {
  const { translate, language } = words;
  const missingFirst = step.guards.toSorted((one, other) => Number(one.met) - Number(other.met));
  return (
    <>
      {step.guards.length > 0 && (
        <>
          <p>{translate(step.ready ? "workspace:overview.ready" : "process:checklist.notReady")}</p>
          <Checklist
            words={{
              done: translate("process:checklist.met"),
              missing: translate("process:checklist.unmet"),
            }}
            items={missingFirst.map((guard) => ({
              id: guard.id,
              text: renderPhrase(guard.phrase, translate, language),
              done: guard.met,
              ...(guard.met ? {} : { note: noteOf(guard, address, words) }),
            }))}
          />
        </>
      )}
      {step.guards.length === 0 && <p>{translate("workspace:overview.noGuards")}</p>}
      {action !== null && (
        <div className="way-on-move">
          <MoveForm
            kind={step.ready ? "on" : "anyway"}
            to={step.to}
            verb={renderPhrase(step.phrase, translate, language)}
            action={action}
          />
        </div>
      )}
    </>
  );
};

const noteOf = ({ id, overridden }: Guard, address: string, { translate }: Words) => {
  const place = guardPlaces[id];
  return (
    <>
      {overridden !== null && (
        <span className="guard-reason" dir="auto">
          {translate("workspace:overview.wentAnyway", { reason: overridden.reason })}
        </span>
      )}
      {place === null ? (
        translate("workspace:overview.noPlace")
      ) : (
        <Link
          href={`${address}/${place.page}${place.anchor === undefined ? "" : `#${place.anchor}`}`}
        >
          {translate("workspace:overview.goTo", {
            page: translate(`workspace:page.${place.page}`),
          })}
        </Link>
      )}
    </>
  );
};
