import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PageAssets } from "#components/survey/document.tsx";

/** What scripts/build-assets.mjs made. Pages that carry their own styles use `page`; others link to `fonts`. */
export interface BuiltAssets {
  readonly page: PageAssets;
  /** Address of a style sheet with the fonts of the house. */
  readonly fonts: string;
}

let read: BuiltAssets | null = null;

/** Read once; while developing at every request, so that a rebuilt script is seen. */
export const builtAssets = (): BuiltAssets => {
  if (read === null || process.env.NODE_ENV === "development") read = readAssets();
  return read;
};

const readAssets = (): BuiltAssets => {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "public");
  const manifest = JSON.parse(readFileSync(join(folder, "built", "manifest.json"), "utf8"));
  return {
    page: {
      styles: readFileSync(join(folder, manifest.styles), "utf8"),
      script: manifest.script,
      invited: manifest.invited,
      listening: {
        styles: readFileSync(join(folder, manifest.listening.styles), "utf8"),
        script: manifest.listening.script,
      },
    },
    fonts: manifest.fonts,
  };
};
