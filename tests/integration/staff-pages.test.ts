import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { interfaceCollection } from "#domain/language/text-collection.ts";
import type { Role } from "#domain/process/actor.ts";
import { asId, type PersonId } from "#domain/shared/ids.ts";
import { saveMembership, savePerson } from "#server/db/people.ts";
import { databases } from "#tests/support/databases.ts";
import { must, opening, organiser, region } from "#tests/support/survey-world.ts";
import { openTextWorld, type TextWorld } from "#tests/support/text-world.ts";

const request = vi.hoisted(() => ({ session: "" }));

// What Next knows of a request; everything else that a page uses is the real thing.
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) =>
      name.endsWith("session-token") ? { name, value: request.session } : undefined,
  }),
  headers: async () => new Headers({ "x-asked-path": "/sv/staff/process" }),
}));

const secret = "s".repeat(32);
const folder = "app/[lang]/staff";
const routes = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
  .toSorted();

/** Pages that ask for nobody, and an address that does not exist for anybody. */
const forEverybody = ["choose-password", "first-run", "sign-in", "[...missing]"];
const isForSignedIn = (route: string): boolean =>
  !forEverybody.some((page) => route.startsWith(`${page}/`));
const isForTexts = (route: string): boolean => route.startsWith("texts/");
/** One's own account, whatever one's role. */
const isOwn = (route: string): boolean => route.startsWith("account/");
/** Nothing to look at: it takes a POST, which the tests of recordings send. */
const isUpload = (route: string): boolean => route.includes("upload");

/** Of a list of invitations or of texts from answers, which there are none of here: journeys walk through both. */
const needsMore = (route: string): boolean => /\[(batch|round)\]/.test(route);

describe.each((await databases()).slice(0, 1))("the pages of the staff, on $name", ({ open }) => {
  let world: TextWorld;
  let params: Readonly<Record<string, string>>;

  const signIn = async (role: Role): Promise<void> => {
    const id = asId<PersonId>(`${role}-person`);
    const { db } = world.database;
    if ((await db.person.findUnique({ where: { id } })) === null) {
      const email = `${role}@region.example`;
      await savePerson(db, { id, email, name: "Någon", passwordHash: null }, opening);
      const languages = role === "organiser" ? [] : (["fi"] as const);
      await saveMembership(db, { personId: id, authorityId: region, role, languages }, opening);
    }
    request.session = await encode({ token: { sub: id, version: 1 }, secret, maxAge: 3600 });
  };

  /** What a person gets at an address: the page, or the way in which they are sent off. */
  const visit = async (route: string): Promise<string> => {
    const module = await import(/* @vite-ignore */ resolve(join(folder, route)));
    const asked = {
      params: Promise.resolve(params),
      searchParams: Promise.resolve({ authority: region }),
    };
    try {
      if (!route.endsWith("route.ts")) {
        await module.default(asked);
        return "shown";
      }
      const answer: Response = await module.GET(new Request("http://localhost/x"), asked);
      return answer.ok ? "shown" : String(answer.status);
    } catch (error) {
      const { digest = "" } = error as { digest?: string };
      const [, status] = /^NEXT_HTTP_ERROR_FALLBACK;(\d+)/.exec(digest) ?? [];
      const [, place] = /^NEXT_REDIRECT;\w+;([^;?]+)/.exec(digest) ?? [];
      const outcome = status ?? place;
      if (outcome === undefined) throw error;
      return outcome;
    }
  };
  const walk = async (chosen: (route: string) => boolean): Promise<Record<string, string>> => {
    const outcomes: Record<string, string> = {};
    for (const route of routes.filter((each) => chosen(each) && !isUpload(each))) {
      outcomes[route] = await visit(route);
    }
    return outcomes;
  };

  beforeAll(async () => {
    world = await openTextWorld(open);
    Object.assign(process.env, {
      SAMRAD_SECRET: secret,
      __NEXT_EXPERIMENTAL_AUTH_INTERRUPTS: "true",
    });
    Object.assign(globalThis, {
      samradDatabase: world.database.db,
      samradOperations: world.operations,
    });
    await world.startProcess();
    const wave = await world.openWave(await world.shortDraft());
    const policy = must(await world.operations.startPolicy(organiser, world.process(), "sv"));
    params = {
      lang: "sv",
      process: world.process(),
      version: await world.shortDraft(),
      wave,
      policy,
      collection: interfaceCollection,
      language: "fi",
    };
  });
  afterAll(() => world.database.close());

  test("are all open to an organiser, so the addresses are right", async () => {
    await signIn("organiser");
    const outcomes = await walk((route) => isForSignedIn(route) && !needsMore(route));
    expect(Object.keys(outcomes).length).toBeGreaterThan(20);
    expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== "shown")).toEqual([]);
    // Every page is loaded here for the first time.
  }, 240_000);

  test.each(["translator", "reviewer"] as const)(
    "show a %s the texts and nothing else, and the first page leads there",
    async (role) => {
      await signIn(role);
      const { "page.tsx": first, ...others } = await walk(
        (route) => isForSignedIn(route) && !isForTexts(route) && !isOwn(route),
      );
      expect(first).toBe("/sv/staff/texts");
      const seen = Object.entries(others).filter(([, outcome]) => !/^40[34]$/.test(outcome));
      expect(seen).toEqual([]);
      expect(await walk(isForTexts)).toMatchObject({
        "texts/page.tsx": "shown",
        "texts/[collection]/[language]/page.tsx": "shown",
        "texts/[collection]/[language]/import/page.tsx": "shown",
        "texts/[collection]/[language]/xliff/route.ts": "shown",
        "texts/reports/page.tsx": role === "reviewer" ? "shown" : "403",
      });
    },
  );

  test("read no file of somebody who is not signed in", async () => {
    request.session = "";
    const { importFile } = await import(
      "#app/[lang]/staff/texts/[collection]/[language]/import/actions.ts"
    );
    const place = {
      language: "sv" as const,
      authorityId: region,
      authority: region,
      collection: interfaceCollection,
      target: "fi" as const,
    };
    const form = new FormData();
    form.set("file", new File(["no texts"], "texts.csv"));
    await expect(importFile(place, { kind: "none" }, form)).rejects.toMatchObject({
      digest: expect.stringContaining("/sv/staff/sign-in"),
    });
  });

  test("show nothing at all to somebody who is not signed in", async () => {
    request.session = "";
    const outcomes = await walk(isForSignedIn);
    const seen = Object.entries(outcomes).filter(
      ([, outcome]) => outcome !== "/sv/staff/sign-in" && outcome !== "401",
    );
    expect(seen).toEqual([]);
  });
});
