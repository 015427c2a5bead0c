import { Tabs } from "#components/ui/tabs.tsx";
import type { Translate } from "#domain/language/phrase.ts";
import type { Role } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";

interface DeskTabsProps {
  /** `/sv/staff/texts` */
  readonly page: string;
  readonly authority: string;
  readonly here: "collections" | "reports" | "releases";
  /** Each sees the pages that they can work on. */
  readonly role: Role;
  readonly translate: Translate;
}

/** The pages of the translation desk. */
export const DeskTabs = ({ page, authority, here, role, translate }: DeskTabsProps) => {
  const query = `?authority=${encodeURIComponent(authority)}`;
  const tabs = [
    { id: "collections", path: "" },
    ...(may(role, "review_text")
      ? [
          { id: "reports", path: "/reports" },
          { id: "releases", path: "/languages" },
        ]
      : []),
  ];
  return (
    <Tabs
      label={translate("texts:tabs.label")}
      tabs={tabs.map(({ id, path }) => ({
        href: `${page}${path}${query}`,
        name: translate(`texts:tabs.${id}`),
        isHere: id === here,
      }))}
    />
  );
};
