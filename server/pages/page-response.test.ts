import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { letPackedPagesThrough, packedHeader, unpacksHeader } from "./packed-pages.ts";
import { keptPage, ownPage } from "./page-response.ts";

letPackedPagesThrough();

const assets = { styles: "p{margin:0}", script: "/built/answering.js" };
const html = `<!doctype html><p>${"Å".repeat(2000)}`;

const ask = (headers: Record<string, string> = {}): Request =>
  new Request("http://localhost/sv/answer/x", { headers: { [unpacksHeader]: "1", ...headers } });

const kept = (request: Request, key = "page") =>
  keptPage(request, { key, assets, render: async () => html });

test.each([
  ["br", "gzip, deflate, br", (body: Buffer) => brotliDecompressSync(body)],
  ["gzip", "gzip", (body: Buffer) => gunzipSync(body)],
  ["gzip", "br;q=0, gzip", (body: Buffer) => gunzipSync(body)],
  [null, "", (body: Buffer) => body],
])("a page is packed with %s for a browser that takes %j", async (encoding, accepted, unpack) => {
  const response = await kept(ask({ "accept-encoding": accepted }));
  expect(response.headers.get(packedHeader)).toBe(encoding);
  expect(response.headers.get("vary")).toBe("Accept-Encoding");
  expect(unpack(Buffer.from(await response.arrayBuffer())).toString()).toBe(html);
});

test("who came while the server was starting gets the page as it is", async () => {
  const early = new Request("http://localhost/sv/answer/x", {
    headers: { "accept-encoding": "br" },
  });
  const response = await kept(early);
  expect(response.headers.get(packedHeader)).toBeNull();
  expect(await response.text()).toBe(html);
});

test("the packing reaches the browser under its right name", async () => {
  const server = createServer((request, response) => {
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
    void kept(new Request("http://localhost/x", { headers: Object.fromEntries(headers) })).then(
      async (page) => {
        for (const [name, value] of page.headers) response.setHeader(name, value);
        response.end(Buffer.from(await page.arrayBuffer()));
      },
    );
  });
  await new Promise<void>((ready) => server.listen(0, ready));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://localhost:${port}/`, {
    headers: { "accept-encoding": "br" },
  });
  expect(response.headers.get("content-encoding")).toBe("br");
  expect(response.headers.get(packedHeader)).toBeNull();
  expect(await response.text()).toBe(html);
  server.close();
});

test("a page that the browser has already is not sent again", async () => {
  const first = await kept(ask());
  const etag = first.headers.get("etag") ?? "";
  for (const known of [etag, etag.slice(2), `"other", ${etag}`]) {
    const again = await kept(ask({ "if-none-match": known }));
    expect(again.status).toBe(304);
    expect(again.headers.get("etag")).toBe(etag);
    expect(await again.text()).toBe("");
  }
  expect((await kept(ask({ "if-none-match": '"other"' }))).status).toBe(200);
});

test("a kept page is made once", async () => {
  let made = 0;
  const render = async () => `${++made}`;
  for (let times = 0; times < 3; times++) {
    await keptPage(ask(), { key: "counted", assets, render });
  }
  expect(made).toBe(1);
});

test("pages without end do not fill the memory", async () => {
  let made = 0;
  const render = async () => `${++made}`;
  for (let number = 0; number < 600; number++) {
    await keptPage(ask(), { key: `many ${number}`, assets, render });
  }
  await keptPage(ask(), { key: "many 0", assets, render });
  expect(made).toBe(601);
});

test("only our own script runs, and our own styles by their hash", async () => {
  const policy = (await kept(ask())).headers.get("content-security-policy") ?? "";
  const hash = createHash("sha256").update(assets.styles).digest("base64");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain(`style-src 'sha256-${hash}'`);
  expect(policy).not.toContain("unsafe");
});

test("a page made from somebody's answers is kept by nobody and sets nothing", async () => {
  const response = ownPage(ask({ "accept-encoding": "br" }), html, { assets });
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("etag")).toBeNull();
  expect(response.headers.get("set-cookie")).toBeNull();
  expect(brotliDecompressSync(Buffer.from(await response.arrayBuffer())).toString()).toBe(html);
});
