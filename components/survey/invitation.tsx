import type { InvitedWave } from "#domain/survey/open-wave.ts";
import { Say } from "./said.tsx";
import type { Speech } from "./speech.ts";

/** Where somebody who is invited says so, with who then knows what. */
export const Invitation = ({
  speech,
  invited,
  scripted,
  code,
}: {
  readonly speech: Speech;
  readonly invited: InvitedWave;
  /** The browser keeps the code from the answers. Without our script it cannot, and the page says what is left. */
  readonly scripted: boolean;
  readonly code: string | null;
}) => (
  <>
    <h2>
      <Say speech={speech} text="invitation:start.title" />
    </h2>
    {scripted ? (
      ["office", "answers", "limit"].map((line) => (
        <p key={line}>
          <Say speech={speech} text={`invitation:knows.${line}`} />
        </p>
      ))
    ) : (
      <p className="note">
        <Say speech={speech} text={`invitation:without_script.${withoutScript(invited)}`} />
      </p>
    )}
    {(scripted || invited.serverExchange) && (
      <CodeField speech={speech} scripted={scripted} code={code} />
    )}
  </>
);

const withoutScript = ({ serverExchange }: InvitedWave): string =>
  serverExchange ? "exchange" : "paper";

/** Has a name only where the server gets the code: a field without one is never sent. */
const CodeField = ({
  speech,
  scripted,
  code,
}: {
  readonly speech: Speech;
  readonly scripted: boolean;
  readonly code: string | null;
}) => (
  <div className="question" id="q-_code" data-code={scripted ? "" : undefined}>
    <label className="title" htmlFor="f-_code">
      <b>
        <Say speech={speech} text="invitation:start.code" />
      </b>
    </label>
    <p className="help" id="h-_code">
      <Say speech={speech} text="invitation:start.help" />
    </p>
    <input
      id="f-_code"
      type="text"
      name={scripted ? undefined : "_code"}
      defaultValue={code ?? undefined}
      aria-describedby="h-_code"
      maxLength={100}
      dir="ltr"
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
    />
  </div>
);

/** What the office signs with, to be laid beside the letter. */
export const RoundKeys = ({
  speech,
  invited,
}: {
  readonly speech: Speech;
  readonly invited: InvitedWave;
}) => (
  <>
    <p>
      <Say speech={speech} text="invitation:knows.key" />
    </p>
    <dl className="hashes">
      {invited.keys.map(({ audience, fingerprint }) => (
        <div key={audience}>
          <dt>
            <Say speech={speech} text={`common:audience.${audience}`} />
          </dt>
          <dd>
            <code dir="ltr">{fingerprint.match(/.{4}/g)?.join(" ")}</code>
          </dd>
        </div>
      ))}
    </dl>
  </>
);
