// Makes the Prisma client without downloading an engine: `prisma generate` only wants the file to exist.
import { spawnSync } from "node:child_process";

const { status } = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
  stdio: ["ignore", "ignore", "inherit"],
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  },
});
process.exit(status ?? 1);
