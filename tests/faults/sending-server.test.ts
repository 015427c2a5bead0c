import { testSending } from "./broken-sending.ts";

testSending("a PostgreSQL server");
