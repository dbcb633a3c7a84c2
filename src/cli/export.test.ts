// An export is used as its reader would: written by the command, run in its own folder, and worked out once more by hand.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { HostParameters } from "../models/model.ts";
import { readSafetensors } from "../takeaway/safetensors.ts";

const EXPERIMENT = new URL("experiment.ts", import.meta.url).pathname;
/** A training and a bundling, where other work takes the cores. */
const LONG_MS = 120_000;
const PREDICT = new URL("predict.ts", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "innerloop-"));
const tsx = (...parameters: string[]) => spawnSync("npx", ["tsx", ...parameters], { encoding: "utf8" });
const node = (at: string, ...parameters: string[]) =>
  spawnSync("node", ["predict.mjs", ...parameters], { cwd: at, encoding: "utf8" });
const written = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const rowsOf = (csv: string) =>
  csv
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

/** What a perceptron of one hidden layer of ReLU says of x after one step of gradient descent on the squared error. */
function adaptedByHand(weights: HostParameters, rate: number, support: number[][]): (x: number) => number {
  const of = (name: string) => Float64Array.from(weights[name]!.values);
  const [w, b, v] = [of("hidden1.weights"), of("hidden1.bias"), of("head.weights")];
  const c = of("head.bias");
  const units = w.map((_, unit) => unit);
  const hidden = (x: number) => units.map((unit) => Math.max(0, w[unit]! * x + b[unit]!));
  const says = (x: number) => hidden(x).reduce((sum, h, unit) => sum + h * v[unit]!, c[0]!);
  const steps = [w, b, v, c].map((part) => new Float64Array(part.length));
  for (const [x, y] of support as [number, number][]) {
    const slope = (2 * (says(x) - y)) / support.length;
    hidden(x).forEach((h, unit) => {
      const back = h > 0 ? slope * v[unit]! : 0;
      steps[0]![unit]! += back * x;
      steps[1]![unit]! += back;
      steps[2]![unit]! += slope * h;
    });
    steps[3]![0]! += slope;
  }
  [w, b, v, c].forEach((part, which) => {
    part.forEach((_, place) => {
      part[place]! -= rate * steps[which]![place]!;
    });
  });
  return says;
}

describe("an export of a regression", () => {
  const at = join(folder, "sinusoid");
  const link = "#v=1&shots=5&hiddenLayers=1&iterations=40&evaluationTasks=5&finalTasks=5&baseline=none";
  let stderr = "";
  beforeAll(() => {
    ({ stderr } = tsx(EXPERIMENT, link, "--export", at));
  }, LONG_MS);

  it("answers as the lab does, in a folder of its own", () => {
    expect(stderr).toContain(`The learner is in ${at}`);
    const { stdout, status } = node(at, "--check");
    expect([status, stdout]).toEqual([0, "50 answers, the largest difference from the lab's 0.0e+0.\n"]);
  });

  it("answers as is worked out by hand, by both programs alike", () => {
    const points = [
      [-3, 1.2],
      [-1, 0.4],
      [0.5, -2],
      [2, -1.1],
    ];
    const support = written(
      "support.csv",
      `y;remark;x\n${points.map(([x, y]) => `${y};a;${x}`).join("\n")}\n`,
    );
    const query = written("query.csv", "x,y\n-4,1\n0,0\n\n1.5,-2\n");
    const weights = readSafetensors(readFileSync(join(at, "weights.safetensors")), "weights");
    const byHand = adaptedByHand(weights, 0.01, points);
    const { stdout, stderr } = node(at, "--support", support, "--query", query);
    const answers = rowsOf(stdout);
    expect(answers.map(([line, x]) => [line, x])).toEqual([
      ["2", "-4"],
      ["3", "0"],
      ["5", "1.5"],
    ]);
    for (const [, x, answer] of answers)
      expect(Math.abs(Number(answer) - byHand(Number(x)))).toBeLessThan(1e-5);
    const error = [1, 0, -2].reduce((sum, y, row) => sum + (Number(answers[row]![2]) - y) ** 2 / 3, 0);
    expect(stderr).toBe(`Mean squared error ${error.toPrecision(6)} on 3 rows.\n`);
    const out = join(folder, "answers.csv");
    expect(tsx(PREDICT, at, "--support", support, "--query", query, "--out", out).stderr).toBe(stderr);
    expect(readFileSync(out, "utf8")).toBe(stdout);
  });

  it.each([
    [
      "a cell that is no number",
      "x,y\n1,2\n2,two\n",
      "support.csv, line 3, column y: “two” is no number. Write it as 1.5.",
    ],
    ["a blank cell", "x,y\n1,2\n,3\n", "support.csv, line 3, column x: there is nothing in it."],
    ["a column that is missing", "x,z\n1,2\n", "support.csv, line 1: there is no column “y”, only x, z."],
    ["a row that is too long", "x,y\n1,2\n1,2,3\n", "support.csv, line 3: rows with too many fields"],
    ["nothing", "", "support.csv: there is nothing in it."],
    ["names alone", "x,y\n", "support.csv: there are no rows"],
  ])("refuses %s, and says where", (_, text, why) => {
    const support = written("support.csv", text);
    const query = written("query.csv", "x\n1\n");
    const { stderr, status } = node(at, "--support", support, "--query", query);
    expect(status).toBe(1);
    expect(stderr).toContain(why);
  });

  it("is not written over anything", () => {
    const { stderr, status } = tsx(EXPERIMENT, link, "--export", at);
    expect([status, stderr]).toEqual([
      1,
      `--export ${at}: there is something in it. Name a folder that is new or empty.\n`,
    ]);
  });

  it("tells in its card what was trained, on what, what came of it, and what it is not for", () => {
    const card = readFileSync(join(at, "MODEL_CARD.md"), "utf8");
    const results = rowsOf(readFileSync(join(at, "results.csv"), "utf8"));
    const [, , , , tasks, measure, mean] = results.find(
      ([role, , split]) => role === "learner" && split === "test",
    )!;
    expect([tasks, measure]).toEqual(["5", "mse"]);
    expect(card).toContain(`| MAML | ${Number(mean).toFixed(4)} ± `);
    expect(card).toContain("On 5 test tasks, after 1 inner step, at meta-step 40.");
    for (const words of ["made up by a law", "**Seed:** 1.", link, "no baseline was measured beside it"])
      expect(card).toContain(words);
  });
});
