import type { Block, PolicySection, Words } from "#domain/policy/document.ts";
import type { ElementProposal, MinorityRow } from "#domain/structure/proposal.ts";
import type { DraftContext } from "./draft-context.ts";
import {
  assuranceLines,
  betweenMinorities,
  differsInside,
  overrideLines,
  partNames,
  proposalLines,
  saidLines,
} from "./structure-words.ts";
import {
  annex,
  audienceTitle,
  bullets,
  note,
  paragraph,
  say,
  section,
  subheading,
  table,
} from "./wording.ts";

/** Every element on one line: what is proposed, what each minority said, by which rule, how sure it is. */
export const structureSection = ({ structure }: DraftContext): PolicySection =>
  section("structure", [
    { kind: "paragraph", words: structure.basis.phrase },
    paragraph("structure.how", { version: structure.rulesVersion }),
    ...table({
      id: "structure",
      key: "structure",
      columns: [
        ["element", 17],
        ["proposal", 26],
        ["said", 32],
        ["rule", 25],
      ],
      rows: structure.elements.map((element) => [
        [element.name],
        proposalLines(element),
        saidLines(element),
        assuranceLines(element),
      ]),
      notes: [say("table.structure.note")],
    }),
  ]);

/** The same elements one by one, with everything that stands behind them. */
export const structureAnnex = ({ structure }: DraftContext): PolicySection =>
  annex("annexStructure", [
    paragraph("annexStructure.intro"),
    ...structure.elements.flatMap(elementBlocks),
  ]);

const elementBlocks = (element: ElementProposal): readonly Block[] => [
  subheading(element.name),
  { kind: "paragraph", words: element.display },
  { kind: "paragraph", words: say("annexStructure.rule", { rule: element.rule }) },
  ...bullets([
    ...element.supplements.map(({ phrase }) => phrase),
    ...(element.alternative === null ? [] : [element.alternative]),
    ...overrideLines(element),
    ...(element.capacity === null ? [] : [element.capacity.phrase]),
    ...(element.confidence === null ? [] : [element.confidence.phrase]),
    ...(element.stability?.phrases ?? []),
    ...(element.counted === null ? [] : [element.counted.phrase]),
  ]),
  ...element.disagreements.map((words): Block => ({ kind: "paragraph", words })),
  ...confirmNote(element),
  ...rowsTable(element),
  ...itemsTable(element),
];

const confirmNote = ({ confirmInAnchoring }: ElementProposal): readonly Block[] =>
  confirmInAnchoring.length === 0
    ? []
    : [
        {
          kind: "note",
          tone: "confirm",
          words: sentences(confirmInAnchoring.map(({ phrase }) => phrase)),
        },
      ];

const rowsTable = (element: ElementProposal): readonly Block[] =>
  table({
    id: `rows-${element.element}`,
    key: "elementRows",
    values: { element: element.name },
    columns: [
      ["minority", 18],
      ["stance", 40],
      ["individuals", 14, "figures"],
      ["statements", 17, "figures"],
      ["confidence", 11],
    ],
    rows: element.rows.map((row) => [
      [audienceTitle(row.minority)],
      [row.stance],
      [individualsOf(row)],
      [row.statements],
      [say(`confidence.${row.confidence}`)],
    ]),
  });

const individualsOf = ({ individuals }: MinorityRow): Words =>
  individuals.shown ? individuals.n : say("figure.notShown");

const itemsTable = (element: ElementProposal): readonly Block[] =>
  table({
    id: `items-${element.element}`,
    key: "elementItems",
    values: { element: element.name },
    columns: [
      ["item", 28],
      ["proposal", 42],
      ["capacity", 30],
    ],
    rows: element.items.map((item) => [
      [item.text],
      [item.phrase, ...item.notes],
      item.capacity === null ? [say("figure.none")] : [item.capacity.phrase],
    ]),
  });

/** What the answers point the same way on, what they do not, and what has to be done: three lists, always all three. */
export const listsSection = ({ structure, evaluation }: DraftContext): PolicySection => {
  const { elements } = structure;
  const agreed = elements.filter(
    (element) => betweenMinorities(element).length === 0 && isProposed(element),
  );
  const disagreed = elements.filter((element) => betweenMinorities(element).length > 0);
  const inside = elements.filter(differsInside);
  const open = elements.filter(({ confirmInAnchoring }) => confirmInAnchoring.length > 0);
  return section("lists", [
    paragraph("lists.intro"),
    subheading(say("lists.agreed")),
    ...listOr(
      agreed.map(({ name, display }) => say("lists.part", { name, what: display })),
      "lists.agreedEmpty",
    ),
    subheading(say("lists.disagreed")),
    ...listOr(
      disagreed.map((element) =>
        say("lists.part", { name: element.name, what: sentences(betweenMinorities(element)) }),
      ),
      "lists.disagreedEmpty",
    ),
    ...(inside.length === 0 ? [] : [paragraph("lists.inside", { names: partNames(inside) })]),
    subheading(say("lists.toDo")),
    ...listOr(
      [
        ...elements.flatMap(gapItems),
        ...(evaluation?.adjustments ?? []).map(({ phrase }) => phrase),
        ...(open.length === 0 ? [] : [say("lists.askInAnchoring", { names: partNames(open) })]),
      ],
      "lists.toDoEmpty",
    ),
    note("to_write", "toWrite.lists"),
  ]);
};

const isProposed = ({ status }: ElementProposal): boolean =>
  status === "consensus" || status === "compatible" || status === "proposed";

const gapItems = (element: ElementProposal): readonly Words[] => [
  ...(element.capacity?.gap === true
    ? [say("lists.part", { name: element.name, what: element.capacity.phrase })]
    : []),
  ...element.items.flatMap(({ text, capacity }) =>
    capacity?.gap === true ? [say("lists.part", { name: text, what: capacity.phrase })] : [],
  ),
];

const listOr = (items: readonly Words[], empty: string): readonly Block[] =>
  items.length === 0 ? [paragraph(empty)] : bullets(items);

/** Several sentences as one: each is already complete. */
const sentences = (list: readonly Words[]): Words =>
  list.reduce((one, other) => say("sentences", { one, other }));
