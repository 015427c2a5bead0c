import { beforeEach, expect, test, vi } from "vitest";
import {
  blindingKey,
  forgetSentInvitation,
  type KeptBlinding,
  keepInvitations,
  keepTab,
  readInvitations,
  readTab,
  takeOut,
} from "./invitation-store.ts";

const device = new Map<string, string>();
const tab = new Map<string, string>();

const storageOn = (stored: Map<string, string>) => ({
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => stored.set(key, value),
  removeItem: (key: string) => stored.delete(key),
});

beforeEach(() => {
  device.clear();
  tab.clear();
  vi.stubGlobal("localStorage", storageOn(device));
  vi.stubGlobal("sessionStorage", storageOn(tab));
});

const bought = (nonce: string, signature: string | null = "S"): KeptBlinding => ({
  ...{ audience: "roma", nonce, blinded: "B", inverse: "I", signature },
});
const mine = blindingKey("MINE", "roma");
const theirs = blindingKey("THEIRS", "roma");

/** As a page does it when something is sent. */
const send = (code: string): string => {
  keepTab("wave", { code, blindings: {}, sending: code });
  return forgetSentInvitation("wave");
};

test("whoever sends takes their own vote away, and nobody else's of the same telephone", () => {
  const blindings = { [mine]: bought("1"), [theirs]: bought("2") };
  keepInvitations("wave", { code: "MINE", blindings });
  expect(send("MINE")).toBe("MINE");
  expect(readInvitations("wave").code).toBe("");
  expect(readInvitations("wave").blindings).toEqual({ [theirs]: bought("2") });
});

test("a statement takes no vote away", () => {
  keepInvitations("wave", { code: "MINE", blindings: { [mine]: bought("1") } });
  send("");
  expect(readInvitations("wave").blindings).toEqual({ [mine]: bought("1") });
});

test("the last vote leaves nothing on the device nor in the tab", () => {
  keepInvitations("wave", { code: "MINE", blindings: { [mine]: bought("1") } });
  send("MINE");
  expect(device.size + tab.size).toBe(0);
});

test("of a code that was tried for another group first, nothing stays", () => {
  const other = blindingKey("MINE", "sami");
  const blindings = { [mine]: bought("1"), [other]: bought("2", null) };
  keepInvitations("wave", { code: "MINE", blindings });
  send("MINE");
  expect(device.size).toBe(0);
});

test("a tab that somebody else opens meanwhile does not save what was sent from being wiped", () => {
  keepInvitations("wave", { code: "MINE", blindings: { [mine]: bought("1") } });
  keepTab("wave", { code: "MINE", blindings: {}, sending: "MINE" });
  keepInvitations("wave", { code: "THEIRS", blindings: {} });
  forgetSentInvitation("wave");
  expect([...device.values()].join()).not.toContain("MINE");
  expect(readInvitations("wave").code).toBe("THEIRS");
});

test("on a shared device only one's own is taken out, and handed over", () => {
  const blindings = { [mine]: bought("1"), [theirs]: bought("2") };
  keepInvitations("wave", { code: "MINE", blindings });
  expect(takeOut("wave", "MINE")).toEqual({ [mine]: bought("1") });
  expect(readInvitations("wave").code).toBe("");
  expect(readInvitations("wave").blindings).toEqual({ [theirs]: bought("2") });
});

test("a vote for one group stays when another group is tried, and no nonce replaces another", () => {
  const other = blindingKey("MINE", "sami");
  keepInvitations("wave", { code: "MINE", blindings: { [mine]: bought("1") } });
  keepInvitations("wave", { code: "MINE", blindings: { [other]: bought("2") } });
  keepInvitations("wave", { code: "MINE", blindings: { [mine]: bought("3") } });
  const expected = { [mine]: bought("1"), [other]: bought("2") };
  expect(readInvitations("wave").blindings).toEqual(expected);
});

test("the signature comes to the nonce that it was asked for", () => {
  const kept = (signature: string | null) => ({
    code: "MINE",
    blindings: { [mine]: bought("1", signature) },
  });
  keepInvitations("wave", kept(null));
  keepInvitations("wave", kept("S"));
  expect(readInvitations("wave").blindings).toEqual({ [mine]: bought("1") });
});

test("a browser that refuses to keep anything stops nobody, and says so", () => {
  const refuse = () => {
    throw new Error("refused");
  };
  for (const place of ["localStorage", "sessionStorage"]) {
    vi.stubGlobal(place, { getItem: refuse, setItem: refuse, removeItem: refuse });
  }
  keepInvitations("wave", { code: "MINE", blindings: {} });
  expect(keepTab("wave", { code: "MINE", blindings: {}, sending: "" })).toBe(false);
  expect(readTab("wave")).toEqual({ code: "", blindings: {}, sending: "" });
  expect(takeOut("wave", "MINE")).toEqual({});
});
