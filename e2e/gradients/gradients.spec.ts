// Each algorithm's meta-gradient against central differences on WebGPU (software adapter), for each model and activation.

import { expect, type Page, test } from "@playwright/test";
import { createServer, type ViteDevServer } from "vite";
import { ACTIVATIONS } from "../../src/models/mlp/meta.ts";
import type { GradientCase } from "./page.ts";

const inner = { innerSteps: 1, innerLearningRate: 0.02 };
const perceptron = (
  algorithm: GradientCase["algorithm"],
  activation: string,
  problem: GradientCase["problem"],
  options = {},
): GradientCase => ({
  algorithm,
  model: "mlp",
  problem,
  inputShape: [4],
  modelOptions: { hiddenUnits: 6, activation },
  options,
});
const convolutions = (
  algorithm: GradientCase["algorithm"],
  options = {},
  modelOptions = {},
): GradientCase => ({
  algorithm,
  model: "conv4",
  problem: "classification",
  inputShape: [17, 17, 1],
  modelOptions: { filters: 4, ...modelOptions },
  options,
});
const cases: readonly GradientCase[] = [
  ...ACTIVATIONS.map(({ value }) => perceptron("maml", value, "regression", { ...inner, innerSteps: 2 })),
  perceptron("maml", "tanh", "classification", { innerSteps: 1, learnInnerRate: true }),
  perceptron("anil", "tanh", "classification", inner),
  perceptron("metaSgd", "tanh", "classification", inner),
  perceptron("platipus", "tanh", "regression", inner),
  perceptron("ensemble", "tanh", "regression", { ...inner, members: 2 }),
  perceptron("prototypical", "tanh", "classification"),
  perceptron("prototypical", "tanh", "classification", { distance: "cosine" }),
  perceptron("matching", "tanh", "classification"),
  perceptron("pretraining", "tanh", "regression"),
  perceptron("pretraining", "tanh", "classification"),
  {
    ...perceptron("prototypical", "tanh", "classification", { distance: "cosine" }),
    model: "residual",
    modelOptions: { units: 3 },
  },
  convolutions("maml", { innerSteps: 1, innerLearningRate: 0.01 }),
  convolutions("maml", { innerSteps: 1, innerLearningRate: 0.01 }, { transductive: true }),
  convolutions("anil", inner),
  convolutions("metaSgd", { innerSteps: 1, innerLearningRate: 0.01 }),
  convolutions("platipus", { innerSteps: 1, innerLearningRate: 0.01 }),
  convolutions("prototypical"),
  convolutions("matching"),
  convolutions("pretraining"),
];
/** As on cpu and wasm. */
const BOUND = { mlp: 0.02, residual: 0.02, conv4: 0.03 } as const;

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

    for (const each of cases) {
      const { algorithm, model, problem, modelOptions, options } = each;
      test(`${algorithm} ${JSON.stringify(options)} on ${model} ${JSON.stringify(modelOptions)}, ${problem}`, async () => {
        expect(await page.evaluate((of) => window.gradientError(of), each)).toBeLessThan(BOUND[model]);
      });
    }
  });
