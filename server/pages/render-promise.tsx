import { Say, SayAround } from "#components/survey/said.tsx";
import type { PageSpeech } from "#components/survey/speech.ts";
import {
  type ExplanationFrame,
  renderExplanation,
  thresholdValues,
} from "./render-explanation.tsx";

/**
 * What is promised, what is not, and how anybody can check it. Each sentence stands for something in the code and is
 * changed together with it.
 */
export const renderPromise = (frame: ExplanationFrame): Promise<string> =>
  renderExplanation(frame, {
    name: "promise",
    parts,
    line: (text) => <Line speech={frame.speech} text={text} />,
    other: "about",
  });

/** A command is typed as it stands, from left to right in every language. */
const Line = ({ speech, text }: { readonly speech: PageSpeech; readonly text: string }) => {
  const command = commands.get(text);
  if (command === undefined) return <Say speech={speech} text={text} values={values} />;
  return (
    <SayAround speech={speech} text={text} values={values} name="command">
      <code dir="ltr">{command}</code>
    </SayAround>
  );
};

const parts = [
  { part: "figures", lines: ["few", "group", "combine", "open", "once"] },
  { part: "apart", lines: ["two", "blind", "open", "nothing", "withdraw"] },
  {
    part: "limits",
    lines: [
      "script",
      "machine",
      "order",
      "network",
      "known",
      "invented",
      "words",
      "needs",
      "together",
      "exchange",
      "backups",
    ],
  },
  {
    part: "check",
    lines: ["receipts", "rules", "key", "recompute", "attack", "control", "how"],
  },
] as const;

const commands: ReadonlyMap<string, string> = new Map([
  ["promise:check.recompute", "npm run recompute -- published.json"],
  ["promise:check.attack", "npm run attack"],
  ["promise:check.how", "npm ci"],
]);

const values = { ...thresholdValues, file: "published.json", node: "Node.js" };
