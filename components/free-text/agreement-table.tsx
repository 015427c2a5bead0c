import type { Words } from "#components/editor/words.ts";
import { Table } from "#components/table/table.tsx";
import type { PublishedTheme } from "#domain/disclosure/theme-release.ts";
import type { Agreement } from "#domain/free-text/agreement.ts";
import { themeName } from "./words-of-texts.ts";

interface AgreementTableProps {
  readonly agreement: Agreement | null;
  readonly themes: readonly PublishedTheme[];
  readonly words: Words;
}

/** How alike two have read, for themselves: the measures of few texts say how many there are, so they are not told. */
export const AgreementTable = ({ agreement, themes, words }: AgreementTableProps) => {
  const { translate, say } = words;
  if (agreement === null) return <p>{translate("free-text:agreement.tooFew")}</p>;
  const measure = (value: number | null) =>
    value === null
      ? translate("free-text:agreement.none")
      : translate("free-text:agreement.value", { value: Math.round(value * 100) / 100 });
  const percent = (value: number | null) =>
    value === null
      ? translate("free-text:agreement.none")
      : translate("free-text:agreement.percent", { value: Math.round(value * 100) });
  return (
    <>
      <p>
        {translate("free-text:agreement.whole", {
          same: percent(agreement.same),
          alpha: measure(agreement.alpha),
        })}
      </p>
      <Table
        caption={translate("free-text:agreement.caption")}
        columns={[
          { key: "theme", heading: translate("free-text:agreement.theme") },
          { key: "same", heading: translate("free-text:agreement.same"), isFigure: true },
          { key: "kappa", heading: translate("free-text:agreement.kappa"), isFigure: true },
        ]}
        rows={agreement.themes.map(({ code, same, kappa }) => {
          const theme = themes.find((each) => each.code === code);
          return {
            key: code,
            cells: {
              theme: theme === undefined ? code : say(themeName(theme)),
              same: percent(same),
              kappa: measure(kappa),
            },
          };
        })}
      />
      <p className="soft">{translate("free-text:agreement.help")}</p>
    </>
  );
};
