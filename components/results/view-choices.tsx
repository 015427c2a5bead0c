import { Pieces } from "#components/ui/pieces.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { findQuestion, titleOf } from "#domain/chart/labels.ts";
import type { QuestionView } from "#domain/chart/question-view.ts";
import type { PublishedWave } from "#domain/disclosure/published-bundle.ts";
import { addressOf, hasResults, resultsViews, wavesOf } from "./results-address.ts";
import type { ResultsContext } from "./results-head.tsx";

/** How the question is looked at, and what it is divided by: links, so that every view can be shared and gone back to. */
export const ViewChoices = ({
  context,
  view,
}: {
  readonly context: ResultsContext;
  readonly view: QuestionView;
}) => {
  const { bundle, wave, address, page, speech } = context;
  const { translate, say } = speech;
  const beside = wavesOf(bundle, address.instrument).filter(
    (each) => each.number !== wave.number && hasResults(each),
  );
  const divisions = [
    { name: translate("results:question.undivided"), by: null, comparison: null },
    ...breakdownsOf(wave, view.question.name).map((by) => {
      const asked = findQuestion(wave.questionnaire, by);
      const question = asked === undefined ? by : say(titleOf(asked));
      return { name: translate("results:question.dividedBy", { question }), by, comparison: null };
    }),
    ...beside.map(({ number }) => ({
      name: translate("results:question.comparedWith", { number }),
      by: null,
      comparison: number,
    })),
  ];
  return (
    <>
      <Tabs
        label={translate("results:question.views")}
        tabs={resultsViews.map((each) => ({
          href: addressOf(page, address, { view: each, by: null, comparison: null }),
          name: translate(`results:view.${each}`),
          isHere: each === address.view,
        }))}
      />
      {address.view === "minority" && divisions.length > 1 && (
        <nav className="results-choice" aria-label={translate("results:question.divisions")}>
          <ul>
            {divisions.map(({ name, by, comparison }) => (
              <li key={name}>
                <a
                  href={addressOf(page, address, { by, comparison })}
                  aria-current={
                    by === address.by && comparison === address.comparison ? "true" : undefined
                  }
                >
                  <Pieces text={name} language={speech.language} />
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
};

/** What the plans let the question be divided by; none in waves that anybody could answer. */
export const breakdownsOf = (wave: PublishedWave, question: string): readonly string[] => {
  const blocks = wave.rounds.flatMap(({ plan }) => plan?.blocks ?? []);
  const own = blocks.filter(({ subject }) =>
    subject.kind === "composite"
      ? subject.child === question || subject.parent.split(":")[0] === question
      : subject.question === question,
  );
  return [...new Set(own.flatMap(({ chain }) => chain))];
};
