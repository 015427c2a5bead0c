import { StatusTag } from "#components/ui/status-tag.tsx";
import type { Capacity } from "#domain/structure/proposal.ts";
import type { Speech } from "./speech.ts";

/** What the administrations can do. A gap never lowers the proposal: it gets three ways out, for people to choose from. */
export const CapacityNote = ({
  capacity,
  speech,
}: {
  readonly capacity: Capacity;
  readonly speech: Speech;
}) => {
  const { say, translate } = speech;
  return (
    <div className="capacity">
      <p>
        {capacity.gap && (
          <>
            <StatusTag tone="warning">{translate("structure:page.tag.gap")}</StatusTag>{" "}
          </>
        )}
        {say(capacity.phrase)}
      </p>
      {capacity.waysOut.length > 0 && (
        <>
          <p className="soft">{translate("structure:page.waysOut")}</p>
          <ul>
            {capacity.waysOut.map((way) => (
              <li key={way.key}>{say(way)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
