import "#components/process/process.css";
import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import { EventLog } from "#components/process/event-log.tsx";
import { MoveForm } from "#components/process/move-form.tsx";
import { OpenSurveys } from "#components/process/open-surveys.tsx";
import { WayOn } from "#components/process/way-on.tsx";
import { Details } from "#components/ui/details.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { Localized } from "#components/ui/localized.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { renderPhrase } from "#domain/language/render-phrase.ts";
import { roleAt } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import type { ProcessState } from "#domain/process/states.ts";
import { asId, type ProcessId } from "#domain/shared/ids.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { submitMove } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/process/[process]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("workspace:page.overview") };
};

const OverviewPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const id = asId<ProcessId>((await params).process);
  const { actor } = await requirePerson();
  const [standing, waves] = await Promise.all([
    operations().readProcess(actor, id),
    operations().followWaves(actor, id),
  ]);
  if (!standing.ok) return standing.problem.code === "forbidden" ? forbidden() : notFound();
  if (!waves.ok) return waves.problem.code === "forbidden" ? forbidden() : notFound();
  const { process, state, next, resumesTo, events } = standing.value;
  const { done, failed } = await searchParams;
  const translate = await staffTranslator(language);
  const words = { translate, language };
  const address = `/${language}/staff/process/${encodeURIComponent(id)}`;
  const role = roleAt(actor, process.authority.id);
  const decides = role !== null && may(role, "move_process");
  const actionTo = (to: ProcessState) => submitMove.bind(null, language, id, state, to);
  const [ordinary, ...others] = next;
  const said = [
    ...answers.filter((each) => each === done).map((each) => ["success", `done.${each}`] as const),
    ...refusals
      .filter((each) => each === failed)
      .map((each) => ["warning", `failed.${each}`] as const),
  ];
  const surveys = waves.value.flatMap(({ wave, phase }) =>
    phase === "open" || phase === "scheduled" ? [{ ...wave, phase }] : [],
  );
  return (
    <ProcessPage language={language} process={process} here="overview">
      <I18nProvider {...staffTexts(language, ["workspace:move", "staff:problem", "staff:ui"])}>
        {said.map(([tone, key]) => (
          <Notice key={key} tone={tone} word={translate(`staff:ui.${tone}`)} isAnswer>
            <p>{translate(`workspace:${key}`)}</p>
          </Notice>
        ))}
        <h1>
          <Localized text={process.title} language={language} />
        </h1>
        <dl className="standing">
          <dt>{translate("workspace:overview.authority")}</dt>
          <dd>
            <Localized text={process.authority.name} language={language} />
          </dd>
          <dt>{translate("workspace:overview.state")}</dt>
          <dd>
            <StatusTag tone={toneOf(state)}>{translate(`process:state.${state}.name`)}</StatusTag>
          </dd>
        </dl>
        <p>{translate(`process:state.${state}.about`)}</p>

        <section aria-labelledby="next">
          <h2 id="next">
            {translate(
              state === "paused"
                ? "workspace:overview.pausedTitle"
                : "workspace:overview.nextTitle",
            )}
          </h2>
          <p className="lead">{translate(`staff:next.${state}`)}</p>
          {!decides && <p className="soft">{translate("workspace:overview.analyst")}</p>}
          {state === "paused" && (
            <p>
              {resumesTo === null
                ? translate("workspace:overview.pausedUnknown")
                : translate("workspace:overview.pausedFrom", {
                    state: translate(`process:state.${resumesTo}.name`),
                  })}
            </p>
          )}
          {resumesTo !== null && decides && (
            <MoveForm
              kind="resume"
              to={resumesTo}
              verb={translate("workspace:move.resume")}
              action={actionTo(resumesTo)}
            />
          )}
          {ordinary !== undefined && (
            <>
              <h3>{renderPhrase(ordinary.phrase, translate, language)}</h3>
              <WayOn
                key={`${state}-${ordinary.to}`}
                step={ordinary}
                address={address}
                action={decides ? actionTo(ordinary.to) : null}
                words={words}
              />
            </>
          )}
        </section>

        {others.length > 0 && (
          <section aria-labelledby="others">
            <h2 id="others">{translate("workspace:overview.otherWays")}</h2>
            {others.map((step) => (
              <Details
                key={`${state}-${step.to}`}
                summary={renderPhrase(step.phrase, translate, language)}
              >
                <WayOn
                  step={step}
                  address={address}
                  action={decides ? actionTo(step.to) : null}
                  words={words}
                />
              </Details>
            ))}
          </section>
        )}

        <section aria-labelledby="surveys">
          <h2 id="surveys">{translate("workspace:overview.surveys")}</h2>
          <OpenSurveys surveys={surveys} address={address} words={words} />
        </section>

        <section aria-labelledby="log">
          <h2 id="log">{translate("workspace:overview.log")}</h2>
          <EventLog events={events} words={words} />
        </section>

        {decides && state !== "closed" && (
          <section className="stopping" aria-labelledby="stop">
            <h2 id="stop">{translate("workspace:overview.stopTitle")}</h2>
            {state !== "paused" && (
              <MoveForm
                kind="pause"
                to="paused"
                verb={translate("workspace:move.pause")}
                action={actionTo("paused")}
              />
            )}
            {!next.some(({ to }) => to === "closed") && (
              <MoveForm
                kind="close"
                to="closed"
                verb={translate("workspace:move.close")}
                action={actionTo("closed")}
              />
            )}
          </section>
        )}
      </I18nProvider>
    </ProcessPage>
  );
};

const answers = ["moved", "paused", "resumed", "closed", "created"] as const;
const refusals = ["moved_meanwhile", "guards_not_met"] as const;

const toneOf = (state: ProcessState) => {
  if (state === "closed") return "done";
  return state === "paused" ? "ahead" : "current";
};

export default OverviewPage;
