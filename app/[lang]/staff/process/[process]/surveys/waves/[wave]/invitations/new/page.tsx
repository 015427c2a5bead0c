import "#components/invitation/invitation.css";
import type { Metadata } from "next";
import Link from "next/link";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import {
  addressOf,
  invitationPlace,
} from "#app/[lang]/staff/process/[process]/surveys/waves/[wave]/invitations/invitation-place.ts";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import { waveName } from "#components/editor/wave-view.tsx";
import { CardsForm } from "#components/invitation/cards-form.tsx";
import { ImportForm } from "#components/invitation/import-form.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { letterLanguages } from "#server/i18n/letter-words.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { importList, proposeCards } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/process/[process]/surveys/waves/[wave]/invitations/new">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("invitations:new.title") };
};

const ways = ["list", "cards"] as const;

const formTexts = [
  "staff:ui",
  "staff:problem",
  "invitations:new",
  "invitations:import",
  "common:language",
];

const NewInvitationsPage = async ({ params, searchParams }: Props) => {
  const place = await invitationPlace(params);
  const { language, words, page, here } = place;
  const { translate } = words;
  const query = await searchParams;
  const way = ways.find((each) => each === query.way) ?? "list";
  const rounds = page.wave.rounds
    .filter(({ issuing }) => issuing !== null)
    .map(({ id, audience }) => ({ value: id, label: translate(`common:audience.${audience}`) }));
  const address = addressOf(place);
  return (
    <ProcessPage language={language} process={page.process} here="surveys">
      <p className="not-printed">
        <Link href={here}>{translate("invitations:back")}</Link>
      </p>
      <h1>{translate("invitations:new.title")}</h1>
      <p className="lead">{waveName(words, page.wave)}</p>
      {page.phase === "closed" ? (
        <p>{translate("invitations:new.closed")}</p>
      ) : (
        <>
          <Notice tone="warning" word={translate("staff:ui.warning")}>
            <p>{translate("invitations:new.sensitive")}</p>
          </Notice>
          <Tabs
            label={translate("invitations:new.ways")}
            tabs={ways.map((each) => ({
              href: `${here}/new?way=${each}`,
              name: translate(`invitations:new.${each}`),
              isHere: each === way,
            }))}
          />
          <I18nProvider {...staffTexts(language, formTexts)}>
            {way === "list" ? (
              <ImportForm action={importList.bind(null, address)} rounds={rounds} />
            ) : (
              <CardsForm
                action={proposeCards.bind(null, address)}
                rounds={rounds}
                languages={letterLanguages(page.wave).map((code) => ({
                  value: code,
                  label: translate(`common:language.${code}`),
                }))}
              />
            )}
          </I18nProvider>
        </>
      )}
    </ProcessPage>
  );
};

export default NewInvitationsPage;
