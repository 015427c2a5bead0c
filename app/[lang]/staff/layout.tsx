import "#components/tokens.css";
import "#components/staff.css";
import "#components/chart/chart.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { isLanguageCode, languageOf } from "#domain/language/registry.ts";
import { staffTexts } from "#server/i18n/translator.ts";
import { builtAssets } from "#server/pages/assets.ts";

export const metadata: Metadata = {
  title: { template: "%s – Samråd", default: "Samråd" },
  robots: { index: false, follow: false },
};

const StaffLayout = async ({ children, params }: LayoutProps<"/[lang]/staff">) => {
  const { lang } = await params;
  if (!isLanguageCode(lang)) notFound();
  return (
    <html lang={lang} dir={languageOf(lang).direction} data-side="staff">
      <body>
        <link rel="stylesheet" href={builtAssets().fonts} precedence="fonts" />
        {/* For the error page, which is drawn in the browser and cannot ask the server for words. */}
        <I18nProvider {...staffTexts(lang, ["staff:page"])}>{children}</I18nProvider>
      </body>
    </html>
  );
};

export default StaffLayout;
