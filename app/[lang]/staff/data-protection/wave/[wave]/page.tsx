import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { standingOf } from "#app/[lang]/staff/data-protection/standing.ts";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { StaffPage } from "#app/[lang]/staff/staff-page.tsx";
import { CertificateView } from "#components/data-protection/certificate-view.tsx";
import { DayForm, DecisionForm } from "#components/data-protection/retention-forms.tsx";
import { ConfirmForm } from "#components/editor/confirm-form.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { formatDate, formatMoment } from "#domain/language/format-date.ts";
import { languageOf } from "#domain/language/registry.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import { asId, type WaveId } from "#domain/shared/ids.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { submitDay, submitDecision, submitDestruction, takeDecisionBack } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/data-protection/wave/[wave]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("data-protection:wave.title") };
};

const RetentionPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const id = asId<WaveId>((await params).wave);
  const { done } = await searchParams;
  const { actor } = await requirePerson();
  const read = await operations().readRetention(actor, id);
  if (!read.ok) return read.problem.code === "forbidden" ? forbidden() : notFound();
  const { wave, retention, state, isReleased, askedBy } = read.value;
  const translate = await staffTranslator(language);
  const words = staffLanguage(language);
  const say = (key: string) => translate(`data-protection:wave.${key}`);
  const { tone, text } = standingOf(read.value);
  const day = retention.destroyOn.toISOString().slice(0, 10);
  const { decision, certificate } = retention;
  const mayChange = certificate === null && !retention.hasBegun;
  return (
    <StaffPage language={language} authority={wave.authority.id} here="data-protection">
      <h1>{say("title")}</h1>
      <p>
        {translate("data-protection:waves.name", {
          instrument: translate(`common:instrument.${wave.instrument}`),
          number: wave.number,
        })}
        {" · "}
        {formatDate(words, day)} <StatusTag tone={tone}>{translate(text)}</StatusTag>
      </p>
      {done === "saved" && (
        <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
          <p>{translate("data-protection:waveSaved")}</p>
        </Notice>
      )}
      {state === "not_sealed" && <p>{say("notSealedHelp")}</p>}
      {state === "undecided" && <p>{say("undecidedHelp")}</p>}
      {state === "announced" && <p>{say("announcedHelp")}</p>}
      {certificate === null && retention.hasBegun && <p>{say("begunHelp")}</p>}
      <p>
        {say("respondents")}:{" "}
        {wave.languages.map((offered, place) => {
          const each = languageOf(offered.language);
          return (
            <span key={each.id}>
              {place > 0 && " · "}
              <a
                href={`/${each.id}/answer/${wave.slug}/data`}
                lang={each.id}
                dir={each.direction}
                hrefLang={each.id}
              >
                {each.endonym}
              </a>
            </span>
          );
        })}
      </p>
      <I18nProvider
        {...staffTexts(language, ["data-protection:wave", "staff:problem", "staff:ui"])}
      >
        {certificate !== null && (
          <CertificateView
            {...certificate}
            at={formatMoment(words, certificate.certificate.destroyedAt)}
            address={`/${language}/staff/data-protection/wave/${wave.id}/certificate`}
            translate={translate}
          />
        )}
        {mayChange && (
          <>
            <h2>{say("date.title")}</h2>
            <DayForm saved={{ day }} action={submitDay.bind(null, language, id)} />
            <h2>{say("decision.title")}</h2>
            <p>{say("decision.help")}</p>
            {decision === null ? (
              <DecisionForm saved={{}} action={submitDecision.bind(null, language, id)} />
            ) : (
              <form action={takeDecisionBack.bind(null, language, id)}>
                <p>{translate("data-protection:wave.decision.recorded", { ...decision })}</p>
                <button type="submit" className="button button-secondary">
                  {say("decision.takeBack")}
                </button>
              </form>
            )}
          </>
        )}
        {mayChange && isReleased && decision !== null && (
          <>
            <h2>{say("now.title")}</h2>
            <p>{say("now.help")}</p>
            {askedBy !== null && (
              <Notice tone="information" word={translate("staff:ui.information")}>
                <p>{say("now.asked")}</p>
              </Notice>
            )}
            <ConfirmForm
              action={submitDestruction.bind(null, language, id)}
              tick={say("now.tick")}
              button={say("now.button")}
              busy={say("now.busy")}
            />
          </>
        )}
      </I18nProvider>
    </StaffPage>
  );
};

export default RetentionPage;
