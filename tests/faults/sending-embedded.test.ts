import { testSending } from "./broken-sending.ts";

testSending("the embedded database");
