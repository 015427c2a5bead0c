import "#components/invitation/invitation.css";
import "#components/editor/surveys.css";
import type { Metadata } from "next";
import Link from "next/link";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { markPrinted } from "#app/[lang]/staff/process/[process]/surveys/waves/[wave]/invitations/[batch]/actions.ts";
import { batchPlace } from "#app/[lang]/staff/process/[process]/surveys/waves/[wave]/invitations/[batch]/batch-place.ts";
import { ConfirmForm } from "#components/editor/confirm-form.tsx";
import { CardSheet } from "#components/invitation/card-sheet.tsx";
import type { InvitationSheet } from "#components/invitation/invitation-sheet.ts";
import { LetterSheet } from "#components/invitation/letter-sheet.tsx";
import { PrintButton } from "#components/invitation/print-button.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { languageOf } from "#domain/language/registry.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { sheetsOf } from "./sheets.ts";

type Props =
  PageProps<"/[lang]/staff/process/[process]/surveys/waves/[wave]/invitations/[batch]/print">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("invitations:print.button") };
};

/** So many at once: a browser lays them out in a second or two, and a sheet of eight cards is never cut. */
const atOnce = 48;
const perSheet = 8;

/** Without the frame of the other pages: on paper there is nothing but the letters. */
const PrintPage = async ({ params, searchParams }: Props) => {
  const place = await batchPlace(params);
  const { actor, language, words, batch, at, address } = place;
  const { translate } = words;
  const read = await operations().readInvitationCodes(actor, batch.id);
  const all = read.ok && batch.channel !== "email" ? read.value : [];
  const asked = Number((await searchParams).from);
  const from = Number.isInteger(asked) && asked > 0 && asked < all.length ? asked : 0;
  const sheets = await sheetsOf(place, all.slice(from, from + atOnce));
  const wordsIn = staffLanguage(language);
  const parts = Array.from({ length: Math.ceil(all.length / atOnce) }, (_, part) => part * atOnce);
  return (
    <div className="staff print-page" lang={wordsIn} dir={languageOf(wordsIn).direction}>
      <main id="content">
        <div className="not-printed print-instructions">
          <p>
            <Link href={at}>{batch.label}</Link>
          </p>
          <h1>{translate("invitations:print.title", { label: batch.label })}</h1>
          {sheets.length === 0 ? (
            <p>{translate("invitations:print.empty")}</p>
          ) : (
            <>
              <p>
                {translate(
                  batch.channel === "card"
                    ? "invitations:print.cardHelp"
                    : "invitations:print.help",
                )}
              </p>
              <Notice tone="warning" word={translate("staff:ui.warning")}>
                <p>{translate("invitations:print.secret")}</p>
                {sheets.some((sheet) => sheet.words.draft !== null) && (
                  <p>{translate("invitations:print.draft")}</p>
                )}
              </Notice>
              {parts.length > 1 && (
                <Tabs
                  label={translate("invitations:print.pages")}
                  tabs={parts.map((begins) => ({
                    href: `${at}/print?from=${begins}`,
                    name: translate("invitations:print.page", {
                      from: begins + 1,
                      to: Math.min(begins + atOnce, all.length),
                      of: all.length,
                    }),
                    isHere: begins === from,
                  }))}
                />
              )}
              <PrintButton label={translate("invitations:print.button")} />
            </>
          )}
        </div>
        {sheets.length > 0 && (
          <>
            <section className="sheets" aria-label={translate("invitations:print.sheets")}>
              {batch.channel === "card"
                ? inEights(sheets).map((cards) => (
                    <CardSheet key={cards[0]?.id ?? ""} cards={cards} />
                  ))
                : sheets.map((sheet) => <LetterSheet key={sheet.id} sheet={sheet} />)}
            </section>
            <section className="not-printed print-instructions" aria-labelledby="mark">
              <h2 id="mark">{translate("invitations:print.markTitle")}</h2>
              <p>{translate("invitations:print.markHelp")}</p>
              <I18nProvider {...staffTexts(language, ["staff:problem", "staff:ui"])}>
                <ConfirmForm
                  action={markPrinted.bind(
                    null,
                    address,
                    sheets.map(({ id }) => id),
                  )}
                  tick={translate("invitations:print.markTick")}
                  button={translate("invitations:print.mark", { count: sheets.length })}
                  busy={translate("invitations:print.marking")}
                />
              </I18nProvider>
            </section>
          </>
        )}
      </main>
    </div>
  );
};

const inEights = (sheets: readonly InvitationSheet[]): readonly (readonly InvitationSheet[])[] =>
  Array.from({ length: Math.ceil(sheets.length / perSheet) }, (_, index) =>
    sheets.slice(index * perSheet, (index + 1) * perSheet),
  );

export default PrintPage;
