import Link from "next/link";
import { notFound } from "next/navigation";
import {
  submitDecision,
  submitRedaction,
  submitSettling,
  submitTranslation,
} from "#app/[lang]/staff/texts-of-answers/actions.ts";
import type { Words } from "#components/editor/words.ts";
import { OwnWords } from "#components/free-text/own-words.tsx";
import { RedactionList } from "#components/free-text/redaction-list.tsx";
import { StaffTextForm } from "#components/free-text/staff-text-form.tsx";
import { ThemeChoices } from "#components/free-text/theme-choices.tsx";
import { textsAddress, themeName } from "#components/free-text/words-of-texts.ts";
import { Details } from "#components/ui/details.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { languages } from "#domain/language/registry.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTexts } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import type { OneText } from "#server/operations/read-text.ts";
import type { TextAddress } from "#server/operations/text-work.ts";
import { CodingPart } from "./coding-part.tsx";
import { type PartProps, themeChoices } from "./part.ts";
import { ThemesPart } from "./themes-part.tsx";
import type { WorkView } from "./views.ts";

export const WorkPart = ({
  view,
  at,
  ...props
}: PartProps & { readonly view: WorkView; readonly at: string | string[] | undefined }) => {
  switch (view) {
    case "read":
      return <Reading {...props} at={typeof at === "string" && /^\d{1,6}$/.test(at) ? at : null} />;
    case "themes":
      return <ThemesPart {...props} />;
    case "differences":
      return <Differences {...props} />;
    case "quotes":
      return <Quotes {...props} />;
  }
};

/** Words for the client's forms. */
const clientTexts = (words: Words) =>
  staffTexts(words.language, ["free-text", "staff:problem", "staff:ui"]);

const Reading = async ({ address, words, at }: PartProps & { readonly at: string | null }) => {
  const { translate, language } = words;
  const { actor } = await requirePerson();
  const read = await operations().readText(actor, address, at === null ? null : Number(at));
  if (!read.ok) return notFound();
  const one = read.value;
  const to = (place: number) =>
    textsAddress(language, address.round, address.question, { view: "read", at: `${place}` });
  return (
    <I18nProvider {...clientTexts(words)}>
      <OwnWords text={one.text} translations={one.translations} words={words} />
      <CodingPart one={one} address={address} words={words} />
      <nav className="text-steps" aria-label={translate("free-text:steps.label")}>
        {one.at > 0 && <Link href={to(one.at - 1)}>{translate("free-text:steps.previous")}</Link>}
        {!one.isLast && <Link href={to(one.at + 1)}>{translate("free-text:steps.next")}</Link>}
      </nav>
      <StaffTexts one={one} address={address} words={words} />
    </I18nProvider>
  );
};

/** What may be written about a text besides its themes: a translation, and how it may be quoted. */
const StaffTexts = ({
  one,
  address,
  words: { translate, language },
}: {
  readonly one: OneText;
  readonly address: TextAddress;
  readonly words: Words;
}) => {
  const { overview, mayQuote, redaction, translations } = one;
  const isOpen = overview.isPublishable && !overview.isPublished;
  return (
    <>
      <Details summary={translate("free-text:text.translate")}>
        <StaffTextForm
          key={one.id}
          action={submitTranslation.bind(null, language, address, one.at)}
          text={one.id}
          name="translation"
          label={translate("free-text:text.translationLabel")}
          help={translate("free-text:text.translationHelp")}
          button={translate("free-text:text.translationSave")}
          written={translations.find((each) => each.language === "sv")?.text ?? ""}
          languages={languages.map(({ id }) => ({
            code: id,
            name: translate(`common:language.${id}`),
          }))}
        />
      </Details>
      {!mayQuote && <p className="soft">{translate("free-text:text.mayNotQuote")}</p>}
      {mayQuote && isOpen && (
        <Details summary={translate("free-text:text.quote")}>
          <StaffTextForm
            key={one.id}
            action={submitRedaction.bind(null, language, address)}
            text={one.id}
            name="redacted"
            label={translate("free-text:text.quoteLabel")}
            help={translate("free-text:text.quoteHelp")}
            button={translate("free-text:text.quoteSave")}
            written={redaction?.redacted ?? one.text}
          />
        </Details>
      )}
    </>
  );
};

const Differences = async ({ address, words }: PartProps) => {
  const { translate, say, language } = words;
  const { actor } = await requirePerson();
  const read = await operations().readDifference(actor, address);
  if (!read.ok) return notFound();
  const difference = read.value;
  if (difference === null) {
    return (
      <EmptyState title={translate("free-text:differences.none")}>
        <p>{translate("free-text:differences.noneHelp")}</p>
      </EmptyState>
    );
  }
  const { overview, readings, proposed, decidesAlone } = difference;
  const nameOf = (code: string) => {
    const theme = overview.themes.find((each) => each.code === code);
    return theme === undefined ? code : say(themeName(theme));
  };
  const both = readings.reduce((one, other) => one.filter((code) => other.includes(code)));
  return (
    <I18nProvider {...clientTexts(words)}>
      <p>{translate(`free-text:differences.${decidesAlone ? "alone" : "together"}`)}</p>
      <OwnWords text={difference.text} translations={difference.translations} words={words} />
      <div className="readings">
        {readings.map((codes, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the two readings have no names.
          <section key={at} aria-labelledby={`reading-${at}`}>
            <h2 id={`reading-${at}`}>
              {translate("free-text:differences.reading", { number: at + 1 })}
            </h2>
            <ul>
              {codes.map((code) => (
                <li key={code}>{nameOf(code)}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {proposed !== null && (
        <p>
          {translate(`free-text:differences.${proposed.isOwn ? "waiting" : "proposed"}`, {
            themes: proposed.themes.map(nameOf).join(", "),
          })}
        </p>
      )}
      <ThemeChoices
        key={difference.id}
        action={submitSettling.bind(null, language, address)}
        text={difference.id}
        themes={themeChoices(overview.themes, words)}
        chosen={proposed?.themes ?? both}
        legend={translate("free-text:differences.legend")}
        button={translate(`free-text:differences.${decidesAlone ? "decide" : "propose"}`)}
      />
    </I18nProvider>
  );
};

const Quotes = async ({ address, words }: PartProps) => {
  const { actor } = await requirePerson();
  const read = await operations().readRedactions(actor, address);
  if (!read.ok) return notFound();
  const { redactions, overview } = read.value;
  return (
    <>
      <p>{words.translate("free-text:quotes.introduction")}</p>
      <RedactionList
        redactions={redactions}
        decide={overview.isPublished ? null : submitDecision.bind(null, words.language, address)}
        words={words}
      />
    </>
  );
};
