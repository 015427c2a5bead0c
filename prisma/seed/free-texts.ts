import type { Actor } from "#domain/process/actor.ts";
import type { Operations } from "#server/operations/index.ts";
import { must } from "./must.ts";

interface TextReaders {
  readonly coder: Actor;
  readonly secondCoder: Actor;
  readonly organiser: Actor;
  readonly secondOrganiser: Actor;
}

interface ReadRound {
  readonly round: string;
  readonly question: string;
}

/** What the two look for in what Sweden Finns hope for, with words that tell a theme: an invented reading. */
const themes = [
  {
    name: {
      sv: "Finska i vård och omsorg",
      en: "Finnish in health and care",
      fi: "Suomi hoidossa",
    },
    description: { sv: "Språket i mötet med vård, boende och tolk" },
    exclusive: false,
    said: /mamma|vård|lääkär|muisti|Hoitokod|boende|tolk|äldre|kallelse/i,
  },
  {
    name: { sv: "Finska i kontakten med oss", en: "Finnish when contacting us" },
    description: { sv: "Telefon, brev, kallelser och besked på finska" },
    exclusive: false,
    said: /ringer|kallelse|brev|knapptelefon|besluten|biblioteket|nya tider/i,
  },
  {
    name: { sv: "Besked om vad som hände sedan", en: "Word of what happened next" },
    description: { sv: "Att få veta, att bli frågad i tid, att slippa börja om" },
    exclusive: false,
    said: /veta|frågar|förklara|tillbaka|luvattu|besked/i,
  },
  {
    name: { sv: "Annat", en: "Other" },
    description: {},
    exclusive: true,
    said: /$^/,
  },
] as const;

const rest = `t${themes.length}`;

const found = (text: string): readonly string[] => {
  const codes = themes.flatMap(({ said }, at) => (said.test(text) ? [`t${at + 1}`] : []));
  return codes.length > 0 ? codes : [rest];
};

/** The second coder sees less in one of the texts, so that there is something to settle. */
const foundBySecond = (text: string): readonly string[] =>
  text.startsWith("Att besluten kommer") ? ["t3"] : found(text);

/** A quote as it was written, and one that has lost what could point somebody out. */
const quotes = [
  {
    from: "Att det finns någon på vårdcentralen",
    as: "Att det finns någon på vårdcentralen som svarar på finska när man ringer.",
  },
  {
    from: "Att tolken är bokad",
    as: "Att tolken är bokad när jag kommer och inte när jag går.",
  },
  {
    from: "Att vi får veta vad ni gjorde",
    as: "Att vi får veta vad ni gjorde med det vi sade på mötet […].",
  },
  { from: "Att ni frågar oss", as: "Att ni frågar oss innan ni lägger ner det finska boendet." },
  { from: "Att vi får besked", as: "Att vi får besked också när svaret är nej." },
  {
    from: "Att finska är ett val",
    as: "Att finska är ett val på knapptelefonen, inte bara svenska och engelska.",
  },
] as const;

/** Two read one question's texts, settle where they differ, propose quotes, and two organisers publish. */
export const seedFreeTexts = async (
  operations: Operations,
  at: ReadRound,
  { coder, secondCoder, organiser, secondOrganiser }: TextReaders,
): Promise<void> => {
  const book = themes.map(({ said: _said, ...theme }) => ({ ...theme, code: null }));
  must(await operations.saveCodeBook(coder, at, book));
  must(await operations.lockThemes(coder, at));
  const ids = new Map<string, string>();
  for (let isLast = false; !isLast; ) {
    const { id, text } = must(await operations.readText(coder, at, null));
    ids.set(text, id);
    ({ isLast } = must(await operations.codeText(coder, at, { text: id, themes: found(text) })));
  }
  for (const [text, id] of ids) {
    const coded = { text: id, themes: foundBySecond(text) };
    must(await operations.codeText(secondCoder, at, coded));
  }
  for (;;) {
    const difference = must(await operations.readDifference(organiser, at));
    if (difference === null) break;
    const settled = { text: difference.id, themes: found(difference.text) };
    must(await operations.settleText(organiser, at, settled));
  }
  const chosen: string[] = [];
  for (const { from, as } of quotes) {
    const id = [...ids].find(([text]) => text.startsWith(from))?.[1] ?? "";
    const proposed = await operations.proposeRedaction(coder, at, { text: id, redacted: as });
    // Who may be quoted is drawn with everything else.
    if (!proposed.ok && proposed.problem.code === "quote_not_allowed") continue;
    must(proposed);
    const decision = { text: id, redacted: as, state: "approved" } as const;
    must(await operations.decideRedaction(secondCoder, at, decision));
    chosen.push(id);
  }
  const preview = must(await operations.previewThemes(organiser, at.round));
  const most = preview.questions.find(({ question }) => question === at.question)?.mostQuotes ?? 0;
  for (const actor of [organiser, secondOrganiser]) {
    must(await operations.publishThemes(actor, at.round, chosen.slice(0, most)));
  }
};
