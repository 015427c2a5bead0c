import "#components/document/document.css";
import type { Metadata } from "next";
import { processingDocument } from "#app/[lang]/staff/data-protection/processing-document.tsx";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { staffTranslator } from "#server/i18n/translator.ts";

type Props = PageProps<"/[lang]/staff/data-protection/record">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("data-protection:record.title") };
};

const RecordPage = async ({ params, searchParams }: Props) =>
  processingDocument({
    kind: "record",
    language: await pageLanguage(params),
    authority: (await searchParams).authority,
  });

export default RecordPage;
