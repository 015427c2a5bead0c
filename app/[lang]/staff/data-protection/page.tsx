import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { StaffPage } from "#app/[lang]/staff/staff-page.tsx";
import { DetailsForm } from "#components/data-protection/details-form.tsx";
import { Table } from "#components/table/table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { type DataProtectionDetails, missingDetails } from "#domain/data-protection/details.ts";
import { documentKinds } from "#domain/data-protection/documents.ts";
import { formatDate } from "#domain/language/format-date.ts";
import { plainText } from "#domain/language/localized-text.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { submitDetails } from "./actions.ts";
import { protectingMembership } from "./membership.ts";
import { standingOf } from "./standing.ts";

type Props = PageProps<"/[lang]/staff/data-protection">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("data-protection:title") };
};

const DataProtectionPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const { authority: slug, done } = await searchParams;
  const { actor, membership } = await protectingMembership(slug);
  const { id, slug: own } = membership.authority;
  const read = await operations().readDataProtection(actor, id);
  if (!read.ok) notFound();
  const { authority, details, waves } = read.value;
  const translate = await staffTranslator(language);
  const words = staffLanguage(language);
  const missing = missingDetails(details);
  return (
    <StaffPage language={language} authority={id} here="data-protection">
      <h1>{translate("data-protection:title")}</h1>
      <p>
        {translate("data-protection:introduction", { authority: plainText(authority.name, words) })}
      </p>
      {done === "saved" && (
        <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
          <p>{translate("data-protection:saved")}</p>
        </Notice>
      )}
      {missing.length > 0 ? (
        <Notice tone="warning" word={translate("staff:ui.warning")}>
          <p>{translate("data-protection:missing")}</p>
          <ul>
            {missing.map((field) => (
              <li key={field}>
                <a href={`#field-${field}`}>{translate(`data-protection:field.${field}`)}</a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <p>{translate("data-protection:complete")}</p>
      )}
      <h2>{translate("data-protection:documents.title")}</h2>
      <p className="soft">{translate("data-protection:documents.help")}</p>
      <ul>
        {documentKinds.map((kind) => {
          const address = `/${language}/staff/data-protection/${kind}`;
          return (
            <li key={kind}>
              {translate(`data-protection:documents.${kind}`)}:{" "}
              <Link href={`${address}?authority=${own}`}>
                {translate("data-protection:documents.read")}
                <span className="unseen"> {translate(`data-protection:documents.${kind}`)}</span>
              </Link>
              {" · "}
              <a href={`${address}/docx?authority=${own}`} download>
                {translate("data-protection:documents.download")}
                <span className="unseen"> {translate(`data-protection:documents.${kind}`)}</span>
              </a>
            </li>
          );
        })}
      </ul>
      <h2>{translate("data-protection:waves.title")}</h2>
      {waves.length === 0 ? (
        <EmptyState title={translate("data-protection:waves.none")}>{null}</EmptyState>
      ) : (
        <Table
          caption={translate("data-protection:waves.caption")}
          isCaptionSeen={false}
          stacks
          columns={(["wave", "destroyOn", "state"] as const).map((key) => ({
            key,
            heading: translate(`data-protection:waves.${key}`),
          }))}
          rows={waves.map((kept) => {
            const { wave, retention } = kept;
            const { tone, text } = standingOf(kept);
            return {
              key: wave.id,
              cells: {
                wave: (
                  <Link href={`/${language}/staff/data-protection/wave/${wave.id}`}>
                    {translate("data-protection:waves.name", {
                      instrument: translate(`common:instrument.${wave.instrument}`),
                      number: wave.number,
                    })}
                  </Link>
                ),
                destroyOn: formatDate(words, retention.destroyOn.toISOString().slice(0, 10)),
                state: <StatusTag tone={tone}>{translate(text)}</StatusTag>,
              },
            };
          })}
        />
      )}
      <h2>{translate("data-protection:form.title")}</h2>
      <p className="soft">{translate("data-protection:form.swedish")}</p>
      <I18nProvider
        {...staffTexts(language, [
          "data-protection:field",
          "data-protection:help",
          "data-protection:choice",
          "data-protection:choiceHelp",
          "data-protection:form",
          "staff:problem",
          "staff:ui",
        ])}
      >
        <DetailsForm
          saved={savedValues(details)}
          action={submitDetails.bind(null, language, id, own)}
        />
      </I18nProvider>
    </StaffPage>
  );
};

const savedValues = (details: DataProtectionDetails): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(details).map(([name, value]) => [name, String(value ?? "")]));

export default DataProtectionPage;
