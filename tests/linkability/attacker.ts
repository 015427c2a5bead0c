import type { Evidence } from "./evidence.ts";

/** Whose are a mark of the office and a mark of the urn: what the attacker wants and the test knows. */
export interface Person {
  readonly invitation: string;
  readonly receipt: string;
}

export interface Links {
  /** How many of the people the best pair of orders links rightly. */
  readonly right: number;
  readonly by: string;
  /** How many pairs of orders were tried. */
  readonly tried: number;
}

/** Lays every order of the office beside every order of the urn, forwards and backwards, and counts who is linked. */
export const linkByOrder = (
  people: readonly Person[],
  office: readonly Evidence[],
  urn: readonly Evidence[],
): Links => {
  const receiptOf = new Map(people.map(({ invitation, receipt }) => [invitation, receipt]));
  let best: Links = { right: 0, by: "nothing", tried: 0 };
  let tried = 0;
  for (const invitations of office) {
    for (const ballots of urn) {
      for (const order of [ballots.order, ballots.order.toReversed()]) {
        tried += 1;
        const right = invitations.order.filter(
          (invitation, rank) => receiptOf.get(invitation) === order[rank],
        ).length;
        if (right > best.right)
          best = { right, by: `${invitations.name} × ${ballots.name}`, tried };
      }
    }
  }
  return { ...best, tried };
};

/**
 * How far an order is from having nothing to do with that in which people came, in standard deviations: Spearman's rank
 * correlation after Fisher's transformation, whose variance is about 1.06/(n - 3) (Fieller, Hartley and Pearson,
 * Biometrika 1957). Sees what links nobody exactly, as an order in pages or days. A bare correlation would not do: twenty
 * people are beyond 0.45 once in twenty orders.
 */
export const deviationsFromNoOrder = (came: readonly string[], { order }: Evidence): number => {
  const shown = new Set(order);
  const rank = new Map(came.filter((mark) => shown.has(mark)).map((mark, index) => [mark, index]));
  const pairs = order.flatMap((mark, index) => {
    const other = rank.get(mark);
    return other === undefined ? [] : [(index - other) ** 2];
  });
  const n = pairs.length;
  if (n <= 3) return 0;
  const correlation = 1 - (6 * pairs.reduce((sum, each) => sum + each, 0)) / (n * (n * n - 1));
  return Math.atanh(correlation) * Math.sqrt((n - 3) / 1.06);
};

/**
 * Links by what two rows have in common: every six bytes that one row of the office and one of the urn share and no
 * other row has. Encoded values are also looked at decoded.
 */
export const linkByBytes = (
  people: readonly Person[],
  office: ReadonlyMap<string, string>,
  urn: ReadonlyMap<string, string>,
): number => {
  const inOffice = singles(office);
  const inUrn = singles(urn);
  const receiptOf = new Map(people.map(({ invitation, receipt }) => [invitation, receipt]));
  const right = new Set<string>();
  for (const [piece, invitation] of inOffice) {
    const receipt = inUrn.get(piece);
    if (receipt !== undefined && receiptOf.get(invitation) === receipt) right.add(invitation);
  }
  return right.size;
};

const pieceLength = 6;

/** The pieces that exactly one row has, with that row. */
const singles = (rows: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const found = new Map<string, string | null>();
  for (const [mark, content] of rows) {
    for (const form of formsOf(content)) {
      for (let at = 0; at + pieceLength <= form.length; at += 1) {
        const piece = form.slice(at, at + pieceLength);
        const before = found.get(piece);
        found.set(piece, before === undefined || before === mark ? mark : null);
      }
    }
  }
  return new Map([...found].flatMap(([piece, mark]) => (mark === null ? [] : [[piece, mark]])));
};

const formsOf = (content: string): readonly string[] => [
  content,
  ...content
    .split(/[\s,"{}[\]:\\]+/)
    .filter((word) => word.length >= 12)
    .flatMap((word) => [
      ...(/^([0-9a-f]{2})+$/i.test(word) ? [Buffer.from(word, "hex").toString("latin1")] : []),
      ...(/^[\w-]+=*$/.test(word) ? [Buffer.from(word, "base64url").toString("latin1")] : []),
    ]),
];
