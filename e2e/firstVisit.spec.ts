// What the first visit shows.

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { open } from "./page.ts";

test("what stands before the first picture is less than 400 kB of program, compressed", () => {
  const built = new URL("../dist/", import.meta.url);
  const page = readFileSync(new URL("index.html", built), "utf8");
  const scripts = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path!);
  const bytes = scripts.map((path) => gzipSync(readFileSync(new URL(path, built))).length);
  expect(scripts.length).toBeGreaterThan(0);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(400_000);
});

test("a first visit opens a preset, with the paper's figure, and says what to press", async ({ page }) => {
  await open(page, "");
  await expect(page.getByTestId("preset")).toHaveText("Sinusoids · MAML · 5-shot");
  await expect(page.getByTestId("result")).toContainText("Finn et al. 2017");
  await expect(page.getByTestId("state")).toHaveText("press Play");
  await expect(page.getByTestId("prediction").first()).toBeVisible();
  await page.keyboard.press("f");
  await expect(page.getByTestId("curves")).toBeHidden();
  await page.keyboard.press("f");
  await expect(page.getByTestId("curves")).toBeVisible();
  await page.getByTestId("how-it-works").click();
  await expect(page.getByTestId("rule")).toHaveCount(2);
  await page.locator("[data-knob=innerLearningRate]").first().click();
  await expect(page.getByTestId("option-innerLearningRate")).toBeFocused();
});
