import { commentSuffix } from "./other-choice.ts";

/**
 * Names of questions and columns: they become field names, element ids and paths, so nothing that a form, a path
 * or JavaScript's own objects read in another way.
 */
export const isAllowedName = (name: string): boolean =>
  /^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(name) &&
  !isOfEveryObject(name) &&
  !name.toLowerCase().endsWith(commentSuffix.toLowerCase());

/** Rows may be figures; a row called `length` would be the number of letters of nothing. */
export const isAllowedRowName = (name: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(name) && !isOfEveryObject(name) && name !== "length";

/** `constructor`, `toString` …: there before anybody has answered. */
const isOfEveryObject = (name: string): boolean => name in Object.prototype;
