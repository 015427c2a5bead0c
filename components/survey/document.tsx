import type { ReactNode } from "react";
import type { ResolvedText } from "#domain/language/localized-text.ts";
import { languageOf } from "#domain/language/registry.ts";
import { LanguageChoice, type LanguageChoiceProps } from "./language-choice.tsx";
import { PlayerScript } from "./listen-button.tsx";
import { marking } from "./said.tsx";
import type { PageSpeech } from "./speech.ts";

/** What every page needs of the build: its styles are written into the page, its script is a file. */
export interface PageAssets {
  readonly styles: string;
  readonly script: string;
  /** What a page with something to listen to has besides; `listening` is written into its styles. */
  readonly listening?: { readonly styles: string; readonly script: string };
  /** The script of invited surveys in place of `script`, and the one that it fetches when something is sent. */
  readonly invited?: { readonly script: string; readonly blinding: string };
  /** Whether the page's script asks this house for anything. */
  readonly connects?: true;
  /** Address of the script that plays, in such a page. */
  readonly player?: string;
}

/** A whole page: no framework reaches the browser, and it asks nobody else for anything. */
export const Document = ({
  speech,
  assets,
  title,
  script,
  listed = false,
  languageChoice,
  beforeAll,
  children,
}: {
  readonly speech: PageSpeech;
  readonly assets: PageAssets;
  readonly title: ResolvedText;
  readonly script: boolean;
  /** Whether search engines may list the page: surveys are reached by their address. */
  readonly listed?: boolean;
  readonly languageChoice: Omit<LanguageChoiceProps, "speech"> | null;
  /** Comes before the language choice in the tree: what Enter does in a form. */
  readonly beforeAll?: ReactNode;
  readonly children: ReactNode;
}) => (
  <html lang={speech.language} dir={languageOf(speech.language).direction}>
    {/* biome-ignore lint/style/noHeadElement: this page is not Next's, it is the whole document. */}
    <head>
      <meta charSet="utf-8" />
      <title {...marking(title.language, speech.language)}>{title.text}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {!listed && <meta name="robots" content="noindex" />}
      <link rel="icon" href="data:," />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own style sheet; its hash stands in the policy. */}
      <style dangerouslySetInnerHTML={{ __html: assets.styles }} />
      {script && <script src={assets.script} defer />}
      {script && assets.player !== undefined && (
        <PlayerScript speech={speech} script={assets.player} />
      )}
    </head>
    <body>
      {beforeAll}
      {languageChoice !== null && (
        <header>
          <LanguageChoice speech={speech} {...languageChoice} />
        </header>
      )}
      <main>{children}</main>
    </body>
  </html>
);
