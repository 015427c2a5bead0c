/** How many times a second `senders` senders, each waiting for its own answer before it goes on, get something done. */
export const perSecond = async (
  senders: number,
  seconds: number,
  send: (count: number) => Promise<void>,
): Promise<number> => {
  let count = 0;
  const until = async (end: number): Promise<void> => {
    while (performance.now() < end) await send(count++);
  };
  await Promise.all(Array.from({ length: senders }, () => until(performance.now() + 1_000)));
  count = 0;
  const start = performance.now();
  const offset = Math.floor(start);
  const counted = (number: number) => send(offset * 1_000 + number);
  const run = async (): Promise<void> => {
    while (performance.now() < start + seconds * 1_000) await counted(count++);
  };
  await Promise.all(Array.from({ length: senders }, run));
  return count / ((performance.now() - start) / 1_000);
};

/** One row of a table: a figure, the figure beside it, and how they relate. */
export const compare = (
  name: string,
  figure: number,
  unit: string,
  baseline: { readonly name: string; readonly figure: number },
): void => {
  const ratio = (figure / baseline.figure).toFixed(2);
  console.log(
    `  ${name}: ${round(figure)} ${unit}   ${baseline.name}: ${round(baseline.figure)} ${unit}   ratio ${ratio}`,
  );
};

const round = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(2);
