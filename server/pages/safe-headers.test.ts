import { createServer, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { addHeadersToEverything, headersOfEverything } from "./safe-headers.ts";

test("a request that came before the server had started is answered with the headers", async () => {
  const waiting: ServerResponse[] = [];
  const server = createServer((_incoming, response) => waiting.push(response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const answered = fetch(`http://127.0.0.1:${port}`);
    while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    addHeadersToEverything();
    waiting[0]?.end();
    const { headers } = await answered;
    expect(Object.fromEntries(headers)).toMatchObject(headersOfEverything);
  } finally {
    server.close();
  }
});

test("what every answer carries is what was promised, header for header", () => {
  expect(headersOfEverything).toEqual({
    "content-security-policy":
      "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=(), microphone=(), geolocation=()"),
    "strict-transport-security": "max-age=31536000",
  });
});

test("an answer carries the headers, and a request's own X-Forwarded-For is replaced by its connection's address", async () => {
  addHeadersToEverything();
  const server = createServer((incoming, response) => {
    response.end(String(incoming.headers["x-forwarded-for"]));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const answer = await new Promise<readonly [unknown, string]>((resolve, reject) => {
      const headers = { "x-forwarded-for": ["203.0.113.9", "203.0.113.10"] };
      request({ port, host: "127.0.0.1", headers }, (response) => {
        let text = "";
        response.on("data", (piece) => {
          text += piece;
        });
        response.on("end", () => resolve([response.headers["x-content-type-options"], text]));
      })
        .on("error", reject)
        .end();
    });
    expect(answer).toEqual(["nosniff", "127.0.0.1"]);
  } finally {
    server.close();
  }
});
