import { createServer, type Socket } from "node:net";

/** A letter as it came over the wire. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: string;
  /** Head and body, dots unstuffed. */
  readonly raw: string;
}

export interface SmtpServer {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** Every line that a client sent outside of a letter. */
  readonly commands: readonly string[];
  /** What the server answers to the next recipients and letters; null: it takes them. */
  readonly answer: (how: SmtpAnswers) => void;
  readonly close: () => Promise<void>;
}

interface SmtpAnswers {
  readonly recipient?: (address: string) => string | null;
  readonly sender?: string | null;
  readonly letter?: string | null;
}

/** As much of RFC 5321 as it takes to be talked to: accepts, bounces (550) and defers (451) as a test says. */
export const startSmtpServer = async (): Promise<SmtpServer> => {
  const received: ReceivedMail[] = [];
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  let answers: SmtpAnswers = {};
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    const say = (line: string): boolean => socket.write(`${line}\r\n`);
    let unread = "";
    let letter: string[] | null = null;
    let from = "";
    let to = "";
    const command = (line: string): void => {
      commands.push(line);
      const [verb = "", rest = ""] = [line.slice(0, 4).toUpperCase(), line.slice(4)];
      const address = /<([^>]*)>/.exec(rest)?.[1] ?? "";
      if (verb === "EHLO" || verb === "HELO") say("250 mail.test");
      else if (verb === "MAIL") {
        from = address;
        say(answers.sender ?? "250 ok");
      } else if (verb === "RCPT") {
        to = address;
        say(answers.recipient?.(address) ?? "250 ok");
      } else if (verb === "DATA") {
        letter = [];
        say("354 go on");
      } else if (verb === "QUIT") {
        say("221 bye");
        socket.end();
      } else say("250 ok");
    };
    socket.on("data", (bytes: Buffer) => {
      unread += bytes.toString("latin1");
      for (let end = unread.indexOf("\r\n"); end !== -1; end = unread.indexOf("\r\n")) {
        const line = unread.slice(0, end);
        unread = unread.slice(end + 2);
        if (letter === null) command(line);
        else if (line !== ".") letter.push(line.startsWith(".") ? line.slice(1) : line);
        else {
          const refusal = answers.letter ?? null;
          if (refusal === null) received.push({ from, to, raw: letter.join("\r\n") });
          letter = null;
          say(refusal ?? "250 taken");
        }
      }
    });
    say("220 mail.test");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    commands,
    answer: (how) => {
      answers = how;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
};
