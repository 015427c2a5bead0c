import type { ReactNode } from "react";
import { StatusTag } from "./status-tag.tsx";

export interface ChecklistItem {
  readonly id: string;
  readonly text: ReactNode;
  readonly done: boolean;
  /** What to do about it, or where. */
  readonly note?: ReactNode;
}

interface ChecklistProps {
  readonly items: readonly ChecklistItem[];
  readonly words: { readonly done: string; readonly missing: string };
}

/** A guard of the process: what is there, and what is missing before one can go on. */
export const Checklist = ({ items, words }: ChecklistProps) => (
  <ul className="checklist">
    {items.map(({ id, text, done, note }) => (
      <li key={id}>
        <StatusTag tone={done ? "done" : "warning"}>{done ? words.done : words.missing}</StatusTag>
        <div>
          <p>{text}</p>
          {note !== undefined && <p className="soft">{note}</p>}
        </div>
      </li>
    ))}
  </ul>
);
