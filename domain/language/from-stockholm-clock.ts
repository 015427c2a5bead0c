import { stockholmClock } from "./stockholm-clock.ts";

/**
 * The moment that a clock in Sweden showed as `2026-09-23T18:30` (what a date and time field gives). Null for what is
 * no such time, the hour that is skipped in March included; of the hour that comes twice in October, the first.
 */
export const fromStockholmClock = (written: string): Date | null => {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::00)?$/.exec(written.trim());
  if (match === null) return null;
  const [, date = "", time = ""] = match;
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  for (const hours of [2, 1]) {
    const moment = new Date(asUtc - hours * 3_600_000);
    const shown = stockholmClock(moment);
    if (shown.date === date && shown.time === time) return moment;
  }
  return null;
};
