import type { Words } from "#components/editor/words.ts";
import { OutcomeNotice } from "#components/ui/outcome-notice.tsx";

const said = [
  ...["proposed", "minted", "refused", "printed", "mailing", "stopped"],
  ...["reminded", "bounced", "withdrawn", "withdrawnAll"],
] as const;

const refused = [
  ...["not_found", "forbidden", "wave_closed", "second_person_needed"],
  "not_independent",
  ...["not_proposed", "not_minted", "not_by_email"],
] as const;

/** What has just been done, or could not be: the address of the page says which. */
export const InvitationDone = ({
  done,
  failed,
  words: { translate },
}: {
  readonly done: unknown;
  readonly failed: unknown;
  readonly words: Words;
}) => {
  const success = said.find((each) => each === done);
  const failure = refused.find((each) => each === failed);
  return (
    <OutcomeNotice
      done={success === undefined ? null : translate(`invitations:done.${success}`)}
      failed={failure === undefined ? null : translate(`invitations:problem.${failure}`)}
      translate={translate}
    />
  );
};
