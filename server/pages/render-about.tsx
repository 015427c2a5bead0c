import { Say } from "#components/survey/said.tsx";
import {
  type ExplanationFrame,
  renderExplanation,
  thresholdValues,
} from "./render-explanation.tsx";

/** What is stored, what is shown, what cannot be promised and what the answers lead to. Nothing beyond the code. */
export const renderAbout = (frame: ExplanationFrame): Promise<string> =>
  renderExplanation(frame, {
    name: "about",
    parts,
    line: (text) => <Say speech={frame.speech} text={text} values={thresholdValues} />,
    other: "promise",
  });

const parts = [
  { part: "stored", lines: ["name", "with", "device", "needs", "receipt"] },
  { part: "shown", lines: ["groups", "merged", "words", "together", "equal"] },
  { part: "limits", lines: ["database", "network", "records", "twice", "change"] },
  { part: "next", lines: ["close", "result", "proposal", "pilot", "decision"] },
  { part: "language", lines: ["text", "drafts"] },
] as const;
