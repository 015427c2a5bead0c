import type { NextConfig } from "next";

const nextConfig: NextConfig = {
  compress: true,
  poweredByHeader: false,
  // Prisma's adapter, PGlite and resvg bring WebAssembly or native code; ECharts and docx are large and used as they are.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@prisma/adapter-pg",
    "@prisma/client",
    "@resvg/resvg-js",
    "docx",
    "echarts",
    "pg",
    "survey-core",
  ],
  experimental: {
    // TypeScript 7 has no JavaScript interface: the build asks its command line.
    useTypeScriptCli: true,
    // forbidden() shows app/[lang]/staff/forbidden.tsx with status 403.
    authInterrupts: true,
    serverActions: { bodySizeLimit: "1mb" },
  },
  // What every answer carries is added as it is written: server/pages/safe-headers.ts.
  headers: async () => [
    // Named by their content: what has once been fetched never changes.
    {
      source: "/built/:path*",
      headers: [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }],
    },
  ],
};

export default nextConfig;
