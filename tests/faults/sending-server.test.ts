import { test } from "vitest";
import { kinds } from "./arena.ts";
import { testSending } from "./broken-sending.ts";

const kind = "a PostgreSQL server";
if (kinds.includes(kind)) testSending(kind);
else test.skip("no PostgreSQL here", () => undefined);
