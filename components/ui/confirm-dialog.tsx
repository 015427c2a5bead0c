"use client";

import { type ReactNode, useId, useRef } from "react";
import type { ButtonKind } from "./button.tsx";

interface ConfirmDialogProps {
  /** What the button says that asks for it. */
  readonly trigger: string;
  readonly triggerKind?: ButtonKind;
  readonly question: string;
  /** What is lost, and whether it can be undone. */
  readonly children: ReactNode;
  readonly confirm: string;
  readonly cancel: string;
  /** Of the form that the confirmation sends: a server action. */
  readonly action: (form: FormData) => void | Promise<void>;
  readonly hidden?: Readonly<Record<string, string>>;
}

/** Asks once before something that loses something. The browser's own dialog: focus stays inside, Escape closes. */
export const ConfirmDialog = ({
  trigger,
  triggerKind = "danger",
  question,
  children,
  confirm,
  cancel,
  action,
  hidden = {},
}: ConfirmDialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  return (
    <>
      <button
        type="button"
        className={`button button-${triggerKind}`}
        onClick={() => dialog.current?.showModal()}
      >
        {trigger}
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby={heading}>
        <h2 id={heading}>{question}</h2>
        <div>{children}</div>
        <form action={action} className="button-row">
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button
            type="button"
            className="button button-secondary"
            onClick={() => dialog.current?.close()}
          >
            {cancel}
          </button>
          <button type="submit" className="button button-danger">
            {confirm}
          </button>
        </form>
      </dialog>
    </>
  );
};
