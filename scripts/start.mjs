// Serves a real installation: no demonstration data. Set SAMRAD_SECRET and, for a PostgreSQL of your own, DATABASE_URL and URN_DATABASE_URL.
import { spawn } from "node:child_process";
import { buildPages, prepare, root } from "./prepare.mjs";

prepare();
buildPages();
const args = ["--conditions=react-server", "--import", "tsx", "scripts/serve.ts"];
const server = spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => process.exit(code ?? 0));
