import Link from "next/link";
import { waveName } from "#components/editor/wave-view.tsx";
import type { Words } from "#components/editor/words.ts";
import { Localized } from "#components/ui/localized.tsx";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import { needsTextsAddress } from "./words-of-texts.ts";

interface WavesOfNeedsProps {
  readonly waves: readonly {
    readonly waveId: string;
    readonly processId: string;
    readonly processTitle: LocalizedText;
    readonly instrument: string;
    readonly number: number;
  }[];
  readonly words: Words;
}

/** The way to what people have written themselves about what they need, for those who see no process. */
export const WavesOfNeeds = ({ waves, words }: WavesOfNeedsProps) => {
  const { translate, language } = words;
  if (waves.length === 0) return null;
  return (
    <section className="text-round" aria-labelledby="needs-texts">
      <h2 id="needs-texts">{translate("free-text:needs.title")}</h2>
      <p>{translate("free-text:needs.introduction")}</p>
      <ul>
        {waves.map((wave) => (
          <li key={wave.waveId}>
            <Link
              className="text-link"
              href={needsTextsAddress(language, wave.processId, wave.waveId)}
            >
              {waveName(words, wave)}
            </Link>{" "}
            <span className="soft">
              (<Localized text={wave.processTitle} language={language} />)
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
