// A person's own images: dropped, compared, kept, divided, deleted.

import { expect, test } from "@playwright/test";
import { drawnFiles, zipOf } from "../src/testing/imageZips.ts";
import { iteration, open } from "./page.ts";

test("own zips are taken, odd ones say why not, and nothing trained is lost by them", async ({ page }) => {
  await open(
    page,
    "#v=1&task=glyphs&model=conv4&algorithm=prototypical&filters=8&metaBatch=1&query=2&testQuery=2&ways=3&testWays=3&evaluationTasks=2&backend=wasm&baseline=none",
  );
  await page.getByTestId("meta-step").click();
  await expect.poll(() => iteration(page)).toBe(1);
  const drop = (name: string, bytes: Uint8Array) =>
    page
      .getByTestId("dropzone")
      .locator("input")
      .setInputFiles({ name, mimeType: "application/zip", buffer: Buffer.from(bytes) });
  const alerts = page.getByTestId("problem-alert");

  await drop("notes.zip", new TextEncoder().encode("these are notes"));
  await expect(alerts.filter({ hasText: "notes.zip" })).toBeVisible();
  expect(await iteration(page)).toBe(1);

  const files = Object.fromEntries(
    Array.from({ length: 9 }, (_, group) => drawnFiles(`set/g${group}/`, 4, 6, 1000 * group)).flatMap(
      (some) => Object.entries(some),
    ),
  );
  await drop("mine.zip", zipOf({ ...files, "__MACOSX/x.png": new Uint8Array(3) }).bytes);
  await expect(alerts.filter({ hasText: "mine.zip is in use now." })).toBeVisible();
  await expect(page.getByTestId("import-notices")).toContainText("1 entry of the operating system ignored");
  await expect.poll(() => iteration(page)).toBe(0);
  await expect(page).toHaveURL(/data=[0-9a-f]{20}/);
  await page.getByTestId("meta-step").click();
  await expect.poll(() => iteration(page)).toBe(1);

  // A reload finds them again, and a look elsewhere loses nothing.
  await page.reload();
  await expect(page.getByRole("radio", { name: "mine.zip" })).toBeChecked();
  await expect(page.getByTestId("data-counts")).toContainText("tested on 8 classes of 2 groups");
  await expect(page.getByTestId("data-notices")).toContainText("turns of test classes coincide");
  await page.getByTestId("meta-step").click();
  await expect.poll(() => iteration(page)).toBe(1);

  // Parts of a split, one drawing a JPEG: honoured, and joined at a press.
  const jpeg = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(28, 28);
    const context = canvas.getContext("2d")!;
    context.fillStyle = "white";
    context.fillRect(0, 0, 28, 28);
    context.fillStyle = "red";
    context.fillRect(10, 10, 8, 8);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg" })).arrayBuffer())];
  });
  const parts = {
    ...drawnFiles("train_set/Greek/", 8, 6),
    ...drawnFiles("test_set/Latin/", 5, 6, 100),
    "train_set/Greek/c0/photo.jpg": Uint8Array.from(jpeg),
  };
  await drop("parts.zip", zipOf(parts).bytes);
  await expect(page.getByRole("radio", { name: "parts.zip" })).toBeChecked();
  const notices = page.getByTestId("import-notices");
  await expect(notices).toContainText("1 image in other formats than PNG decoded");
  await expect(notices).toContainText("1 image in colour turned to grey");
  await expect(notices).toContainText("are parts of a split");
  await expect(page.getByTestId("data-counts")).toContainText("tested on 5 classes of 1 group");
  await page.getByText("Joined", { exact: true }).click();
  await expect(page.getByTestId("data-counts")).not.toContainText("tested on 5 classes of 1 group");

  await page.getByRole("button", { name: "Delete mine.zip" }).click();
  await expect(page.getByRole("radio", { name: "mine.zip" })).toHaveCount(0);
});

test("a link that names own images waits for them, and keeps its result", async ({ page }) => {
  const hash =
    "#v=1&task=glyphs&model=conv4&algorithm=prototypical&filters=8&metaBatch=1&query=2&testQuery=2&ways=3&testWays=3&evaluationTasks=2&backend=wasm&baseline=none";
  await open(page, hash);
  const drop = (name: string, bytes: Uint8Array) =>
    page
      .getByTestId("dropzone")
      .locator("input")
      .setInputFiles({ name, mimeType: "application/zip", buffer: Buffer.from(bytes) });
  const mine = zipOf(drawnFiles("", 20, 6)).bytes;
  await drop("mine.zip", mine);
  await expect(page).toHaveURL(/data=[0-9a-f]{20}/);
  const data = /data=([0-9a-f]{20})/.exec(page.url())![1]!;
  // What is in use is said once.
  await expect(page.getByTestId("option-imageSet")).toHaveCount(0);
  await page.getByRole("radio", { name: "Those that ship" }).check();
  await expect(page).not.toHaveURL(/data=/);
  await expect(page.getByTestId("option-imageSet")).toBeVisible();
  await page.getByRole("button", { name: "Delete mine.zip" }).click();

  await page.goto("about:blank");
  await page.goto(`/${hash}&data=${data}&result=5_wasm_1.5_1.25`);
  await expect(page.getByTestId("refused")).toContainText(data);
  await drop("other.zip", zipOf(drawnFiles("", 20, 6, 200)).bytes);
  const alerts = page.getByTestId("problem-alert");
  await expect(alerts.filter({ hasText: `than the experiment names (${data})` })).toBeVisible();
  await expect(page.getByRole("button", { name: "Use other.zip" })).toBeVisible();
  await drop("renamed.zip", mine);
  await expect(page.getByRole("radio", { name: "renamed.zip" })).toBeChecked();
  await expect(page.getByTestId("expected")).toContainText("training loss 1.25 after 5 iterations");
  await expect(page).toHaveURL(/result=/);
});
