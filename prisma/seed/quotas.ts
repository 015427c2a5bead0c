import type { Random } from "./random.ts";

/** How many of a hundred choose what. What is left up to a hundred leave the question out. */
export type Shares = Readonly<Record<string, number>>;

/**
 * Deals values to people so that the shares are met as exactly as whole people allow: an invented world can then be
 * given the differences that are worth showing, while who answers what with what is chance. `lean` sorts people before
 * the dealing, so that a question can depend on age: the lowest get the values that are named first.
 */
export const deal = <Person>(
  random: Random,
  people: readonly Person[],
  shares: Shares,
  lean: (person: Person) => number = () => 0,
): ReadonlyMap<Person, string> => {
  const places = new Map(people.map((person) => [person, lean(person) + random()]));
  const queue = people.toSorted((one, other) => placeOf(places, one) - placeOf(places, other));
  const dealt = new Map<Person, string>();
  let at = 0;
  for (const { value, count } of inTurn(random, shares, people.length)) {
    for (const person of queue.slice(at, at + count)) if (value !== null) dealt.set(person, value);
    at += count;
  }
  return dealt;
};

/** Those who tick one box, of all who may: as many as the percentage says of `among`, the lowest in `lean` first. */
export const dealBox = <Person>(
  random: Random,
  people: readonly Person[],
  percent: number,
  among: number,
  lean: (person: Person) => number = () => 0,
): ReadonlySet<Person> => {
  const places = new Map(people.map((person) => [person, lean(person) + random()]));
  return new Set(
    people
      .toSorted((one, other) => placeOf(places, one) - placeOf(places, other))
      .slice(0, Math.round((percent * among) / 100)),
  );
};

/** Largest remainders: whole numbers that add up to the number of people. */
export const wholeShares = (
  shares: Shares,
  people: number,
): readonly { readonly value: string | null; readonly count: number }[] => {
  const named = Object.entries(shares);
  const left = 100 - named.reduce((sum, [, share]) => sum + share, 0);
  if (left < 0) throw new RangeError(`shares above a hundred: ${JSON.stringify(shares)}`);
  const exact = [...named, [null, left] as const].map(([value, share]) => {
    const wanted = (share * people) / 100;
    return { value, floor: Math.floor(wanted), rest: wanted - Math.floor(wanted) };
  });
  const missing = people - exact.reduce((sum, { floor }) => sum + floor, 0);
  const rounded = new Set(exact.toSorted((one, other) => other.rest - one.rest).slice(0, missing));
  return exact.map((each) => ({
    value: each.value,
    count: each.floor + (rounded.has(each) ? 1 : 0),
  }));
};

/** Those who leave the question out are not all at one end of the queue: they stand somewhere in it, in one place. */
const inTurn = (random: Random, shares: Shares, people: number) => {
  const whole = wholeShares(shares, people);
  const blanks = whole.filter(({ value }) => value === null);
  const values = whole.filter(({ value }) => value !== null);
  const at = Math.floor(random() * (values.length + 1));
  return [...values.slice(0, at), ...blanks, ...values.slice(at)];
};

const placeOf = <Person>(places: ReadonlyMap<Person, number>, person: Person): number =>
  places.get(person) ?? 0;
