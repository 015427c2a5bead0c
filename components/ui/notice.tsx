import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export type Tone = "information" | "success" | "warning" | "danger";

interface NoticeProps {
  readonly tone: Tone;
  /** The word for the tone ("Important"), so that colour and icon are not alone. */
  readonly word: string;
  readonly children: ReactNode;
  /** Read out when it appears: the answer to something the person has just done. */
  readonly isAnswer?: boolean;
}

export const Notice = ({ tone, word, children, isAnswer = false }: NoticeProps) => (
  <div className={`notice tone-${tone}`} role={isAnswer ? "status" : undefined}>
    <p className="notice-word">
      <Icon name={tone} />
      {word}
    </p>
    <div className="notice-text">{children}</div>
  </div>
);
