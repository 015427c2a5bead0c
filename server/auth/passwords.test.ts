import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./passwords.ts";

test("the right password opens, a wrong one does not", async () => {
  const hash = await hashPassword("korrekt häst batteri");
  expect(await verifyPassword("korrekt häst batteri", hash)).toBe(true);
  expect(await verifyPassword("korrekt hast batteri", hash)).toBe(false);
  expect(await verifyPassword("", hash)).toBe(false);
});

test("å typed in two ways is the same password", async () => {
  const hash = await hashPassword("sm\u00e5land i regn");
  expect(await verifyPassword("sma\u030aland i regn", hash)).toBe(true);
});

test("two people with the same password do not have the same hash", async () => {
  expect(await hashPassword("samma lösenord")).not.toBe(await hashPassword("samma lösenord"));
});

test("the parameters stand in the hash, and an old hash with weaker ones still opens", async () => {
  const old =
    "scrypt$1024$8$1$c2FsdHNhbHRzYWx0c2FsdA==$+//qgBnKAda0/NlVuJvTCRpfCA965x0otQp9zd1YQzU=";
  expect(await hashPassword("x")).toMatch(/^scrypt\$32768\$8\$3\$/);
  expect(await verifyPassword("gammalt lösenord", old)).toBe(true);
  expect(await verifyPassword("annat lösenord", old)).toBe(false);
});

test.each([null, "", "scrypt$", "bcrypt$2$x", "scrypt$1$1$1$$"])(
  "nobody gets in where the stored hash is %s",
  async (hash) => {
    expect(await verifyPassword("", hash)).toBe(false);
    expect(await verifyPassword("anything", hash)).toBe(false);
  },
);

test("an unknown person takes as long as a known one", async () => {
  const hash = await hashPassword("korrekt häst batteri");
  await verifyPassword("warms up", null);
  const known = await timed(() => verifyPassword("fel lösenord", hash));
  const unknown = await timed(() => verifyPassword("fel lösenord", null));
  expect(unknown).toBeGreaterThan(known * 0.5);
  expect(unknown).toBeLessThan(known * 2);
});

/** The shortest of three, because another program may be running meanwhile. */
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
};
