import { readFileSync } from "node:fs";
import { configuredTarget, configuredUrnTarget } from "#server/db/client.ts";
import {
  type BackupPart,
  type BackupRequest,
  shortestPassphrase,
} from "#server/operations/backup.ts";

/** Ends the program with a sentence for whoever started it. */
export const stop = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
};

/** What `--office <file>` and `--urn <file>` ask for; one of them may be left out. */
export const readRequests = (
  files: Readonly<Record<BackupPart, string | undefined>>,
): readonly BackupRequest[] => {
  const { office, urn } = files;
  return [
    ...(office === undefined
      ? []
      : [request("office", office, configuredTarget(), passphraseOf("SAMRAD_BACKUP_KEY"))]),
    ...(urn === undefined
      ? []
      : [
          request(
            "urn",
            urn,
            configuredUrnTarget(),
            // Where the urn has an administrator of its own, its files have a passphrase of their own.
            passphraseOf("SAMRAD_URN_BACKUP_KEY") ?? passphraseOf("SAMRAD_BACKUP_KEY"),
          ),
        ]),
  ];
};

const request = (
  part: BackupPart,
  file: string,
  target: BackupRequest["target"],
  passphrase: string | null,
): BackupRequest => {
  if (passphrase === null) {
    return stop(
      "No passphrase: set SAMRAD_BACKUP_KEY, or SAMRAD_BACKUP_KEY_FILE to a file that holds it. It is never taken from the command line, which others on the machine can read.",
    );
  }
  if (passphrase.length < shortestPassphrase) {
    return stop(`The passphrase needs at least ${shortestPassphrase} characters.`);
  }
  return { part, file, target, passphrase };
};

const passphraseOf = (variable: string): string | null => {
  const given = process.env[variable];
  if (given !== undefined && given !== "") return given;
  const file = process.env[`${variable}_FILE`];
  if (file === undefined || file === "") return null;
  return readFileSync(file, "utf8").trim();
};
