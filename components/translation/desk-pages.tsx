import type { Translate } from "#domain/language/phrase.ts";
import { type DeskAddress, deskQuery } from "./desk-address.ts";

interface DeskPagesProps {
  readonly page: string;
  readonly address: DeskAddress;
  readonly list: { readonly page: number; readonly pages: number };
  /** Two on one page are told apart by where they stand. */
  readonly stands: "above" | "below";
  readonly translate: Translate;
}

/** The pages of a long list as links. Whole page loads, so that the browser asks about unsaved text. */
export const DeskPages = ({ page, address, list, stands, translate }: DeskPagesProps) =>
  list.pages === 1 ? null : (
    <nav className="desk-pages" aria-label={translate(`texts:pages.${stands}`)}>
      <ul>
        {Array.from({ length: list.pages }, (_, index) => index + 1).map((number) => (
          <li key={number}>
            <a
              href={`${page}${deskQuery(address, { page: number })}`}
              aria-current={number === list.page ? "page" : undefined}
            >
              <span className="unseen">{translate("texts:pages.page")} </span>
              {number}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
