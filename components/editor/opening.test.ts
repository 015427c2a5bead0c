import { expect, test } from "vitest";
import { readOpening } from "./opening.ts";

const now = new Date("2026-11-20T10:00:00Z");
const read = (query: Readonly<Record<string, string>>) =>
  readOpening(query, "needs_inventory", now);

test("nothing is asked for and nothing is wrong before somebody has chosen", () => {
  expect(read({})).toEqual({
    values: { admission: "open", opens: "", closes: "", needs: "built_in", exchange: "" },
    problems: [],
    request: null,
  });
  expect(readOpening({}, "pilot_evaluation", now).values.needs).toBe("none");
});

test("times are Swedish times, and no opening time means at once", () => {
  const { request } = read({ admission: "invited", closes: "2026-12-01T18:00", needs: "none" });
  expect(request).toEqual({
    admission: "invited",
    opensAt: null,
    closesAt: new Date("2026-12-01T17:00:00Z"),
    needs: "none",
    serverExchange: false,
  });
});

test("the server may exchange codes where it is ticked and where there are codes", () => {
  const asked = { closes: "2026-12-01T18:00", exchange: "yes" };
  const invited = read({ admission: "invited", ...asked });
  expect(invited.request?.serverExchange).toBe(true);
  // What has been read is what is opened.
  expect(read(invited.values).request?.serverExchange).toBe(true);
  expect(read({ admission: "open", ...asked }).request?.serverExchange).toBe(false);
});

test.each([
  [{}, "closes", "closes_missing"],
  [{ closes: "soon" }, "closes", "time_invalid"],
  [{ closes: "2026-11-20T10:59" }, "closes", "closes_in_past"],
  [{ opens: "2027-02-30T08:00", closes: "2027-03-01T08:00" }, "opens", "time_invalid"],
  [{ opens: "2027-01-01T08:00", closes: "2027-01-01T08:00" }, "closes", "closes_before_opens"],
])("%j is refused at %s: %s, and what was written is kept", (dates, field, code) => {
  const opening = read({ admission: "open", ...dates });
  expect(opening.problems).toEqual([{ field, code }]);
  expect(opening.request).toBeNull();
  expect(opening.values).toMatchObject(dates);
});
