import { submitBook, submitLock } from "#app/[lang]/staff/texts-of-answers/actions.ts";
import { ConfirmForm } from "#components/editor/confirm-form.tsx";
import { AgreementTable } from "#components/free-text/agreement-table.tsx";
import { otherThemeLanguages, valuesOfBook } from "#components/free-text/book-values.ts";
import { CodeBookForm } from "#components/free-text/code-book-form.tsx";
import { themeName } from "#components/free-text/words-of-texts.ts";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { plainText } from "#domain/language/localized-text.ts";
import { staffTexts } from "#server/i18n/translator.ts";
import type { PartProps } from "./part.ts";

/** The code book: written until it is locked, read afterwards, with how alike the two have read. */
export const ThemesPart = ({ overview, address, words }: PartProps) => {
  const { translate, say, language } = words;
  const { themes, stage, agreement } = overview;
  const isWritten = stage === "book" && !overview.isPublished;
  return (
    <I18nProvider {...staffTexts(language, ["free-text", "staff:problem", "staff:ui"])}>
      <p>{translate("free-text:book.flat")}</p>
      {isWritten ? (
        <>
          <CodeBookForm
            key={JSON.stringify(themes)}
            action={submitBook.bind(null, language, address)}
            {...valuesOfBook(themes)}
            others={otherThemeLanguages.map(({ id }) => ({
              code: id,
              name: translate(`common:language.${id}`),
            }))}
          />
          {themes.length > 0 && (
            <section aria-labelledby="lock">
              <h2 id="lock">{translate("free-text:book.lockTitle")}</h2>
              <p>{translate("free-text:book.lockHelp")}</p>
              <ConfirmForm
                action={submitLock.bind(null, language, address)}
                tick={translate("free-text:book.lockTick")}
                button={translate("free-text:book.lock")}
                busy={translate("free-text:busy")}
              />
            </section>
          )}
        </>
      ) : (
        <dl>
          {themes.map((theme) => (
            <div key={theme.code}>
              <dt>
                <strong>{say(themeName(theme))}</strong>
                {theme.exclusive && <> – {translate("free-text:theme.alone")}</>}
              </dt>
              <dd>{plainText(theme.description, language)}</dd>
            </div>
          ))}
        </dl>
      )}
      {(stage === "settling" || stage === "settled") && (
        <section aria-labelledby="agreement">
          <h2 id="agreement">{translate("free-text:agreement.title")}</h2>
          <AgreementTable agreement={agreement} themes={themes} words={words} />
        </section>
      )}
    </I18nProvider>
  );
};
