import { OutcomeNotice } from "#components/ui/outcome-notice.tsx";
import type { Words } from "./words.ts";

const said = ["drafted", "copied", "opened", "decided", "asked", "sealed"] as const;
const refused = [
  "round_sealed",
  "forbidden",
  "not_found",
  "wave_not_closed",
  "second_person_needed",
  "not_independent",
] as const;

/** What has just been done, or could not be: the address of the page says which. */
export const Done = ({
  done,
  failed,
  words: { translate },
}: {
  readonly done: unknown;
  readonly failed?: unknown;
  readonly words: Words;
}) => {
  const success = said.find((each) => each === done);
  const failure = refused.find((each) => each === failed);
  return (
    <OutcomeNotice
      done={success === undefined ? null : translate(`surveys:done.${success}`)}
      failed={failure === undefined ? null : translate(`surveys:failed.${failure}`)}
      translate={translate}
    />
  );
};
