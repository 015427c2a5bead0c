import type { Actor, Role } from "#domain/process/actor.ts";
import type { Answers } from "#domain/response/answers.ts";
import { asId, type PersonId, type RoundId, type WaveId } from "#domain/shared/ids.ts";
import { codeAnswers } from "#domain/statistics/code-answers.ts";
import { ballotStore } from "#server/db/ballots.ts";
import type { DatabaseKind } from "#tests/support/databases.ts";
import { shortSurvey } from "#tests/support/short-survey.ts";
import { closing, must, openSurveyWorld, organiser, region } from "#tests/support/survey-world.ts";

const person = (role: Role, name: string): Actor => ({
  personId: asId<PersonId>(name),
  memberships: [{ authorityId: region, role, languages: [] }],
});
export const coder = person("coder", "coder one");
export const secondCoder = person("coder", "coder two");
export const thirdCoder = person("coder", "coder three");

/** Asked of everybody, of some, and beside a box. */
const questions = [
  { type: "comment", name: "result", title: "Vad ska samrådet leda till?" },
  { type: "comment", name: "wish", title: "Vad mer?" },
  { type: "comment", name: "why", title: "Varför?", visibleIf: "{place} = 'town'" },
  {
    type: "checkbox",
    name: "topics",
    title: "Ämnen",
    choices: [{ value: "culture", text: "Kultur" }],
    showOtherItem: true,
    otherText: "Annat",
  },
];

/** Released rounds with texts in them. */
export const openFreeTextWorld = async (open: DatabaseKind["open"]) => {
  const world = await openSurveyWorld(open);
  const { operations, database } = world;
  let sent = 0;

  /** A wave that has been answered by Roma with what is given, and closed. */
  const answered = async (all: readonly Answers[]): Promise<WaveId> => {
    await world.startProcess();
    const version = await world.draft();
    must(await operations.replaceDraft(organiser, version, JSON.stringify(shortSurvey(questions))));
    const wave = await world.openWave(version);
    const { rounds } = await world.follow(wave);
    const round = rounds.find(({ round: each }) => each.audience === "roma" && each.plan !== null);
    const plan = round?.round.plan;
    if (round === undefined || plan == null) throw new Error("a round of Roma");
    const { saveBallot } = ballotStore(database.urn);
    await Promise.all(
      all.map((answers) => {
        sent += 1;
        return saveBallot({
          roundId: round.round.id,
          receipt: `receipt-${sent}`,
          answers: JSON.stringify(answers),
          coded: codeAnswers(plan, answers),
        });
      }),
    );
    world.setClock(closing);
    return wave;
  };
  const romaOf = async (wave: WaveId): Promise<RoundId> => {
    const { rounds } = await world.follow(wave);
    const round = rounds.find(({ round: each }) => each.audience === "roma" && each.plan !== null);
    return round?.round.id ?? asId<RoundId>("");
  };
  /** The same, sealed by two. */
  const released = async (all: readonly Answers[]): Promise<RoundId> => {
    const wave = await answered(all);
    await world.seal(wave);
    return romaOf(wave);
  };

  const book = async (round: RoundId, question = "result"): Promise<void> => {
    const theme = (name: string, exclusive = false) => ({
      code: null,
      name: { sv: name, en: name },
      description: {},
      exclusive,
    });
    const at = { round, question };
    const themes = [theme("Språk"), theme("Vård"), theme("Annat", true)];
    must(await operations.saveCodeBook(coder, at, themes));
    must(await operations.lockThemes(coder, at));
  };
  /** One coder reads everything that is left and finds what `find` says. */
  const code = async (
    actor: Actor,
    round: RoundId,
    find: (text: string) => readonly string[],
    question = "result",
  ): Promise<void> => {
    const at = { round, question };
    for (;;) {
      const { id, text, own } = must(await operations.readText(actor, at, null));
      if (own !== null) return;
      const themes = find(text);
      if (must(await operations.codeText(actor, at, { text: id, themes })).isLast) return;
    }
  };
  /** Both have read the same in everything. */
  const settled = async (round: RoundId, question = "result"): Promise<void> => {
    await book(round, question);
    for (const actor of [coder, secondCoder]) await code(actor, round, byWord, question);
  };
  /** A text as its sender wrote it may be quoted so. */
  const approveQuote = async (round: RoundId, text: string, question = "result") => {
    const at = { round, question };
    const { id } = await database.db.freeText.findFirstOrThrow({ where: { roundId: round, text } });
    must(await operations.proposeRedaction(coder, at, { text: id, redacted: text }));
    const decision = { text: id, redacted: text, state: "approved" as const };
    must(await operations.decideRedaction(secondCoder, at, decision));
    return id;
  };

  return { ...world, answered, released, romaOf, book, code, settled, approveQuote };
};

export type FreeTextWorld = Awaited<ReturnType<typeof openFreeTextWorld>>;

/** "språk" and "vård" in a text are its themes; without either it is about something else. */
export const byWord = (text: string): readonly string[] => {
  const found = [
    ...(text.includes("språk") ? ["t1"] : []),
    ...(text.includes("vård") ? ["t2"] : []),
  ];
  return found.length > 0 ? found : ["t3"];
};

/** Sixty people: thirty write, of whom fifteen about the language and twelve about care. */
export const sixty = (quotable = true): readonly Answers[] =>
  Array.from({ length: 60 }, (_, at): Answers => {
    const place = at % 2 === 0 ? "town" : "village";
    if (at >= 30) return { place };
    const about = at < 15 ? "språk" : at < 27 ? "vård" : "annat";
    return {
      place,
      result: `Text ${at} om ${about}`,
      ...(at < 12 ? { wish: `Wish ${at}` } : {}),
      ...(place === "town" ? { why: `Because ${at}` } : {}),
      ...(at % 3 === 0 ? { topics: ["other"], "topics-Comment": `Beside ${at}` } : {}),
      ...(quotable ? { quote_ok: "yes" } : {}),
    };
  });
