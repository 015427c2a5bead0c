import { test } from "vitest";
import { kinds } from "./arena.ts";
import { testSealing } from "./broken-sealing.ts";

const kind = "a PostgreSQL server";
if (kinds.includes(kind)) testSealing(kind);
else test.skip("no PostgreSQL here", () => undefined);
