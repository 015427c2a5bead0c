import { Details } from "#components/ui/details.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Localized } from "#components/ui/localized.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Answers } from "#domain/response/answers.ts";
import { groupReceipt } from "#domain/response/receipt.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import type { Regime } from "#domain/shared/regimes.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { Facts } from "./facts.tsx";
import { StatementAnswers } from "./statement-answers.tsx";
import { moment } from "./wave-view.tsx";
import type { Words } from "./words.ts";

type Status = "waiting" | "confirmed" | "refused";

interface StatementView {
  readonly id: string;
  readonly by: string | null;
  readonly answers: Answers;
  readonly status: Status;
  readonly receivedAt: Date;
  readonly round: { readonly audience: Audience; readonly regime: Regime } | null;
}

interface StatementListProps {
  readonly statements: readonly StatementView[];
  readonly questionnaire: Questionnaire;
  readonly administrations: readonly { readonly id: string; readonly name: LocalizedText }[];
  /** Which ones the address asks for. */
  readonly shown: unknown;
  readonly here: string;
  readonly isSealed: boolean;
  readonly words: Words;
  /** Null for those who may only read. */
  readonly decide: ((form: FormData) => Promise<void>) | null;
}

const filters = ["waiting", "confirmed", "refused", "all"] as const;

/** What collectives and administrations have sent, to be confirmed or refused one by one. */
export const StatementList = (props: StatementListProps) => {
  const { statements, shown, here, isSealed, words } = props;
  const { translate } = words;
  const filter = filters.find((each) => each === shown) ?? "all";
  const count = (wanted: (typeof filters)[number]): number =>
    statements.filter(({ status }) => wanted === "all" || status === wanted).length;
  const listed = statements.filter(({ status }) => filter === "all" || status === filter);
  return (
    <>
      <h2>{translate("surveys:statement.title")}</h2>
      <p>{translate(isSealed ? "surveys:statement.sealed" : "surveys:statement.introduction")}</p>
      {!isSealed && (
        <Details summary={translate("surveys:statement.how")}>
          <ul className="plain-list">
            {(["howAsk", "howReceipt", "howUndo", "howLast"] as const).map((key) => (
              <li key={key}>{translate(`surveys:statement.${key}`)}</li>
            ))}
          </ul>
        </Details>
      )}
      <Tabs
        label={translate("surveys:statement.show")}
        tabs={filters.map((each) => ({
          href: `${here}?view=statements&show=${each}`,
          name: translate(`surveys:statement.filter.${said(each, isSealed)}`, {
            count: count(each),
          }),
          isHere: each === filter,
        }))}
      />
      {listed.length === 0 && (
        <EmptyState title={translate("surveys:statement.empty")}>
          <p>{translate("surveys:statement.emptyHelp")}</p>
        </EmptyState>
      )}
      {listed.map((statement) => (
        <OneStatement key={statement.id} {...props} statement={statement} filter={filter} />
      ))}
    </>
  );
};

/** What still waits when the answers are locked never counts. */
const said = (status: (typeof filters)[number], isSealed: boolean): string =>
  status === "waiting" && isSealed ? "late" : status;

const tones = { waiting: "warning", confirmed: "done", refused: "danger" } as const;

interface OneStatementProps extends StatementListProps {
  readonly statement: StatementView;
  readonly filter: string;
}

const OneStatement = (props: OneStatementProps) => {
  const { statement, questionnaire, isSealed, words } = props;
  const { translate } = words;
  const { id, round, status, receivedAt, answers } = statement;
  return (
    <article className="statement">
      <h3>
        <Sender {...props} />
      </h3>
      <StatusTag tone={tones[status]}>
        {translate(`surveys:statement.status.${said(status, isSealed)}`)}
      </StatusTag>
      <Facts
        facts={[
          [
            translate("surveys:statement.group"),
            round === null ? "" : translate(`common:audience.${round.audience}`),
          ],
          [translate("surveys:statement.received"), moment(words, receivedAt)],
          [
            translate("surveys:statement.receipt"),
            <code key="receipt" className="receipt" dir="ltr">
              {groupReceipt(id)}
            </code>,
          ],
        ]}
      />
      <Details summary={translate("surveys:statement.answers")}>
        <StatementAnswers questionnaire={questionnaire} answers={answers} words={words} />
      </Details>
      <Decision {...props} />
    </article>
  );
};

const Sender = ({ statement: { by, round }, administrations, words }: OneStatementProps) => {
  const { translate, language } = words;
  if (by === null) return translate("surveys:statement.unnamed");
  if (round?.regime !== "attributed") return <bdi>{by}</bdi>;
  const administration = administrations.find(({ id }) => id === by);
  return administration === undefined ? (
    translate("surveys:statement.unknownAdministration")
  ) : (
    <Localized text={administration.name} language={language} />
  );
};

const Decision = ({ statement, filter, isSealed, decide, words }: OneStatementProps) => {
  if (decide === null || isSealed) return null;
  const { translate } = words;
  const receipt = groupReceipt(statement.id);
  const decisions =
    statement.status === "waiting"
      ? ([
          ["confirmed", "confirm", "secondary"],
          ["refused", "refuse", "danger"],
        ] as const)
      : ([["waiting", "undo", "secondary"]] as const);
  return (
    <form action={decide} className="button-row not-printed">
      <input type="hidden" name="statement" value={statement.id} />
      <input type="hidden" name="show" value={filter} />
      {decisions.map(([status, verb, kind]) => (
        <button
          key={status}
          type="submit"
          name="status"
          value={status}
          className={`button button-${kind}`}
          aria-label={translate(`surveys:statement.${verb}Named`, { receipt })}
        >
          {translate(`surveys:statement.${verb}`)}
        </button>
      ))}
    </form>
  );
};
