/** What a column of a list of recipients can hold. Several columns may be lines of the address, in their order. */
export const recipientColumns = ["name", "line", "postcode", "town", "email", "language"] as const;

export type RecipientColumn = (typeof recipientColumns)[number];

/** For each column of a table what it holds; null: nothing that is needed here. */
export type ColumnChoice = readonly (RecipientColumn | null)[];

/** Headings that lists of members and addresses have in Swedish and English, without case, spaces and signs. */
const headings: Readonly<Record<RecipientColumn, readonly string[]>> = {
  name: ["namn", "fullständigtnamn", "mottagare", "name", "fullname", "recipient", "medlem"],
  line: [
    ...["adress", "adress1", "adress2", "adress3", "adressrad", "adressrad1", "adressrad2"],
    ...["gata", "gatuadress", "utdelningsadress", "postadress", "co", "coadress", "lägenhet"],
    ...["address", "address1", "address2", "address3", "addressline", "addressline1"],
    ...["addressline2", "street", "streetaddress", "careof"],
  ],
  postcode: ["postnummer", "postnr", "postcode", "postalcode", "zip", "zipcode"],
  town: ["ort", "postort", "stad", "town", "city", "posttown"],
  email: [
    ...["epost", "epostadress", "mejl", "mejladress", "mail", "mailadress"],
    ...["email", "emailaddress", "mailaddress"],
  ],
  language: ["språk", "brevspråk", "language", "lang"],
};

const byHeading: ReadonlyMap<string, RecipientColumn> = new Map(
  recipientColumns.flatMap((column) => headings[column].map((heading) => [heading, column])),
);

/** What the cells of a first row say that the columns below hold; only names of columns are understood. */
export const columnsByHeading = (cells: readonly string[]): ColumnChoice => {
  const taken = new Set<RecipientColumn>();
  return cells.map((cell) => {
    const column = byHeading.get(bareWord(cell)) ?? null;
    if (column === null || (column !== "line" && taken.has(column))) return null;
    taken.add(column);
    return column;
  });
};

/** Letters and figures of a cell, small: `E-post`, `e post` and `EPOST` are one word. */
export const bareWord = (cell: string): string =>
  cell
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");

/** How invitations reach people whose names are known. */
export const listChannels = ["letter", "email"] as const;

export type ListChannel = (typeof listChannels)[number];

const needed: Readonly<Record<ListChannel, readonly RecipientColumn[]>> = {
  letter: ["name", "line", "postcode", "town"],
  email: ["email"],
};

/** The columns that the channel cannot do without and nobody has pointed out. */
export const missingColumns = (
  columns: ColumnChoice,
  channel: ListChannel,
): readonly RecipientColumn[] => needed[channel].filter((each) => !columns.includes(each));
