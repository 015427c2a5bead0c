/** A moment as the calendar and the clock on the wall in Sweden show it. */
export interface SwedishTime {
  /** 2026-09-23 */
  readonly date: string;
  /** 18:30 */
  readonly time: string;
}

/**
 * Swedish time without Intl, so that server and browser agree whatever their zone. Summer time as the European Union
 * has had it since 1996: from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
 */
export const stockholmClock = (moment: Date): SwedishTime => {
  const hours = isSummerTime(moment) ? 2 : 1;
  const shifted = new Date(moment.getTime() + hours * 3_600_000).toISOString();
  return { date: shifted.slice(0, 10), time: shifted.slice(11, 16) };
};

const isSummerTime = (moment: Date): boolean => {
  const year = moment.getUTCFullYear();
  return (
    lastSundayAtOne(year, march) <= moment.getTime() &&
    moment.getTime() < lastSundayAtOne(year, october)
  );
};

const march = 2;
const october = 9;

const lastSundayAtOne = (year: number, month: number): number => {
  const lastDay = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, lastDay.getUTCDate() - lastDay.getUTCDay(), 1);
};
