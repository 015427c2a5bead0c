import type { PhraseValue } from "#domain/language/phrase.ts";
import type { Minority } from "#domain/shared/minorities.ts";
import { rowOf } from "./administrations.ts";
import { capacityCheck } from "./capacity.ts";
import { structureConfiguration } from "./configuration.ts";
import { type Context, choiceText, partsOf, readBlocks, voicesOf } from "./context.ts";
import {
  commonReasons,
  confidenceIn,
  confirm,
  confirmWho,
  countedIn,
  element,
  insideSentences,
  internalInputs,
  needsInputs,
  rowsFor,
  rowsOver,
  scaleIn,
  stabilityIn,
} from "./element-parts.ts";
import { type NominalOutcome, nominal } from "./nominal.ts";
import { waysOut } from "./ordinal-elements.ts";
import type { Capacity, ElementItem, ElementProposal } from "./proposal.ts";
import { type RoleOutcome, representation } from "./representation.ts";
import { type ScheduleOutcome, schedule } from "./schedule.ts";
import type { ElementInput } from "./stability.ts";
import { listPhrase, textsOf } from "./union-elements.ts";
import { inOrder, names, namesFirst, say } from "./words.ts";

export const agendaRule = (context: Context): ElementProposal => {
  const question = "agenda_setting";
  const readings = readBlocks(context, [question]);
  const rule = {
    options: scaleIn(context, question, structureConfiguration.agendaOptions),
    default: structureConfiguration.defaults.agendaRule,
  };
  const run = (input: ElementInput): NominalOutcome => nominal(rule, voicesOf(input, question));
  const outcome = run(readings.input);
  const chosen = outcome.proposal ?? rule.default;
  const value = (option: string): PhraseValue =>
    (structureConfiguration.agendaOptions as readonly string[]).includes(option)
      ? say(`value.agendaRule.${option}`)
      : choiceText(context.inventory?.wave ?? null, question, option);
  const rows = rowsFor(readings.of(question), {
    nominal: true,
    stance: (_, minority) => {
      const tops = outcome.tops[minority];
      return tops.length === 0
        ? say("stance.unknown")
        : say("stance.top", { value: { list: tops.map(value) } });
    },
  });
  const stability = stabilityIn(readings.input, (input) => run(input).proposal);
  return element(context, "agendaRule", {
    status: outcome.status === "insufficient" ? "default" : outcome.status,
    value: { kind: "choice", choice: chosen },
    display: say(outcome.proposal === null ? "display.default" : `display.nominal.${outcome.how}`, {
      value: value(chosen),
    }),
    rows,
    disagreements: [
      ...outcome.differs.map((minority) =>
        say("wish.agendaRule", {
          who: namesFirst([minority]),
          what: { list: outcome.tops[minority].map(value) },
        }),
      ),
      ...(outcome.differs.length > 0
        ? [say("proposalSentence.agendaRule", { value: value(chosen) })]
        : []),
      ...insideSentences(rows),
    ],
    confidence: confidenceIn(rows),
    confirmInAnchoring: [
      ...commonReasons(rows, stability),
      ...confirmWho("merged_top", outcome.mergedTop),
      ...(outcome.how === "tie_default" ? confirm("tie") : []),
    ],
    stability,
    counted: countedIn(
      readings.input,
      (input) => run(input).proposal,
      (each) => say("counted.value", { value: value(each ?? rule.default) }),
    ),
    inputs: needsInputs(context, question, [question]),
  });
};

export const scheduleElement = (context: Context): ElementProposal => {
  const question = "times_places";
  const choices = partsOf(context, question).filter((choice) => choice !== "other");
  const blocks = choices.map((choice) => `${question}:${choice}`);
  const readings = readBlocks(context, blocks);
  const run = (input: ElementInput): ScheduleOutcome =>
    schedule(
      choices.map((choice) => ({ choice, voices: voicesOf(input, `${question}:${choice}`) })),
    );
  const outcome = run(readings.input);
  const known = outcome.heard.length > 0;
  const fixed = known ? outcome.fixed : structureConfiguration.defaults.schedule;
  const shape = (input: ElementInput) => {
    const { fixed: stays, rotating } = run(input);
    return { stays, rotating };
  };
  const rows = rowsOver(readings, (minority) => {
    if (!outcome.heard.includes(minority)) return say("stance.unknown");
    const works = outcome.options
      .filter((option) => option.worksFor.includes(minority))
      .map((option) => option.choice);
    return works.length === 0
      ? say("stance.noneReached")
      : say("stance.works", { items: textsOf(context, question, works) });
  });
  const stability = stabilityIn(readings.input, shape);
  return element(context, "schedule", {
    status: known
      ? outcome.fixed.length + outcome.rotating.length > 0
        ? "proposed"
        : "no_proposal"
      : "default",
    value: {
      kind: "schedule",
      fixed,
      rotating: outcome.options
        .filter((option) => option.use === "rotating")
        .map((option) => ({ option: option.choice, worksFor: option.worksFor })),
    },
    display: scheduleDisplay(context, question, fixed, outcome.rotating, known),
    rows,
    items: outcome.options.map((option) => ({
      ...plainItem(context, question, option.choice),
      included: option.use === "fixed" || option.use === "rotating",
      phrase: say(`schedule.${option.use}`, { who: names(option.worksFor) }),
      rows: rowsFor(readings.of(`${question}:${option.choice}`), {
        stance: (distribution, minority) => {
          if (distribution === null) return say("stance.unknown");
          return say(option.worksFor.includes(minority) ? "stance.worksFor" : "stance.worksNot");
        },
      }),
    })),
    disagreements: insideSentences(rows),
    confidence: confidenceIn(rows),
    confirmInAnchoring: [
      ...commonReasons(rows, stability),
      ...confirmWho("without_option", outcome.without),
    ],
    stability,
    counted: countedIn(readings.input, shape, ({ stays }) => listPhrase(context, question, stays)),
    inputs: needsInputs(context, question, blocks),
  });
};

const scheduleDisplay = (
  context: Context,
  question: string,
  fixed: readonly string[],
  rotating: readonly string[],
  known: boolean,
) => {
  const list = (choices: readonly string[]) => listPhrase(context, question, choices);
  if (!known) return say("display.default", { value: list(fixed) });
  if (fixed.length === 0 && rotating.length === 0) return say("display.noneReached");
  if (rotating.length === 0) return say("display.is", { value: list(fixed) });
  return fixed.length === 0
    ? say("display.rotating", { rotating: list(rotating) })
    : say("display.fixedAndRotating", { fixed: list(fixed), rotating: list(rotating) });
};

export const representationElement = (context: Context): ElementProposal => {
  const question = "representation";
  const roles = partsOf(context, question);
  const blocks = roles.map((role) => `${question}:${role}`);
  const readings = readBlocks(context, blocks);
  const run = (input: ElementInput): readonly RoleOutcome[] =>
    representation(roles.map((role) => ({ role, voices: voicesOf(input, `${question}:${role}`) })));
  const outcomes = run(readings.input);
  const known = outcomes.some((outcome) => outcome.heard.length > 0);
  const shape = (input: ElementInput) => rolesIn(run(input));
  const chosen = known
    ? rolesIn(outcomes)
    : { permanent: structureConfiguration.defaults.representation, invited: [] };
  const rows = rowsOver(readings, (minority) => {
    const always = outcomes.filter((outcome) => outcome.always.includes(minority));
    if (!outcomes.some((outcome) => outcome.heard.includes(minority))) return say("stance.unknown");
    return always.length === 0
      ? say("stance.noneReached")
      : say("stance.always", {
          items: textsOf(
            context,
            question,
            always.map((each) => each.role),
          ),
        });
  });
  const stability = stabilityIn(readings.input, shape);
  return element(context, "representation", {
    status: known ? "proposed" : "default",
    value: { kind: "representation", ...chosen },
    display: representationDisplay(context, question, chosen, known),
    rows,
    items: outcomes.map((outcome) => roleItem(context, question, outcome, readings)),
    disagreements: insideSentences(rows),
    confidence: confidenceIn(rows),
    confirmInAnchoring: [
      ...commonReasons(rows, stability),
      ...confirmWho("lower_bound", inOrder(outcomes.flatMap(hiddenInvitations))),
    ],
    stability,
    counted: countedIn(readings.input, shape, ({ permanent }) =>
      listPhrase(context, question, permanent),
    ),
    inputs: [...needsInputs(context, question, blocks), ...internalInputs(context, question)],
  });
};

/** Where "when the issue calls for it" is merged away, an invitation may be missing from the proposal. */
const hiddenInvitations = (outcome: RoleOutcome): readonly Minority[] =>
  outcome.presence === "not_proposed" ? outcome.lowerBoundFor : [];

const rolesIn = (outcomes: readonly RoleOutcome[]) => {
  const those = (presence: RoleOutcome["presence"]): readonly string[] =>
    outcomes.filter((outcome) => outcome.presence === presence).map((outcome) => outcome.role);
  return { permanent: those("permanent"), invited: those("invited") };
};

const representationDisplay = (
  context: Context,
  question: string,
  { permanent, invited }: { permanent: readonly string[]; invited: readonly string[] },
  known: boolean,
) => {
  const list = (roles: readonly string[]) => listPhrase(context, question, roles);
  if (!known) return say("display.default", { value: list(permanent) });
  if (permanent.length === 0 && invited.length === 0) return say("display.noneReached");
  if (invited.length === 0) return say("display.permanent", { permanent: list(permanent) });
  if (permanent.length === 0) return say("display.invited", { invited: list(invited) });
  return say("display.permanentAndInvited", { permanent: list(permanent), invited: list(invited) });
};

const roleItem = (
  context: Context,
  question: string,
  outcome: RoleOutcome,
  readings: ReturnType<typeof readBlocks>,
): ElementItem => ({
  ...plainItem(context, question, outcome.role),
  included: outcome.presence === "permanent" || outcome.presence === "invited",
  phrase: say(`presence.${outcome.presence}`, {
    who: names(outcome.presence === "invited" ? outcome.invitedBy : outcome.always),
  }),
  notes: outcome.byGuarantee ? [say("presence.guarantee")] : [],
  rows: rowsFor(readings.of(`${question}:${outcome.role}`), {
    stance: (distribution, minority) => {
      if (distribution === null) return say("stance.unknown");
      if (outcome.always.includes(minority)) return say("stance.roleAlways");
      return say(outcome.invitedBy.includes(minority) ? "stance.roleSometimes" : "stance.roleNot");
    },
  }),
  capacity: roleCapacity(context, question, outcome),
});

const roleCapacity = (
  context: Context,
  question: string,
  { role, presence }: RoleOutcome,
): Capacity | null => {
  if (context.administrations.length === 0) return null;
  if (presence !== "permanent" && presence !== "invited") return null;
  const answers = context.participants.map((each) => rowOf(each.answers, question, role));
  const need = presence === "permanent" ? "always" : "sometimes";
  const check = capacityCheck(need, answers, ["cannot", "sometimes", "always"]);
  if (check === null) return { check, gap: false, phrase: say("capacity.notSaid"), waysOut: [] };
  return {
    check,
    gap: check.gap,
    phrase: say(`capacity.role.${check.capacity}`, { count: check.administrations }),
    waysOut: check.gap ? waysOut : [],
  };
};

const plainItem = (context: Context, question: string, id: string) => ({
  id,
  text: choiceText(context.inventory?.wave ?? null, question, id),
  notes: [],
  capacity: null,
  fragile: false,
  pivotal: [],
  counted: null,
  block: `${question}:${id}`,
});
