import "#components/free-text/free-text.css";
import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { waveName } from "#components/editor/wave-view.tsx";
import { wordsFor } from "#components/editor/words.ts";
import { NeedsTextList } from "#components/free-text/needs-text-list.tsx";
import { needsTextsAddress } from "#components/free-text/words-of-texts.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatDate } from "#domain/language/format-date.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import { asId, type WaveId } from "#domain/shared/ids.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { NeedsTextsFrame } from "./needs-texts-frame.tsx";

type Props = PageProps<"/[lang]/staff/process/[process]/surveys/waves/[wave]/needs-texts">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("free-text:needs.title") };
};

const NeedsTextsPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const asked = await params;
  const { question, after } = await searchParams;
  const { actor } = await requirePerson();
  const from =
    typeof question === "string" && typeof after === "string" ? { question, after } : null;
  const read = await operations().readNeedsTexts(actor, asId<WaveId>(asked.wave), from);
  const words = wordsFor(language, await staffTranslator(language));
  const { translate } = words;
  if (!read.ok) {
    const { code } = read.problem;
    if (code === "forbidden") return forbidden();
    if (code === "not_found") return notFound();
    return (
      <NeedsTextsFrame language={language} place={asked} wave={null} words={words}>
        <EmptyState title={translate(`free-text:problem.${code}`)}>
          <p>{translate(`free-text:needs.${code}`)}</p>
        </EmptyState>
      </NeedsTextsFrame>
    );
  }
  const { wave, destroyedAt, questions } = read.value;
  if (wave.processId !== asked.process) return notFound();
  const date =
    destroyedAt === null ? null : formatDate(staffLanguage(language), destroyedAt.toISOString());
  return (
    <NeedsTextsFrame
      language={language}
      place={asked}
      wave={{ authority: wave.authority, name: waveName(words, wave) }}
      words={words}
    >
      {date === null ? (
        <NeedsTextList
          questions={questions}
          address={needsTextsAddress(language, wave.processId, wave.id)}
          isFirst={from === null}
          words={words}
        />
      ) : (
        <EmptyState title={translate("free-text:needs.destroyed")}>
          <p>{translate("free-text:needs.destroyedHelp", { date })}</p>
        </EmptyState>
      )}
    </NeedsTextsFrame>
  );
};

export default NeedsTextsPage;
