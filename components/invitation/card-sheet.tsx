import { groupFingerprint } from "#domain/invitation/letter.ts";
import { languageOf } from "#domain/language/registry.ts";
import { AnswerBox } from "./answer-box.tsx";
import type { InvitationSheet } from "./invitation-sheet.ts";

/** Eight cards on an A4, to be cut apart and handed to people whose names nobody writes down. */
export const CardSheet = ({ cards }: { readonly cards: readonly InvitationSheet[] }) => (
  <div className="sheet card-sheet">
    {cards.map((card) => (
      <Card key={card.id} card={card} />
    ))}
  </div>
);

const Card = ({ card }: { readonly card: InvitationSheet }) => {
  const { words, language, fingerprint } = card;
  return (
    <article
      className="card"
      lang={language}
      dir={languageOf(language).direction}
      aria-label={words.heading}
    >
      <h2>{words.heading}</h2>
      {words.about.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <AnswerBox sheet={card} />
      {words.otherWays.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p className="sheet-small">
        {words.key} <span dir="ltr">{groupFingerprint(fingerprint)}</span>
      </p>
      {words.draft !== null && <p className="sheet-small">{words.draft}</p>}
    </article>
  );
};
