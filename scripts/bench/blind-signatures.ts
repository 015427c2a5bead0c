import {
  constants,
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  privateDecrypt,
} from "node:crypto";
import { RSABSSA } from "@cloudflare/blindrsa-ts";
import type { PersonId } from "#domain/shared/ids.ts";
import { blindSigner } from "#server/operations/blind-signer.ts";
import { blindInNode } from "../../prisma/seed/blind.ts";
import { type BenchWorld, openBenchWorld } from "./bench-world.ts";
import { compare, perSecond } from "./senders.ts";

const seconds = 3;

/**
 * Blind signatures per second in the worker, beside the library's own and beside bare RSA; then answers per second that
 * carry a signature, and whole votes (exchange and answer), beside answers by an open link to the same database.
 */
export const benchSignatures = async (): Promise<void> => {
  await benchSigning();
  const bench = await openBenchWorld();
  await benchSending(bench);
  await bench.close();
};

const benchSigning = async (): Promise<void> => {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  const spki = publicKey.export({ format: "der", type: "spki" }).toString("base64");
  const bytes = Buffer.from(blindInNode(spki, "0".repeat(32)).blinded, "base64url");
  const signer = blindSigner();
  console.log("blind signatures per second (RSA of 2048 bits)");
  const ours = await perSecond(20, seconds, async () => {
    await signer.sign({ kind: "blinded", privateKey: pem, bytes });
  });
  const key = createPrivateKey(pem);
  const bare = await perSecond(1, seconds, async () => {
    privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, bytes);
  });
  const der = privateKey.export({ format: "der", type: "pkcs8" });
  const algorithm = { name: "RSA-PSS", hash: "SHA-384" };
  const theirs = await crypto.subtle.importKey("pkcs8", der, algorithm, true, ["sign"]);
  const suite = RSABSSA.SHA384.PSS.Deterministic();
  const library = await perSecond(1, seconds, async () => {
    await suite.blindSign(theirs, bytes);
  });
  compare("the worker", ours, "/s", { name: "blindrsa-ts", figure: library });
  compare("the worker", ours, "/s", { name: "bare RSA, key ready, unchecked", figure: bare });
};

const votes = 4_000;

const benchSending = async (bench: BenchWorld): Promise<void> => {
  const { operations, actor, processId } = bench;
  const second = { ...actor, personId: "second" as PersonId };
  const draft = must(await operations.draftFromInstrument(actor, processId, "needs_inventory"));
  const waveId = must(
    await operations.openWave(actor, {
      ...{ surveyVersionId: draft, admission: "invited", needsForm: null },
      opensAt: new Date(Date.now() - 3_600_000),
      closesAt: new Date(Date.now() + 86_400_000),
    }),
  );
  const { wave } = must(await operations.followWave(actor, waveId));
  const round = wave.rounds.find(
    ({ audience, issuing }) => audience === "roma" && issuing !== null,
  );
  if (round?.issuing == null) throw new Error("nobody is invited");
  const cards = { label: "Bench", channel: "card", size: votes, language: "sv" } as const;
  const { batchId } = must(
    await operations.proposeInvitations(actor, { ...cards, roundId: round.id }),
  );
  must(await operations.mintInvitations(second, batchId));
  const codes = must(await operations.readInvitationCodes(actor, batchId));

  const gates = { consent: "yes", answer_as: "individual", minority: "roma" };
  const answers = { age_group: "26_64" };
  const { publicKey } = round.issuing;
  const people = codes.map(({ code }, index) => {
    const nonce = nonceOf(`vote ${index}`);
    return { code, nonce, ...blindInNode(publicKey, nonce) };
  });
  const rate = async (work: (index: number) => Promise<void>, from: number, to: number) => {
    const start = performance.now();
    let next = from;
    const sender = async (): Promise<void> => {
      while (next < to) await work(next++);
    };
    await Promise.all(Array.from({ length: 50 }, sender));
    return (to - from) / ((performance.now() - start) / 1_000);
  };
  const exchange = async (index: number): Promise<string> => {
    const person = people[index];
    if (person === undefined) throw new Error("no such person");
    const { code, blinded, unblind } = person;
    const asked = { slug: wave.slug, audience: "roma", code, blinded };
    return unblind(must(await operations.issueSignature(asked)).signature);
  };
  const vote = async (index: number, signature: string): Promise<void> => {
    const nonce = people[index]?.nonce ?? "";
    must(await operations.submitAnswers({ slug: wave.slug, gates, answers, nonce, signature }));
  };
  const half = votes / 2;
  const bought: string[] = [];
  const exchanges = await rate(
    async (index) => {
      bought[index] = await exchange(index);
    },
    0,
    half,
  );
  const signed = await rate((index) => vote(index, bought[index] ?? ""), 0, half);
  const whole = await rate(async (index) => vote(index, await exchange(index)), half, votes);
  const open = await rate(
    async (index) => {
      const nonce = nonceOf(`open ${index}`);
      must(await operations.submitAnswers({ slug: bench.slug, gates, answers, nonce }));
    },
    0,
    half,
  );
  console.log("answers per second, 50 senders, in this process, embedded databases");
  const baseline = { name: "by an open link", figure: open };
  compare("with a signature", signed, "/s", baseline);
  compare("exchanges of a code", exchanges, "/s", baseline);
  compare("exchange, unblinding and answer", whole, "/s", baseline);
};

const nonceOf = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 32);

const must = <Value>(
  outcome:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly problem: unknown },
): Value => {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.problem));
};
