import "@fontsource-variable/noto-sans/wght.css";
import "@fontsource-variable/noto-sans-hebrew/wght.css";
import "#components/tokens.css";
import "#components/staff.css";
import "#components/chart/chart.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLanguageCode, languageOf } from "#domain/language/registry.ts";

export const metadata: Metadata = {
  title: { template: "%s – Samråd", default: "Samråd" },
  robots: { index: false, follow: false },
};

const StaffLayout = async ({ children, params }: LayoutProps<"/[lang]/staff">) => {
  const { lang } = await params;
  if (!isLanguageCode(lang)) notFound();
  return (
    <html lang={lang} dir={languageOf(lang).direction} data-side="staff">
      <body>{children}</body>
    </html>
  );
};

export default StaffLayout;
