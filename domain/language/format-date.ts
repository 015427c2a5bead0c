import { type LanguageCode, languageOf } from "./registry.ts";
import { stockholmClock } from "./stockholm-clock.ts";

/**
 * "23 september 2026", on server and in browser alike. Own tables and no Intl: browsers write English dates for
 * languages that they do not know, and not the same ones as the server (languages/README.md 2). Where nobody has
 * checked the names of the months the date is written 2026-09-23, which everybody can read.
 * Takes a date or a moment (`2026-09-23T10:00:00Z`); a moment is told as the date it is in Sweden.
 */
export const formatDate = (language: LanguageCode, isoDate: string): string => {
  const date = dateOf(isoDate);
  const [year = "", month = "", day = ""] = date.split("-");
  const { dates } = languageOf(language);
  const name = dates?.inDate[Number(month) - 1];
  if (dates === null || name === undefined) return date;
  return dates.order
    .replace("day", String(Number(day)))
    .replace("month", name)
    .replace("year", year);
};

/** "september 2026", from `2026-09`. */
export const formatMonth = (language: LanguageCode, isoMonth: string): string => {
  if (!isoMonthPattern.test(isoMonth)) throw new RangeError(`not a month: ${isoMonth}`);
  const [year = "", month = ""] = isoMonth.split("-");
  const name = languageOf(language).dates?.alone[Number(month) - 1];
  return name === undefined ? isoMonth : `${name} ${year}`;
};

/** "23 september 2026, 18:30": Swedish time on a 24-hour clock. */
export const formatMoment = (language: LanguageCode, isoMoment: string): string => {
  const { time } = stockholmClock(momentOf(isoMoment));
  return `${formatDate(language, isoMoment)}, ${time}`;
};

const isoDatePattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const isoMonthPattern = /^\d{4}-(?:0[1-9]|1[0-2])$/;

const dateOf = (iso: string): string => {
  if (!iso.includes("T")) {
    if (!isoDatePattern.test(iso)) throw new RangeError(`not a date: ${iso}`);
    return iso;
  }
  return stockholmClock(momentOf(iso)).date;
};

const momentOf = (iso: string): Date => {
  const moment = new Date(iso);
  if (!/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(iso) || Number.isNaN(moment.getTime())) {
    throw new RangeError(`not a moment: ${iso}`);
  }
  return moment;
};
