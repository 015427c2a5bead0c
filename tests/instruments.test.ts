import { describe, expect, test } from "vitest";
import { languageCodes } from "#domain/language/registry.ts";
import { authorityKinds } from "#domain/shared/authority.ts";
import { minorities } from "#domain/shared/minorities.ts";
import {
  type InstrumentName,
  instrumentFor,
  type SurveyElement,
} from "#instruments/for-authority.ts";
import {
  built,
  element,
  elementsOf,
  everyInstrument,
  everyKeyIn,
  exampleAdministrations,
  page,
  values,
} from "#instruments/read-definition.ts";

describe("the amendments", () => {
  test("gates are asked on a page of their own, before the form", () => {
    const gatesOf = (instrument: InstrumentName) => {
      const [first] = built("region", instrument).pages;
      return first?.name === "gates" ? first.elements.map(({ name }) => name) : [];
    };
    const collective = ["collective_unnamed", "collective_name", "publication_consent"];
    expect(gatesOf("needs_inventory")).toEqual([
      "consent",
      "answer_as",
      "minority",
      ...collective,
      "quote_ok",
    ]);
    expect(gatesOf("pilot_evaluation")).toEqual([
      "consent",
      "party",
      "answer_as",
      "minority",
      ...collective,
      "quote_ok",
    ]);
    expect(gatesOf("internal_inventory")).toEqual([]);
    expect(gatesOf("needs_form")).toEqual([]);
  });

  test("a gate is a choice, a yes or no, or a short text", () => {
    for (const instrument of ["needs_inventory", "pilot_evaluation"] as const) {
      const types = page(instrument, "gates").elements.map(({ type }) => String(type));
      expect(types.filter((type) => !["radiogroup", "boolean", "text"].includes(type))).toEqual([]);
    }
  });

  test("one answer is about one minority; only a person may leave it unsaid", () => {
    for (const instrument of ["needs_inventory", "pilot_evaluation"] as const) {
      const minority = element(instrument, "minority");
      expect(minority.type).toBe("radiogroup");
      expect(values(minority, "choices")).toEqual([...minorities, "prefer_not_say"]);
      expect((minority.choices as SurveyElement[]).at(-1)?.visibleIf).toBe(
        "{answer_as} = 'individual'",
      );
    }
  });

  test("a collective says its name, or that it wants none, and yes to being published", () => {
    const unnamed = element("needs_inventory", "collective_unnamed");
    const name = element("needs_inventory", "collective_name");
    const consent = element("needs_inventory", "publication_consent");
    expect(unnamed.isRequired).toBeUndefined();
    expect(name).toMatchObject({ isRequired: true, maxLength: 120 });
    expect(name.visibleIf).toContain("{collective_unnamed} <> true");
    expect(consent.isRequired).toBe(true);
    for (const gate of [unnamed, name, consent]) {
      expect(gate.visibleIf).toContain(
        "{answer_as} = 'organisation' or {answer_as} = 'group_session'",
      );
    }
  });

  test("quoting is asked of persons only, and silence is no", () => {
    const quote = element("needs_inventory", "quote_ok");
    expect(quote.visibleIf).toBe("{answer_as} = 'individual'");
    expect(quote.isRequired).toBeUndefined();
    expect(quote).not.toHaveProperty("defaultValue");
  });

  test("the evaluation is answered by minorities, officials and politicians, not by leaders or interpreters", () => {
    expect(values(element("pilot_evaluation", "party"), "choices")).toEqual([
      "minority",
      "official",
      "politician",
    ]);
  });

  test("languages, support, referrals and dates to avoid are asked in the needs form and nowhere else", () => {
    const moved = ["languages_needed", "support_needs", "referral_conditions", "avoid_dates"];
    expect(elementsOf(built("region", "needs_form")).map(({ name }) => name)).toEqual(moved);
    const elsewhere = elementsOf(built("region", "needs_inventory")).map(({ name }) => name);
    expect(moved.filter((name) => elsewhere.includes(name))).toEqual([]);
    expect(
      elementsOf(built("region", "needs_form")).filter(({ visibleIf }) => visibleIf !== undefined),
    ).toEqual([]);
  });

  test("languages are named by the ids of the language registry, and by those that can only be spoken or signed", () => {
    const languages = values(element("needs_form", "languages_needed"), "choices");
    const registered = languageCodes.filter((code) => code !== "sv" && code !== "en");
    expect(languages).toEqual(["sv", "sv_easy", ...registered, "sje", "sju", "sign"]);
    expect(values(element("internal_inventory", "language_resources"), "choices")).toEqual(
      languages,
    );
  });

  test.each(authorityKinds)(
    "everybody is asked which topic comes first, over all operations (%s)",
    (kind) => {
      const first = element("needs_inventory", "topic_first", kind);
      const topics = values(element("needs_inventory", "topics", kind), "choices");
      expect(values(first, "choices")).toEqual([...topics, "no_preference"]);
      expect(first).not.toHaveProperty("visibleIf");
      expect(first).not.toHaveProperty("choicesFromQuestion");
    },
  );

  test("a maximum of choices is advice in the wording", () => {
    const keys = everyInstrument.flatMap(({ definition }) => everyKeyIn(definition));
    expect(keys).not.toContain("maxSelectedChoices");
    expect(element("needs_inventory", "influence_why").description).toMatchObject({
      default: "Välj gärna högst tre.",
    });
    expect(element("needs_inventory", "topics").description).toMatchObject({
      default: "Välj gärna ungefär fem.",
    });
    expect(element("internal_inventory", "why_consult").description).toMatchObject({
      default: "Välj gärna högst tre.",
    });
  });

  test("nobody is asked whether a small group may be shown, nor for several minorities at once", () => {
    const names = everyInstrument.flatMap(({ definition }) =>
      definition.pages.flatMap((each) => each.elements.map(({ name }) => name)),
    );
    expect(names).not.toContain("show_small");
    expect(names).not.toContain("minority_groups");
  });

  test("age is asked of persons, from eighteen", () => {
    const age = element("needs_inventory", "age_group");
    expect(age.visibleIf).toBe("{answer_as} = 'individual'");
    expect(values(age, "choices")).toEqual(["18_25", "26_64", "65_plus", "dk"]);
  });

  test("how many took part is asked of collectives", () => {
    expect(element("needs_inventory", "session_participants").visibleIf).toBe(
      "{answer_as} = 'organisation' or {answer_as} = 'group_session'",
    );
  });

  test("problems with fees are asked unconditionally, with a wording that fits", () => {
    const problems = element("pilot_evaluation", "fee_problems");
    expect(problems).not.toHaveProperty("visibleIf");
    expect((problems.title as Record<string, string>).default).toMatch(/^Om något inte fungerade/u);
  });

  test("no question waits for consent: consent is a gate", () => {
    const conditions = everyInstrument.flatMap(({ definition }) =>
      definition.pages.flatMap((each) => each.elements.map(({ visibleIf }) => String(visibleIf))),
    );
    expect(conditions.filter((each) => each.includes("{consent}"))).toEqual([]);
  });

  test("in the form only gates decide what is asked, so that no checkbox hangs on an answer", () => {
    for (const { definition } of everyInstrument) {
      const inForm = definition.pages
        .filter(({ name }) => name !== "gates")
        .flatMap(({ elements }) => elements);
      const asked = inForm.flatMap(({ visibleIf }) => [
        ...String(visibleIf ?? "").matchAll(/\{(\w+)/gu),
      ]);
      expect(asked.map(([, name]) => name).filter((name) => name !== "answer_as")).toEqual([]);
    }
  });

  test("whoever was not there can say so in the questions about the meetings", () => {
    expect(values(element("pilot_evaluation", "quality"), "columns")).toContain("was_not_there");
    for (const name of ["interval_fit", "length_fit", "extra_fit"]) {
      expect(values(element("pilot_evaluation", name), "choices")).toContain("was_not_there");
    }
    expect(values(element("pilot_evaluation", "forms_worked"), "columns")).toContain("not_used");
  });

  test("the evaluation is introduced in one way to persons and in another to delegations", () => {
    const person = element("pilot_evaluation", "intro_individual");
    const delegation = element("pilot_evaluation", "intro_delegation");
    expect(person).toMatchObject({ type: "html", visibleIf: "{answer_as} = 'individual'" });
    expect(delegation).toMatchObject({ type: "html", visibleIf: "{answer_as} = 'delegation'" });
    expect(page("pilot_evaluation", "about").elements.slice(0, 2)).toEqual([person, delegation]);
  });

  test("matched questions keep their names and values, so that answers can be compared", () => {
    const rows = (instrument: InstrumentName, name: string) =>
      values(element(instrument, name), "rows");
    const choices = (instrument: InstrumentName, name: string) =>
      values(element(instrument, name), "choices");
    for (const [instrument, name] of [
      ["internal_inventory", "baseline"],
      ["pilot_evaluation", "now"],
      ["pilot_evaluation", "before"],
    ] as const) {
      expect(rows(instrument, name)).toEqual(rows("needs_inventory", "baseline"));
    }
    expect(rows("internal_inventory", "forms")).toEqual(rows("needs_inventory", "forms"));
    expect(rows("pilot_evaluation", "forms_worked")).toEqual(rows("needs_inventory", "forms"));
    expect(rows("internal_inventory", "representation")).toEqual(
      rows("needs_inventory", "representation"),
    );
    expect(choices("pilot_evaluation", "missing_roles")).toEqual([
      ...rows("needs_inventory", "representation"),
      "none",
    ]);
    for (const name of ["interval", "notice_weeks", "feedback_deadline"]) {
      expect(choices("internal_inventory", name)).toEqual(choices("needs_inventory", name));
    }
  });
});

describe("what only the authority can say", () => {
  test("its administrations are the choices of the internal inventory", () => {
    expect(element("internal_inventory", "administration").choices).toEqual([
      { value: "health", text: { default: "Hälsoförvaltningen", en: "Health administration" } },
      { value: "culture", text: { default: "Kulturförvaltningen", en: "Culture administration" } },
    ]);
  });

  test("its goals are the rows of the evaluation; without goals progress is not asked", () => {
    expect(element("pilot_evaluation", "goal_progress").rows).toEqual([
      {
        value: "language",
        text: { default: "Språket hörs mer", en: "The language is heard more" },
      },
    ]);
    const without = instrumentFor(
      {
        kind: "region",
        instrument: "pilot_evaluation",
        administrations: exampleAdministrations,
      },
      [],
    );
    const names = without.pages.flatMap((each) => each.elements.map(({ name }) => name));
    expect(names).not.toContain("goal_progress");
  });
});
