import type { ReactNode } from "react";

export type ButtonKind = "primary" | "secondary" | "danger" | "quiet";

interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: ButtonKind;
  readonly type?: "submit" | "button";
  readonly name?: string;
  readonly value?: string;
  readonly disabled?: boolean;
}

/** A verb with an object ("Save the role"). One primary button per view. */
export const Button = ({ children, kind = "primary", type = "submit", ...rest }: ButtonProps) => (
  <button type={type} className={`button button-${kind}`} {...rest}>
    {children}
  </button>
);

interface LinkButtonProps {
  readonly href: string;
  readonly children: ReactNode;
  readonly kind?: ButtonKind;
  /** The address is a file to be kept, not a page. */
  readonly download?: boolean;
}

/** Leads somewhere and looks like a button. What changes something is a Button in a form. */
export const LinkButton = ({ href, children, kind = "secondary", download }: LinkButtonProps) => (
  <a href={href} className={`button button-${kind}`} download={download}>
    {children}
  </a>
);
