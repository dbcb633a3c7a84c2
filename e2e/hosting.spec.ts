// The build as a plain folder on a host that sends no headers, beneath a path of its own.

import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { expect, test } from "@playwright/test";
import { iteration } from "./page.ts";

const BENEATH = "/teaching/lab/";
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

let host: Server;
test.beforeAll(async () => {
  host = createServer(async ({ url = "/" }, answer) => {
    const path = new URL(url, "http://localhost").pathname;
    const file = path === BENEATH ? "index.html" : path.slice(BENEATH.length);
    try {
      if (!path.startsWith(BENEATH)) throw new Error("elsewhere");
      const bytes = await readFile(join("dist", normalize(file)));
      answer.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
      answer.end(bytes);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => host.listen(0, resolve));
});
test.afterAll(() => void host.close());

test("a plain host beneath a path: isolated by the service worker, a shared link trains", async ({
  page,
}) => {
  const { port } = host.address() as AddressInfo;
  await page.goto(`http://localhost:${port}${BENEATH}#v=1&backend=wasm&baseline=none&iterations=20`);
  await expect.poll(() => page.evaluate(() => crossOriginIsolated).catch(() => false)).toBe(true);
  await expect(page.getByTestId("play")).toBeEnabled({ timeout: 60_000 });
  await page.getByTestId("play").click();
  await expect.poll(() => iteration(page), { timeout: 60_000 }).toBe(20);
});
