import { createHash } from "node:crypto";
import type { PublishedBundle, PublishedRound } from "#domain/disclosure/published-bundle.ts";
import type { Check, Place } from "./verify-bundle.ts";

/** The list of one round, as `/<lang>/answer/<survey>/receipts/text` gives it: one receipt per line, sorted. */
export interface ReceiptList {
  readonly round: string;
  readonly receipts: string;
}

/** Reads a saved text of receipts: a line "# <round>" before each list. */
export const readReceiptLists = (text: string): readonly ReceiptList[] =>
  text
    .replaceAll("\r\n", "\n")
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const [round = "", ...lines] = part.split("\n");
      return { round: round.trim(), receipts: lines.filter((line) => line !== "").join("\n") };
    });

/**
 * No round has more answers than invitations that were used for it, so nobody has put answers in; one with too few
 * answers says neither how many those were nor what its receipts are.
 */
export const verifyCounts = (bundle: PublishedBundle): Check =>
  count(
    releasedRounds(bundle).flatMap(({ round, place }) => {
      const { release, receiptsHash, issued } = round.release;
      if (release.outcome === "withdrawn") return [];
      if (release.outcome === "too_few_answers") {
        return [{ place, holds: receiptsHash === null && (issued ?? null) === null }];
      }
      // Releases from before invitations were counted do not have the figure, and cannot be given it: it is signed.
      if (round.admission === "open" || issued === undefined) return [];
      return [{ place, holds: issued !== null && release.n <= issued }];
    }),
  );

/** The lists are those that the releases have signed, and as long as they have answers. */
export const verifyReceipts = (bundle: PublishedBundle, lists: readonly ReceiptList[]): Check => {
  const listOf = new Map(lists.map((list) => [list.round, list.receipts]));
  return count(
    releasedRounds(bundle).flatMap(({ round, place }) => {
      const list = listOf.get(round.id);
      const { release, receiptsHash } = round.release;
      // Lists are of one survey each, and a file may hold several.
      if (list === undefined || release.outcome === "withdrawn") return [];
      const receipts = list === "" ? [] : list.split("\n");
      const hash = createHash("sha256").update(list).digest("hex");
      const isWhole =
        release.outcome === "released" &&
        hash === receiptsHash &&
        new Set(receipts).size === release.n &&
        receipts.length === release.n;
      return [{ place, holds: isWhole }];
    }),
  );
};

type Released = PublishedRound & { readonly release: NonNullable<PublishedRound["release"]> };

const releasedRounds = (
  bundle: PublishedBundle,
): readonly { readonly round: Released; readonly place: Place }[] =>
  bundle.waves.flatMap(({ instrument, number, rounds }) =>
    rounds.flatMap((round) =>
      round.release === null
        ? []
        : [
            {
              round: { ...round, release: round.release },
              place: { instrument, number, audience: round.audience },
            },
          ],
    ),
  );

const count = (results: readonly { readonly place: Place; readonly holds: boolean }[]): Check => ({
  holds: results.filter(({ holds }) => holds).length,
  total: results.length,
  failing: results.filter(({ holds }) => !holds).map(({ place }) => place),
});
