import type { ReactNode } from "react";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import { Say, Tell } from "./said.tsx";
import type { PageSpeech, Speech, SpeechValues } from "./speech.ts";

/** A page that only tells something, kindly: not open, not found, too large, not sent. */
export const Notice = ({
  speech,
  about,
  values,
  children,
}: {
  readonly speech: Speech;
  /** `survey:notice.<about>.title` and `.text`. */
  readonly about: string;
  readonly values?: SpeechValues;
  readonly children?: ReactNode;
}) => (
  <>
    <h1>
      <Say speech={speech} text={`survey:notice.${about}.title`} />
    </h1>
    <p>
      <Say speech={speech} text={`survey:notice.${about}.text`} values={values ?? {}} />
    </p>
    {children}
  </>
);

/** Which survey the notice is about. */
export const WaveLine = ({
  speech,
  wave,
}: {
  readonly speech: Speech;
  readonly wave: OpenWave;
}) => (
  <p className="progress">
    <Tell speech={speech} text={wave.authority.name} /> ·{" "}
    <Tell speech={speech} text={wave.questionnaire.title} />
  </p>
);

export const HomeLink = ({ speech }: { readonly speech: PageSpeech }) => (
  <p>
    <a href={`/${speech.asked}`}>
      <Say speech={speech} text="survey:notice.home" />
    </a>
  </p>
);
