import Link from "next/link";
import type { Words } from "#components/editor/words.ts";
import { Table } from "#components/table/table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { BatchState, Channel } from "#domain/invitation/recipient.ts";

export interface ListedBatch {
  readonly id: string;
  readonly label: string;
  readonly audience: string;
  readonly channel: Channel;
  readonly size: number;
  readonly state: BatchState;
}

const tones = { proposed: "warning", minted: "done", refused: "ahead" } as const;

export const BatchStateTag = ({
  state,
  words: { translate },
}: {
  readonly state: BatchState;
  readonly words: Words;
}) => <StatusTag tone={tones[state]}>{translate(`invitations:batchState.${state}`)}</StatusTag>;

/** What has been proposed and made. How much of it has been used is nowhere. */
export const BatchList = ({
  batches,
  here,
  words,
}: {
  readonly batches: readonly ListedBatch[];
  readonly here: string;
  readonly words: Words;
}) => {
  const { translate } = words;
  if (batches.length === 0) {
    return (
      <EmptyState title={translate("invitations:batches.empty")}>
        <p>{translate("invitations:batches.emptyHelp")}</p>
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="batches">
      <h2 id="batches">{translate("invitations:batches.title")}</h2>
      <Table
        caption={translate("invitations:batches.caption")}
        isCaptionSeen={false}
        stacks
        columns={[
          { key: "label", heading: translate("invitations:batches.label") },
          { key: "group", heading: translate("invitations:rounds.group") },
          { key: "channel", heading: translate("invitations:batches.channel") },
          { key: "size", heading: translate("invitations:batches.size"), isFigure: true },
          { key: "state", heading: translate("invitations:batches.state") },
        ]}
        rows={batches.map(({ id, label, audience, channel, size, state }) => ({
          key: id,
          cells: {
            label: (
              <Link href={`${here}/${id}`}>
                <bdi>{label}</bdi>
              </Link>
            ),
            group: translate(`common:audience.${audience}`),
            channel: translate(`invitations:channel.${channel}`),
            size,
            state: <BatchStateTag state={state} words={words} />,
          },
        }))}
      />
    </section>
  );
};
