import { Table } from "#components/table/table.tsx";
import { Localized } from "#components/ui/localized.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import { formatDate } from "#domain/language/format-date.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import type { ProposalBasis } from "#domain/structure/proposal.ts";
import { NotShown } from "./not-shown.tsx";
import type { Speech } from "./speech.ts";
import { Words } from "./words.tsx";

interface BasisProps {
  readonly basis: ProposalBasis;
  readonly bundle: PublishedBundle;
  readonly speech: Speech;
}

/** What the whole proposal rests on, and who is missing and why: before anything is proposed. */
export const StructureBasis = ({ basis, bundle, speech }: BasisProps) => {
  const { say, translate } = speech;
  const text = (key: string, values?: Record<string, string | number>) =>
    translate(`structure:page.basis.${key}`, values);
  return (
    <section aria-labelledby="basis">
      <h2 id="basis">{text("title")}</h2>
      <p className="lead">
        <Words value={basis.phrase} speech={speech} />
      </p>
      {basis.missing.length > 0 && (
        <Notice tone="warning" word={translate("staff:ui.warning")}>
          <p>
            {text("missing", {
              who: say({
                list: basis.missing.map((each) => ({ key: `structure:minority.${each}` })),
              }),
            })}
          </p>
        </Notice>
      )}
      <Table
        caption={text("caption")}
        stacks
        columns={[
          { key: "minority", heading: text("minority") },
          { key: "individuals", heading: text("individuals") },
          { key: "statements", heading: text("statements") },
        ]}
        rows={basis.minorities.map(({ minority, publishedN, reason, statements }) => ({
          key: minority,
          cells: {
            minority: translate(`common:minorityFull.${minority}`),
            individuals:
              publishedN !== null ? (
                text("individualsCount", { count: publishedN })
              ) : (
                <>
                  <span className="stacked-label">{text("individuals")}: </span>
                  <NotShown reason={reason ?? "not_sealed"} translate={translate} />
                </>
              ),
            statements: text(statements === 0 ? "noStatements" : "statementsCount", {
              count: statements,
            }),
          },
        }))}
      />
      <WavesRead basis={basis} bundle={bundle} speech={speech} />
      <p className="soft">{text("notASample")}</p>
    </section>
  );
};

const WavesRead = ({ basis, bundle, speech }: BasisProps) => {
  const { language, translate } = speech;
  const read = [basis.needsWave, basis.internalWave].flatMap((id) => {
    const wave = bundle.waves.find((each) => each.id === id);
    return wave === undefined ? [] : [wave];
  });
  const nameOf = (id: string) => bundle.administrations.find((each) => each.id === id)?.name;
  return (
    <>
      <ul>
        {read.map(({ id, instrument, number, closesAt }) => (
          <li key={id}>
            {translate("structure:page.basis.wave", {
              instrument: translate(`common:instrument.${instrument}`),
              number,
              date: formatDate(staffLanguage(language), closesAt),
            })}
          </li>
        ))}
      </ul>
      <p>
        {translate("structure:page.basis.administrations", {
          count: basis.administrations.length,
          participating: basis.participating.length,
        })}
      </p>
      {basis.participating.length > 0 && (
        <ul>
          {basis.participating.map((id) => (
            <li key={id}>
              <Localized text={nameOf(id) ?? { sv: id }} language={language} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
