import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type StatusTone = "done" | "current" | "ahead" | "warning" | "danger" | "information";

const icons: Readonly<Record<StatusTone, IconName>> = {
  done: "success",
  current: "current",
  ahead: "ahead",
  warning: "warning",
  danger: "danger",
  information: "information",
};

/** Icon and word together; the colour only helps those who see it. */
export const StatusTag = ({
  tone,
  children,
}: {
  readonly tone: StatusTone;
  readonly children: ReactNode;
}) => (
  <span className={`tag tag-${tone}`}>
    <Icon name={icons[tone]} />
    <span>{children}</span>
  </span>
);
