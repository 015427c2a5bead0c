import type { PhraseValue } from "#domain/language/phrase.ts";
import { type Administration, several, single, tableRows } from "./administrations.ts";
import { structureConfiguration } from "./configuration.ts";
import { type Context, choiceText } from "./context.ts";
import { element, internalInputs } from "./element-parts.ts";
import { waysOut } from "./ordinal-elements.ts";
import type { ElementItem, ElementProposal, UpcomingDecision } from "./proposal.ts";
import { quotedList, say } from "./words.ts";

/** Every participating administration needs somebody who sees to it that issues are answered. */
export const feedbackOwners = (context: Context): ElementProposal => {
  const owners = context.participants.map((each) => ({
    administration: each.id,
    owner: single(each.answers, "feedback_owner"),
  }));
  const without = context.participants.filter((each) => !hasOwner(each));
  return element(context, "feedbackOwners", {
    status: owners.length === 0 ? "no_proposal" : "proposed",
    value: { kind: "owners", owners },
    display: owners.length === 0 ? say("display.noAdministrations") : say("display.owners"),
    items: context.participants.map((each) => ({
      ...administrationItem(each),
      included: hasOwner(each),
      phrase: say(`owner.${ownerWord(each)}`),
    })),
    capacity:
      without.length === 0
        ? null
        : {
            check: null,
            gap: true,
            phrase: say("capacity.noOwner", { who: administrationNames(without) }),
            waysOut,
          },
    inputs: internalInputs(context, "feedback_owner"),
  });
};

const hasOwner = (each: Administration): boolean =>
  ["named", "function"].includes(single(each.answers, "feedback_owner") ?? "");

const ownerWord = (each: Administration): string => {
  const owner = single(each.answers, "feedback_owner");
  return owner === "named" || owner === "function" || owner === "none" ? owner : "notSaid";
};

/** What the administrations ask for so that they can do their part. */
export const support = (context: Context): ElementProposal => {
  const wanted = context.administrations.map((each) => ({
    administration: each.id,
    support: several(each.answers, "support_wanted"),
    obstacles: several(each.answers, "obstacles"),
  }));
  const texts = (question: string, values: readonly string[]): PhraseValue =>
    quotedList(values.map((value) => choiceText(context.internal, question, value)));
  const anything = wanted.some((each) => each.support.length + each.obstacles.length > 0);
  return element(context, "support", {
    status: anything ? "proposed" : "default",
    value: anything
      ? { kind: "support", administrations: wanted }
      : { kind: "choices", choices: structureConfiguration.defaults.support },
    display: anything ? say("display.support") : say("display.supportDefault"),
    items: context.administrations.map((each, place) => {
      const asked = wanted[place];
      return {
        ...administrationItem(each),
        included: (asked?.support.length ?? 0) > 0,
        phrase:
          (asked?.support.length ?? 0) > 0
            ? say("support.wants", { items: texts("support_wanted", asked?.support ?? []) })
            : say("support.nothing"),
        notes:
          (asked?.obstacles.length ?? 0) > 0
            ? [say("support.obstacles", { items: texts("obstacles", asked?.obstacles ?? []) })]
            : [],
      };
    }),
    inputs: internalInputs(context, "support_wanted", "obstacles"),
  });
};

/** Decisions that still can be influenced, by month: what ordinary meetings must come before. */
export const decisionCalendar = (context: Context): ElementProposal => {
  const decisions = context.administrations
    .flatMap((each) => upcoming(each))
    .toSorted((one, other) => order(one.month).localeCompare(order(other.month), "en"));
  return element(context, "decisionCalendar", {
    status: decisions.length > 0 ? "proposed" : "no_proposal",
    value: { kind: "calendar", decisions },
    display:
      decisions.length > 0
        ? say("display.calendar", { count: decisions.length })
        : say("display.noDecisions"),
    items: decisions.map((decision, place) => ({
      ...emptyItem,
      id: `${decision.administration}-${place + 1}`,
      text: decision.decision,
      phrase:
        decision.month === null
          ? say("calendar.withoutMonth", { who: nameOf(context, decision.administration) })
          : say("calendar.month", {
              who: nameOf(context, decision.administration),
              month: decision.month,
            }),
    })),
    inputs: internalInputs(context, "upcoming_decisions"),
  });
};

const upcoming = (each: Administration): readonly UpcomingDecision[] =>
  tableRows(each.answers, "upcoming_decisions")
    .filter((row) => row.stage !== "decided" && row.can_be_influenced !== "no")
    .filter((row) => typeof row.decision === "string" && row.decision !== "")
    .map((row) => ({
      administration: each.id,
      decision: String(row.decision),
      operation: textOrNull(row.operation),
      month: textOrNull(row.decision_month),
      stage: textOrNull(row.stage),
    }));

const textOrNull = (value: string | number | boolean | undefined): string | null =>
  value === undefined || value === "" ? null : String(value);

/** Without a month it comes last. */
const order = (month: string | null): string => month ?? "9999";

/**
 * The duty of the Sámi consultation act (2022:66) is another track than samråd and is never replaced by it. One
 * administration that says yes is enough; one that does not know asks a lawyer.
 */
export const statutoryConsultation = (context: Context): ElementProposal => {
  const saying = (answer: string): readonly Administration[] =>
    context.administrations.filter((each) => single(each.answers, "sami_consultation") === answer);
  const yes = saying("yes");
  const unsure = saying("dk");
  const outcome =
    yes.length > 0
      ? "open_track"
      : unsure.length > 0
        ? "check_with_lawyer"
        : saying("no").length > 0
          ? "not_raised"
          : "not_answered";
  const who = yes.length > 0 ? yes : unsure;
  return element(context, "statutoryConsultation", {
    status: outcome === "not_answered" ? "no_proposal" : "proposed",
    value: { kind: "statutory", outcome, administrations: who.map((each) => each.id) },
    display: say(`statutory.${outcome}`, { who: administrationNames(who) }),
    inputs: internalInputs(context, "sami_consultation"),
  });
};

const administrationNames = (list: readonly Administration[]): PhraseValue => ({
  list: list.map((each) => ({ text: each.name })),
});

const nameOf = (context: Context, id: string): PhraseValue => {
  const found = context.administrations.find((each) => each.id === id);
  return found === undefined ? id : { text: found.name };
};

const emptyItem: Omit<ElementItem, "id" | "text" | "phrase"> = {
  included: true,
  notes: [],
  rows: [],
  capacity: null,
  fragile: false,
  pivotal: [],
  counted: null,
  block: null,
};

const administrationItem = (each: Administration) => ({
  ...emptyItem,
  id: each.id,
  text: { text: each.name },
});
