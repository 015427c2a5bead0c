"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import type { ButtonKind } from "./button.tsx";

interface SubmitButtonProps {
  readonly children: ReactNode;
  /** What the button says while the form is on its way. */
  readonly busy: string;
  readonly kind?: ButtonKind;
}

/** Sends its form once: pressed again while the answer is awaited, nothing more is sent. */
export const SubmitButton = ({ children, busy, kind = "primary" }: SubmitButtonProps) => {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      className={`button button-${kind}`}
      aria-disabled={pending}
      disabled={pending}
    >
      {pending ? busy : children}
    </button>
  );
};
