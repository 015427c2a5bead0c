import { LinkButton } from "#components/ui/button.tsx";
import { Details } from "#components/ui/details.tsx";
import type { ChainedRelease } from "#domain/disclosure/release.ts";
import { Facts } from "./facts.tsx";
import { Hash } from "./hash.tsx";
import type { RoundView, WaveView } from "./wave-view.tsx";
import type { Words } from "./words.ts";

interface PublishedRoundsProps {
  readonly view: WaveView;
  readonly releases: ReadonlyMap<string, ChainedRelease>;
  readonly results: string;
  readonly words: Words;
}

/** Each round's release with its place in the chain, and the receipts that are in it. */
export const PublishedRounds = ({ view, releases, results, words }: PublishedRoundsProps) => {
  const { translate } = words;
  const published = view.rounds.flatMap(({ round }) => {
    const release = releases.get(round.id);
    return release === undefined ? [] : [{ round, release }];
  });
  const receipts = `/${words.language}/answer/${view.wave.slug}/receipts`;
  return (
    <section aria-labelledby="published">
      <h2 id="published">{translate("surveys:published.title")}</h2>
      <p>
        <LinkButton href={results}>{translate("surveys:published.results")}</LinkButton>
      </p>
      {published.length === 0 ? (
        <p>{translate("surveys:plan.none")}</p>
      ) : (
        <>
          <p className="soft">{translate("surveys:published.signed")}</p>
          <p>
            <a href={receipts}>{translate("surveys:published.receiptsPage")}</a>
            {" · "}
            <a href={`${receipts}/text`}>{translate("surveys:published.receipts")}</a>
          </p>
        </>
      )}
      {published.map(({ round, release }) => (
        <PublishedRound key={round.id} round={round} chained={release} words={words} />
      ))}
    </section>
  );
};

const PublishedRound = ({
  round,
  chained,
  words: { translate },
}: {
  readonly round: RoundView["round"];
  readonly chained: ChainedRelease;
  readonly words: Words;
}) => {
  const { receiptsHash, number, hash, previousHash } = chained;
  return (
    <Details
      summary={translate("surveys:published.chain", {
        group: translate(`common:audience.${round.audience}`),
        number,
      })}
    >
      <Facts
        facts={[
          [translate("surveys:published.hash"), <Hash key="hash" value={hash} />],
          [
            translate("surveys:published.receiptsHash"),
            receiptsHash === null ? (
              translate("surveys:published.noReceipts")
            ) : (
              <Hash key="receipts" value={receiptsHash} />
            ),
          ],
          [
            translate("surveys:published.previous"),
            previousHash === null ? (
              translate("surveys:published.first")
            ) : (
              <Hash key="previous" value={previousHash} />
            ),
          ],
        ]}
      />
    </Details>
  );
};
