// One command for a newcomer: installs, builds, starts the embedded database, migrates, seeds and serves.
import { spawn } from "node:child_process";
import { buildPages, prepare, root } from "./prepare.mjs";

const isDevelopment = process.argv.includes("--dev");
prepare();
if (!isDevelopment) buildPages();

const args = ["--conditions=react-server", "--import", "tsx", "scripts/serve.ts", "--demo"];
const server = spawn(process.execPath, [...args, ...(isDevelopment ? ["--dev"] : [])], {
  cwd: root,
  stdio: "inherit",
});
// The server stops its own children; this process only waits, so that one Ctrl+C is enough.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => process.exit(code ?? 0));
