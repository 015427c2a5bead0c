import { defineConfig } from "prisma/config";

/** Only `prisma generate` reads this; migrations are written and applied by scripts/diff.ts and server/db/migrate.ts. */
export default defineConfig({ schema: "prisma/schema" });
