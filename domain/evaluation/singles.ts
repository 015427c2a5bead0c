import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import { type Minority, minorities } from "#domain/shared/minorities.ts";
import { structureConfiguration } from "#domain/structure/configuration.ts";
import { choiceText } from "#domain/structure/context.ts";
import { byMinority, heard, type Voices } from "#domain/structure/distribution.ts";
import { ordinal } from "#domain/structure/ordinal.ts";
import { feedbackScale } from "#domain/structure/ordinal-elements.ts";
import { distributionOf } from "#domain/structure/reading.ts";
import { type UnionItem, unionItem, voiceThreshold } from "#domain/structure/union.ts";
import type { EvaluationSources } from "./five-step.ts";
import type { IndicatorStatus } from "./indicator.ts";
import type { SingleId, SingleIndicator, SinglePartyReading } from "./pilot-evaluation.ts";
import { formAdvice, type SingleRule, saying, singleStatus } from "./single-rules.ts";
import { names, quotedList, say } from "./words.ts";

/** What minorities say on one block of the evaluation. */
export const voicesOn = (sources: EvaluationSources, block: string): Voices =>
  byMinority((minority) => distributionOf(sources.wave?.read(minority, block).halves ?? null));

export const singleReadings = (
  sources: EvaluationSources,
  interval: string,
): readonly SingleIndicator[] => [
  oneQuestion(sources, "interval", "interval_fit", { adjust: ["too_seldom", "too_often"] }),
  oneQuestion(sources, "length", "length_fit", { adjust: ["too_short", "too_long"] }),
  oneQuestion(sources, "extra", "extra_fit", {
    adjust: ["too_few", "too_many", "hard_to_get"],
  }),
  formsWorked(sources),
  boxes(sources, "missing_roles", "missing_roles"),
  boxes(sources, "breadth", "missing_voices"),
  oneQuestion(sources, "fee", "fee", {
    rethink: ["badly"],
    keep: { cells: ["well"], share: 0.6 },
  }),
  boxes(sources, "fee_problems", "fee_problems"),
  oneQuestion(sources, "burden", "burden", {
    rethink: ["too_much"],
    adjust: ["too_much", "a_bit_much"],
  }),
  goals(sources),
  oneQuestion(sources, "agreement", "agreement_support", {
    rethink: ["no"],
    keep: { cells: ["yes"], share: structureConfiguration.half },
  }),
  deadline(sources, interval),
  described(sources, "learned"),
  described(sources, "done_since"),
];

const oneQuestion = (
  sources: EvaluationSources,
  id: SingleId,
  question: string,
  rule: SingleRule,
): SingleIndicator => {
  const voices = voicesOn(sources, question);
  const cells = cellsOf(sources, question);
  return {
    ...named(id, singleStatus(rule, voices)),
    blocks: [question],
    findings: cells.flatMap((cell) => {
      const who = saying(voices, [cell]);
      return who.length === 0
        ? []
        : [say("finding.half", { who: names(who), what: quote(sources, question, cell) })];
    }),
    minorities: parties(voices, (minority) => {
      const most = cells.filter((cell) => saying(voices, [cell]).includes(minority));
      return most.length === 0
        ? say("stance.noHalf")
        : say("stance.half", { what: quotedTexts(sources, question, most) });
    }),
    notes: factsAbout(sources, id),
  };
};

const formsWorked = (sources: EvaluationSources): SingleIndicator => {
  const rows = partsOf(sources, "forms_worked");
  const advice = rows.map((row) => ({
    row,
    voices: voicesOn(sources, `forms_worked:${row}`),
    ...formAdvice(voicesOn(sources, `forms_worked:${row}`)),
  }));
  const anybody = advice.some((each) => heard(each.voices).length > 0);
  const worked = (minority: Minority, cell: string): readonly string[] =>
    advice.filter((each) => saying(each.voices, [cell]).includes(minority)).map((each) => each.row);
  return {
    ...named(
      "forms",
      statusFrom(
        anybody,
        advice.some((each) => each.advice === "drop"),
      ),
    ),
    blocks: rows.map((row) => `forms_worked:${row}`),
    findings: advice
      .filter((each) => each.badlyFor.length > 0)
      .map((each) =>
        say("finding.formBadly", {
          who: names(each.badlyFor),
          what: quote(sources, "forms_worked", each.row),
        }),
      ),
    minorities: minorities.map((minority) => {
      const well = worked(minority, "well");
      const badly = worked(minority, "badly");
      const shown = advice.some((each) => each.voices[minority] !== null);
      return { minority, shown, stance: formStance(sources, shown, well, badly) };
    }),
    notes: [],
  };
};

const formStance = (
  sources: EvaluationSources,
  shown: boolean,
  well: readonly string[],
  badly: readonly string[],
): Phrase => {
  const texts = (rows: readonly string[]) => quotedTexts(sources, "forms_worked", rows);
  if (!shown) return say("stance.unknown");
  if (well.length === 0 && badly.length === 0) return say("stance.noHalf");
  if (badly.length === 0) return say("stance.formsWell", { well: texts(well) });
  if (well.length === 0) return say("stance.formsBadly", { badly: texts(badly) });
  return say("stance.formsBoth", { well: texts(well), badly: texts(badly) });
};

/** Boxes about something missing: three in ten of one minority is enough to be heard. */
export const boxItems = (sources: EvaluationSources, question: string): readonly UnionItem[] =>
  partsOf(sources, question)
    .filter((choice) => choice !== "other")
    .map((choice) => {
      const block = `${question}:${choice}`;
      const threshold = byMinority((minority) => {
        const reading = sources.wave?.read(minority, block);
        const n = reading?.individuals.shown === true ? reading.individuals.n : null;
        return voiceThreshold(n, reading?.k ?? 0);
      });
      return unionItem({ threshold, always: [] }, choice, voicesOn(sources, block));
    });

const boxes = (sources: EvaluationSources, id: SingleId, question: string): SingleIndicator => {
  const items = boxItems(sources, question);
  const anybody = items.some((item) => item.missing.length < minorities.length);
  return {
    ...named(
      id,
      statusFrom(
        anybody,
        items.some((item) => item.included),
      ),
    ),
    blocks: items.map((item) => `${question}:${item.choice}`),
    findings: items
      .filter((item) => item.included)
      .map((item) =>
        say("finding.box", {
          who: names(item.minorities),
          what: quote(sources, question, item.choice),
        }),
      ),
    minorities: boxStances(sources, question, items),
    notes: [],
  };
};

const boxStances = (
  sources: EvaluationSources,
  question: string,
  items: readonly UnionItem[],
): readonly SinglePartyReading[] =>
  minorities.map((minority) => {
    const shown = items.some((item) => item.shares[minority] !== null);
    const reached = items
      .filter((item) => item.minorities.includes(minority))
      .map((item) => item.choice);
    const stance = !shown
      ? say("stance.unknown")
      : reached.length === 0
        ? say("stance.noBox")
        : say("stance.boxes", { what: quotedTexts(sources, question, reached) });
    return { minority, shown, stance };
  });

const goals = (sources: EvaluationSources): SingleIndicator => {
  const rows = partsOf(sources, "goal_progress");
  const read = rows.map((row) => ({ row, voices: voicesOn(sources, `goal_progress:${row}`) }));
  const notStarted = read.map((each) => ({
    ...each,
    who: saying(each.voices, ["not_started"]),
  }));
  const anybody = read.some((each) => heard(each.voices).length > 0);
  return {
    ...named(
      "goals",
      statusFrom(
        anybody,
        notStarted.some((each) => each.who.length > 0),
      ),
    ),
    blocks: rows.map((row) => `goal_progress:${row}`),
    findings: notStarted
      .filter((each) => each.who.length > 0)
      .map((each) =>
        say("finding.goalNotStarted", {
          who: names(each.who),
          what: quote(sources, "goal_progress", each.row),
        }),
      ),
    minorities: minorities.map((minority) => {
      const shown = read.some((each) => each.voices[minority] !== null);
      const waiting = notStarted
        .filter((each) => each.who.includes(minority))
        .map((each) => each.row);
      const stance = !shown
        ? say("stance.unknown")
        : waiting.length === 0
          ? say("stance.goalsStarted")
          : say("stance.goalsNotStarted", {
              what: quotedTexts(sources, "goal_progress", waiting),
            });
      return { minority, shown, stance };
    }),
    notes: [],
  };
};

/** How fast a first answer should come from now on; the fastest need decides, as in the structure. */
export const newDeadline = (sources: EvaluationSources, interval: string): string | null =>
  ordinal(
    {
      kind: "floor_min",
      scale: feedbackScale(interval),
      default: structureConfiguration.defaults.feedbackWeeks,
    },
    voicesOn(sources, "feedback_deadline"),
  ).proposal;

const deadline = (sources: EvaluationSources, interval: string): SingleIndicator => {
  const voices = voicesOn(sources, "feedback_deadline");
  const proposal = newDeadline(sources, interval);
  const cells = cellsOf(sources, "feedback_deadline");
  return {
    ...named("feedback_deadline", proposal === null ? "insufficient" : "adjust"),
    statusPhrase: say(proposal === null ? "status.insufficient" : "status.answered"),
    blocks: ["feedback_deadline"],
    findings:
      proposal === null
        ? []
        : [say("finding.deadline", { what: quote(sources, "feedback_deadline", proposal) })],
    minorities: parties(voices, (minority) => {
      const most = cells.filter((cell) => saying(voices, [cell]).includes(minority));
      return most.length === 0
        ? say("stance.noHalf")
        : say("stance.half", { what: quotedTexts(sources, "feedback_deadline", most) });
    }),
    notes: [],
  };
};

/** What people have learned and done is evidence, not a verdict: it has no status of its own. */
const described = (
  sources: EvaluationSources,
  question: "learned" | "done_since",
): SingleIndicator => {
  const items = boxItems(sources, question);
  const anybody = items.some((item) => item.missing.length < minorities.length);
  return {
    ...named(question, anybody ? "keep" : "insufficient"),
    statusPhrase: say(anybody ? "status.answered" : "status.insufficient"),
    blocks: items.map((item) => `${question}:${item.choice}`),
    findings: items
      .filter((item) => item.included)
      .map((item) =>
        say("finding.chosen", {
          who: names(item.minorities),
          what: quote(sources, question, item.choice),
        }),
      ),
    minorities: boxStances(sources, question, items),
    notes: [],
  };
};

const named = (id: SingleId, status: IndicatorStatus) => ({
  id,
  status,
  name: say(`single.${id}`),
  statusPhrase: say(`status.${status}`),
});

const statusFrom = (anybody: boolean, trouble: boolean): IndicatorStatus => {
  if (!anybody) return "insufficient";
  return trouble ? "adjust" : "keep";
};

const parties = (
  voices: Voices,
  stance: (minority: Minority) => Phrase,
): readonly SinglePartyReading[] =>
  minorities.map((minority) => {
    const shown = voices[minority] !== null;
    return { minority, shown, stance: shown ? stance(minority) : say("stance.unknown") };
  });

const cellsOf = (sources: EvaluationSources, block: string): readonly string[] => {
  const found = sources.wave?.blocks.find((each) => each.id === block);
  return found?.cells.filter((cell) => cell !== found.none) ?? [];
};

const partsOf = (sources: EvaluationSources, question: string): readonly string[] =>
  sources.wave?.parts(question) ?? [];

export const textOf = (sources: EvaluationSources, question: string, value: string): PhraseValue =>
  choiceText(sources.wave?.wave ?? null, question, value);

const quote = (sources: EvaluationSources, question: string, value: string): Phrase => ({
  key: "structure:quoted",
  values: { text: textOf(sources, question, value) },
});

const quotedTexts = (
  sources: EvaluationSources,
  question: string,
  values: readonly string[],
): PhraseValue => quotedList(values.map((value) => textOf(sources, question, value)));

const factsAbout = ({ facts }: EvaluationSources, id: SingleId): readonly Phrase[] => {
  if (facts === null) return [];
  switch (id) {
    case "interval":
    case "extra":
      return [
        say("fact.meetings", { ordinary: facts.ordinaryMeetings, extra: facts.extraMeetings }),
      ];
    case "length":
      return facts.medianMinutes === null
        ? []
        : [say("fact.length", { minutes: facts.medianMinutes })];
    default:
      return [];
  }
};
