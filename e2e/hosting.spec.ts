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
    if (path === "/article.html") {
      answer.setHeader("Content-Type", "text/html");
      answer.end("<!doctype html><title>An article</title><iframe id=lab width=700 height=500></iframe>");
      return;
    }
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

test("an article embeds the picture, plays it, turns a knob and reads what came", async ({ page }) => {
  const origin = `http://localhost:${(host.address() as AddressInfo).port}`;
  await page.goto(`${origin}/article.html`);
  await page.evaluate((source) => {
    const heard: { event?: string; state?: string; iteration?: number; experiment?: string }[] = [];
    Object.assign(window, { heard });
    addEventListener("message", ({ data }) => heard.push(data));
    document.querySelector("iframe")!.src = source;
  }, `${BENEATH}?embed=picture&by=${origin}#v=1&backend=wasm&baseline=none&iterations=20`);
  const lab = page.frameLocator("#lab");
  await expect(lab.getByTestId("play")).toBeEnabled({ timeout: 60_000 });
  await expect(lab.locator(".adaptation")).toBeVisible();
  await expect(lab.locator(".curves")).toBeHidden();
  const ask = (wish: object) =>
    page.evaluate(
      ([message, to]) =>
        document.querySelector("iframe")!.contentWindow!.postMessage({ innerloop: 1, id: 1, ...message }, to),
      [wish, origin] as const,
    );
  const last = () => page.evaluate(() => (window as unknown as { heard: object[] }).heard.at(-1));
  await ask({ do: "set", option: "innerLearningRate", value: 0.05 });
  await expect.poll(last).toMatchObject({ ok: true, experiment: expect.stringContaining("=0.05") });
  await ask({ do: "play" });
  await expect
    .poll(last, { timeout: 60_000 })
    .toMatchObject({ event: "state", state: "finished", iteration: 20 });
});
