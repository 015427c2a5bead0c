"use client";

import { type Ref, useImperativeHandle, useRef } from "react";

export interface CodeAreaHandle {
  /** Puts the cursor on a line and shows it. */
  readonly goToLine: (line: number) => void;
}

interface CodeAreaProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isWrong: boolean;
  readonly describedBy: string;
  readonly ref: Ref<CodeAreaHandle>;
}

/** A field for text that has lines: their numbers stand beside it and follow when it is scrolled. */
export const CodeArea = ({
  id,
  name,
  label,
  value,
  onChange,
  isWrong,
  describedBy,
  ref,
}: CodeAreaProps) => {
  const area = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLPreElement>(null);
  useImperativeHandle(ref, () => ({
    goToLine: (line) => {
      const field = area.current;
      if (field === null) return;
      const start = startOfLine(field.value, line);
      const end = field.value.indexOf("\n", start);
      field.focus();
      field.setSelectionRange(start, end === -1 ? field.value.length : end);
      const lineHeight = field.scrollHeight / field.value.split("\n").length;
      field.scrollTop = Math.max(0, (line - 4) * lineHeight);
    },
  }));
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="code-area" dir="ltr">
        <pre ref={numbers} aria-hidden="true">
          {numbersOf(value)}
        </pre>
        <textarea
          ref={area}
          id={id}
          name={name}
          rows={24}
          wrap="off"
          spellCheck={false}
          autoComplete="off"
          value={value}
          aria-invalid={isWrong ? true : undefined}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.value)}
          onScroll={(event) => {
            if (numbers.current !== null) {
              numbers.current.scrollTop = event.currentTarget.scrollTop;
            }
          }}
        />
      </div>
    </div>
  );
};

const numbersOf = (text: string): string =>
  Array.from({ length: text.split("\n").length }, (_, index) => index + 1).join("\n");

const startOfLine = (text: string, line: number): number => {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf("\n", start);
    if (end === -1) return start;
    start = end + 1;
  }
  return start;
};
