/** What the administrations that will take part can do, beside what is needed. The need is never lowered. */
export interface CapacityCheck {
  readonly need: string;
  readonly capacity: string;
  readonly gap: boolean;
  /** How many administrations the capacity is read from. */
  readonly administrations: number;
}

/**
 * Capacity is the cautious middle: the lower median where more is better, the slower one where less is (answer
 * times). Null when nothing is needed or no administration has said.
 */
export const capacityCheck = (
  need: string | null,
  capacities: readonly (string | null)[],
  scale: readonly string[],
  direction: "more_is_better" | "less_is_better" = "more_is_better",
): CapacityCheck | null => {
  const places = capacities
    .map((value) => (value === null ? -1 : scale.indexOf(value)))
    .filter((place) => place >= 0)
    .toSorted((one, other) => (direction === "more_is_better" ? one - other : other - one));
  const middle = places[Math.floor((places.length - 1) / 2)];
  const needed = need === null ? -1 : scale.indexOf(need);
  const capacity = middle === undefined ? undefined : scale[middle];
  if (need === null || needed < 0 || middle === undefined || capacity === undefined) return null;
  return {
    need,
    capacity,
    gap: direction === "more_is_better" ? middle < needed : middle > needed,
    administrations: places.length,
  };
};
