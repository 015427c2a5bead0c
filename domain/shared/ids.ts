declare const brand: unique symbol;

type Id<Name extends string> = string & { readonly [brand]: Name };

export type AuthorityId = Id<"authority">;
export type PersonId = Id<"person">;
export type ProcessId = Id<"process">;
export type SurveyVersionId = Id<"surveyVersion">;
export type WaveId = Id<"wave">;
export type RoundId = Id<"round">;

/** Marks a string from outside as an id of one kind. The database, not this function, says whether it exists. */
export const asId = <Kind extends Id<string>>(value: string): Kind => value as Kind;

/** Whether a text from outside can be an id at all. What cannot is answered as an id that was never given out. */
export const isIdLike = (text: string): boolean => /^[\w-]{1,64}$/.test(text);
