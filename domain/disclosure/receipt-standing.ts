import type { RoundId } from "#domain/shared/ids.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import type { PublishedRound } from "./published-bundle.ts";

/** What may be said about the receipts of one round: nothing that its release does not say. */
export type ReceiptStanding =
  | { readonly kind: "waiting" }
  | { readonly kind: "too_few" }
  | { readonly kind: "withdrawn" }
  | {
      readonly kind: "released";
      readonly answers: number;
      /** How many invitations were used; null in open rounds, and where the release does not say. */
      readonly issued: number | null;
      /** Of the release: another list has another one. */
      readonly hash: string;
    };

/** One group's round, and what may be said about its receipts. */
export interface ReceiptRound {
  readonly round: RoundId;
  readonly audience: Audience;
  readonly standing: ReceiptStanding;
}

/** Taken from what is published and from nothing else, so that the page of receipts cannot say more. */
export const receiptStanding = ({
  admission,
  release: chained,
}: Pick<PublishedRound, "admission" | "release">): ReceiptStanding => {
  if (chained === null) return { kind: "waiting" };
  const { release, hash, issued = null } = chained;
  switch (release.outcome) {
    case "too_few_answers":
      return { kind: "too_few" };
    case "withdrawn":
      return { kind: "withdrawn" };
    case "released":
      return {
        kind: "released",
        answers: release.n,
        issued: admission === "invited" ? issued : null,
        hash,
      };
  }
};
