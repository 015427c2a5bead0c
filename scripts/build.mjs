import { buildPages, prepare } from "./prepare.mjs";

prepare();
buildPages();
