export type PasswordProblem = "password_too_short" | "password_too_long" | "password_too_simple";

export const shortestPassword = 12;
const longestPassword = 200;

/**
 * Length before everything else (no rule about capitals and signs: it makes people write passwords on notes). What is
 * refused is what a guesser tries first: one sign repeated, a keyboard row, one's own name or address.
 */
export const checkPassword = (
  password: string,
  person: { readonly email: string; readonly name: string },
): PasswordProblem | null => {
  if ([...password].length < shortestPassword) return "password_too_short";
  if ([...password].length > longestPassword) return "password_too_long";
  return isEasilyGuessed(password.toLowerCase(), person) ? "password_too_simple" : null;
};

const rows = [
  "abcdefghijklmnopqrstuvwxyzåäö",
  "01234567890123456789",
  "qwertyuiopåasdfghjklöäzxcvbnm",
];

const isEasilyGuessed = (
  password: string,
  { email, name }: { readonly email: string; readonly name: string },
): boolean => {
  if (new Set(password).size < 5) return true;
  const known = [email.toLowerCase(), email.split("@")[0]?.toLowerCase() ?? "", name.toLowerCase()];
  const own = known.filter((word) => word.length >= 4);
  // Whole names first: a piece of the address may be the beginning of the name.
  const withoutNames = own.reduce((left, word) => left.replaceAll(word, ""), password);
  const rest = [...own, ...rows].reduce(
    (left, word) => left.replace(longestRun(left, word), ""),
    withoutNames,
  );
  return [...rest].length < 6;
};

/** The longest part of at least four signs that is a piece of `row`. */
const longestRun = (text: string, row: string): string => {
  for (let length = text.length; length >= 4; length -= 1) {
    for (let from = 0; from + length <= text.length; from += 1) {
      const part = text.slice(from, from + length);
      if (row.includes(part)) return part;
    }
  }
  return "";
};
