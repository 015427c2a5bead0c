import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type AuthorityId, asId } from "#domain/shared/ids.ts";
import { readDocx } from "#tests/support/read-docx.ts";
import { type ServedApp, serveApp } from "#tests/support/served-app.ts";
import { people, sessionCookie, sessionOf } from "#tests/support/staff-visitor.ts";
import type { Finding } from "./facts.ts";
import { readForm } from "./form-logic.ts";
import { importMutated } from "./mutated-module.ts";
import { openAttackedWorld, type Product } from "./operations-world.ts";
import { type Output, tablesInHtml, textsInHtml } from "./outputs.ts";
import { asAnswers, moods, randomPeople, seeded } from "./random-answers.ts";
import { attackOutputs } from "./read-outputs.ts";
import { everyKind } from "./surveys.ts";
import { wordsIn } from "./vocabulary.ts";

/** Whoever asks: nobody in particular, or a role of the demonstration region. */
const visitors = [
  ["analyst", people.analyst],
  ["organiser", people.organiser],
  ["translator", people.translator],
  ["reviewer", people.reviewer],
  ["coder", "kodare@granmark.example"],
  ["auditor", "revisor@granmark.example"],
  ["public", null],
] as const;

/** Of one role: its editors of texts have a page for every text. What has figures is looked at first. */
const mostPages = 2500;

const hasFigures = (address: string): boolean =>
  /\/process\/[^/]+\/(results|structure|evaluation|policy|surveys\/waves)/.test(address) &&
  !isOwnWords(address);

/** What people have written about their needs: texts of a wave and no figure, read by coders too. */
const isOwnWords = (address: string): boolean => /\/needs-texts(\?|$)/.test(address);

/**
 * The built program, from outside: every link of every role is followed from the first page on, so that a new page is
 * attacked without being named here. Beside the demonstration, surveys with random answers.
 */
export const attackOverHttp = async (
  seed: number,
  say: (line: string) => void,
): Promise<{ readonly events: number; readonly findings: readonly Finding[] }> => {
  const app = await serveApp({ demonstration: true });
  try {
    await addRandomSurveys(app, seed);
    say("http: the server answers, with the demonstration and random surveys");
    const findings: Finding[] = [...(await watchServer(app, seed))];
    say(`http: watched while a survey is open, ${findings.length} found`);
    let events = 0;
    const byRole = new Map<string, readonly Output[]>();
    for (const [role, email] of visitors) {
      const cookie = email === null ? null : `${sessionCookie}=${await sessionOf(app, email)}`;
      const outputs = await crawl(app.address, role, cookie, allAddresses(byRole));
      byRole.set(role, outputs);
      const [tried, found] = mayRead(role)
        ? await attackRole(app, outputs)
        : ([outputs.length, seenByOthers(outputs)] as const);
      events += tried;
      findings.push(...found);
      const stopped = outputs.length < mostPages ? "" : ", where it stopped";
      say(
        `http: ${role} was given ${outputs.length} pages and files${stopped}; ${tried} events, ${found.length} found`,
      );
    }
    findings.push(...compare(byRole.get("analyst") ?? [], byRole.get("organiser") ?? []));
    for (const { kind, event } of findings.slice(0, 40)) say(`  ${kind}: ${event}`);
    return { events, findings };
  } finally {
    await app.close();
  }
};

const mayRead = (role: string): boolean => role === "analyst" || role === "organiser";

const addRandomSurveys = async (app: ServedApp, seed: number): Promise<void> => {
  const product = await importMutated<Product>("tests/attack/product.tsx", "http", []);
  const region = await authorityOf(app);
  const random = seeded(seed);
  const { db, urn } = app;
  for (const mood of moods) {
    const world = await openAttackedWorld(product, { db, urn }, region);
    const form = world.form(everyKind);
    const wave = await world.openWave(everyKind, "invited");
    for (const [audience, size] of [
      ["roma", 12 + Math.floor(random() * 60)],
      ["sami", 60 + Math.floor(random() * 140)],
    ] as const) {
      await world.answer(
        wave,
        audience,
        form,
        randomPeople(form, ["age_group"], size, mood, random),
      );
    }
    await world.seal(wave);
  }
};

const authorityOf = async (app: ServedApp): Promise<AuthorityId> => {
  const { memberships } = await app.db.person.findUniqueOrThrow({
    where: { email: people.organiser },
    include: { memberships: true },
  });
  return asId<AuthorityId>(memberships[0]?.authorityId ?? "");
};

/** Answers that arrive on one day while it is open change no word on any page, for anybody. */
const watchServer = async (app: ServedApp, seed: number): Promise<readonly Finding[]> => {
  const product = await importMutated<Product>("tests/attack/product.tsx", "open", []);
  const now = new Date();
  const wave = await app.db.wave.findFirstOrThrow({
    where: {
      ...{ opensAt: { lte: now }, closesAt: { gt: now } },
      rounds: { some: { audience: "roma", plan: { not: null } } },
      process: { authorityId: await authorityOf(app) },
    },
    include: { rounds: true, surveyVersion: true },
  });
  const round = wave.rounds.find(({ audience, plan }) => audience === "roma" && plan !== null);
  if (round?.plan == null) throw new Error("a survey without a round for Roma");
  const plan = JSON.parse(round.plan);
  const { ballots } = product.dependenciesOf({
    ...{ db: app.db, urn: app.urn, now: () => new Date(), newId: product.newId },
    secret: app.secret,
  });
  const form = readForm(JSON.parse(wave.surveyVersion.definition), gatesOf("roma"));
  const crowd = randomPeople(form, [], 12, "even", seeded(seed));
  const cookie = `${sessionCookie}=${await sessionOf(app, people.organiser)}`;
  const results = `/sv/staff/process/${wave.processId}`;
  const watched = [
    [
      "public",
      null,
      ["/sv", `/sv/answer/${wave.slug}`, `/sv/answer/${wave.slug}/receipts`, results],
    ],
    [
      "organiser",
      cookie,
      ["/sv/staff", results, `${results}/surveys`, `${results}/results`, `${results}/structure`],
    ],
  ] as const;
  const look = async () => {
    const texts: string[] = [];
    for (const [role, session, addresses] of watched) {
      for (const address of addresses) {
        const response = await patiently(app.address + address, session);
        const html = (await response.text()).replaceAll(/ value="[^"]*"/g, "");
        texts.push(`${role} ${address} ${response.status}\n${textsInHtml(html).join("\n")}`);
      }
    }
    return texts;
  };
  const findings: Finding[] = [];
  const before = await look();
  for (const raw of crowd) {
    const answers = asAnswers(form, raw);
    await ballots.saveBallot({
      roundId: round.id,
      receipt: randomBytes(13).toString("hex").toUpperCase(),
      answers: product.canonicalJson(answers),
      coded: product.codeAnswers(plan, answers),
    });
    for (const [at, text] of (await look()).entries()) {
      if (text === before[at]) continue;
      findings.push({ kind: "changed", event: `${text.split("\n")[0]} changed with an answer` });
    }
  }
  return findings;
};

/** Addresses of figures that another role was given: whoever knows one may try it. */
const allAddresses = (byRole: ReadonlyMap<string, readonly Output[]>): readonly string[] => [
  ...new Set(
    [...byRole.values()]
      .flat()
      .map(({ address }) => address)
      .filter(hasFigures),
  ),
];

const crawl = async (
  origin: string,
  role: string,
  cookie: string | null,
  known: readonly string[],
): Promise<readonly Output[]> => {
  const waiting = ["/", "/sv", "/sv/staff", ...known];
  const seen = new Set(waiting);
  const outputs: Output[] = [];
  const visit = async (address: string): Promise<void> => {
    const response = await patiently(origin + address, cookie);
    const landed = response.url.slice(origin.length);
    // Sent somewhere else that was asked for anyway: what was asked for was not given.
    const isElsewhere = landed !== address && seen.has(landed);
    if (response.status >= 500) throw new Error(`${role} was given an error by ${address}`);
    if (!response.ok || !response.url.startsWith(origin) || isElsewhere) {
      await response.arrayBuffer();
      return;
    }
    seen.add(landed);
    const type = response.headers.get("content-type") ?? "";
    const output = await outputOf(role, landed, type, response);
    if (output === null) return;
    outputs.push(output);
    if (output.kind !== "html") return;
    for (const link of linksIn(output.body, landed)) {
      if (seen.has(link)) continue;
      seen.add(link);
      if (hasFigures(link)) waiting.unshift(link);
      else waiting.push(link);
    }
  };
  while (waiting.length > 0 && outputs.length < mostPages) {
    await Promise.all(waiting.splice(0, 4).map(visit));
  }
  return outputs;
};

/** A limit of the server is not the end of an attack. */
const patiently = async (url: string, cookie: string | null, attempt = 1): Promise<Response> => {
  const response = await fetch(url, { headers: cookie === null ? {} : { cookie } });
  if (response.status !== 429 || attempt === 5) return response;
  await response.arrayBuffer();
  await sleep(1000 * attempt);
  return patiently(url, cookie, attempt + 1);
};

const outputOf = async (
  role: string,
  address: string,
  type: string,
  response: Response,
): Promise<Output | null> => {
  if (type.includes("text/html")) {
    return { role, address, kind: "html", body: await response.text() };
  }
  if (type.includes("csv")) return { role, address, kind: "csv", body: await response.text() };
  if (type.includes("application/json")) {
    return { role, address, kind: "json", body: await response.text() };
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!type.includes("wordprocessingml")) return null;
  const { tables } = readDocx(bytes);
  return { role, address, kind: "docx", body: JSON.stringify(tables) };
};

/** In Swedish only: the figures are the same, and every page has a link to itself in every language. */
const linksIn = (html: string, from: string): readonly string[] =>
  [...html.matchAll(/<a [^>]*?href="([^"]+)"/g)].flatMap(([, href = ""]) => {
    const { pathname, search, origin } = new URL(
      href.replaceAll("&amp;", "&"),
      `http://here${from}`,
    );
    const isHere = origin === "http://here" && /^\/sv(\/|$)/.test(pathname);
    return isHere && !/sign-out|\/clip\//.test(pathname) ? [pathname + search] : [];
  });

/** Process by process: published.json says which rounds there are, the rest says the same or more. */
const attackRole = async (
  app: ServedApp,
  outputs: readonly Output[],
): Promise<readonly [number, readonly Finding[]]> => {
  const findings: Finding[] = [];
  let events = outputs.length;
  const processes = new Set(
    outputs.flatMap(({ address }) => address.match(/\/process\/([^/?]+)/)?.[1] ?? []),
  );
  refuseBlindness(outputs);
  for (const process of processes) {
    const own = outputs.filter(({ address }) => address.includes(`/process/${process}`));
    if (!own.some(({ kind }) => kind === "json")) continue;
    const waves = await app.db.wave.findMany({
      where: { processId: process },
      include: { surveyVersion: true },
    });
    const attack = await attackOutputs(own, {
      definitionOf: (instrument, number) => {
        const wave = waves.find((each) => each.instrument === instrument && each.number === number);
        return JSON.parse(wave?.surveyVersion.definition ?? "{}");
      },
      gatesOf: (_instrument, _wave, audience) => gatesOf(audience),
      language: "sv",
    });
    events += attack.events;
    findings.push(...attack.findings);
  }
  return [events, findings];
};

/** An attack that has seen no figures has proven nothing: a session that ended looks like a program that tells nothing. */
const refuseBlindness = (outputs: readonly Output[]): void => {
  for (const kind of ["html", "json", "csv"] as const) {
    const seen = outputs.some((output) => output.kind === kind && hasFigures(output.address));
    if (!seen) throw new Error(`the attacker was given no ${kind} with figures`);
  }
};

/** What everybody in a round of individuals has answered at the gates of the built-in forms. */
const gatesOf = (audience: string): Readonly<Record<string, string>> => {
  const party =
    audience === "officials" ? "official" : audience === "politicians" ? "politician" : "minority";
  const minority = audience === "unstated" ? "prefer_not_say" : audience;
  return {
    ...{ consent: "yes", answer_as: "individual", party },
    ...(party === "minority" ? { minority } : {}),
  };
};

/** Roles that see texts, or nothing: no file of results, no page of a process, no table of figures on any page. */
const seenByOthers = (outputs: readonly Output[]): readonly Finding[] => {
  const { say } = wordsIn("sv");
  const figures = ["count", "percent"].map((name) => say(`results:table.${name}`));
  const showsFigures = ({ body, address }: Output) =>
    tablesInHtml(body, address).some(({ headings }) =>
      headings.some((heading) => figures.includes(heading)),
    );
  return outputs
    .filter(
      // A translator's files of texts to translate are CSV too.
      (output) =>
        ["json", "docx"].includes(output.kind) ||
        hasFigures(output.address) ||
        (isOwnWords(output.address) && output.role !== "coder") ||
        showsFigures(output),
    )
    .map(({ role, address }) => ({ kind: "disagreement", event: `${role} was given ${address}` }));
};

/** The same figures for both roles that see any: every table and every file, cell by cell. */
const compare = (one: readonly Output[], other: readonly Output[]): readonly Finding[] => {
  const figuresOf = ({ kind, body }: Output): string =>
    kind === "html" ? (body.match(/<table[ >].*?<\/table>/gs) ?? []).join("\n") : body;
  const isOfResults = ({ address }: Output) => /\/(results|structure|evaluation)/.test(address);
  return one.filter(isOfResults).flatMap((output): readonly Finding[] => {
    const twin = other.find(({ address }) => address === output.address);
    if (twin === undefined || figuresOf(twin) === figuresOf(output)) return [];
    return [{ kind: "disagreement", event: `${output.address} is not the same for both roles` }];
  });
};
