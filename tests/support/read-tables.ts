import type { Locator } from "playwright-core";

/** In the order in which every page shows them. */
export const minorities = ["Judar", "Romer", "Samer", "Sverigefinnar", "Tornedalingar"];

/** Without the marks that keep a text's direction to itself. */
export const bare = (text: string | null): string =>
  (text ?? "")
    .replace(/[\u2066-\u2069\u200e\u200f]/g, "")
    .replace(/\s+/g, " ")
    .trim();

export const rowsOf = async (table: Locator): Promise<readonly (readonly string[])[]> =>
  (
    await table
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent)),
      )
  ).map((cells) => cells.map((cell) => bare(cell).replace(/ %$/, "")));
