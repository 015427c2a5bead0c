import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { type Arena, isLong, type Kind, kinds, openArena } from "./arena.ts";
import { serveProgram } from "./program.ts";
import { crowd } from "./senders.ts";
import { judge, noFault } from "./verdict.ts";

/** A file system of its own in memory, as small as asked. Only an administrator of the machine may make one. */
const mount = (folder: string, megabytes: number): boolean => {
  mkdirSync(folder, { recursive: true });
  const options = ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0711`, "samrad-test", folder];
  return spawnSync("mount", options).status === 0;
};
const unmount = (folder: string): void => {
  spawnSync("umount", ["-l", folder]);
};

const mayMount = ((): boolean => {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), "samrad-mount-"));
  const made = mount(folder, 1);
  if (made) unmount(folder);
  rmSync(folder, { recursive: true, force: true });
  return made;
})();
if (!mayMount) {
  console.warn("A full disk is not tried here: this user may not mount a small one.");
}

describe.skipIf(!mayMount).each(kinds)("the urn's disk is full for a while, on %s", (kind) => {
  test("nobody is told that an answer is stored which is not, and then it goes on", async () => {
    const { arena, disk, remove } = await onSmallDisk(kind);
    const program = await (async () => {
      const wave = await arena.openWave(3_600_000);
      return { ...(await serveProgram(arena)), wave };
    })();
    try {
      const crowded = crowd({ address: program.address, wave: program.wave }, 30);
      const others = async (count: number): Promise<void> => {
        const goal = crowded.finished() + count;
        while (crowded.finished() < goal) await sleep(20);
      };
      await others(100);
      fill(disk);
      const before = crowded.finished();
      await sleep(isLong ? 30_000 : 5_000);
      const during = crowded.finished() - before;
      rmSync(join(disk, "filler"));
      // A database that gave up on the full disk is started by whoever looks after it.
      await arena.cluster?.stopAtOnce();
      await arena.cluster?.start();
      await others(200);
      const sent = await crowded.stop();
      await program.killAll();
      await arena.cluster?.kill();
      await arena.cluster?.start();
      const verdict = await judge(arena, program.wave, sent);
      console.info(`${kind}, disk full (${during} got through): ${JSON.stringify(verdict)}`);
      expect(verdict).toMatchObject({ ...noFault, acknowledged: sent.length });
      expect(verdict.sentAgain).toBeGreaterThan(0);
    } finally {
      await program.killAll();
      await remove();
    }
  }, 900_000);
});

const onSmallDisk = async (
  kind: Kind,
): Promise<{
  readonly arena: Arena;
  readonly disk: string;
  readonly remove: () => Promise<void>;
}> => {
  if (kind === "a PostgreSQL server") {
    const disk = mkdtempSync(join(tmpdir(), "samrad-disk-"));
    if (!mount(disk, 320)) throw new Error("no disk");
    const arena = await openArena(kind, join(disk, "cluster"));
    const remove = async (): Promise<void> => {
      await arena.remove();
      unmount(disk);
      rmSync(disk, { recursive: true, force: true });
    };
    return { arena, disk, remove };
  }
  const arena = await openArena(kind);
  const disk = "embeddedDir" in arena.urnTarget ? arena.urnTarget.embeddedDir : "";
  renameSync(disk, `${disk}.large`);
  if (!mount(disk, 160)) throw new Error("no disk");
  cpSync(join(`${disk}.large`, "cluster"), join(disk, "cluster"), { recursive: true });
  const remove = async (): Promise<void> => {
    unmount(disk);
    await arena.remove();
  };
  return { arena, disk, remove };
};

/** To the last byte. */
const fill = (disk: string): void => {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, "filler"), "");
  try {
    writeFileSync(join(disk, "filler"), Buffer.alloc(bavail * bsize));
  } catch {
    // Somebody else took the last of it meanwhile: full is full.
  }
};
