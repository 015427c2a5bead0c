import { QrCode } from "#components/ui/qr-code.tsx";
import type { InvitationSheet } from "./invitation-sheet.ts";

/** The way to answer: the square for a camera, and what can be typed by hand. Codes read from left to right. */
export const AnswerBox = ({ sheet }: { readonly sheet: InvitationSheet }) => {
  const { words, link, address, code } = sheet;
  return (
    <div className="answer-box">
      <QrCode text={link} label={words.answer} />
      <dl>
        <dt>{words.address}</dt>
        <dd dir="ltr" className="typed">
          {address}
        </dd>
        <dt>{words.code}</dt>
        <dd dir="ltr" className="typed typed-code">
          {code}
        </dd>
      </dl>
    </div>
  );
};
