import { refuseRequest, takeBackRequest } from "#app/[lang]/staff/joint-actions.ts";
import { ConfirmForm } from "#components/editor/confirm-form.tsx";
import { SealPromise } from "#components/editor/seal-promise.tsx";
import { moment } from "#components/editor/wave-view.tsx";
import type { Words } from "#components/editor/words.ts";
import { JointAt } from "#components/joint/joint-at.tsx";
import { WithdrawForm } from "#components/joint/withdraw-form.tsx";
import { Details } from "#components/ui/details.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import type { LanguageCode } from "#domain/language/registry.ts";
import { may } from "#domain/process/permissions.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTexts } from "#server/i18n/translator.ts";
import type { WavePage } from "#server/operations/follow-wave.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";
import { sealSurvey, withdrawResult } from "./actions.ts";

interface WaveJointProps {
  readonly page: WavePage;
  readonly here: string;
  readonly words: Words;
}

const formTexts = ["joint:decline", "joint:withdraw", "staff:problem", "staff:ui"];

/** Sealing a closed wave: one organiser asks, another does it. Whoever has asked has nothing more to press. */
export const Sealing = async ({ page, here, words }: WaveJointProps) => {
  const { translate, language } = words;
  const { wave, phase, role } = page;
  const isClosed = phase === "closed";
  const request = await requestAbout(wave.id);
  const mayDo = isClosed && may(role, "seal_wave");
  return (
    <section aria-labelledby="sealing">
      <h2 id="sealing">{translate("surveys:seal.title")}</h2>
      {!isClosed && (
        <p>{translate("surveys:seal.notClosed", { date: moment(words, wave.closesAt) })}</p>
      )}
      <SealPromise view={page} hasNeedsForm={wave.needsForm !== null} words={words} />
      <I18nProvider {...staffTexts(language, formTexts)}>
        {request !== null && (
          <JointAt
            request={request}
            actions={declineActions(language, here, request.id)}
            words={words}
          />
        )}
        {mayDo && request?.isOwn !== true && (
          <ConfirmForm
            action={sealSurvey.bind(null, language, wave.processId, wave.id)}
            tick={translate("surveys:seal.tick")}
            button={translate(request === null ? "joint:seal.ask" : "joint:seal.agree")}
            busy={translate("surveys:seal.busy")}
          />
        )}
      </I18nProvider>
    </section>
  );
};

/** Taking whole results back, each group by itself; what was taken back says so with its reason. */
export const Withdrawals = async ({ page, here, words }: WaveJointProps) => {
  const { translate, language } = words;
  const { rounds, releases, role } = page;
  const published = rounds.flatMap(({ round }) => {
    const release = releases.get(round.id)?.release;
    return release === undefined ? [] : [{ round, release }];
  });
  if (published.length === 0 || !may(role, "withdraw_publication")) return null;
  const requests = await staffOperations().listJointRequests((await requirePerson()).actor);
  return (
    <section aria-labelledby="withdrawals">
      <h2 id="withdrawals">{translate("joint:withdraw.title")}</h2>
      <p>{translate("joint:withdraw.what")}</p>
      <I18nProvider {...staffTexts(language, formTexts)}>
        {published.map(({ round, release }) => {
          const request = requests.find(
            ({ subject, action }) => subject === round.id && action === "withdraw_publication",
          );
          return (
            <Details
              key={round.id}
              summary={translate(`common:audience.${round.audience}`)}
              isOpen={request !== undefined}
            >
              {release.outcome === "withdrawn" ? (
                <>
                  <p>
                    {translate("joint:withdraw.done", {
                      when: moment(words, new Date(release.withdrawnAt)),
                    })}
                  </p>
                  <blockquote dir="auto">{release.reason}</blockquote>
                </>
              ) : (
                <>
                  {request !== undefined && (
                    <JointAt
                      request={request}
                      actions={declineActions(language, here, request.id)}
                      words={words}
                    />
                  )}
                  {request?.isOwn !== true && (
                    <WithdrawForm
                      id={round.id}
                      action={withdrawResult.bind(null, language, here, round.id)}
                      asked={request?.reason ?? null}
                    />
                  )}
                </>
              )}
            </Details>
          );
        })}
      </I18nProvider>
    </section>
  );
};

const requestAbout = async (waveId: string) => {
  const { actor } = await requirePerson();
  const requests = await staffOperations().listJointRequests(actor);
  return (
    requests.find(({ action, subject }) => action === "seal_wave" && subject === waveId) ?? null
  );
};

const declineActions = (language: LanguageCode, back: string, id: string) => ({
  refuse: refuseRequest.bind(null, { language, back, id }),
  takeBack: takeBackRequest.bind(null, { language, back, id }),
});
