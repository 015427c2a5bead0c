import type { Speech } from "#components/structure/speech.ts";
import { Words } from "#components/structure/words.tsx";
import { Details } from "#components/ui/details.tsx";
import type {
  StatementPart,
  StatementsOfAudience,
  StatementsView,
} from "#domain/chart/statements-view.ts";

interface StatementGroupsProps {
  readonly view: StatementsView;
  readonly speech: Speech;
  readonly isAdministrations: boolean;
  /** Of the groups' headings. */
  readonly level: 3 | 4;
}

/** Counted as statements, named as they wanted to be; never shares, and never mixed with individuals' answers. */
export const StatementGroups = ({
  view,
  speech,
  isAdministrations,
  level,
}: StatementGroupsProps) => (
  <div className="statement-groups">
    {view.groups.map((group) => (
      <Group
        key={group.audience}
        group={group}
        speech={speech}
        isAdministrations={isAdministrations}
        level={level}
        isAlone={view.groups.length === 1}
      />
    ))}
  </div>
);

interface GroupProps extends Omit<StatementGroupsProps, "view"> {
  readonly group: StatementsOfAudience;
  /** Rows of several groups are opened one by one. */
  readonly isAlone: boolean;
}

const Group = ({ group, speech, isAdministrations, level, isAlone }: GroupProps) => {
  const Heading = `h${level}` as const;
  const { say, translate } = speech;
  const { confirmed, waiting, refused } = group;
  const name = translate(`common:audience.${group.audience}`);
  const parts = group.parts.filter((part) => saidIn(part).length > 0);
  return (
    <section className="statement-group">
      <Heading>{name}</Heading>
      <p className="soft">
        {isAdministrations
          ? translate("results:statements.answered", { count: confirmed })
          : translate("results:statements.confirmed", { count: confirmed })}
        {!isAdministrations && waiting > 0 && (
          <> {translate("results:statements.waiting", { count: waiting })}</>
        )}
        {!isAdministrations && refused > 0 && (
          <> {translate("results:statements.refused", { count: refused })}</>
        )}
      </p>
      {confirmed > 0 && parts.length === 0 && group.texts.length === 0 && (
        <p className="soft">{translate("results:statements.noAnswer")}</p>
      )}
      {group.parts.length > 1 && parts.length > 0 && !isAlone ? (
        <Details summary={translate("results:statements.rows", { group: name })}>
          <Parts parts={parts} speech={speech} />
        </Details>
      ) : (
        <Parts parts={parts} speech={speech} />
      )}
      {group.texts.map(({ by, text }) => (
        <blockquote key={`${say(by)} ${text}`} className="statement-text">
          <p dir="auto">{text}</p>
          <footer className="soft">
            <Words value={by} speech={speech} />
          </footer>
        </blockquote>
      ))}
    </section>
  );
};

const Parts = ({
  parts,
  speech,
}: {
  readonly parts: readonly StatementPart[];
  readonly speech: Speech;
}) =>
  parts.map((part) => (
    <div key={part.id}>
      {part.label !== null && (
        <p className="statement-part">
          <Words value={part.label} speech={speech} />
        </p>
      )}
      <ul className="statement-options">
        {saidIn(part).map((option) => (
          <li key={option.value}>
            <strong>
              <Words value={option.label} speech={speech} />
            </strong>{" "}
            <span className="tag">{option.count}</span>
            <br />
            <span className="soft">
              <Words value={{ list: option.by }} speech={speech} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  ));

const saidIn = ({ options }: StatementPart) => options.filter(({ count }) => count > 0);
