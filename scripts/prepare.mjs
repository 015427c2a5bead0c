// Plain JavaScript without dependencies: it runs before `npm ci` has.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's own folder, wherever the command was typed. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs a program in the project's folder and stops this one with its exit code when it fails. */
export const run = (command, args, environment = {}) => {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...environment },
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
};

export const node = (...args) => run(process.execPath, args);

/** Says what is happening and how long it took: everything here can take more than a second. */
export const step = (name, action) => {
  const start = Date.now();
  console.log(`• ${name} …`);
  action();
  console.log(`  ${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
};

/** Does `action` only when what it depends on has changed since it last succeeded. */
export const whenChanged = (name, paths, result, action) => {
  const stampFile = join(root, "node_modules", ".samrad", name);
  const stamp = fingerprint(paths);
  const isFresh =
    existsSync(join(root, result)) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, "utf8") === stamp;
  if (isFresh) return;
  step(name, action);
  mkdirSync(join(root, "node_modules", ".samrad"), { recursive: true });
  writeFileSync(stampFile, stamp);
};

const fingerprint = (paths) => {
  const hash = createHash("sha256");
  for (const path of paths) addTo(hash, join(root, path));
  return hash.digest("hex");
};

const notSource = new Set(["node_modules", ".next", "generated", "built", "data"]);

const addTo = (hash, path) => {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) {
      if (!notSource.has(name)) addTo(hash, join(path, name));
    }
    return;
  }
  hash.update(path.slice(root.length));
  hash.update(readFileSync(path));
};

export const checkNode = () => {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major === 20 && minor >= 19) return;
  console.error(
    `Samråd runs on Node 20.20; this is ${process.versions.node}. Install Node 20.20 and try again.`,
  );
  process.exit(1);
};

export const install = () =>
  whenChanged("install", ["package.json", "package-lock.json"], "node_modules/next", () =>
    run("npm", ["ci", "--no-audit", "--no-fund"]),
  );

export const generate = () =>
  whenChanged(
    "database clients",
    ["prisma/schema", "prisma/urn/schema", "scripts/generate.mjs"],
    "server/db/generated/urn/client.ts",
    () => node("scripts/generate.mjs"),
  );

export const buildAssets = () =>
  whenChanged(
    "assets",
    [
      "components",
      "domain/survey",
      "domain/response",
      "domain/language",
      "scripts/build-assets.mjs",
      "scripts/build-fonts.ts",
      "locales",
      "package.json",
    ],
    "public/built/manifest.json",
    () => node("scripts/build-assets.mjs"),
  );

const sources = [
  "app",
  "components",
  "domain",
  "instruments",
  "locales",
  "prisma",
  "server",
  "proxy.ts",
  "next.config.ts",
  "package.json",
  "package-lock.json",
];

export const buildPages = () =>
  whenChanged("build", sources, ".next/BUILD_ID", () =>
    node("node_modules/next/dist/bin/next", "build"),
  );

export const prepare = () => {
  checkNode();
  install();
  generate();
  buildAssets();
};
