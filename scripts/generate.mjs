// Makes the Prisma client without downloading an engine: `prisma generate` only wants the file to exist.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";

// The urn's client lies inside the folder of the other, which empties it halfway: it is taken away and made second.
rmSync("server/db/generated/urn", { recursive: true, force: true });
for (const schema of ["prisma/schema", "prisma/urn/schema"]) {
  const { status } = spawnSync(
    process.execPath,
    ["node_modules/prisma/build/index.js", "generate", "--schema", schema],
    {
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true",
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
      },
    },
  );
  if (status !== 0) process.exit(status ?? 1);
}
