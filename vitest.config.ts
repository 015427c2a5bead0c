import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const emptyModule = fileURLToPath(new URL("./tests/support/empty-module.ts", import.meta.url));

/** Large files first, as the tool does it, but before them the faults: small files that take a minute each. */
class FaultsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isFault = ({ moduleId }: TestSpecification): boolean => moduleId.includes("/faults/");
    const sorted = await super.sort(files);
    return [...sorted.filter(isFault), ...sorted.filter((file) => !isFault(file))];
  }
}

/** `node scripts/test.mjs` chooses the project; unit tests never start a server or a database. */
export default defineConfig({
  test: {
    // A zone with a 45-minute offset: code that forgets time zones fails here and not at a customer's.
    env: { TZ: "Asia/Kathmandu" },
    setupFiles: ["tests/support/setup.ts"],
    // One more than there are cores: databases, servers and browsers are processes of their own, and a test that waits for
    // one leaves its core to another. The tool's own choice would leave a core free for an editor.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: FaultsFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // Generated cases take their time where other work runs beside; nothing here asserts a time.
          testTimeout: 60_000,
          include: [
            "{domain,server,components,prisma,scripts,instruments}/**/*.test.{ts,tsx}",
            "tests/{,attack/}*.test.ts",
          ],
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/{integration,linkability}/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "journeys",
          include: ["tests/{journeys,faults}/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
  resolve: { alias: { "server-only": emptyModule } },
});
