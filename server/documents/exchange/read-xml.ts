import { SaxesParser } from "saxes";
import type { ExchangeProblem } from "#domain/language/exchange-problem.ts";
import { decodeText } from "./decode-text.ts";

/** An element as it opens. Attributes are asked for by the name they are written with. */
export interface OpenElement {
  readonly name: string;
  readonly namespace: string;
  readonly attribute: (name: string) => string | null;
  readonly line: number;
}

export interface XmlListener {
  readonly open: (element: OpenElement) => void;
  readonly text: (text: string) => void;
  readonly close: () => void;
}

/** Deeper than any file of ours or of a tool. Finding a name's namespace takes a step per level: depth is a trap. */
const deepest = 40;

/**
 * Reads XML from beginning to end and tells the listener, which may stop by calling `stopReading`. Gives the problem
 * that ended the reading, or null. Nothing outside the file is ever read and nothing is expanded: a document type is
 * refused, and without one XML knows only its five own entities.
 */
export const readXml = (bytes: Uint8Array, listener: XmlListener): ExchangeProblem | null => {
  const text = decodeText(bytes);
  if (text === null) return { code: "exchange_encoding" };
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  parser.on("error", () => stopReading({ code: "exchange_damaged", line: parser.line }));
  parser.on("doctype", () => stopReading({ code: "exchange_doctype", line: parser.line }));
  parser.on("xmldecl", ({ encoding }) => {
    // The text was decoded by what its bytes are; a file that says something else was changed without care.
    if (encoding !== undefined && !/^utf-?(8|16)/i.test(encoding))
      stopReading({ code: "exchange_encoding", what: encoding });
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > deepest) stopReading({ code: "exchange_damaged", line: parser.line });
    listener.open({
      name: tag.local,
      namespace: tag.uri,
      attribute: (name) => tag.attributes[name]?.value ?? null,
      line: parser.line,
    });
  });
  parser.on("text", listener.text);
  parser.on("cdata", listener.text);
  parser.on("closetag", () => {
    depth -= 1;
    listener.close();
  });
  try {
    parser.write(text).close();
    return null;
  } catch (stopped) {
    if (stopped instanceof ReadingStopped) return stopped.problem;
    throw stopped;
  }
};

/** Ends the reading from inside a listener; readXml gives the problem to its caller. */
export const stopReading = (problem: ExchangeProblem): never => {
  throw new ReadingStopped(problem);
};

class ReadingStopped extends Error {
  readonly problem: ExchangeProblem;

  constructor(problem: ExchangeProblem) {
    super(problem.code);
    this.problem = problem;
  }
}
