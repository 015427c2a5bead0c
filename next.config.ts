import type { NextConfig } from "next";

/**
 * What every answer of the server carries. The Content-Security-Policy is not here: respondents' and public pages set
 * a fixed one with their HTML, staff pages get one with a nonce from proxy.ts.
 * `same-origin` and not `no-referrer`: with the latter a browser sends `Origin: null` with a form, and a form that
 * works without JavaScript could no longer be told from a foreign one.
 */
const headersOfEverything = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
  // Browsers heed it over https only, so that the demonstration on http://localhost is left alone.
  { key: "Strict-Transport-Security", value: "max-age=31536000" },
];

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
  headers: async () => [
    { source: "/:path*", headers: headersOfEverything },
    // Named by their content: what has once been fetched never changes.
    {
      source: "/built/:path*",
      headers: [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }],
    },
    {
      source: "/api/:path*",
      headers: [
        { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" },
      ],
    },
  ],
};

export default nextConfig;
