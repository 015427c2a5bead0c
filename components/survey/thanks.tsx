import { groupReceipt } from "#domain/response/receipt.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import type { PromiseKind } from "./promise.tsx";
import { Say } from "./said.tsx";
import type { PageSpeech } from "./speech.ts";

/** After sending: the receipt, what happens next, and where else one can go. */
export const Thanks = ({
  speech,
  wave,
  kind,
  receipt,
}: {
  readonly speech: PageSpeech;
  readonly wave: OpenWave;
  readonly kind: PromiseKind;
  readonly receipt: string;
}) => (
  <>
    <h1 tabIndex={-1} data-sent={draftName(wave, kind)}>
      <Say speech={speech} text="survey:thanks.title" />
    </h1>
    <h2>
      <Say speech={speech} text="survey:thanks.receipt" />
    </h2>
    <p className="receipt">
      <code dir="ltr">{groupReceipt(receipt)}</code>
    </p>
    <p>
      <Say speech={speech} text={`survey:thanks.${kind}.receipt`} />
      {kind === "sealed" && (
        <>
          {" "}
          <a href={`/${speech.asked}/answer/${wave.slug}/receipts`}>
            <Say speech={speech} text="promise:list.here" />
          </a>
        </>
      )}
    </p>
    <p data-script="" hidden>
      <button type="button" className="secondary" data-print="">
        <Say speech={speech} text="survey:thanks.print" />
      </button>
    </p>
    <h2>
      <Say speech={speech} text="survey:thanks.next" />
    </h2>
    <p>
      <Say
        speech={speech}
        text={`survey:thanks.${kind}.next`}
        values={{ date: speech.day(`survey:thanks.${kind}.next`, wave.closesAt) }}
      />
    </p>
    {kind !== "needs" && wave.needsForm !== null && (
      <>
        <h2>
          <Say speech={speech} text="survey:thanks.needs_title" />
        </h2>
        <p>
          <Say speech={speech} text="survey:thanks.needs_text" />
        </p>
        <p>
          <a href={`/${speech.asked}/answer/${wave.slug}/needs`}>
            <Say speech={speech} text="survey:thanks.needs_link" />
          </a>
        </p>
      </>
    )}
    {(kind === "sealed" || kind === "needs") && (
      <p>
        <a href={`/${speech.asked}/answer/${wave.slug}/withdraw`}>
          <Say speech={speech} text="invitation:withdraw.link" />
        </a>
      </p>
    )}
    <p>
      <a href={`/${speech.asked}/about`}>
        <Say speech={speech} text="about:link" />
      </a>
    </p>
    {kind === "sealed" && (
      <p>
        <Say speech={speech} text="survey:thanks.again" />{" "}
        <a href={`/${speech.asked}/answer/${wave.slug}`}>
          <Say speech={speech} text="survey:thanks.again_link" />
        </a>
      </p>
    )}
  </>
);

/** Under which name the browser keeps what has been written so far; wiped when this page appears. */
export const draftName = (wave: OpenWave, kind: PromiseKind): string =>
  kind === "needs" ? `${wave.slug}/needs` : wave.slug;
