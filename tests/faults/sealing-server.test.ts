import { testSealing } from "./broken-sealing.ts";

testSealing("a PostgreSQL server");
