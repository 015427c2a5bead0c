import Link from "next/link";

export interface Crumb {
  readonly href: string;
  readonly name: string;
}

/** The way up. The page itself is its heading and not repeated here. */
export const Breadcrumbs = ({
  label,
  crumbs,
}: {
  readonly label: string;
  readonly crumbs: readonly Crumb[];
}) => (
  <nav className="breadcrumbs" aria-label={label}>
    <ol>
      {crumbs.map(({ href, name }) => (
        <li key={href}>
          <Link href={href}>{name}</Link>
        </li>
      ))}
    </ol>
  </nav>
);
