import { Details } from "#components/ui/details.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type DeclineActions, DeclineForm } from "./decline-forms.tsx";
import { type JointView, type JointWords, saidRequest } from "./said-request.tsx";

interface JointAtProps {
  readonly request: JointView;
  readonly actions: DeclineActions;
  readonly words: JointWords;
}

/**
 * At the object itself: who has asked for what and when, and how to say no or take it back. To agree is to do the same
 * as the first person did, with the form that stands there anyway. Needs the texts `joint:decline`, `staff:problem`
 * and `staff:ui` around it.
 */
export const JointAt = ({ request, actions, words }: JointAtProps) => {
  const { translate } = words;
  const { isOwn, id } = request;
  return (
    <>
      <Notice tone={isOwn ? "information" : "warning"} word={translate("joint:waiting")}>
        <p>{saidRequest(request, words)}</p>
        {request.reason !== null && <blockquote dir="auto">{request.reason}</blockquote>}
        <p>{translate(isOwn ? "joint:ownHelp" : "joint:othersHelp")}</p>
      </Notice>
      <Details summary={translate(isOwn ? "joint:decline.takeBack" : "joint:decline.refuse")}>
        <DeclineForm id={id} isOwn={isOwn} actions={actions} />
      </Details>
    </>
  );
};
