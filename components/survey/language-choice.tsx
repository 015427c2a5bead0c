import { type LanguageCode, languageOf, languages } from "#domain/language/registry.ts";
import { Say } from "./said.tsx";
import type { Speech } from "./speech.ts";

export interface LanguageChoiceProps {
  readonly speech: Speech;
  /** The same page in another language. */
  readonly addressIn: (language: LanguageCode) => string;
  /** The form whose answers must come along; null on pages without answers, where plain links do. */
  readonly form: string | null;
}

/** Every language by its own name; none is guessed, and none is stored (languages/README.md 7). */
export const LanguageChoice = ({ speech, addressIn, form }: LanguageChoiceProps) => (
  <nav className="languages" aria-labelledby="languages">
    <p id="languages" className="unseen">
      <Say speech={speech} text="survey:language.choose" />
    </p>
    <ul>
      {languages.map(({ id, endonym, direction }) => (
        <li key={id}>
          {id === speech.language ? (
            <strong aria-current="true">{endonym}</strong>
          ) : form === null ? (
            <a href={addressIn(id)} lang={id} dir={direction} hrefLang={id}>
              {endonym}
            </a>
          ) : (
            <button
              type="submit"
              className="link"
              form={form}
              formAction={addressIn(id)}
              name="_go"
              value={`lang:${id}`}
              lang={id}
              dir={direction}
            >
              {endonym}
            </button>
          )}
        </li>
      ))}
    </ul>
    <DraftWording speech={speech} />
  </nav>
);

/** Says so where the texts are not yet reviewed or not yet there at all. */
const DraftWording = ({ speech }: { readonly speech: Speech }) =>
  languageOf(speech.language).wording === "draft" ? (
    <p className="help">
      <Say speech={speech} text="survey:language.incomplete" />
    </p>
  ) : null;
