import { Fragment } from "react";
import { type LanguageCode, languageOf, languages } from "#domain/language/registry.ts";
import { Say } from "./said.tsx";
import type { PageSpeech } from "./speech.ts";

/** What a page's picker shows, whatever the page is about. */
export interface LanguagePicker {
  readonly offered: readonly LanguageCode[];
  /** Keys of the sentences of the quiet line: drafts, gaps, Swedish instead. */
  readonly notes: readonly string[];
  /** The survey whose wording can be reported, "" for pages of none; null where there is no draft to report. */
  readonly report: string | null;
}

export interface LanguageChoiceProps {
  readonly speech: PageSpeech;
  readonly picker: LanguagePicker;
  /** The same page in another language. */
  readonly addressIn: (language: LanguageCode) => string;
  /** The form whose answers must come along; null on pages without answers, where plain links do. */
  readonly form: string | null;
}

/**
 * The languages that the page is offered in, by their own names in the order of the registry, and the one it was asked
 * in even where that is not offered. None is guessed, none is stored, and none is behind a button that says "more" in
 * a language one does not read (languages/README.md 7).
 */
export const LanguageChoice = ({ speech, picker, addressIn, form }: LanguageChoiceProps) => (
  <>
    <nav className="languages" aria-labelledby="languages">
      <p id="languages" className="unseen">
        <Say speech={speech} text="survey:language.choose" />
      </p>
      <ul>
        {languages
          .filter(({ id }) => picker.offered.includes(id) || id === speech.asked)
          .map(({ id }) => (
            <li key={id}>
              <LanguageItem id={id} speech={speech} address={addressIn(id)} form={form} />
            </li>
          ))}
      </ul>
    </nav>
    {picker.notes.length > 0 && <WordingLine speech={speech} picker={picker} form={form} />}
  </>
);

const LanguageItem = ({
  id,
  speech,
  address,
  form,
}: {
  readonly id: LanguageCode;
  readonly speech: PageSpeech;
  readonly address: string;
  readonly form: string | null;
}) => {
  const { endonym, direction } = languageOf(id);
  if (id === speech.asked) {
    return (
      <strong aria-current="true" lang={id} dir={direction}>
        {endonym}
      </strong>
    );
  }
  return form === null ? (
    <a href={address} lang={id} dir={direction} hrefLang={id}>
      {endonym}
    </a>
  ) : (
    <button
      type="submit"
      className="link"
      form={form}
      formAction={address}
      name="_go"
      value={`lang:${id}`}
      lang={id}
      dir={direction}
    >
      {endonym}
    </button>
  );
};

/** Says openly where the texts are not read by a speaker, or not there, and takes a word about them. */
const WordingLine = ({
  speech,
  picker: { notes, report },
  form,
}: Pick<LanguageChoiceProps, "speech" | "picker" | "form">) => (
  <p className="wording">
    {notes.map((note) => (
      <Fragment key={note}>
        <Say speech={speech} text={note} values={{ language: speech.ownName(note) }} />{" "}
      </Fragment>
    ))}
    {report !== null && (
      <Aside
        speech={speech}
        address={`/${speech.asked}/wording${report === "" ? "" : `?survey=${report}`}`}
        text="wording:draft.report"
        keepsPage={form !== null}
      />
    )}
  </p>
);

/**
 * A link away from what somebody is writing. A page that carries answers stays open behind it; on the others the
 * script does the same as soon as something has been written (components/browser/answering.ts).
 */
export const Aside = ({
  speech,
  address,
  text,
  keepsPage,
}: {
  readonly speech: PageSpeech;
  readonly address: string;
  readonly text: string;
  readonly keepsPage: boolean;
}) => (
  <a href={address} data-aside="" rel="noopener" target={keepsPage ? "_blank" : undefined}>
    <Say speech={speech} text={text} />
  </a>
);
