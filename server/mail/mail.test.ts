import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type SmtpServer, startSmtpServer } from "#tests/support/smtp-server.ts";
import { consoleMailer } from "./console-mailer.ts";
import { fileMailer } from "./file-mailer.ts";
import type { MailMessage, MailOutcome } from "./mailer.ts";
import { pacedMailer } from "./paced-mailer.ts";
import { smtpMailer } from "./smtp-mailer.ts";

const from = { name: "Region Exempel", address: "samrad@example.org" };
const message: MailMessage = {
  to: { name: "Aino Öberg", address: "aino@example.org" },
  subject: "Region Exempel frågar: Samråd",
  text: "Hej!\n.\nhttps://example.org/yi/answer/bcdf#2345-6789",
  html: "<p>Hej!</p>",
  language: "yi",
};

let server: SmtpServer;
let mailer: ReturnType<typeof smtpMailer>;
const folders: string[] = [];

beforeAll(async () => {
  server = await startSmtpServer();
});
afterAll(() => server.close());
afterEach(() => {
  mailer?.close();
  server.answer({});
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const send = (to: Partial<MailMessage["to"]> = {}): Promise<MailOutcome> => {
  mailer = smtpMailer(server.url, from);
  return mailer.send({ ...message, to: { ...message.to, ...to } });
};

test("a letter arrives with its sender, its language and the code in the link alone", async () => {
  expect(await send()).toBe("sent");
  const letter = server.received.at(-1);
  expect([letter?.from, letter?.to]).toEqual([from.address, message.to.address]);
  const [head = ""] = (letter?.raw ?? "").split("\r\n\r\n");
  expect(head).toContain("Content-Language: yi");
  expect(head).toContain("From: Region Exempel <samrad@example.org>");
  expect(head).not.toMatch(/nodemailer|X-Mailer/i);
  expect(head).not.toContain("2345");
  // A line with only a dot does not end the letter early.
  expect(letter?.raw).toContain("https://example.org/yi/answer/bcdf#2345-6789");
});

test.each([
  ["bounced", "for good", { recipient: (): string => "550 no such user" }],
  ["bounced", "for good, the letter being at fault", { letter: "554 not here" }],
  ["deferred", "for now", { recipient: (): string => "451 come back later" }],
  ["deferred", "for now, the letter having come", { letter: "452 full" }],
  ["unavailable", "and refuses the sender, who is nobody's fault", { sender: "550 not you" }],
  ["unavailable", "and closes", { recipient: (): string => "421 closing" }],
] as const)("%s when the server refuses %s", async (outcome, _how, answers) => {
  server.answer(answers);
  expect(await send()).toBe(outcome);
});

test("a server that is not there is the fault of nobody who is written to", async () => {
  mailer = smtpMailer("smtp://127.0.0.1:1", from);
  expect(await mailer.send(message)).toBe("unavailable");
});

test("a server elsewhere that offers no encryption gets no letter", async () => {
  // The same server under a name that is not this machine's own.
  mailer = smtpMailer(server.url.replace("127.0.0.1", "127.0.0.2"), from);
  const before = server.received.length;
  expect(await mailer.send(message)).toBe("unavailable");
  expect(server.received).toHaveLength(before);
});

test.each([
  ["a name", { name: "Aino\r\nBcc: all@example.org" }],
  ["an address", { address: "aino@example.org\r\nRCPT TO:<all@example.org>" }],
])("%s with a line break gets nowhere", async (_what, to) => {
  const before = server.received.length;
  await expect(send(to)).resolves.not.toBe("sent");
  expect(server.received).toHaveLength(before);
  expect(server.commands.join("\n")).not.toContain("all@example.org");
});

test("a name that looks like a head or a list of addresses stays a name", async () => {
  expect(await send({ name: 'Bcc: "all" <all@example.org>, x@example.org' })).toBe("sent");
  expect(server.received.at(-1)?.to).toBe(message.to.address);
  expect(server.commands.filter((line) => line.includes("all@example.org"))).toEqual([]);
});

test("without a server letters are files that nobody else on the machine can read", async () => {
  const parent = mkdtempSync(join(tmpdir(), "samrad-mail-"));
  folders.push(parent);
  const folder = join(parent, "mail");
  expect(await fileMailer(folder, from).send(message)).toBe("sent");
  const [name = ""] = readdirSync(folder);
  expect(name).toMatch(/^[0-9a-f]{24}\.eml$/);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  const text = readFileSync(join(folder, name), "latin1");
  expect(text).toContain("To: =?UTF-8?");
  expect(text.replaceAll("\r\n", "")).not.toContain("\n");
});

test("on the console there is a letter and nobody's name", async () => {
  const lines: string[] = [];
  expect(await consoleMailer((line) => lines.push(line)).send(message)).toBe("sent");
  expect(lines).toEqual(["a letter to nobody named"]);
});

test("letters wait their turn, and one that fails holds up no other", async () => {
  const times: number[] = [];
  const paced = pacedMailer(
    {
      kind: "console",
      send: async () => {
        times.push(performance.now());
        if (times.length === 1) throw new Error("broken");
        return "sent";
      },
    },
    1_200,
  );
  const sent = await Promise.allSettled([
    paced.send(message),
    paced.send(message),
    paced.send(message),
  ]);
  expect(sent.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(95);
});
