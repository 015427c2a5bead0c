import { afterEach, beforeEach, expect, vi } from "vitest";

/** A test that makes the program complain has found something: an unexpected console.error fails it. */
beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  expect(vi.mocked(console.error).mock.calls).toEqual([]);
  vi.mocked(console.error).mockRestore();
});
