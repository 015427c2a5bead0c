import { ConfirmForm } from "#components/editor/confirm-form.tsx";
import { ReasonForm } from "#components/invitation/reason-form.tsx";
import { SearchForm } from "#components/invitation/search-form.tsx";
import { Table } from "#components/table/table.tsx";
import { Details } from "#components/ui/details.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { addressLine, findRecipients } from "#domain/invitation/find-recipients.ts";
import { staffTexts } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { agreeToBatch, refuseBatch } from "./actions.ts";
import type { BatchPlace } from "./batch-place.ts";

interface DecideProps {
  readonly place: BatchPlace;
  readonly search: string;
}

/** What the second organiser sees before they say yes, and the first while they wait. */
export const DecideBatch = ({ place, search }: DecideProps) => {
  const { words, language, batch, address } = place;
  const { translate } = words;
  const which = batch.isOwn ? "takeBack" : "refuse";
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{translate("invitations:decide.title")}</h2>
      <p>{translate(batch.isOwn ? "invitations:decide.own" : "invitations:decide.help")}</p>
      {batch.channel !== "card" && <Recipients place={place} search={search} />}
      <I18nProvider {...staffTexts(language, ["staff:problem", "staff:ui"])}>
        {!batch.isOwn && (
          <ConfirmForm
            action={agreeToBatch.bind(null, address)}
            tick={translate("invitations:decide.tick")}
            button={translate("invitations:decide.agree")}
            busy={translate("invitations:decide.agreeing")}
          />
        )}
        <Details summary={translate(`invitations:decide.${which}Title`)}>
          <ReasonForm
            action={refuseBatch.bind(null, address)}
            label={translate("invitations:decide.reason")}
            help={translate("invitations:decide.reasonHelp")}
            button={translate(`invitations:decide.${which}`)}
            busy={translate("invitations:decide.refusing")}
          />
        </Details>
      </I18nProvider>
    </section>
  );
};

const mostShown = 100;

const Recipients = async ({ place, search }: DecideProps) => {
  const { actor, words, batch, at } = place;
  const { translate } = words;
  const read = await operations().readProposedRecipients(actor, batch.id);
  const all = read.ok
    ? read.value.map((recipient, index) => ({ recipient, number: index + 1 }))
    : [];
  const found = findRecipients(all, search);
  const shown = found.slice(0, mostShown);
  return (
    <>
      <SearchForm
        action={at}
        label={translate("invitations:find.label")}
        button={translate("invitations:find.button")}
        search={search}
      />
      {found.length > shown.length && (
        <p className="soft">
          {translate("invitations:decide.recipientsFirst", {
            shown: shown.length,
            of: found.length,
          })}
        </p>
      )}
      <Table
        caption={translate("invitations:decide.recipients")}
        stacks
        columns={[
          { key: "name", heading: translate("invitations:import.sampleName") },
          { key: "to", heading: translate("invitations:import.sampleTo") },
          { key: "language", heading: translate("invitations:import.sampleLanguage") },
        ]}
        rows={shown.map(({ recipient, number }) => ({
          key: String(number),
          cells: {
            name: <bdi>{recipient.name}</bdi>,
            to: <bdi>{addressLine(recipient)}</bdi>,
            language: translate(`common:language.${recipient.language}`),
          },
        }))}
      />
    </>
  );
};
