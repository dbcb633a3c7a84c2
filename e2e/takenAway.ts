// What is taken away from the page, as whoever takes it has it: a folder, and its program in Node.

import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { unzipSync } from "fflate";

/** Presses a line of the menu; the name of the zip that comes of it, and its files. */
export async function take(
  page: Page,
  line: string,
): Promise<{ readonly name: string; readonly files: Record<string, Uint8Array> }> {
  await page.getByTestId("take-away").click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByTestId(line).click()]);
  return {
    name: file.suggestedFilename(),
    files: unzipSync(new Uint8Array(readFileSync(await file.path()))),
  };
}

/** A learner's files in a folder of their own: runs its program there with these parameters. */
export function programIn(
  files: Record<string, Uint8Array>,
): (...parameters: string[]) => SpawnSyncReturns<string> {
  const folder = mkdtempSync(join(tmpdir(), "innerloop-"));
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return (...parameters) =>
    spawnSync("node", ["predict.mjs", ...parameters], { cwd: folder, encoding: "utf8" });
}

/** Takes the learner of the page away, checks its copy, and has it answer the task that the page shows: a column of its answers, and what it says of them. */
export async function answersTakenAway(
  page: Page,
  column: string,
): Promise<{ readonly values: readonly number[]; readonly said: string }> {
  const node = programIn((await take(page, "take-learner")).files);
  expect(node("--check").stdout).toContain("the largest difference from the lab's");
  const { stdout, stderr } = node("--support", "example/support.csv", "--query", "example/query.csv");
  const [head, ...rows] = stdout
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  const place = head!.indexOf(column);
  expect(place).toBeGreaterThan(0);
  return { values: rows.map((row) => Number(row[place])), said: stderr };
}
