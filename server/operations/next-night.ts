const clock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Stockholm",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** An hour that every night has exactly once, also when the clocks change, and in which nobody opens or closes a survey. */
const timeOfNight = "03:17";

const minuteMs = 60_000;
const longestDayMinutes = 25 * 60;

/** The first moment after `now` at which the clocks in Sweden show 03:17. */
export const nextNight = (now: Date): Date => findNight(now, 1);

/** The last moment, `now` included, at which they did. */
export const lastNight = (now: Date): Date => findNight(now, -1);

const findNight = (now: Date, direction: 1 | -1): Date => {
  const minute = Math.floor(now.getTime() / minuteMs) + (direction === 1 ? 1 : 0);
  for (let step = 0; step <= longestDayMinutes; step++) {
    const moment = new Date((minute + step * direction) * minuteMs);
    if (clock.format(moment) === timeOfNight) return moment;
  }
  throw new Error("A day without a night");
};
