import { NotShown } from "#components/structure/not-shown.tsx";
import type { Speech } from "#components/structure/speech.ts";
import { Words } from "#components/structure/words.tsx";
import { Details } from "#components/ui/details.tsx";
import type { NotShownReason } from "#domain/disclosure/release.ts";
import type { SingleIndicator, SinglePartyReading } from "#domain/evaluation/pilot-evaluation.ts";
import type { Minority } from "#domain/shared/minorities.ts";
import { StatusWord } from "./status-word.tsx";

interface OtherQuestionsProps {
  readonly singles: readonly SingleIndicator[];
  /** Why nothing is shown of a minority on a block. */
  readonly reasonFor: (minority: Minority, block: string) => NotShownReason;
  readonly speech: Speech;
}

/** Questions with answers of their own kind: what stands out, and under it each minority for itself. */
export const OtherQuestions = ({ singles, reasonFor, speech }: OtherQuestionsProps) => {
  const { say, translate } = speech;
  return (
    <section aria-labelledby="others">
      <h2 id="others">{translate("evaluation:page.others.title")}</h2>
      <p>{translate("evaluation:page.others.introduction")}</p>
      {singles.map((single) => (
        <section key={single.id} className="evaluation-question" id={`question-${single.id}`}>
          <h3>
            <Words value={single.name} speech={speech} />
          </h3>
          <p>
            <StatusWord status={single.status} phrase={single.statusPhrase} speech={speech} />
          </p>
          {single.findings.length === 0 ? (
            <p className="soft">{translate("evaluation:page.others.nothing")}</p>
          ) : (
            <ul>
              {single.findings.map((finding) => (
                <li key={say(finding)}>
                  <Words value={finding} speech={speech} />
                </li>
              ))}
            </ul>
          )}
          {single.notes.map((note) => (
            <p key={note.key} className="soft">
              <Words value={note} speech={speech} />
            </p>
          ))}
          <Details
            summary={
              <>
                {translate("evaluation:page.others.byMinority")}
                <span className="unseen">
                  : <Words value={single.name} speech={speech} />
                </span>
              </>
            }
          >
            <dl className="evaluation-said">
              {single.minorities.map((reading) => (
                <div key={reading.minority}>
                  <dt>{translate(`common:minorityTitle.${reading.minority}`)}</dt>
                  <dd>
                    <SaidBy
                      reading={reading}
                      reason={reasonFor(reading.minority, single.blocks[0] ?? "")}
                      speech={speech}
                    />
                  </dd>
                </div>
              ))}
            </dl>
          </Details>
        </section>
      ))}
    </section>
  );
};

const SaidBy = ({
  reading,
  reason,
  speech,
}: {
  readonly reading: SinglePartyReading;
  readonly reason: NotShownReason;
  readonly speech: Speech;
}) =>
  reading.shown ? (
    <Words value={reading.stance} speech={speech} />
  ) : (
    <NotShown reason={reason} translate={speech.translate} />
  );
