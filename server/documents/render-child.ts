import { docxFile } from "./docx-file.ts";

/**
 * Runs in a process of its own, started by render-docx.ts: a resolved document as JSON on standard input, the file on
 * standard output. What the pictures cost in memory goes away with the process.
 */
const read = async (): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
};

const file = await docxFile(JSON.parse(await read()));
process.stdout.write(file);
