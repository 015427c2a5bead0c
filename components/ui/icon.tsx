export type IconName = "information" | "success" | "warning" | "danger" | "current" | "ahead";

const shapes: Readonly<Record<IconName, string>> = {
  information: "M8 7v5M8 4.2v.1M8 15A7 7 0 1 0 8 1a7 7 0 0 0 0 14Z",
  success: "M4.5 8.3l2.4 2.4 4.6-5M8 15A7 7 0 1 0 8 1a7 7 0 0 0 0 14Z",
  warning: "M8 6v4M8 12v.1M8 1.5 15 14.5H1Z",
  danger: "M5.5 5.5l5 5M10.5 5.5l-5 5M8 15A7 7 0 1 0 8 1a7 7 0 0 0 0 14Z",
  current: "M8 15A7 7 0 1 0 8 1a7 7 0 0 0 0 14ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  ahead: "M8 15A7 7 0 1 0 8 1a7 7 0 0 0 0 14Z",
};

/** Always beside a word, which says the same: screen readers skip it, and printed grey it is still a shape. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={shapes[name]} />
  </svg>
);
