import type { NextConfig } from "next";

/** The baselines of scripts/bench: the least that Next can do, and SurveyJS as its makers show it. */
const config: NextConfig = {
  serverExternalPackages: ["pg"],
  turbopack: { root: new URL("../../..", import.meta.url).pathname },
};

export default config;
