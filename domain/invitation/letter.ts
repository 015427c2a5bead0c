import type { Translate } from "#domain/language/phrase.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import { groupCode } from "./code.ts";

/** What a letter needs to know beside the words of its language. */
export interface LetterFacts {
  readonly language: LanguageCode;
  readonly authority: string;
  readonly survey: string;
  /** The last day, as it is written in the letter's language. */
  readonly date: string;
}

/** The words of an invitation; the code and the addresses are set beside them by whoever prints or sends it. */
export interface LetterText {
  readonly heading: string;
  readonly greeting: string;
  /** What it is about, before the way to answer. */
  readonly about: readonly string[];
  /** Above the square and the code (paper), or the link (e-mail). */
  readonly answer: string;
  readonly address: string;
  readonly code: string;
  /** Other ways, and whom to ask; after the way to answer. */
  readonly otherWays: readonly string[];
  /** Before the fingerprint of the round's key. */
  readonly key: string;
  readonly goodbye: string;
  readonly sender: string;
  /** Where the words are a draft: that they are. */
  readonly draft: string | null;
}

export const letterKinds = ["letter", "card", "email", "reminder"] as const;

export type LetterKind = (typeof letterKinds)[number];

/** The words of one kind of letter in one language. */
export const letterText = (
  kind: LetterKind,
  translate: Translate,
  facts: LetterFacts,
): LetterText => {
  const { authority, survey, date, language } = facts;
  const values = { authority, survey, date, contact: authority };
  const say = (key: string): string => translate(`letters:${key}`, values);
  const isMail = kind === "email" || kind === "reminder";
  return {
    heading: say(headings[kind]),
    greeting: say("letter.greeting"),
    about: abouts[kind].map(say),
    answer: say(isMail ? "invitation.link" : "invitation.scan"),
    address: say("invitation.address"),
    code: say("invitation.code"),
    otherWays: otherWays[kind].map(say),
    key: say("invitation.key"),
    goodbye: say("letter.bye"),
    sender: authority,
    draft:
      languageOf(language).wording === "draft"
        ? translate("wording:draft.line", { language: languageOf(language).endonym })
        : null,
  };
};

const headings: Readonly<Record<LetterKind, string>> = {
  letter: "letter.subject",
  card: "poster.title",
  email: "letter.subject",
  reminder: "reminder.subject",
};

const invited = [
  "letter.why",
  "letter.what",
  "letter.equal",
  "letter.protected",
  "letter.voluntary",
];

const abouts: Readonly<Record<LetterKind, readonly string[]>> = {
  letter: [...invited, "invitation.once"],
  card: ["poster.ask", "invitation.once"],
  email: [...invited, "invitation.once"],
  reminder: ["invitation.reminder", "letter.what", "letter.voluntary"],
};

const otherWays: Readonly<Record<LetterKind, readonly string[]>> = {
  letter: ["invitation.helper", "letter.questions", "letter.other_language"],
  card: ["invitation.helper"],
  email: ["invitation.helper", "letter.questions", "letter.other_language", "invitation.stop"],
  reminder: ["invitation.helper", "letter.questions", "invitation.stop"],
};

/** Sixty-four figures, in eights, so that two of them can be compared by eye. */
export const groupFingerprint = (fingerprint: string): string =>
  (fingerprint.match(/.{1,8}/g) ?? []).join(" ");

/** Where a survey is answered with a code. The code stands in the fragment, which no browser sends to a server. */
export const answerLink = (page: string, code: string): string => `${page}#${groupCode(code)}`;

/** An address as it is typed. */
export const typedAddress = (page: string): string => page.replace(/^https?:\/\//, "");
