import type { Speech } from "#components/structure/speech.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import type { PublishedBundle, PublishedWave } from "#domain/disclosure/published-bundle.ts";
import { formatDate } from "#domain/language/format-date.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import {
  addressOf,
  hasResults,
  instrumentsOf,
  type ResultsAddress,
  wavesOf,
} from "./results-address.ts";

export interface ResultsContext {
  readonly bundle: PublishedBundle;
  readonly wave: PublishedWave;
  readonly address: ResultsAddress;
  /** `/sv/staff/process/<id>/results` */
  readonly page: string;
  readonly speech: Speech;
  readonly now: Date;
}

/** Which survey, and which of its waves. A choice of another survey leaves the question, which is not asked there. */
export const ResultsHead = ({ context }: { readonly context: ResultsContext }) => {
  const { bundle, wave, address, page, speech } = context;
  const { translate } = speech;
  const waves = wavesOf(bundle, address.instrument);
  const plain = { by: null, comparison: null, view: "minority", search: "" } as const;
  return (
    <>
      <Tabs
        label={translate("results:page.surveys")}
        tabs={instrumentsOf(bundle).map((instrument) => {
          const [latest] = wavesOf(bundle, instrument);
          const number =
            wavesOf(bundle, instrument).find(hasResults)?.number ?? latest?.number ?? 1;
          return {
            href: addressOf(page, {
              ...plain,
              instrument,
              wave: instrument === address.instrument ? address.wave : number,
              question: null,
            }),
            name: translate(`common:instrument.${instrument}`),
            isHere: instrument === address.instrument,
          };
        })}
      />
      {waves.length > 1 && (
        <nav className="results-choice" aria-label={translate("results:page.waves")}>
          <ul>
            {waves.map((each) => (
              <li key={each.id}>
                <a
                  href={addressOf(page, address, { ...plain, wave: each.number })}
                  aria-current={each.number === wave.number ? "true" : undefined}
                >
                  {translate("results:page.wave", { number: each.number })}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p className="soft">{standing(context)}</p>
    </>
  );
};

const standing = ({ wave, now, speech: { language, translate } }: ResultsContext): string => {
  const values = {
    opens: formatDate(staffLanguage(language), wave.opensAt),
    closes: formatDate(staffLanguage(language), wave.closesAt),
  };
  if (now < new Date(wave.opensAt)) return translate("results:page.opens", values);
  return translate(
    now < new Date(wave.closesAt) ? "results:page.isOpen" : "results:page.hasClosed",
    values,
  );
};
