import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { RSABSSA } from "@cloudflare/blindrsa-ts";
import { describe, expect, test } from "vitest";
import { blindNonce, unblind } from "#components/browser/blinding.ts";
import { blindSigner } from "#server/operations/blind-signer.ts";
import { isSignedForRound, readBlinded } from "#server/operations/round-signature.ts";
import vector from "#tests/support/rfc9474-vector.json" with { type: "json" };
import { blindInNode } from "../prisma/seed/blind.ts";

const hex = (text: string): Buffer =>
  Buffer.from(text.padStart(text.length + (text.length % 2), "0"), "hex");
const base64url = (text: string): string => hex(text).toString("base64url");

const signer = blindSigner();
const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const spki = publicKey.export({ format: "der", type: "spki" }).toString("base64");
const pem = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
const nonce = "00112233445566778899aabbccddeeff";

const sign = async (blinded: string): Promise<string> => {
  const bytes = Buffer.from(blinded, "base64url");
  const signature = await signer.sign({ kind: "blinded", privateKey: pem, bytes });
  return signature === "busy" ? signature : signature.toString("base64url");
};

describe("blind signatures", () => {
  test("are those of RFC 9474, appendix A.3, from the blinding to the signature", async () => {
    const { n, d, p, q, dp, dq, qi } = vector;
    const parts = { n, d, p, q, dp, dq, qi };
    const jwk = Object.fromEntries(
      Object.entries(parts).map(([name, value]) => [name, base64url(value)]),
    );
    const key = { kty: "RSA", e: "AQAB", ...jwk };
    const own = createPrivateKey({ key, format: "jwk" });
    const itsSpki = createPublicKey(own).export({ format: "der", type: "spki" }).toString("base64");
    const { blinded, unblind: open } = blindInNode(itsSpki, hex(vector.msg), {
      salt: hex(vector.salt),
      factor: BigInt(`0x${vector.factor}`),
    });
    expect(blinded).toBe(base64url(vector.blindedMessage));
    const signature = await signer.sign({
      kind: "blinded",
      privateKey: own.export({ format: "pem", type: "pkcs8" }).toString(),
      bytes: Buffer.from(blinded, "base64url"),
    });
    expect(signature).toEqual(hex(vector.blindSignature));
    expect(open(base64url(vector.blindSignature))).toBe(base64url(vector.signature));
  });

  test("are the same bytes as those of the library that browsers are sent", async () => {
    const { blinded, inverse } = await blindNonce(spki, nonce);
    const algorithm = { name: "RSA-PSS", hash: "SHA-384" };
    const der = privateKey.export({ format: "der", type: "pkcs8" });
    const theirs = await crypto.subtle.importKey("pkcs8", der, algorithm, true, ["sign"]);
    const suite = RSABSSA.SHA384.PSS.Deterministic();
    const oracle = await suite.blindSign(theirs, Buffer.from(blinded, "base64url"));
    const signed = await sign(blinded);
    expect(Buffer.from(signed, "base64url")).toEqual(Buffer.from(oracle));
    const signature = await unblind(spki, nonce, signed, inverse);
    expect(isSignedForRound(spki, nonce, signature)).toBe(true);
  });

  test("open for the nonce they were made for, and for no other nonce and no other key", async () => {
    const { blinded, unblind: open } = blindInNode(spki, nonce);
    const signature = open(await sign(blinded));
    expect(isSignedForRound(spki, nonce, signature)).toBe(true);
    expect(isSignedForRound(spki, nonce.replace("0", "1"), signature)).toBe(false);
    const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
    const otherSpki = other.export({ format: "der", type: "spki" }).toString("base64");
    expect(isSignedForRound(otherSpki, nonce, signature)).toBe(false);
    for (const forged of ["", "A".repeat(342), "!".repeat(342), blinded, `${signature}A`]) {
      expect(isSignedForRound(spki, nonce, forged)).toBe(false);
    }
  });

  test("what comes back while it is still blinded is no signature, and the browser says so", async () => {
    const { blinded, inverse } = await blindNonce(spki, nonce);
    const signed = await sign(blinded);
    expect(isSignedForRound(spki, nonce, signed)).toBe(false);
    await expect(unblind(spki, nonce, blinded, inverse)).rejects.toThrow();
  });

  test("only a number below the modulus, in as many bytes, is taken to be signed", () => {
    const { blinded } = blindInNode(spki, nonce);
    expect(readBlinded(spki, blinded)?.toString("base64url")).toBe(blinded);
    const tooLarge = Buffer.alloc(256, 0xff).toString("base64url");
    for (const wrong of [tooLarge, "", "A", blinded.slice(1), `${blinded}A`, "é".repeat(342)]) {
      expect(readBlinded(spki, wrong)).toBeNull();
    }
  });

  test("what cannot be signed is refused, and the worker lives on", async () => {
    const bytes = Buffer.alloc(256, 0xff);
    await expect(signer.sign({ kind: "blinded", privateKey: pem, bytes })).rejects.toThrow();
    const wrongKey = { kind: "blinded", privateKey: "no key", bytes } as const;
    await expect(signer.sign(wrongKey)).rejects.toThrow();
    expect(await sign(blindInNode(spki, nonce).blinded)).toMatch(/^[\w-]{342}$/);
  });

  test("the server signs a nonce itself for whoever lets it exchange the code", async () => {
    const bytes = Buffer.from(nonce);
    const signature = await signer.sign({ kind: "plain", privateKey: pem, bytes });
    expect(signature).not.toBe("busy");
    expect(isSignedForRound(spki, nonce, Buffer.from(signature).toString("base64url"))).toBe(true);
  });
});

describe("the signing worker", () => {
  const script = join(process.cwd(), "server/operations/signing-worker.mjs");
  const task = (): Parameters<typeof signer.sign>[0] => ({
    ...{ kind: "blinded", privateKey: pem },
    bytes: Buffer.from(blindInNode(spki, randomBytes(16).toString("hex")).blinded, "base64url"),
  });

  test("is replaced when it dies, and nobody who waited is left without an answer", async () => {
    const started: Worker[] = [];
    const mortal = blindSigner(() => {
      const worker = new Worker(script);
      started.push(worker);
      return worker;
    });
    const waiting = Array.from({ length: 20 }, () => mortal.sign(task()));
    await started[0]?.terminate();
    const signatures = await Promise.all(waiting);
    expect(signatures.every((each) => each !== "busy" && each.length === 256)).toBe(true);
    expect(started).toHaveLength(2);
    await started[1]?.terminate();
  });

  test("that always dies is given up after the second time", async () => {
    const doomed = blindSigner(() => new Worker("process.exit(1)", { eval: true }));
    await expect(doomed.sign(task())).rejects.toThrow("died");
  });

  test("turns away what is more than it can do in a moment", async () => {
    const silent = new Worker("require('node:worker_threads').parentPort.on('message', () => {})", {
      eval: true,
    });
    const full = blindSigner(() => silent);
    const one = task();
    const waiting = Array.from({ length: 2_000 }, () => full.sign(one).catch(() => null));
    expect(await full.sign(one)).toBe("busy");
    silent.removeAllListeners("exit");
    await silent.terminate();
    expect(waiting).toHaveLength(2_000);
  });
});
