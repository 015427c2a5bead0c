import { Document, type PageAssets } from "#components/survey/document.tsx";
import type { LanguagePicker } from "#components/survey/language-choice.tsx";
import { WaveLine } from "#components/survey/notices.tsx";
import { ReceiptList } from "#components/survey/receipt-list.tsx";
import { Say } from "#components/survey/said.tsx";
import type { PageSpeech } from "#components/survey/speech.ts";
import type { ReceiptRound, ReceiptStanding } from "#domain/disclosure/receipt-standing.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import { renderDocument } from "./render-document.ts";

/**
 * Where somebody sees that their answer was counted. A list is shown only where what is published says that there is
 * one, and a list that was taken back while the page was made is not there.
 */
export const renderReceipts = ({
  speech,
  assets,
  picker,
  wave,
  rounds,
  lists,
  isClosed,
}: {
  readonly speech: PageSpeech;
  readonly assets: PageAssets;
  readonly picker: LanguagePicker;
  readonly wave: OpenWave;
  readonly rounds: readonly ReceiptRound[];
  readonly lists: readonly { readonly round: string; readonly receipts: string }[];
  readonly isClosed: boolean;
}): Promise<string> => {
  const listOf = new Map(lists.map(({ round, receipts }) => [round, receipts.split("\n")]));
  const groups = rounds.map(({ round, audience, standing }) => {
    const receipts = listOf.get(round) ?? null;
    const isGone = standing.kind === "released" && receipts === null;
    return { audience, receipts, standing: isGone ? withdrawn : standing };
  });
  const isListed = groups.some(({ standing }) => standing.kind === "released");
  const address = `/${speech.asked}/answer/${wave.slug}`;
  const say = (text: string) => <Say speech={speech} text={`promise:list.${text}`} />;
  const when = isClosed ? "promise:list.closed" : "promise:list.closes";
  return renderDocument(
    <Document
      speech={speech}
      assets={assets}
      title={speech.say("promise:list.title")}
      script={false}
      languageChoice={{
        picker,
        addressIn: (language) => `/${language}/answer/${wave.slug}/receipts`,
        form: null,
      }}
    >
      <WaveLine speech={speech} wave={wave} />
      <h1>{say("title")}</h1>
      {isListed && (
        <>
          <p>{say("lead")}</p>
          <p>
            <Say speech={speech} text="promise:list.find" values={{ keys: "Ctrl+F" }} />
          </p>
          <p>{say("own")}</p>
        </>
      )}
      {groups.every(({ standing }) => standing.kind === "waiting") ? (
        <p>
          <Say speech={speech} text={when} values={{ date: speech.day(when, wave.closesAt) }} />
        </p>
      ) : (
        groups.map(({ audience, standing, receipts }) => (
          <section key={audience}>
            <h2>
              <Say speech={speech} text={`common:audience.${audience}`} />
            </h2>
            {standing.kind === "released" ? (
              <ReceiptList speech={speech} counts={standing} receipts={receipts ?? []} />
            ) : (
              <p>{say(standing.kind)}</p>
            )}
          </section>
        ))
      )}
      {isListed && (
        <>
          <h2>{say("missing_title")}</h2>
          <p>{say("missing")}</p>
          <p>
            <a href={`${address}/receipts/text`}>{say("file")}</a>
          </p>
        </>
      )}
      <p>
        <a href={`/${speech.asked}/promise`}>
          <Say speech={speech} text="promise:link" />
        </a>
      </p>
    </Document>,
  );
};

const withdrawn: ReceiptStanding = { kind: "withdrawn" };
