import type { Words } from "#components/editor/words.ts";
import { Table } from "#components/table/table.tsx";
import { Details } from "#components/ui/details.tsx";
import { addressLine } from "#domain/invitation/find-recipients.ts";
import type { InvitationState, Recipient } from "#domain/invitation/recipient.ts";
import type { LanguageCode } from "#domain/language/registry.ts";

interface InvitationTableProps {
  readonly invitations: readonly {
    readonly id: string;
    readonly number: number;
    readonly state: InvitationState;
    readonly language: LanguageCode;
    readonly recipient: Recipient | null;
  }[];
  readonly change: (form: FormData) => Promise<void>;
  readonly words: Words;
}

/** Single invitations, to be marked as returned or withdrawn. Used or not, they look the same. */
export const InvitationTable = ({ invitations, change, words }: InvitationTableProps) => {
  const { translate } = words;
  return (
    <form action={change}>
      <Table
        caption={translate("invitations:find.caption")}
        isCaptionSeen={false}
        stacks
        columns={[
          { key: "who", heading: translate("invitations:find.who") },
          { key: "language", heading: translate("invitations:find.language") },
          { key: "state", heading: translate("invitations:find.state") },
          { key: "do", heading: translate("invitations:find.do") },
        ]}
        rows={invitations.map(({ id, number, state, language, recipient }) => {
          const numbered = translate("invitations:find.number", { number });
          const who = recipient === null ? numbered : recipient.name || recipient.email;
          return {
            key: id,
            cells: {
              who: (
                <>
                  <bdi>{who}</bdi>
                  {recipient !== null && (
                    <>
                      <br />
                      <bdi className="soft">{addressLine(recipient)}</bdi>
                    </>
                  )}
                </>
              ),
              language: translate(`common:language.${language}`),
              state: translate(`invitations:oneState.${state}`),
              do: (
                <span className="doings">
                  {(state === "unsent" || state === "sent") && recipient !== null && (
                    <DoButton name="bounce" id={id} who={who} words={words} />
                  )}
                  {state !== "withdrawn" && (
                    <Details summary={translate("invitations:find.withdraw")}>
                      <DoButton name="withdraw" id={id} who={who} words={words} />
                    </Details>
                  )}
                </span>
              ),
            },
          };
        })}
      />
    </form>
  );
};

const DoButton = ({
  name,
  id,
  who,
  words: { translate },
}: {
  readonly name: "bounce" | "withdraw";
  readonly id: string;
  readonly who: string;
  readonly words: Words;
}) => (
  <button
    type="submit"
    name={name}
    value={id}
    className="link-button"
    aria-label={translate(`invitations:find.${name}Named`, { who })}
  >
    {translate(name === "bounce" ? "invitations:find.bounce" : "invitations:find.withdrawYes")}
  </button>
);
