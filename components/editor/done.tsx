import { Notice } from "#components/ui/notice.tsx";
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
    <>
      {success !== undefined && (
        <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
          <p>{translate(`surveys:done.${success}`)}</p>
        </Notice>
      )}
      {failure !== undefined && (
        <Notice tone="danger" word={translate("staff:ui.danger")} isAnswer>
          <p>{translate(`surveys:failed.${failure}`)}</p>
        </Notice>
      )}
    </>
  );
};
