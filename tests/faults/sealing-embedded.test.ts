import { testSealing } from "./broken-sealing.ts";

testSealing("the embedded database");
