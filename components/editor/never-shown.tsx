import { choiceLabel, findQuestion, titleOf } from "#domain/chart/labels.ts";
import { questionsWithoutBlocks } from "#domain/disclosure/ladders.ts";
import type { Plan } from "#domain/disclosure/plan.ts";
import { joinList } from "#domain/language/render-phrase.ts";
import { type Questionnaire, questionsOf } from "#domain/survey/questionnaire.ts";
import type { Words } from "./words.ts";

interface NeverShownProps {
  readonly plans: readonly Plan[];
  readonly questionnaire: Questionnaire;
  readonly words: Words;
}

/** What no group is large enough for: it is left out by the rules, whatever anybody answers. */
export const NeverShown = ({ plans, questionnaire, words }: NeverShownProps) => {
  const { translate, say } = words;
  const asked = questionsOf(questionnaire);
  const titles = (names: readonly string[]): string =>
    joinList(
      names.flatMap((name) => {
        const question = findQuestion(questionnaire, name);
        if (question === undefined) return [];
        return [translate("surveys:never.quoted", { title: say(titleOf(question)) })];
      }),
      translate,
    );
  const texts = asked.filter(
    ({ kind }) => kind === "text" || kind === "comment" || kind === "table",
  );
  const unpublished = asked.filter(({ name }) => questionsWithoutBlocks.has(name));
  const withOther = asked.filter(
    (question) => (question.kind === "single" || question.kind === "multiple") && question.other,
  );
  const exclusive = asked.flatMap((question) => {
    if (question.kind !== "multiple") return [];
    const choices = question.choices.filter((choice) => choice.exclusive);
    return choices.length === 0 ? [] : [{ question, choices }];
  });
  const variables = [
    ...new Set(plans.flatMap(({ background }) => background.map(({ name }) => name))),
  ];
  const isDivided = plans.some(({ blocks }) => blocks.some(({ chain }) => chain.length > 0));
  const hasPairs = plans.some(({ blocks }) =>
    blocks.some(({ subject }) => subject.kind === "composite" && subject.declared === true),
  );
  return (
    <section aria-labelledby="never">
      <h2 id="never">{translate("surveys:never.title")}</h2>
      <ul className="plain-list">
        <li>{translate("surveys:never.single")}</li>
        {exclusive.length > 0 && (
          <li>
            {translate("surveys:never.exclusive")}
            <ul>
              {exclusive.map(({ question, choices }) => (
                <li key={question.name}>
                  {say(titleOf(question))}:{" "}
                  {choices
                    .map(({ value }) => say(choiceLabel(question, String(value)) ?? String(value)))
                    .join("; ")}
                </li>
              ))}
            </ul>
          </li>
        )}
        {texts.length > 0 && (
          <li>
            {translate("surveys:never.texts", { titles: titles(texts.map(({ name }) => name)) })}
          </li>
        )}
        {withOther.length > 0 && <li>{translate("surveys:never.other")}</li>}
        {unpublished.length > 0 && (
          <li>
            {translate("surveys:never.unpublished", {
              titles: titles(unpublished.map(({ name }) => name)),
            })}
          </li>
        )}
        <li>
          {isDivided
            ? translate("surveys:never.star", { by: titles(variables) })
            : translate("surveys:never.noDivision")}
        </li>
        <li>{translate(hasPairs ? "surveys:never.otherPairs" : "surveys:never.pairs")}</li>
        <li>{translate("surveys:never.meanwhile")}</li>
      </ul>
    </section>
  );
};
