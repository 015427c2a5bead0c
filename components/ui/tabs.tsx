import Link from "next/link";

export interface Tab {
  readonly href: string;
  readonly name: string;
  readonly isHere: boolean;
}

/** Views of one thing, each with an address of its own: links, so that any of them can be opened, shared and gone back from. */
export const Tabs = ({
  label,
  tabs,
}: {
  readonly label: string;
  readonly tabs: readonly Tab[];
}) => (
  <nav className="tabs" aria-label={label}>
    <ul>
      {tabs.map(({ href, name, isHere }) => (
        <li key={href}>
          <Link href={href} aria-current={isHere ? "page" : undefined}>
            {name}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
