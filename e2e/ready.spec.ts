// Ready weights: looked at at once, never taken for one's own, and training from scratch is one press away.

import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { presets } from "../src/experiment/presets/registry.ts";
import { writeLink } from "../src/share/link.ts";
import type { ReadyFile } from "../src/share/ready.ts";
import { iteration, open, play } from "./page.ts";

const index = new URL("../datasets/weights/index.json", import.meta.url);
const shipped = JSON.parse(readFileSync(index, "utf8")) as ReadyFile[];
const PRESET = "glyphs-maml-5way-1shot";
const file = shipped.find(({ id }) => id === PRESET)!;
const link = writeLink(presets[PRESET].experiment);

test("a preset that takes minutes offers its ready run, which says what it is, in words, record and link", async ({
  page,
}) => {
  await open(page, link);
  const badge = page.getByTestId("weights");
  await expect(badge).toHaveText("untrained");
  await page.getByTestId("ready-offer").getByRole("button", { name: "Look at the ready one" }).click();
  await expect.poll(() => iteration(page), { timeout: 60_000 }).toBe(file.iterations);
  await expect(badge).toHaveText("ready weights");
  await expect(page.getByTestId("ready")).toContainText(`“npm run reproduce” made them on ${file.day}`);
  expect(new URL(page.url()).hash).toBe(`${link}&weights=ready`);
  // Whoever gets the link sees the same.
  await page.reload();
  await expect.poll(() => iteration(page), { timeout: 60_000 }).toBe(file.iterations);
  await expect(badge).toHaveText("ready weights");

  await page.getByTestId("ready").getByRole("button", { name: "Train it from scratch" }).click();
  await expect.poll(() => iteration(page)).toBe(0);
  await expect(badge).toHaveText("untrained");
  expect(new URL(page.url()).hash).toBe(link);
  await page.getByTestId("meta-step").click();
  await expect(badge).toHaveText("trained here", { timeout: 60_000 });
});

test("the ready run's curve is laid beside the one that trains", async ({ page }) => {
  await open(page, link);
  await page.getByTestId("ready-offer").getByRole("button", { name: "Lay its curve beside yours" }).click();
  await expect(page.getByTestId("ready-offer")).toHaveCount(0);
  await page.getByTestId("as-table").check({ force: true });
  await expect(page.getByTestId("curves")).toContainText("the ready one");
  expect(await iteration(page)).toBe(0);
});

test("the gallery opens ready runs at once, and the run before is kept", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&baseline=none&evaluationTasks=10");
  await play(page);
  await expect.poll(() => iteration(page)).toBeGreaterThan(30);
  await page.getByTestId("preset").click();
  const card = page.locator(".card-place", { has: page.locator(`[data-preset="${PRESET}"]`) });
  await card.getByTestId("card-ready").click();
  await expect(page.getByTestId("weights")).toHaveText("ready weights", { timeout: 60_000 });
  await expect(page.getByRole("button", { name: "Back to it" })).toBeVisible();
});
