import { OutcomeNotice } from "#components/ui/outcome-notice.tsx";
import type { Translate } from "#domain/language/phrase.ts";
import { doneCodes } from "./words-of-texts.ts";

/** What has just been done, or could not be: the address of the page says which. */
export const Answered = ({
  done,
  problem,
  translate,
}: {
  readonly done: unknown;
  readonly problem: unknown;
  readonly translate: Translate;
}) => {
  const success = doneCodes.find((each) => each === done);
  const failure = problemCodes.find((each) => each === problem);
  return (
    <OutcomeNotice
      done={success === undefined ? null : translate(`free-text:done.${success}`)}
      failed={failure === undefined ? null : translate(`free-text:problem.${failure}`)}
      translate={translate}
    />
  );
};

const problemCodes = [
  "round_not_released",
  "question_unknown",
  "question_not_counted",
  "book_locked",
  "no_theme",
  "no_exclusive_theme",
  "theme_unknown",
  "theme_missing",
  "theme_stands_alone",
  "text_not_found",
  "book_not_locked",
  "coding_over",
  "two_coders_already",
  "nothing_to_settle",
  "not_a_coder_here",
  "second_person_needed",
  "not_independent",
  "redaction_changed",
  "already_published",
] as const;
