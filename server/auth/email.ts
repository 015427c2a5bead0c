/** One spelling per person: the part before @ is treated without regard to case, as every provider in use does. */
export const normaliseEmail = (typed: string): string =>
  typed.normalize("NFC").trim().toLowerCase();

export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@.]+$/.test(text);
