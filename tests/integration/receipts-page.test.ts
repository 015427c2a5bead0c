import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { groupReceipt } from "#domain/response/receipt.ts";
import type { WaveId } from "#domain/shared/ids.ts";
import { getAnswerPage } from "#server/pages/answer-handlers.tsx";
import { getReceiptsPage } from "#server/pages/receipts-page-handler.ts";
import { databases } from "#tests/support/databases.ts";
import {
  closing,
  must,
  openSurveyWorld,
  organiser,
  type SurveyWorld,
  secondOrganiser,
} from "#tests/support/survey-world.ts";

const assets = { styles: "", script: "" };

describe.each(await databases())("the page of receipts on $name", ({ open }) => {
  let world: SurveyWorld;
  let wave: WaveId;
  let slug: string;
  /** As it is written on the page that each person got. */
  const given: Record<"roma" | "sami", string[]> = { roma: [], sami: [] };

  beforeAll(async () => {
    world = await openSurveyWorld(open);
    await world.startProcess();
    wave = await world.openWave(await world.shortDraft());
    ({ slug } = await world.database.db.wave.findUniqueOrThrow({ where: { id: wave } }));
    for (const [minority, count] of [
      ["roma", 31],
      ["sami", 4],
    ] as const) {
      for (let place = 0; place < count; place += 1) given[minority].push(await send(minority));
    }
  });
  afterAll(() => world.database.close());

  const send = async (minority: string): Promise<string> => {
    const place = `${minority} ${given.roma.length + given.sami.length}`;
    const nonce = createHash("sha256").update(place).digest("hex").slice(0, 32);
    const gates = { consent: "yes", answer_as: "individual", minority };
    const answers = { place: "town" };
    const sent = await world.operations.submitAnswers({ slug, gates, answers, nonce });
    return groupReceipt(must(sent).receipt);
  };
  const page = async (lang = "sv"): Promise<string> => {
    const request = new Request("http://localhost/");
    const response = await getReceiptsPage(world.operations, request, { lang, slug }, assets);
    expect(response.status).toBe(200);
    return (await response.text()).replaceAll("<!-- -->", "");
  };
  const landing = async (): Promise<string> => {
    const request = new Request("http://localhost/");
    const there = { lang: "sv", slug, form: "survey" } as const;
    return (await getAnswerPage(world.operations, request, there, assets)).text();
  };
  const link = () => `href="/sv/answer/${slug}/receipts"`;
  const listed = (html: string) =>
    [...given.roma, ...given.sami].filter((each) => html.includes(each));

  test("says when the list comes, before and after the closing, and shows nothing", async () => {
    expect(await page()).toContain("Enkäten stänger 20 mars 2026");
    world.setClock(closing);
    expect(await page()).toContain("Enkäten stängde 20 mars 2026");
    expect(await landing()).toContain("Enkäten är stängd");
    expect(await landing()).not.toContain(link());
    expect(listed(await page())).toEqual([]);
  });

  test("lists every counted answer of a group that is published, and nothing of one with too few", async () => {
    await world.seal(wave);
    const html = await page();
    expect(listed(html).toSorted()).toEqual(given.roma.toSorted());
    expect(html.match(/<code/g)).toHaveLength(31);
    expect(html).toContain("31 svar räknades.");
    expect(html.match(/svar räknades/g)).toHaveLength(1);
    expect(html).not.toContain("användes");
    expect(html).toMatch(/Samer<\/h2><p>För få har svarat\./);
    expect(await landing()).toContain(link());
    // A survey that is not offered in English is shown in Swedish there too, and says so.
    expect(await page("en")).toMatch(/Den visas på svenska.*31 svar räknades\./);
  });

  test("is the list that the release is signed with", async () => {
    const [list] = await world.operations.listReceipts(slug);
    const bundle = must(await world.operations.readBundle(organiser, world.process()));
    const [release] = bundle.waves.flatMap(({ rounds }) =>
      rounds.flatMap((round) => (round.id === list?.round ? [round.release] : [])),
    );
    expect(
      createHash("sha256")
        .update(list?.receipts ?? "")
        .digest("hex"),
    ).toBe(release?.receiptsHash);
    const shown = [...(await page()).matchAll(/<code[^>]*>([^<]*)</g)].map(([, each]) => each);
    expect(shown).toEqual(list?.receipts.split("\n").map(groupReceipt));
  });

  test("shows neither figure nor receipt of what was taken back, and says so to whoever comes", async () => {
    const round = await world.roundOf(wave);
    const reason = "En fråga hade fel skala";
    must(await world.operations.withdrawPublication(organiser, round, reason));
    expect(listed(await page())).toHaveLength(31);
    must(await world.operations.withdrawPublication(secondOrganiser, round, reason));
    const html = await page();
    expect(listed(html)).toEqual([]);
    expect(html).toMatch(/Romer<\/h2><p>Resultatet har tagits tillbaka\./);
    expect(html).not.toMatch(/svar räknades|\/receipts\/text/);
    expect(await landing()).toContain(link());
  });
});

describe.each((await databases()).slice(0, 1))("an address of receipts on $name", ({ open }) => {
  test("that leads nowhere says so", async () => {
    const world = await openSurveyWorld(open);
    try {
      expect(await world.operations.tellAboutReceipts("nowhere")).toBeNull();
      const request = new Request("http://localhost/");
      const there = { lang: "sv", slug: "../nowhere" };
      const response = await getReceiptsPage(world.operations, request, there, assets);
      expect(response.status).toBe(404);
    } finally {
      await world.database.close();
    }
  });
});
