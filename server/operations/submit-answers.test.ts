import fc from "fast-check";
import { expect, test } from "vitest";
import { asId, type RoundId } from "#domain/shared/ids.ts";
import { receiptOf } from "./submit-answers.ts";

test("a nonce has another receipt in every round, and in one round always the same", () => {
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,30}$/).map((text) => asId<RoundId>(text));
  const nonce = fc.stringMatching(/^[0-9a-f]{32}$/);
  fc.assert(
    fc.property(id, id, nonce, (round, other, text) => {
      const same = receiptOf(round, text) === receiptOf(other, text);
      expect(same).toBe(round === other);
      expect(receiptOf(round, text)).toBe(receiptOf(round, text));
    }),
  );
});
