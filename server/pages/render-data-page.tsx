import type { ReactNode } from "react";
import { Document, type PageAssets } from "#components/survey/document.tsx";
import type { LanguagePicker } from "#components/survey/language-choice.tsx";
import { WaveLine } from "#components/survey/notices.tsx";
import { Say, SayAround } from "#components/survey/said.tsx";
import type { PageSpeech } from "#components/survey/speech.ts";
import type { ToldAboutData } from "#domain/data-protection/told-about-data.ts";
import { formatDate } from "#domain/language/format-date.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import { renderDocument } from "./render-document.ts";

/**
 * What article 13 of the GDPR asks to be told. The program says what it does itself; what the authority has not said is
 * left out, because a placeholder tells nobody anything, and staff are told what is missing.
 */
export const renderDataPage = ({
  speech,
  assets,
  picker,
  wave,
  told,
  isOpen,
}: {
  readonly speech: PageSpeech;
  readonly assets: PageAssets;
  readonly picker: LanguagePicker;
  readonly wave: OpenWave;
  readonly told: ToldAboutData;
  readonly isOpen: boolean;
}): Promise<string> => {
  const { details } = told;
  const say = (text: string) => <Say speech={speech} text={text} />;
  const invited = wave.admission === "invited";
  const isCounted = wave.planHashes.length > 0;
  return renderDocument(
    <Document
      speech={speech}
      assets={assets}
      title={speech.say("promise:data.title")}
      script={false}
      languageChoice={{
        picker,
        addressIn: (language) => `/${language}/answer/${wave.slug}/data`,
        form: null,
      }}
    >
      <WaveLine speech={speech} wave={wave} />
      <h1>{say("promise:data.title")}</h1>
      <p className="lead">{say("promise:data.lead")}</p>
      <Facts
        speech={speech}
        title="who"
        facts={[
          ["controller", details.controller],
          ["contact", details.controllerContact],
          ["officer", details.officerContact],
          ["recipients", details.recipients],
          ["processors", details.processors],
          ["transfers", details.transfers],
        ]}
      />
      <Facts
        speech={speech}
        title="why"
        facts={[
          ["purpose", details.purpose],
          ["support", details.legalSupport],
        ]}
      >
        {details.legalBasis !== null && (
          <p>
            <Say
              speech={speech}
              text={`promise:data.why.${details.legalBasis}`}
              values={{ article: articles[details.legalBasis] }}
            />
          </p>
        )}
        {details.specialCondition !== null && (
          <p>
            <Say
              speech={speech}
              text={`promise:data.why.${details.specialCondition}`}
              values={{ article: articles[details.specialCondition] }}
            />
          </p>
        )}
      </Facts>
      <section>
        <h2>{say("promise:data.what.title")}</h2>
        <p>{say("about:stored.with")}</p>
        {wave.needsForm !== null && <p>{say("about:stored.needs")}</p>}
        {invited && <p>{say("promise:data.what.invitation")}</p>}
        <p>{say("promise:data.what.together")}</p>
        <p>{say("about:limits.records")}</p>
        <p>
          <a href={`/${speech.asked}/promise`}>{say("promise:link")}</a>
        </p>
      </section>
      <section>
        <h2>{say("promise:data.kept.title")}</h2>
        <Kept speech={speech} told={told} />
        <p>{say("promise:data.kept.stays")}</p>
        <p>{say("promise:limits.backups")}</p>
      </section>
      <section>
        <h2>{say("promise:data.rights.title")}</h2>
        <p>{say("promise:data.rights.voluntary")}</p>
        <p>{say("promise:data.rights.access")}</p>
        {invited && <p>{say("promise:data.rights.invitation")}</p>}
        {isOpen && isCounted && (
          <p>
            {say("promise:data.rights.withdraw")}{" "}
            <a href={`/${speech.asked}/answer/${wave.slug}/withdraw`}>
              {say("promise:data.rights.withdraw_link")}
            </a>
          </p>
        )}
        <p>
          <SayAround speech={speech} text="promise:data.rights.complain" name="site">
            <bdi>imy.se</bdi>
          </SayAround>
        </p>
      </section>
      <p>
        <a href={`/${speech.asked}/answer/${wave.slug}`}>{say("wording:report.back")}</a>
      </p>
    </Document>,
  );
};

/** Articles of the regulation (EU) 2016/679, as they are cited in Sweden. */
const articles = {
  public_task: "6.1 e",
  legal_obligation: "6.1 c",
  consent: "6.1 a",
  substantial_public_interest: "9.2 g",
  explicit_consent: "9.2 a",
  archiving_statistics: "9.2 j",
} as const;

const Kept = ({ speech, told }: { readonly speech: PageSpeech; readonly told: ToldAboutData }) => {
  const key = `promise:data.kept.${
    told.destroyedAt !== null ? "destroyed" : told.isDecided ? "decided" : "planned"
  }`;
  // A day and no hour: it is done some time during the night.
  const day = (told.destroyedAt ?? told.destroyOn).toISOString().slice(0, 10);
  const date = formatDate(speech.say(key, { date: day }).language, day);
  return (
    <>
      <p>
        <Say speech={speech} text={key} values={{ date }} />
      </p>
      {told.destroyedAt === null && (
        <p>
          <Say speech={speech} text="promise:data.kept.nearer" />
        </p>
      )}
    </>
  );
};

/** What the authority has said stands in Swedish on every page, and says so; a part without anything is not there. */
const Facts = ({
  speech,
  title,
  facts,
  children,
}: {
  readonly speech: PageSpeech;
  readonly title: "who" | "why";
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly children?: ReactNode;
}) => {
  const said = facts.filter(([, value]) => value !== "");
  const hasMore = Array.isArray(children) && children.some((child) => child !== false);
  if (said.length === 0 && !hasMore) return null;
  return (
    <section>
      <h2>
        <Say speech={speech} text={`promise:data.${title}.title`} />
      </h2>
      {said.length > 0 && (
        <dl className="facts">
          {said.map(([label, value]) => (
            <div key={label}>
              <dt>
                <Say speech={speech} text={`promise:data.${title}.${label}`} />
              </dt>
              <dd lang={speech.language === "sv" ? undefined : "sv"} dir="auto">
                {value}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </section>
  );
};
