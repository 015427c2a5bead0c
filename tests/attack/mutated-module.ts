import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";

/** One named piece of the product's source, and what a fault puts in its place. */
export interface Mutation {
  /** From the project's folder. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const root = join(import.meta.dirname, "../..");

/**
 * A module of the product with a fault in it, in memory: nothing is written but the bundle. A piece of text that is
 * not there exactly once stops everything, so that a fault can never silently become no fault.
 */
export const importMutated = async <Module>(
  entry: string,
  name: string,
  mutations: readonly Mutation[],
): Promise<Module> => {
  // Beside the packages, so that those left outside the bundle are found.
  const folder = join(root, "node_modules", ".samrad", "attack");
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${name.replaceAll(/[^a-z0-9]+/gi, "-")}-${process.pid}.mjs`);
  const applied = new Set<Mutation>();
  await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    loader: { ".css": "empty" },
    conditions: ["react-server"],
    jsx: "automatic",
    logLevel: "silent",
    outfile,
    absWorkingDir: root,
    plugins: [mutate(mutations, applied), withoutServerOnly, nextByFile],
  });
  const unused = mutations.filter((each) => !applied.has(each));
  if (unused.length > 0) {
    throw new Error(`${name}: not imported by ${entry}: ${unused.map(({ file }) => file).join()}`);
  }
  try {
    return (await import(pathToFileURL(outfile).href)) as Module;
  } finally {
    rmSync(outfile);
  }
};

const mutate = (mutations: readonly Mutation[], applied: Set<Mutation>): Plugin => ({
  name: "mutate",
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      const here = mutations.filter(({ file }) => file === relative(root, path));
      let contents = readFileSync(path, "utf8");
      if (here.length === 0 && !contents.includes("import.meta.")) return undefined;
      // What a module looks for beside itself is still beside its source.
      contents = contents
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)));
      for (const each of here) {
        const parts = contents.split(each.from);
        if (parts.length !== 2) {
          const times = parts.length - 1;
          throw new Error(`${each.file} has the text to be mutated ${times} times: ${each.from}`);
        }
        contents = parts.join(each.to);
        applied.add(each);
      }
      return { contents, loader: path.endsWith("x") ? "tsx" : "ts" };
    });
  },
});

const withoutServerOnly: Plugin = {
  name: "without-server-only",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^server-only$/ }, () => ({ path: "server-only", namespace: "nothing" }));
    onLoad({ filter: /.*/, namespace: "nothing" }, () => ({ contents: "" }));
  },
};

/** Next names its modules without their ending, which Node alone does not find. */
const nextByFile: Plugin = {
  name: "next-by-file",
  setup: ({ onResolve }) => {
    onResolve({ filter: /^next\/[a-z]+$/ }, ({ path }) => ({ path: `${path}.js`, external: true }));
  },
};
