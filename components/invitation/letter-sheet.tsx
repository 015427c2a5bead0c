import { groupFingerprint } from "#domain/invitation/letter.ts";
import { languageOf } from "#domain/language/registry.ts";
import { AnswerBox } from "./answer-box.tsx";
import type { InvitationSheet } from "./invitation-sheet.ts";

/**
 * A letter on one A4. The head with the address stands where an envelope has its window, whatever direction the letter
 * is written in: it reads from left to right, the letter in its own.
 */
export const LetterSheet = ({ sheet }: { readonly sheet: InvitationSheet }) => {
  const { words, language, recipient, fingerprint } = sheet;
  const { direction } = languageOf(language);
  return (
    <article className="sheet letter-sheet" aria-label={recipient?.name || words.heading}>
      <div className="letter-head" dir="ltr">
        <p className="letter-sender" lang={language}>
          <bdi>{words.sender}</bdi>
        </p>
        {recipient !== null && (
          <p className="letter-address" lang="sv">
            {[recipient.name, ...recipient.lines, recipient.town].map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines of an address may be the same.
              <bdi key={index}>{line}</bdi>
            ))}
          </p>
        )}
      </div>
      <div className="letter-body" lang={language} dir={direction}>
        <h2>{words.heading}</h2>
        <p>{words.greeting}</p>
        {words.about.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p className="letter-answer">{words.answer}</p>
        <AnswerBox sheet={sheet} />
        {words.otherWays.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p>
          {words.goodbye}
          <br />
          <bdi>{words.sender}</bdi>
        </p>
        <p className="sheet-small">
          {words.key} <span dir="ltr">{groupFingerprint(fingerprint)}</span>
        </p>
        {words.draft !== null && <p className="sheet-small">{words.draft}</p>}
      </div>
    </article>
  );
};
