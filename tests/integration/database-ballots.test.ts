import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { asId, type RoundId } from "#domain/shared/ids.ts";
import {
  type Ballot,
  type BallotStore,
  ballotStore,
  readReceipts,
  streamCoded,
} from "#server/db/ballots.ts";
import { connectUrn } from "#server/db/client.ts";
import { closeUrnRound, readClosedRound } from "#server/db/urn-rounds.ts";
import { databases, type TestDatabase } from "#tests/support/databases.ts";
import { seedRounds, someBallot, someReceipt } from "#tests/support/open-round.ts";

describe.each(await databases())("the urn in $name", ({ open }) => {
  let database: TestDatabase;
  let urn: BallotStore;
  let round: RoundId;
  let opened = 0;

  const stored = (): Promise<readonly string[]> => readReceipts(database.urn, round);
  const seal = async (): Promise<readonly string[]> => {
    await closeUrnRound(database.urn, round);
    return readClosedRound(database.urn, (tx) => readReceipts(tx, round));
  };

  beforeAll(async () => {
    database = await open();
    await seedRounds(
      database.urn,
      Array.from({ length: 21 }, (_, index) => `round-${index}`),
    );
  });
  afterAll(() => database.close());
  beforeEach(() => {
    urn = ballotStore(database.urn);
    round = asId<RoundId>(`round-${opened++}`);
  });

  test("a thousand ballots at once are each stored exactly once, also when sent twice", async () => {
    const ballots = Array.from({ length: 700 }, () => someBallot(round));
    const again = ballots.slice(0, 300).map(({ receipt }) => someBallot(round, receipt));

    const outcomes = await Promise.all([...ballots, ...again].map(urn.saveBallot));

    expect(outcomes.filter((outcome) => outcome === "stored")).toHaveLength(700);
    expect(outcomes.filter((outcome) => outcome === "already_stored")).toHaveLength(300);
    expect(await stored()).toEqual(receiptsOf(ballots).toSorted());
  });

  test("two servers that get the same ballots at once store each of them once", async () => {
    const other = connectUrn(database.urnTarget);
    const ballots = Array.from({ length: 300 }, () => someBallot(round));
    const theirs = ballotStore(other);

    const outcomes = await Promise.all([
      ...ballots.map(urn.saveBallot),
      ...ballots.toReversed().map(theirs.saveBallot),
    ]);
    await other.$disconnect();

    expect(outcomes.filter((outcome) => outcome === "stored")).toHaveLength(300);
    expect(outcomes.filter((outcome) => outcome === "already_stored")).toHaveLength(300);
    expect(await stored()).toHaveLength(300);
  });

  test("what is sent twice keeps the first answer", async () => {
    const receipt = someReceipt();
    await urn.saveBallot({ ...someBallot(round, receipt), answers: `{"first":true}` });
    await urn.saveBallot({ ...someBallot(round, receipt), answers: `{"first":false}` });

    const { answers } = await database.urn.ballot.findUniqueOrThrow({ where: { receipt } });
    expect(answers).toBe(`{"first":true}`);
  });

  test("a receipt of another round is not said to be stored in this one", async () => {
    const ballot = someBallot(round);
    await urn.saveBallot(ballot);
    const elsewhere = asId<RoundId>(`round-${opened++}`);
    expect(await urn.saveBallot({ ...ballot, roundId: elsewhere })).toBe("receipt_elsewhere");
  });

  test("a sealing in the middle loses nothing that was acknowledged, and nothing comes after it", async () => {
    const acknowledged: string[] = [];
    const refused: string[] = [];
    let going = true;
    const sender = async (): Promise<void> => {
      while (going) {
        const ballot = someBallot(round);
        const outcome = await urn.saveBallot(ballot);
        (outcome === "stored" ? acknowledged : refused).push(ballot.receipt);
      }
    };
    const senders = Array.from({ length: 20 }, sender);
    await until(() => acknowledged.length > 100);
    const sealed = await seal();
    await until(() => refused.length > 20);
    going = false;
    await Promise.all(senders);

    expect(acknowledged.length).toBeGreaterThan(100);
    expect(acknowledged.toSorted()).toEqual(sealed);
    expect(await stored()).toEqual(sealed);
  });

  test("a sealed round refuses, but says to the sender of a stored ballot that it is there", async () => {
    const ballot = someBallot(round);
    await urn.saveBallot(ballot);
    await seal();

    expect(await urn.saveBallot(someBallot(round))).toBe("round_sealed");
    expect(await urn.saveBallot(ballot)).toBe("already_stored");
  });

  test("what was taken back while it was on its way once more goes at the closing", async () => {
    const [kept, late] = [someBallot(round), someBallot(round)];
    await Promise.all([kept, late].map(urn.saveBallot));
    const { receipt } = late;
    await database.urn.withdrawnReceipt.create({ data: { receipt, roundId: round } });
    expect(await seal()).toEqual([kept.receipt]);
  });

  test("a round that does not exist takes no ballot", async () => {
    expect(await urn.saveBallot(someBallot("nowhere"))).toBe("round_sealed");
  });

  test("one sealed round among several does not hinder the others of the same commit", async () => {
    await seal();
    const elsewhere = asId<RoundId>(`round-${opened++}`);
    const outcomes = await Promise.all(
      [round, elsewhere, round].map((id) => urn.saveBallot(someBallot(id))),
    );
    expect(outcomes).toEqual(["round_sealed", "stored", "round_sealed"]);
  });

  test("a ballot that the database cannot hold fails alone", async () => {
    const good = Array.from({ length: 30 }, () => someBallot(round));
    const bad = { ...someBallot(round), answers: "a zero byte: \0" };

    const outcomes = await Promise.allSettled(
      [...good.slice(0, 15), bad, ...good.slice(15)].map(urn.saveBallot),
    );

    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(1);
    expect(outcomes[15]?.status).toBe("rejected");
    expect(await stored()).toEqual(receiptsOf(good).toSorted());
  });

  test("objects cannot take the place of texts, neither typed nor smuggled in", async () => {
    // @ts-expect-error an operator of Prisma is not a receipt
    const typed: Ballot = { ...someBallot(round), receipt: { not: "" } };
    const smuggled: Ballot = { ...someBallot(round), ...JSON.parse(`{"roundId":{"not":""}}`) };

    await expect(urn.saveBallot(typed)).rejects.toThrow(TypeError);
    await expect(urn.saveBallot(smuggled)).rejects.toThrow(TypeError);
    expect(await stored()).toEqual([]);
  });

  test("when too many wait, the next is told so at once and the waiting are stored", async () => {
    const waiting = Array.from({ length: 5_000 }, () => urn.saveBallot(someBallot(round)));
    expect(await urn.saveBallot(someBallot(round))).toBe("busy");
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(["stored"]));
    expect(await urn.saveBallot(someBallot(round))).toBe("stored");
  });

  test("large answers share commits without being cut", async () => {
    const text = "å".repeat(300_000);
    const ballots = Array.from({ length: 30 }, () => ({ ...someBallot(round), answers: text }));
    expect(new Set(await Promise.all(ballots.map(urn.saveBallot)))).toEqual(new Set(["stored"]));

    const rows = await database.urn.ballot.findMany({ where: { roundId: round } });
    expect(rows.map((row) => row.answers === text)).toEqual(ballots.map(() => true));
  });

  test("coded answers are handed over once each, byte for byte", async () => {
    const ballots = Array.from({ length: 25_000 }, () => someBallot(round));
    for (let at = 0; at < ballots.length; at += 5_000) {
      await Promise.all(ballots.slice(at, at + 5_000).map(urn.saveBallot));
    }
    const seen: string[] = [];
    await readClosedRound(database.urn, (tx) =>
      streamCoded(tx, round, (coded) => seen.push(Buffer.from(coded).toString("hex"))),
    );
    const sent = ballots.map(({ coded }) => Buffer.from(coded).toString("hex"));
    expect(seen.toSorted()).toEqual(sent.toSorted());
  });

  test("ballots coded by different plans are not mixed", async () => {
    await urn.saveBallot({ ...someBallot(round), coded: new Uint8Array(3) });
    await urn.saveBallot({ ...someBallot(round), coded: new Uint8Array(4) });
    await expect(streamCoded(database.urn, round, () => {})).rejects.toThrow("different plans");
  });

  test.each([
    [9, null],
    [10, 10],
    [19, 10],
    [20, 20],
  ] as const)("of %i ballots no more is told than: at least %s", async (count, told) => {
    await Promise.all(Array.from({ length: count }, () => urn.saveBallot(someBallot(round))));
    expect(await urn.countAtLeast(round)).toBe(told);
  });
});

test("when the database is away, everybody who waits is told", async () => {
  const nowhere = connectUrn({ url: "postgresql://postgres@localhost/postgres?host=/nowhere" });
  const urn = ballotStore(nowhere);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, () => urn.saveBallot(someBallot("round"))),
  );
  expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
  await nowhere.$disconnect();
});

const receiptsOf = (ballots: readonly Ballot[]): string[] => ballots.map(({ receipt }) => receipt);

const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await new Promise((wait) => setTimeout(wait, 5));
};
