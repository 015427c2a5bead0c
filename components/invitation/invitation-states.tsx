import type { Words } from "#components/editor/words.ts";
import type { InvitationState } from "#domain/invitation/recipient.ts";

const order = ["unsent", "sent", "bounced", "withdrawn"] as const;

/** How many of a batch are on their way. Nothing here changes when one is used. */
export const InvitationStates = ({
  states,
  words: { translate },
}: {
  readonly states: Readonly<Record<InvitationState, number>>;
  readonly words: Words;
}) => (
  <ul className="invitation-states" aria-label={translate("invitations:send.statesCaption")}>
    {order.map((state) => (
      <li key={state} className={states[state] === 0 ? "soft" : undefined}>
        {translate("invitations:send.count", {
          count: states[state],
          state: translate(`invitations:state.${state}`),
        })}
      </li>
    ))}
  </ul>
);
