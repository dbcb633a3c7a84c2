// Each algorithm's meta-gradient against central differences on WebGPU (software adapter), for each model and activation.

import { expect, type Page, test } from "@playwright/test";
import { createServer, type ViteDevServer } from "vite";
import { ACTIVATIONS } from "../../src/models/mlp/meta.ts";
import type { Options } from "../../src/schema/fields.ts";
import { algorithmCases, type NamedCase } from "../../src/testing/algorithmCases.ts";
import type { GradientCase, PrimitiveCase } from "./page.ts";

const perceptron = (activation: string, { id, problem, options }: NamedCase): GradientCase => ({
  algorithm: id,
  model: "mlp",
  problem,
  inputShape: [4],
  modelOptions: { hiddenUnits: 6, activation },
  options,
});
const convolutions = (modelOptions: Options, { id, problem, options }: NamedCase): GradientCase => ({
  algorithm: id,
  model: "conv4",
  problem,
  inputShape: [17, 17, 1],
  modelOptions: { filters: 4, ...modelOptions },
  // Over more steps, units that cross zero spoil the difference.
  options: "innerSteps" in options ? { ...options, innerSteps: 1 } : options,
});
const small = algorithmCases(0.02).filter(({ surrogate, normalises }) => !surrogate && !normalises);
const large = algorithmCases(0.01).filter(
  ({ surrogate, normalises, problem, plainest }) =>
    !surrogate && problem === "classification" && (plainest || normalises),
);
const isMaml = ({ id, plainest }: NamedCase) => id === "maml" && plainest;
const cases: readonly GradientCase[] = [
  ...ACTIVATIONS.flatMap(({ value }) =>
    small
      .filter((each) => isMaml(each) && each.problem === "regression")
      .map((each) => perceptron(value, each)),
  ),
  ...small
    .filter((each) => !isMaml(each) && (each.problem === "classification" || each.plainest))
    .map((each) => perceptron("tanh", each)),
  ...large.map((each) => convolutions({}, each)),
  ...[{ transductive: true }, { normalisation: "none" }].flatMap((model) =>
    large.filter(isMaml).map((each) => convolutions(model, each)),
  ),
  ...small
    .filter(({ plainest }) => plainest)
    .map(
      (each): GradientCase => ({
        ...perceptron("tanh", each),
        model: "residual",
        modelOptions: { units: 3 },
      }),
    ),
];
const primitives: readonly PrimitiveCase[] = [
  "gather, a shared table",
  "gather, a table for every other task",
  "gather, each task's own table",
  "scatterAdd, a shared table",
  "scatterAdd, a table for every other task",
  "scatterAdd, each task's own table",
  "solve",
];
/** As on cpu and wasm. */
const BOUND = { mlp: 0.02, residual: 0.02, items: 0.02, conv4: 0.03 } as const;

test.describe
  .serial("meta-gradients on WebGPU", () => {
    let server: ViteDevServer;
    let page: Page;
    test.beforeAll(async ({ browser }) => {
      server = await createServer({
        root: new URL(".", import.meta.url).pathname,
        configFile: false,
        logLevel: "error",
        cacheDir: new URL("../../.cache/gradients", import.meta.url).pathname,
        server: { port: 4174 },
      });
      await server.listen();
      page = await browser.newPage();
      await page.goto("http://localhost:4174/");
      await page.waitForFunction(() => "gradientError" in window, undefined, { timeout: 60_000 });
    });
    test.afterAll(async () => {
      await page.close();
      await server.close();
    });

    for (const name of primitives) {
      test(`primitive: ${name}`, async () => {
        expect(await page.evaluate((of) => window.primitiveGap(of), name)).toBeLessThan(1e-3);
      });
    }
    test("solve gives NaN where a matrix is not positive definite", async () => {
      expect(await page.evaluate(() => window.indefinite())).toEqual([Number.NaN, Number.NaN]);
    });

    for (const each of cases) {
      const { algorithm, model, problem, modelOptions, options } = each;
      test(`${algorithm} ${JSON.stringify(options)} on ${model} ${JSON.stringify(modelOptions)}, ${problem}`, async () => {
        expect(await page.evaluate((of) => window.gradientError(of), each)).toBeLessThan(BOUND[model]);
      });
    }
  });
