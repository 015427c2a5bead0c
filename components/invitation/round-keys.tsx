import { Hash } from "#components/editor/hash.tsx";
import type { Words } from "#components/editor/words.ts";
import { Table } from "#components/table/table.tsx";
import { groupFingerprint } from "#domain/invitation/letter.ts";

/** The key of each group that somebody can be invited to. */
export const RoundKeys = ({
  rounds,
  words: { translate },
}: {
  readonly rounds: readonly {
    readonly id: string;
    readonly audience: string;
    readonly issuing: { readonly fingerprint: string } | null;
  }[];
  readonly words: Words;
}) => (
  <section aria-labelledby="keys">
    <h2 id="keys">{translate("invitations:rounds.title")}</h2>
    <p>{translate("invitations:rounds.help")}</p>
    <Table
      caption={translate("invitations:rounds.caption")}
      isCaptionSeen={false}
      stacks
      columns={[
        { key: "group", heading: translate("invitations:rounds.group") },
        { key: "key", heading: translate("invitations:rounds.key") },
      ]}
      rows={rounds.flatMap(({ id, audience, issuing }) =>
        issuing === null
          ? []
          : [
              {
                key: id,
                cells: {
                  group: translate(`common:audience.${audience}`),
                  key: <Hash value={groupFingerprint(issuing.fingerprint)} />,
                },
              },
            ],
      )}
    />
  </section>
);
