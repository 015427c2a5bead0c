import type { PageAssets } from "#components/survey/document.tsx";
import type { Hearing } from "#components/survey/listen-button.tsx";
import type { PageSpeech } from "#components/survey/speech.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { interfacePrefix, needsPrefix } from "#domain/survey/heard-texts.ts";
import type { SurveyForm } from "./survey-form.ts";

/**
 * The frame of an answering page with what can be heard on it. A page with nothing to hear is given back as it was: it
 * carries nothing of all this.
 */
export const withVoices = <
  Frame extends { readonly speech: PageSpeech; readonly assets: PageAssets },
>(
  frame: Frame,
  form: SurveyForm,
): Frame => {
  const { speech, assets } = frame;
  const hearing = hearingOf(form, speech.language);
  return hearing === null
    ? frame
    : { ...frame, speech: { ...speech, hearing }, assets: listeningAssets(assets) };
};

/** For pages that the script shows: its buttons instead of the browser's controls. */
export const heardByButtons = (speech: PageSpeech): PageSpeech =>
  speech.hearing === undefined
    ? speech
    : { ...speech, hearing: { ...speech.hearing, by: "buttons" } };

const hearingOf = ({ wave, kind }: SurveyForm, language: LanguageCode): Hearing | null => {
  const inNeeds = kind === "needs";
  const clips = wave.clips.filter(
    (clip) =>
      clip.language === language &&
      (clip.unit.startsWith(interfacePrefix) || clip.unit.startsWith(needsPrefix) === inNeeds),
  );
  const machine = machineLanguages.has(language) && wave.machineVoices.includes(language);
  if (clips.length === 0 && !machine) return null;
  const byUnit = new Map(clips.map((clip) => [clip.unit, clip]));
  const nameOf = (unit: string): string =>
    inNeeds && !unit.startsWith(interfacePrefix) ? needsPrefix + unit : unit;
  return {
    find: (units) => {
      for (const unit of units) {
        const found = byUnit.get(nameOf(unit));
        if (found !== undefined) return found;
      }
      return null;
    },
    by: "controls",
    machine,
  };
};

/** The only languages of the registry for which browsers bring voices that their speakers know (languages/README.md 9). */
const machineLanguages: ReadonlySet<LanguageCode> = new Set(["sv", "fi"]);

/** One object for each build, because the policy of a page is remembered by it. */
const listeningAssets = (assets: PageAssets): PageAssets => {
  const known = listening.get(assets);
  if (known !== undefined) return known;
  const { styles = "", script } = assets.listening ?? {};
  const made: PageAssets = {
    ...assets,
    styles: assets.styles + styles,
    ...(script === undefined ? {} : { player: script }),
  };
  listening.set(assets, made);
  return made;
};

const listening = new WeakMap<PageAssets, PageAssets>();
