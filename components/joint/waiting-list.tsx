import { LinkButton } from "#components/ui/button.tsx";
import { type JointView, type JointWords, saidRequest } from "./said-request.tsx";

export interface WaitingRequest extends JointView {
  /** Which survey, in words; null when it is gone. */
  readonly object: string | null;
  readonly href: string | null;
}

interface WaitingListProps {
  readonly requests: readonly WaitingRequest[];
  readonly words: JointWords;
}

/** What waits for a second person: each leads to the object, because nobody says yes to what they have not seen. */
export const WaitingList = ({ requests, words }: WaitingListProps) => {
  const { translate } = words;
  if (requests.length === 0) return null;
  return (
    <section aria-labelledby="waiting-for-second">
      <h2 id="waiting-for-second">{translate("joint:title")}</h2>
      <p>{translate("joint:introduction")}</p>
      <ul className="plain-list">
        {requests.map((request) => (
          <li key={request.id}>
            <p>
              {saidRequest(request, words)} {request.object !== null && <b>{request.object}</b>}
            </p>
            {request.href !== null && (
              <p>
                <LinkButton href={request.href}>
                  {translate(request.isOwn ? "joint:show" : "joint:showAndDecide")}
                </LinkButton>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
