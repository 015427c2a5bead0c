import { StatusTag } from "#components/ui/status-tag.tsx";
import type { Capacity } from "#domain/structure/proposal.ts";
import type { Speech } from "./speech.ts";
import { Words } from "./words.tsx";

/** What the administrations can do. A gap never lowers the proposal: it gets three ways out, for people to choose from. */
export const CapacityNote = ({
  capacity,
  speech,
}: {
  readonly capacity: Capacity;
  readonly speech: Speech;
}) => {
  const { translate } = speech;
  return (
    <div className="capacity">
      <p>
        {capacity.gap && (
          <>
            <StatusTag tone="warning">{translate("structure:page.tag.gap")}</StatusTag>{" "}
          </>
        )}
        <Words value={capacity.phrase} speech={speech} />
      </p>
      {capacity.waysOut.length > 0 && (
        <>
          <p className="soft">{translate("structure:page.waysOut")}</p>
          <ul>
            {capacity.waysOut.map((way) => (
              <li key={way.key}>
                <Words value={way} speech={speech} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
