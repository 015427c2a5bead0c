/** The cards of the desk in the order of the page; what they are found by is set in unit-card.tsx. */
const cards = (): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>("[data-desk-unit]"),
];

const placeIn = (all: readonly HTMLElement[], element: Element): number => {
  const card = element.closest<HTMLElement>("[data-desk-unit]");
  return card === null ? -1 : all.indexOf(card);
};

/** Brings the keyboard to the field of the next or the previous text. */
export const focusNeighbour = (from: Element, step: 1 | -1): void => {
  const all = cards();
  const here = placeIn(all, from);
  focusField(all[here + step]);
};

/** Brings it to the next text that somebody has to write; after the last one, to what stands below the list. */
export const focusNextOpen = (from: Element): void => {
  const all = cards();
  const here = placeIn(all, from);
  const next = all.slice(here + 1).find((card) => card.dataset.deskUnit === "open");
  if (next !== undefined) focusField(next);
  else document.querySelector<HTMLElement>("[data-desk-end]")?.focus();
};

const focusField = (card: HTMLElement | undefined): void => {
  const field = card?.querySelector("textarea");
  field?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: "center" });
};
