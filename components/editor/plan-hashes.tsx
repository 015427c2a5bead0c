import { Table } from "#components/table/table.tsx";
import type { Audience } from "#domain/shared/minorities.ts";
import { Hash } from "./hash.tsx";
import type { Words } from "./words.ts";

interface PlanHashesProps {
  readonly rounds: readonly { readonly audience: Audience; readonly planHash: string | null }[];
  readonly words: Words;
}

/** The checksums that were locked with the rules: what the published result is compared with. */
export const PlanHashes = ({ rounds, words: { translate } }: PlanHashesProps) => {
  const locked = rounds.flatMap(({ audience, planHash }) =>
    planHash === null ? [] : [{ audience, planHash }],
  );
  if (locked.length === 0) return null;
  return (
    <>
      <h2>{translate("surveys:plan.hashes")}</h2>
      <p>{translate("surveys:plan.hashesHelp")}</p>
      <Table
        caption={translate("surveys:plan.hashes")}
        isCaptionSeen={false}
        stacks
        columns={[
          { key: "group", heading: translate("surveys:rounds.group") },
          { key: "hash", heading: translate("surveys:published.hash") },
        ]}
        rows={locked.map(({ audience, planHash }) => ({
          key: audience,
          cells: {
            group: translate(`common:audience.${audience}`),
            hash: <Hash value={planHash} />,
          },
        }))}
      />
    </>
  );
};
