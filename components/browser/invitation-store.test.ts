import { beforeEach, expect, test, vi } from "vitest";
import {
  blindingKey,
  forgetSentInvitation,
  type KeptBlinding,
  keepInvitations,
  readInvitations,
} from "./invitation-store.ts";

const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
});

const bought = (nonce: string, signature: string | null = "S"): KeptBlinding => ({
  ...{ audience: "roma", nonce, blinded: "B", inverse: "I", signature },
});
const mine = blindingKey("MINE", "roma");
const theirs = blindingKey("THEIRS", "roma");

test("whoever sends takes their own vote away, and nobody else's of the same telephone", () => {
  const blindings = { [mine]: bought("1"), [theirs]: bought("2") };
  keepInvitations("wave", { code: "MINE", blindings, sending: mine });
  forgetSentInvitation("wave");
  expect(readInvitations("wave")).toEqual({
    ...{ code: "", sending: "" },
    blindings: { [theirs]: bought("2") },
  });
});

test("a statement takes no vote away", () => {
  keepInvitations("wave", { code: "MINE", blindings: { [mine]: bought("1") }, sending: mine });
  // Something else was chosen, so what had been on its way is not what is sent.
  keepInvitations("wave", { code: "MINE", blindings: { [mine]: bought("1") }, sending: "" });
  forgetSentInvitation("wave");
  expect(readInvitations("wave").blindings).toEqual({ [mine]: bought("1") });
});

test("the last vote leaves nothing on the device", () => {
  keepInvitations("wave", { code: "MINE", blindings: { [mine]: bought("1") }, sending: mine });
  forgetSentInvitation("wave");
  expect(stored.size).toBe(0);
});

test("a vote for one group stays when another group is tried, and no nonce replaces another", () => {
  const other = blindingKey("MINE", "sami");
  keepInvitations("wave", { code: "MINE", blindings: { [mine]: bought("1") }, sending: "" });
  keepInvitations("wave", { code: "MINE", blindings: { [other]: bought("2") }, sending: "" });
  keepInvitations("wave", { code: "MINE", blindings: { [mine]: bought("3") }, sending: "" });
  const expected = { [mine]: bought("1"), [other]: bought("2") };
  expect(readInvitations("wave").blindings).toEqual(expected);
});

test("the signature comes to the nonce that it was asked for", () => {
  const kept = (signature: string | null) => ({
    ...{ code: "MINE", sending: "" },
    blindings: { [mine]: bought("1", signature) },
  });
  keepInvitations("wave", kept(null));
  keepInvitations("wave", kept("S"));
  expect(readInvitations("wave").blindings).toEqual({ [mine]: bought("1") });
});
