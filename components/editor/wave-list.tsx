import Link from "next/link";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { moment, PhaseTag, RoundsTable, type WaveView, waveName } from "./wave-view.tsx";
import type { Words } from "./words.ts";

interface WaveListProps {
  readonly waves: readonly WaveView[];
  /** Address of the page of surveys. */
  readonly here: string;
  /** `https://samrad.example/sv/answer`: where surveys are answered. */
  readonly answering: string;
  readonly words: Words;
}

/** What needs somebody first: closed and not locked, then open, then to come, and last what is finished. */
export const WaveList = ({ waves, here, answering, words }: WaveListProps) => {
  const { translate } = words;
  return (
    <section aria-labelledby="waves">
      <h2 id="waves">{translate("surveys:waves.title")}</h2>
      {waves.length === 0 && (
        <EmptyState title={translate("surveys:waves.empty")}>
          <p>{translate("surveys:waves.emptyHelp")}</p>
        </EmptyState>
      )}
      {waves.some(({ isSealed }) => !isSealed) && (
        <p className="soft">{translate("surveys:rounds.daily")}</p>
      )}
      {inOrder(waves).map((view) => (
        <article key={view.wave.id} className="wave-card">
          <h3>
            <Link href={`${here}/waves/${view.wave.id}`}>{waveName(words, view.wave)}</Link>
          </h3>
          <p className="wave-line">
            <PhaseTag view={view} words={words} />{" "}
            <span className="soft">
              {translate(`surveys:admission.${view.wave.admission}`)}.{" "}
              {translate(
                view.phase === "closed" ? "surveys:waves.wasOpen" : "surveys:waves.dates",
                {
                  opens: moment(words, view.wave.opensAt),
                  closes: moment(words, view.wave.closesAt),
                },
              )}
            </span>
          </p>
          {view.phase !== "closed" && view.wave.admission === "open" && (
            <p>
              {translate("surveys:waves.address")}:{" "}
              <bdi className="address">{`${answering}/${view.wave.slug}`}</bdi>{" "}
              <Link href={`${here}/waves/${view.wave.id}?view=sendOut`}>
                {translate("surveys:waves.sendOut")}
              </Link>
            </p>
          )}
          {!view.isSealed && <RoundsTable view={view} words={words} />}
        </article>
      ))}
    </section>
  );
};

const ranks = { closed: 0, open: 1, scheduled: 2, sealed: 3 } as const;

const inOrder = (waves: readonly WaveView[]): readonly WaveView[] =>
  waves.toSorted((one, other) => {
    const difference = ranks[shown(one)] - ranks[shown(other)];
    const later = other.wave.closesAt.getTime() - one.wave.closesAt.getTime();
    return difference === 0 ? later : difference;
  });

const shown = ({ phase, isSealed }: WaveView): keyof typeof ranks => (isSealed ? "sealed" : phase);
