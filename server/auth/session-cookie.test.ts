import { expect, test, vi } from "vitest";
import { cookieOptions, deviceCookie, sessionCookie } from "./session-cookie.ts";

const house = vi.hoisted(() => ({ address: "" }));
vi.mock("#server/env.ts", () => ({ env: () => house }));

test("over https the cookies are of this host alone, over https alone, and no script reads them", () => {
  house.address = "https://samrad.example";
  for (const name of [sessionCookie(), deviceCookie()]) expect(name).toMatch(/^__Host-/);
  // What `__Host-` asks for: secure, the whole host, and no domain.
  expect(cookieOptions()).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
});

test("on one's own machine, without https, a browser takes them too", () => {
  house.address = "http://localhost:3000";
  for (const name of [sessionCookie(), deviceCookie()]) expect(name).not.toMatch(/^__/);
  expect(cookieOptions()).toMatchObject({ httpOnly: true, secure: false });
});
