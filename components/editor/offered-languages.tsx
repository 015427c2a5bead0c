import { Table } from "#components/table/table.tsx";
import { formatMonth } from "#domain/language/format-date.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import type { OfferedLanguage } from "#domain/survey/offered-language.ts";
import { LanguageCounts, LanguageName } from "./language-cells.tsx";
import { countsOf, markingOf } from "./language-rows.ts";
import type { Words } from "./words.ts";

interface OfferedLanguagesProps {
  readonly wave: {
    readonly languages: readonly OfferedLanguage[];
    readonly draftsAccepted: string | null;
    readonly machineVoices: readonly LanguageCode[];
  };
  readonly words: Words;
}

/** In which languages a wave is open, as they stood when it was opened: what is public about them. */
export const OfferedLanguages = ({ wave, words }: OfferedLanguagesProps) => {
  const { translate } = words;
  return (
    <section aria-labelledby="languages">
      <h2 id="languages">{translate("surveys:gate.title")}</h2>
      {wave.languages.length === 0 ? (
        <p>{translate("surveys:gate.before")}</p>
      ) : (
        <Table
          caption={translate("surveys:gate.offeredCaption")}
          isCaptionSeen={false}
          stacks
          columns={[
            { key: "language", heading: translate("surveys:gate.language") },
            { key: "texts", heading: translate("surveys:gate.textsThen") },
            { key: "standing", heading: translate("surveys:gate.forThem") },
          ]}
          rows={wave.languages.map((offered) => ({
            key: offered.language,
            cells: {
              language: <LanguageName row={nameOf(offered.language, words)} />,
              texts: <LanguageCounts counts={countsOf(offered.counts, words)} />,
              standing: (
                <>
                  {markingOf(offered, words)}
                  <Readers reviewers={offered.reviewers} words={words} />
                </>
              ),
            },
          }))}
        />
      )}
      {wave.draftsAccepted !== null && (
        <>
          <h3>{translate("surveys:gate.accepted")}</h3>
          <blockquote className="gate-yes" dir="auto">
            <p>{wave.draftsAccepted}</p>
          </blockquote>
        </>
      )}
      {wave.machineVoices.length > 0 && (
        <p>
          {translate("surveys:gate.voicesOn", {
            languages: wave.machineVoices
              .map((code) => translate(`common:language.${code}`))
              .join(", "),
          })}
        </p>
      )}
    </section>
  );
};

const nameOf = (language: LanguageCode, { translate }: Words) => {
  const { endonym, direction } = languageOf(language);
  return { language, endonym, direction, name: translate(`common:language.${language}`) };
};

const Readers = ({
  reviewers,
  words: { translate, language },
}: {
  readonly reviewers: OfferedLanguage["reviewers"];
  readonly words: Words;
}) => (
  <ul className="gate-counts">
    {reviewers.map(({ name, month }) => {
      const date = formatMonth(staffLanguage(language), month);
      return (
        <li key={`${month} ${name}`}>
          {name === null
            ? translate("surveys:gate.readBySpeaker", { date })
            : translate("surveys:gate.readBy", { name, date })}
        </li>
      );
    })}
  </ul>
);
