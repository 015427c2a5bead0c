import type { Words } from "#components/editor/words.ts";
import { Table } from "#components/table/table.tsx";
import { Localized } from "#components/ui/localized.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { ThemedQuestion } from "#domain/disclosure/theme-release.ts";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import { QuoteList } from "./quotes.tsx";
import { themeName } from "./words-of-texts.ts";

interface PreviewedThemesProps {
  readonly questions: readonly {
    readonly question: string;
    readonly title: LocalizedText;
    readonly themed: ThemedQuestion | null;
  }[];
  readonly isPublished: boolean;
  readonly words: Words;
}

/** Each question's themes as they stand or would stand in what is published. */
export const PreviewedThemes = ({ questions, isPublished, words }: PreviewedThemesProps) => {
  const { translate, language } = words;
  if (questions.length === 0) return <p>{translate("free-text:publish.nothing")}</p>;
  return questions.map(({ question, title, themed }) => (
    <section key={question} className="text-round" aria-labelledby={question}>
      <h2 id={question}>
        <Localized text={title} language={language} />
      </h2>
      {themed === null || (isPublished && themed.blocks.length === 0) ? (
        <p>
          <StatusTag tone="warning">{translate("free-text:publish.notSettled")}</StatusTag>
        </p>
      ) : (
        <Themes themed={themed} words={words} />
      )}
    </section>
  ));
};

const Themes = ({ themed, words }: { readonly themed: ThemedQuestion; readonly words: Words }) => {
  const { translate, say } = words;
  const drawn = themed.themes.filter(({ exclusive }) => !exclusive);
  return (
    <>
      <Table
        caption={translate("free-text:publish.caption")}
        columns={[
          { key: "theme", heading: translate("free-text:agreement.theme") },
          { key: "count", heading: translate("results:table.count"), isFigure: true },
          { key: "of", heading: translate("results:table.of"), isFigure: true },
        ]}
        rows={drawn.map((theme) => {
          const block = themed.blocks.find(
            ({ block: id }) => id === `${themed.question}:${theme.code}`,
          );
          const group = block?.levels[0]?.groups[0];
          const yes = group?.bins.find(({ cells }) => cells.includes("yes"))?.count;
          return {
            key: theme.code,
            cells: {
              theme: say(themeName(theme)),
              count: yes ?? translate("results:notShown.ladder_used_up"),
              of: group?.n ?? "",
            },
          };
        })}
      />
      {themed.quotes.length > 0 && (
        <>
          <h3>{translate("free-text:quotes.chosen")}</h3>
          <QuoteList quotes={themed.quotes} />
        </>
      )}
    </>
  );
};
