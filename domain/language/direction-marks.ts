/** Marks that turn the direction of what follows: nobody types them, and a text can look like another one with them. */
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const [openIsolate, closeIsolate] = ["\u2068", "\u2069"];

/** For what is stored, and for files: a mark that cannot be seen must not travel with anybody's words. */
export const withoutDirectionMarks = (text: string): string => text.replace(directionMarks, "");

/** A text that reads in its own direction and leaves what stands beside it in place. */
export const isolated = (text: string): string => `${openIsolate}${text}${closeIsolate}`;

/** Whether anything in the text is read from right to left. */
export const runsRightToLeft = (text: string): boolean => /\p{Script=Hebrew}/u.test(text);
