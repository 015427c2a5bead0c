import type { Answers } from "#domain/response/answers.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import { isQuestion } from "#domain/survey/questionnaire.ts";
import { Invitation, RoundKeys } from "./invitation.tsx";
import { Aside } from "./language-choice.tsx";
import { listenTo, listenToOwn } from "./listen-button.tsx";
import { PageElements } from "./page-elements.tsx";
import { ProblemSummary } from "./problem-summary.tsx";
import { FiveLines, type PromiseKind } from "./promise.tsx";
import type { FieldSetting } from "./question-frame.tsx";
import { Say, SayAround, Tell } from "./said.tsx";
import type { PageSpeech } from "./speech.ts";
import { GoButton, StepActions } from "./step-section.tsx";
import type { SurveyStep } from "./survey-step.ts";

/** The first page: who asks, what happens with the answers, and the gates. */
export const StartSection = ({
  wave,
  promise,
  step,
  answers,
  setting,
  returning,
  scripted,
  keepsPage,
  shared = false,
  code = null,
}: {
  readonly wave: OpenWave;
  readonly promise: PromiseKind;
  readonly step: SurveyStep;
  readonly answers: Answers;
  readonly setting: FieldSetting;
  readonly returning: boolean;
  readonly scripted: boolean;
  /** The page carries answers: links lead to a tab of their own. */
  readonly keepsPage: boolean;
  readonly shared?: boolean;
  /** Of the invitation, as it was typed. */
  readonly code?: string | null;
}) => {
  const { speech } = setting;
  return (
    <section data-step={step.name}>
      <p className="progress">
        <Tell speech={speech} text={wave.authority.name} /> ·{" "}
        <Tell speech={speech} text={wave.processTitle} />
      </p>
      {step.title !== null && (
        <h1 tabIndex={-1}>
          <Tell speech={speech} text={step.title} />
        </h1>
      )}
      {step.title !== null &&
        listenTo({ speech, units: ["title"], said: speech.tell(step.title), as: "text" })}
      <ProblemSummary
        speech={speech}
        problems={setting.problems}
        questions={step.elements.filter(isQuestion)}
      />
      <Introduction wave={wave} promise={promise} speech={speech} keepsPage={keepsPage} />
      {promise === "sealed" && wave.invited !== null && (
        <Invitation speech={speech} invited={wave.invited} scripted={scripted} code={code} />
      )}
      <PageElements elements={step.elements} answers={answers} setting={setting} />
      <label className="option apart" data-script="" hidden>
        <input type="checkbox" name="_shared" value="1" defaultChecked={shared} />
        <Say speech={speech} text="survey:start.shared_device" />
      </label>
      <StepActions setting={setting} returning={returning} scripted={scripted}>
        <GoButton go="next" word="begin" setting={setting} primary />
      </StepActions>
    </section>
  );
};

const Introduction = ({
  wave,
  promise,
  speech,
  keepsPage,
}: {
  readonly wave: OpenWave;
  readonly promise: PromiseKind;
  readonly speech: PageSpeech;
  readonly keepsPage: boolean;
}) => {
  const description =
    promise === "needs" ? wave.needsForm?.description : wave.questionnaire.description;
  return (
    <>
      {description != null && (
        <p className="lead">
          <Tell speech={speech} text={description} />
        </p>
      )}
      {description != null &&
        listenTo({ speech, units: ["description"], said: speech.tell(description), as: "text" })}
      <p>
        <Say
          speech={speech}
          text="survey:start.closes"
          values={{ date: speech.day("survey:start.closes", wave.closesAt) }}
        />
      </p>
      <h2>
        <Say speech={speech} text="survey:promise.title" />
      </h2>
      <FiveLines speech={speech} kind={promise} admission={wave.admission} />
      {[
        { address: "about", text: "about:link" },
        { address: "promise", text: "promise:link" },
        { address: `answer/${wave.slug}/data`, text: "promise:data.link" },
      ].map(({ address, text }) => (
        <p key={address}>
          <Aside
            speech={speech}
            address={`/${speech.asked}/${address}`}
            text={text}
            keepsPage={keepsPage}
          />
        </p>
      ))}
      <More wave={wave} promise={promise} speech={speech} />
      {promise === "sealed" && (
        <p>
          <Say speech={speech} text="survey:start.young" />
        </p>
      )}
      {promise === "sealed" && listenToOwn(speech, "survey:start.young")}
    </>
  );
};

/** What a careful reader wants to know: the limits of the promise, and the fingerprints of the locked rules. */
const More = ({
  wave,
  promise,
  speech,
}: {
  readonly wave: OpenWave;
  readonly promise: PromiseKind;
  readonly speech: PageSpeech;
}) => (
  <details>
    <summary>
      <Say speech={speech} text="survey:more.title" />
    </summary>
    {promise === "sealed" && (
      <p>
        <Say speech={speech} text={`survey:more.admission_${wave.admission}`} />
      </p>
    )}
    {["database", "network", "program"].map((line) => (
      <p key={line}>
        <Say speech={speech} text={`survey:more.${line}`} />
      </p>
    ))}
    {promise === "sealed" && wave.invited !== null && (
      <RoundKeys speech={speech} invited={wave.invited} />
    )}
    {promise === "sealed" && wave.planHashes.length > 0 && (
      <>
        <p>
          <Say speech={speech} text="survey:more.rules" />
        </p>
        <dl className="hashes">
          {wave.planHashes.map(({ audience, planHash }) => (
            <div key={audience}>
              <dt>
                <Say speech={speech} text={`common:audience.${audience}`} />
              </dt>
              <dd>
                <code dir="ltr">{planHash}</code>
              </dd>
            </div>
          ))}
        </dl>
      </>
    )}
    <Wording wave={wave} speech={speech} />
  </details>
);

/** Who has read the texts in this language, and with what reason drafts were let out. */
const Wording = ({ wave, speech }: { readonly wave: OpenWave; readonly speech: PageSpeech }) => {
  const offered = wave.languages.find(({ language }) => language === speech.language);
  return (
    <>
      {offered?.reviewers.map(({ name, month }) => {
        const key = name === null ? "wording:draft.reviewed_speaker" : "wording:draft.reviewed";
        return (
          <p key={`${name} ${month}`}>
            <SayAround
              speech={speech}
              text={key}
              values={{ date: speech.month(key, month) }}
              name="name"
            >
              <bdi>{name}</bdi>
            </SayAround>
          </p>
        );
      })}
      {wave.draftsAccepted !== null && (
        <p>
          <SayAround speech={speech} text="wording:draft.opened" name="reason">
            <bdi lang="sv">{wave.draftsAccepted}</bdi>
          </SayAround>
        </p>
      )}
    </>
  );
};
