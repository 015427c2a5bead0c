import { textPlaces } from "#app/[lang]/staff/process/[process]/surveys/text-places.ts";
import { Facts } from "#components/editor/facts.tsx";
import { languageRow } from "#components/editor/language-rows.ts";
import type { Opening } from "#components/editor/opening.ts";
import { OpeningConfirm } from "#components/editor/opening-confirm.tsx";
import { PlanProblems, SurveyProblems } from "#components/editor/problem-lists.tsx";
import { saySurveyProblem } from "#components/editor/problem-sentences.ts";
import { RulesView } from "#components/editor/rules-view.tsx";
import { versionName } from "#components/editor/versions-table.tsx";
import { moment, waveName } from "#components/editor/wave-view.tsx";
import type { Words } from "#components/editor/words.ts";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Actor } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import { usualLanguages } from "#domain/survey/language-gate.ts";
import { machineVoices } from "#domain/survey/offer-languages.ts";
import { staffTexts } from "#server/i18n/translator.ts";
import type { SurveyVersionPage } from "#server/operations/edit-survey.ts";
import { operations } from "#server/operations/index.ts";
import { openSurvey } from "./actions.ts";

interface ReviewProps {
  readonly read: SurveyVersionPage;
  readonly opening: Opening;
  readonly request: NonNullable<Opening["request"]>;
  readonly words: Words;
  readonly actor: Actor;
}

/** Everything that opening would lock, and then the button. */
export const OpeningReview = async ({ read, opening, request, words, actor }: ReviewProps) => {
  const { process, version } = read;
  const { language, translate } = words;
  const { previewPlans, readLanguageGate, followWaves } = operations();
  const plans = await previewPlans(actor, { ...request, surveyVersionId: version.id });
  if (!plans.ok) return <Refused problem={plans.problem} read={read} words={words} />;
  const gates = await readLanguageGate(actor, version.id, request.needs);
  if (!gates.ok) return <Refused problem={gates.problem} read={read} words={words} />;
  const { questionnaire, number, rounds } = plans.value;
  const places = textPlaces(language, version.id, request.needs);
  const rows = gates.value.gates.map((gate) => languageRow(gate, words, places));
  const seen = Object.fromEntries(gates.value.gates.map((gate) => [gate.language, gate.counts]));
  const waves = await followWaves(actor, process.id);
  const alsoOpen = (waves.ok ? waves.value : []).filter(
    ({ wave, phase }) => wave.instrument === version.instrument && phase !== "closed",
  );
  const time = (date: Date) => translate("surveys:wave.time", { moment: moment(words, date) });
  return (
    <section aria-labelledby="review">
      <h2 id="review">{translate("surveys:open.review")}</h2>
      <h3>{translate("surveys:open.summary")}</h3>
      <Facts
        facts={[
          [translate("surveys:title"), waveName(words, { instrument: version.instrument, number })],
          [translate("surveys:wave.version"), versionName(words, version)],
          [
            translate("surveys:wave.admission"),
            translate(`surveys:admission.${request.admission}`),
          ],
          ...(request.admission === "open"
            ? []
            : [
                [
                  translate("surveys:wave.exchange"),
                  translate(
                    request.serverExchange ? "surveys:wave.exchangeYes" : "surveys:wave.exchangeNo",
                  ),
                ] as const,
              ]),
          [
            translate("surveys:wave.opens"),
            request.opensAt === null ? translate("surveys:open.now") : time(request.opensAt),
          ],
          [translate("surveys:wave.closes"), time(request.closesAt)],
          [
            translate("surveys:wave.needsForm"),
            translate(
              request.needs === "none" ? "surveys:wave.needsFormNo" : "surveys:wave.needsFormYes",
            ),
          ],
        ]}
      />
      <RulesView
        rounds={rounds}
        questionnaire={questionnaire}
        words={words}
        outlook={`/${language}/staff/process/${process.id}/surveys/${version.id}/plan?admission=${request.admission}`}
      />
      <h2>{translate("surveys:open.confirmTitle")}</h2>
      {alsoOpen.map(({ wave }) => (
        <Notice key={wave.id} tone="warning" word={translate("staff:ui.warning")}>
          <p>{translate("surveys:open.alsoOpen", { wave: waveName(words, wave) })}</p>
        </Notice>
      ))}
      <I18nProvider
        {...staffTexts(language, ["staff:problem", "staff:ui", "surveys:gate", "surveys:open"])}
      >
        <OpeningConfirm
          action={openSurvey.bind(null, language, process.id, version.id, {
            ...opening.values,
            number: String(number),
            seen: JSON.stringify(seen),
          })}
          rows={rows}
          usual={usualLanguages(gates.value.gates)}
          voices={machineVoices.map((code) => ({
            value: code,
            label: translate(`common:language.${code}`),
          }))}
        />
      </I18nProvider>
    </section>
  );
};

type PlansProblem = Extract<
  Awaited<ReturnType<ReturnType<typeof operations>["previewPlans"]>>,
  { readonly ok: false }
>["problem"];

const Refused = ({
  problem,
  read,
  words,
}: Pick<ReviewProps, "read" | "words"> & { readonly problem: PlansProblem }) => {
  const { translate } = words;
  const { version, role, process } = read;
  const json = JSON.stringify(version.definition, null, 2);
  const editor =
    version.locked === null && may(role, "edit_survey")
      ? `/${words.language}/staff/process/${process.id}/surveys/${version.id}`
      : null;
  switch (problem.code) {
    case "plan_refused":
      return read.compiled.ok ? (
        <PlanProblems
          problems={problem.problems}
          definition={version.definition}
          questionnaire={read.compiled.value}
          words={words}
          editor={editor}
        />
      ) : null;
    case "survey_invalid":
      return (
        <SurveyProblems
          problems={problem.problems.map((each) => saySurveyProblem(translate, each, json))}
          words={words}
          editor={editor}
        />
      );
    default:
      return (
        <Notice tone="danger" word={translate("staff:ui.danger")}>
          <p>{translate(`surveys:open.problem.${problem.code}`)}</p>
        </Notice>
      );
  }
};
