import "#components/invitation/invitation.css";
import type { Metadata } from "next";
import Link from "next/link";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import { ConfirmForm } from "#components/editor/confirm-form.tsx";
import { waveName } from "#components/editor/wave-view.tsx";
import { BatchList } from "#components/invitation/batch-list.tsx";
import { InvitationDone } from "#components/invitation/invitation-done.tsx";
import { RoundKeys } from "#components/invitation/round-keys.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { sendReminders } from "./actions.ts";
import { addressOf, type InvitationPlace, invitationPlace } from "./invitation-place.ts";

type Props = PageProps<"/[lang]/staff/process/[process]/surveys/waves/[wave]/invitations">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("invitations:title") };
};

const InvitationsPage = async ({ params, searchParams }: Props) => {
  const place = await invitationPlace(params);
  const { language, words, page, here } = place;
  const { translate } = words;
  const { done, failed } = await searchParams;
  return (
    <ProcessPage language={language} process={page.process} here="surveys">
      <p className="not-printed">
        <Link href={here.slice(0, here.lastIndexOf("/"))}>{waveName(words, page.wave)}</Link>
      </p>
      <h1>{translate("invitations:title")}</h1>
      <InvitationDone done={done} failed={failed} words={words} />
      {page.wave.rounds.some(({ issuing }) => issuing !== null) ? (
        <Invited place={place} />
      ) : (
        <EmptyState title={translate("invitations:open.title")}>
          <p>
            {translate(
              page.wave.admission === "open" ? "invitations:open.text" : "invitations:open.whole",
            )}
          </p>
        </EmptyState>
      )}
    </ProcessPage>
  );
};

const Invited = async ({ place }: { readonly place: InvitationPlace }) => {
  const { actor, language, words, page, here } = place;
  const { translate } = words;
  const batches = await operations().listInvitationBatches(actor, page.wave.id);
  const listed = batches.ok ? batches.value : [];
  const hasMail = listed.some(({ channel, state }) => channel === "email" && state === "minted");
  return (
    <>
      <p className="lead">{translate("invitations:introduction")}</p>
      <p>{translate("invitations:never")}</p>
      {page.phase !== "closed" && (
        <p>
          <LinkButton href={`${here}/new`} kind="primary">
            {translate("invitations:new.title")}
          </LinkButton>
        </p>
      )}
      <BatchList batches={listed} here={here} words={words} />
      {hasMail && (
        <section aria-labelledby="remind">
          <h2 id="remind">{translate("invitations:remind.title")}</h2>
          <p>{translate("invitations:remind.help")}</p>
          {page.phase === "open" ? (
            <I18nProvider {...staffTexts(language, ["staff:problem", "staff:ui"])}>
              <ConfirmForm
                action={sendReminders.bind(null, addressOf(place))}
                tick={translate("invitations:remind.tick")}
                button={translate("invitations:remind.button")}
                busy={translate("invitations:remind.busy")}
              />
            </I18nProvider>
          ) : (
            <p className="soft">{translate("invitations:remind.notOpen")}</p>
          )}
        </section>
      )}
      <RoundKeys rounds={page.wave.rounds} words={words} />
    </>
  );
};

export default InvitationsPage;
