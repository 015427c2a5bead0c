import { expect, test } from "vitest";
import { succeed } from "#domain/shared/result.ts";
import { exampleWave } from "#tests/support/example-wave.ts";
import { postExchange } from "./exchange-handler.ts";
import { readText } from "./read-posting.ts";
import { postWithdrawal } from "./withdraw-handlers.ts";

/** A body in parts and of no announced length; `taken` is how many parts were asked for. */
const inParts = (part: string, count: number) => {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        taken += 1;
        if (taken > count) controller.close();
        else controller.enqueue(new TextEncoder().encode(part));
      },
    },
    { highWaterMark: 0 },
  );
  return { body, taken: () => taken };
};

test("a body within the limit is read whole, letters split between its parts too", async () => {
  const [first, second] = [new Uint8Array([0x61, 0xc3]), new Uint8Array([0xa5])];
  expect(await readText(new Blob([first, second]).stream(), 3)).toBe("aå");
  expect(await readText(inParts("ab", 2).body, 4)).toBe("abab");
  expect(await readText(null, 4)).toBe("");
});

test("of one that is too large no more is read than the limit, however long it goes on", async () => {
  const endless = inParts("x".repeat(1_000), 1_000_000);
  expect(await readText(endless.body, 4_096)).toBeNull();
  expect(endless.taken()).toBe(5);
});

const posted = (body: ReadableStream<Uint8Array>): Request =>
  new Request("http://localhost/", {
    method: "POST",
    body,
    // Node asks for it with a stream; the types of the browser do not know it.
    ...{ duplex: "half" },
  });

const wave = exampleWave();
const asked: unknown[] = [];
const operations = {
  findWave: async () => wave,
  listOfferedLanguages: async () => [],
  issueSignature: async (exchange: unknown) => {
    asked.push(exchange);
    return succeed({ signature: "S" });
  },
  withdrawAnswer: async (receipt: unknown) => {
    asked.push(receipt);
    return succeed(null);
  },
};
const address = { lang: "sv", slug: wave.slug };
const assets = { styles: "", script: "/built/answering.js" };

test("an exchange that goes on and on is stopped and buys nothing", async () => {
  const endless = inParts("code=X&blinded=Y&".repeat(60), 1_000_000);
  expect((await postExchange(operations, posted(endless.body), address)).status).toBe(422);
  expect(endless.taken()).toBeLessThan(10);
  expect(asked).toEqual([]);
});

test("so is a receipt, and nothing is taken back", async () => {
  const endless = inParts("_go=send&receipt=X&".repeat(60), 1_000_000);
  await postWithdrawal(operations, posted(endless.body), address, assets);
  expect(endless.taken()).toBeLessThan(10);
  expect(asked).toEqual([]);
});
