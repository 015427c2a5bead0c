import { expect, test } from "vitest";
import { receiptStanding } from "./receipt-standing.ts";
import type { ChainedRelease } from "./release.ts";

const chained = (release: ChainedRelease["release"], issued?: number | null): ChainedRelease => ({
  ...{ number: 1, round: "r", release, receiptsHash: null, previousHash: null },
  ...{ hash: "f".repeat(64), signature: "" },
  ...(issued === undefined ? {} : { issued }),
});
const about = { audience: "roma", planHash: "0" } as const;
const released = { ...about, outcome: "released", n: 31, grid: [], blocks: [] } as const;
const hash = "f".repeat(64);

test.each([
  ["nothing of a round that is not published", "invited", null, { kind: "waiting" }],
  [
    "neither answers nor invitations of one with too few",
    "invited",
    chained({ ...about, outcome: "too_few_answers" }, 7),
    { kind: "too_few" },
  ],
  [
    "nothing more of one that was taken back",
    "invited",
    chained({ ...about, outcome: "withdrawn", reason: "Fel skala", withdrawnAt: "2026" }, 7),
    { kind: "withdrawn" },
  ],
  [
    "both figures of an invited one",
    "invited",
    chained(released, 33),
    { kind: "released", answers: 31, issued: 33, hash },
  ],
  [
    "no invitations of an open one",
    "open",
    chained(released, 33),
    { kind: "released", answers: 31, issued: null, hash },
  ],
  [
    "no invitations where the release does not say",
    "invited",
    chained(released),
    { kind: "released", answers: 31, issued: null, hash },
  ],
] as const)("the page of receipts says %s", (_what, admission, release, standing) => {
  expect(receiptStanding({ admission, release })).toEqual(standing);
});
