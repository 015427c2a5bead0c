import { Document, type PageAssets } from "#components/survey/document.tsx";
import type { LanguagePicker } from "#components/survey/language-choice.tsx";
import { Marked, Say, Tell } from "#components/survey/said.tsx";
import type { PageSpeech } from "#components/survey/speech.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import { renderDocument } from "./render-document.ts";

/** Every language by its own name; the two sentences stand in the two languages that have them. */
export const renderLanguages = ({
  swedish,
  english,
  assets,
  offered,
}: {
  readonly swedish: PageSpeech;
  readonly english: PageSpeech;
  readonly assets: PageAssets;
  readonly offered: readonly LanguageCode[];
}): Promise<string> =>
  renderDocument(
    <Document
      speech={swedish}
      assets={assets}
      title={swedish.say("survey:home.title")}
      script={false}
      listed
      languageChoice={null}
    >
      {[swedish, english].map((speech) => (
        <p key={speech.language} className="lead">
          <b>
            <Marked speech={swedish} said={speech.say("survey:home.title")} />
          </b>
        </p>
      ))}
      <h1>
        <Say speech={swedish} text="survey:language.choose" /> ·{" "}
        <Marked speech={swedish} said={english.say("survey:language.choose")} />
      </h1>
      <ul className="plain">
        {offered.map(languageOf).map(({ id, endonym, direction }) => (
          <li key={id}>
            <a href={`/${id}`} lang={id} dir={direction} hrefLang={id}>
              {endonym}
            </a>
          </li>
        ))}
      </ul>
    </Document>,
  );

export const renderHome = ({
  speech,
  assets,
  picker,
  waves,
}: {
  readonly speech: PageSpeech;
  readonly picker: LanguagePicker;
  readonly assets: PageAssets;
  readonly waves: readonly OpenWave[];
}): Promise<string> =>
  renderDocument(
    <Document
      speech={speech}
      assets={assets}
      title={speech.say("survey:home.title")}
      script={false}
      listed
      languageChoice={{ picker, addressIn: (language) => `/${language}`, form: null }}
    >
      <h1>
        <Say speech={speech} text="survey:home.title" />
      </h1>
      <p>
        <Say speech={speech} text="survey:home.introduction" />
      </p>
      {waves.length === 0 ? (
        <p>
          <Say speech={speech} text="survey:home.none" />
        </p>
      ) : (
        <>
          <h2>
            <Say speech={speech} text="survey:home.open" />
          </h2>
          <ul className="plain">
            {waves.map((wave) => (
              <OpenSurvey key={wave.slug} speech={speech} wave={wave} />
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={`/${speech.asked}/about`}>
          <Say speech={speech} text="about:link" />
        </a>
      </p>
      <p>
        <a href={`/${speech.asked}/promise`}>
          <Say speech={speech} text="promise:link" />
        </a>
      </p>
      <p>
        <a href={`/${speech.asked}/staff`}>
          <Say speech={speech} text="survey:home.staff" />
        </a>
      </p>
    </Document>,
  );

const OpenSurvey = ({ speech, wave }: { readonly speech: PageSpeech; readonly wave: OpenWave }) => (
  <li>
    <a href={`/${speech.asked}/answer/${wave.slug}`}>
      <Tell speech={speech} text={wave.questionnaire.title} />
    </a>
    <p className="help">
      <Tell speech={speech} text={wave.authority.name} />.{" "}
      <Say
        speech={speech}
        text="survey:home.closes"
        values={{ date: speech.day("survey:home.closes", wave.closesAt) }}
      />
    </p>
  </li>
);
