import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { StaffPage } from "#app/[lang]/staff/staff-page.tsx";
import { deskPlace } from "#app/[lang]/staff/texts/[collection]/[language]/desk-place.ts";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { readOutcome, readVoicesAddress } from "#components/voices/voices-address.ts";
import { VoicesView } from "#components/voices/voices-view.tsx";
import { isLanguageCode, languageCodes } from "#domain/language/registry.ts";
import { isGranted } from "#domain/process/actor.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { removeVoice } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/texts/[collection]/[language]/voices">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  const { language } = await params;
  if (!isLanguageCode(language)) return {};
  const name = translate(`common:language.${language}`);
  return { title: translate("voices:heading", { language: name }) };
};

const formTexts = ["voices:bulk", "voices:card", "voices:problem"];

const VoicesPage = async ({ params, searchParams }: Props) => {
  const asked = await searchParams;
  const { actor, place, desk, query } = await deskPlace(params, asked.authority);
  const { language, authorityId, collection, target } = place;
  const where = { authorityId, collection, language: target };
  const read = await operations().readVoices(actor, where);
  if (!read.ok) return read.problem.code === "forbidden" ? forbidden() : notFound();
  const translate = await staffTranslator(language);
  const name = translate(`common:language.${target}`);
  return (
    <StaffPage language={language} authority={authorityId} here="texts">
      <Breadcrumbs
        label={translate("staff:frame.breadcrumbs")}
        crumbs={[
          { href: `/${language}/staff/texts${query}`, name: translate("texts:overview.title") },
          // Swedish is the source and has no desk.
          ...(target === "sv"
            ? []
            : [
                {
                  href: `${desk}${query}`,
                  name: translate("texts:desk.heading", { language: name }),
                },
              ]),
        ]}
      />
      <I18nProvider {...staffTexts(language, formTexts)}>
        <VoicesView
          voices={read.value}
          collection={collection}
          address={readVoicesAddress(asked)}
          outcome={readOutcome(asked)}
          page={`${desk}/voices`}
          query={query}
          language={language}
          target={target}
          others={languageCodes.filter(
            (code) => code !== target && isGranted(actor, authorityId, code),
          )}
          remove={removeVoice.bind(null, place)}
          translate={translate}
        />
      </I18nProvider>
    </StaffPage>
  );
};

export default VoicesPage;
