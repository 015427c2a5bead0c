import Link from "next/link";
import { ConfirmForm } from "#components/editor/confirm-form.tsx";
import { InvitationStates } from "#components/invitation/invitation-states.tsx";
import { InvitationTable } from "#components/invitation/invitation-table.tsx";
import { RefreshWhile } from "#components/invitation/refresh-while.tsx";
import { SearchForm } from "#components/invitation/search-form.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Details } from "#components/ui/details.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { findRecipients } from "#domain/invitation/find-recipients.ts";
import { staffTexts } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { changeInvitation, endMailing, startMailing, withdrawBatch } from "./actions.ts";
import type { BatchPlace } from "./batch-place.ts";

interface SendProps {
  readonly place: BatchPlace;
  readonly search: string;
}

/** A batch that exists: how it stands, the sending, one invitation by its name, and the end of it. */
export const SendBatch = ({ place, search }: SendProps) => {
  const { words, language, batch, address } = place;
  const { translate } = words;
  return (
    <>
      <section aria-labelledby="send">
        <h2 id="send">{translate("invitations:send.title")}</h2>
        <InvitationStates states={batch.states} words={words} />
        {batch.channel === "email" ? <Mailing place={place} /> : <Printing place={place} />}
      </section>
      <Finding place={place} search={search} />
      <Details summary={translate("invitations:withdrawAll.title")}>
        <p>{translate("invitations:withdrawAll.help")}</p>
        <I18nProvider {...staffTexts(language, ["staff:problem", "staff:ui"])}>
          <ConfirmForm
            action={withdrawBatch.bind(null, address)}
            tick={translate("invitations:withdrawAll.tick")}
            button={translate("invitations:withdrawAll.button")}
            busy={translate("invitations:withdrawAll.busy")}
          />
        </I18nProvider>
      </Details>
    </>
  );
};

const Printing = ({ place: { words, batch, at } }: Pick<SendProps, "place">) => {
  const { translate } = words;
  if (batch.states.unsent === 0) return <p>{translate("invitations:send.nothingLeft")}</p>;
  return (
    <>
      <p>{translate("invitations:send.printHelp")}</p>
      <p>
        <LinkButton href={`${at}/print`} kind="primary">
          {translate("invitations:send.print")}
        </LinkButton>
      </p>
    </>
  );
};

const Mailing = async ({ place }: Pick<SendProps, "place">) => {
  const { actor, words, batch, at, address, page } = place;
  const { translate } = words;
  const read = await operations().readMailing(actor, batch.id);
  if (!read.ok) return null;
  const { mailing, by } = read.value;
  const isBegun = batch.states.sent + batch.states.bounced > 0;
  return (
    <>
      <p className="soft">{translate(`invitations:send.by.${by}`)}</p>
      {mailing.state === "stopped" && (
        <Notice tone="warning" word={translate("staff:ui.warning")}>
          <p>{translate("invitations:send.stopped")}</p>
        </Notice>
      )}
      {mailing.state === "done" && mailing.deferred > 0 && (
        <Notice tone="warning" word={translate("staff:ui.warning")}>
          <p>{translate("invitations:send.deferred", { count: mailing.deferred })}</p>
        </Notice>
      )}
      {mailing.state === "running" ? (
        <>
          <RefreshWhile seconds={3} />
          <p role="status">{translate("invitations:send.running")}</p>
          <div className="button-row">
            <Link href={at}>{translate("invitations:send.refresh")}</Link>
            <form action={endMailing.bind(null, address)}>
              <SubmitButton kind="secondary" busy={translate("invitations:decide.refusing")}>
                {translate("invitations:send.stop")}
              </SubmitButton>
            </form>
          </div>
        </>
      ) : batch.states.unsent === 0 || page.phase === "closed" ? null : (
        <form action={startMailing.bind(null, address)}>
          <p className="soft">{translate("invitations:send.twice")}</p>
          <SubmitButton busy={translate("invitations:send.starting")}>
            {translate(isBegun ? "invitations:send.goOn" : "invitations:send.start")}
          </SubmitButton>
        </form>
      )}
    </>
  );
};

const mostShown = 50;

const Finding = async ({ place, search }: SendProps) => {
  const { actor, words, batch, at, address } = place;
  const { translate } = words;
  const read = await operations().listInvitations(actor, batch.id);
  const all = read.ok ? read.value.invitations : [];
  const found = search.trim() === "" && all.length > mostShown ? [] : findRecipients(all, search);
  return (
    <section aria-labelledby="find">
      <h2 id="find">{translate("invitations:find.title")}</h2>
      <p>{translate("invitations:find.help")}</p>
      <SearchForm
        action={at}
        label={translate(
          batch.channel === "card" ? "invitations:find.labelCard" : "invitations:find.label",
        )}
        button={translate("invitations:find.button")}
        search={search}
      />
      {search.trim() !== "" && found.length === 0 && (
        <p role="status">{translate("invitations:find.none")}</p>
      )}
      {found.length > mostShown && (
        <p className="soft">
          {translate("invitations:find.many", { shown: mostShown, of: found.length })}
        </p>
      )}
      {found.length > 0 && (
        <InvitationTable
          invitations={found.slice(0, mostShown)}
          change={changeInvitation.bind(null, address)}
          words={words}
        />
      )}
    </section>
  );
};
