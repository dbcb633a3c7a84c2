// The model of items: by hand.

import { describe, expect, it } from "vitest";
import { startBackend } from "../../engine/backend/start.ts";
import { compile, input } from "../../engine/graph/program.ts";
import { Random } from "../../engine/random.ts";
import { batchOf, learnerOn, metaGradientError } from "../../testing/smallLearner.ts";
import { items } from "./items.ts";

// One task of two examples: [item, expected, two features].
const X = Float32Array.of(2, 3, 1, -1, 0, 4, 0, 2);

async function outputs(outputWidth: number | null, changes: Readonly<Record<string, readonly number[]>>) {
  const { device } = await startBackend("wasm");
  const model = items.create({ dimensions: 1, spread: 0.5 }, [4], outputWidth, 3);
  const parameters = model.init(new Random(1));
  const x = input("x", [1, 2, 4]);
  const values = Object.fromEntries(
    Object.entries(parameters).map(([name, { shape }]) => [name, input(name, shape)]),
  );
  const program = compile({ out: model.apply(values, x, { count: 2 }) });
  const given = Object.fromEntries(
    Object.entries(parameters).map(([name, { values: own, shape }]) => [
      name,
      device.upload(Float32Array.from(changes[name] ?? own), shape),
    ]),
  );
  const { out } = program.run(device, { ...given, x: device.upload(X, [1, 2, 4]) });
  return [...(await device.read(out!))];
}
const near = (found: readonly number[], wanted: readonly number[]) =>
  expect(found).toEqual(wanted.map((value) => expect.closeTo(value, 3)));

describe("the model of items", () => {
  it("begins at what is expected, whatever the features and the table", async () => {
    near(await outputs(1, {}), [3, 4]);
  });

  it("adds features and the item's row at learned scales, times the last layer", async () => {
    const changes = {
      items: [10, 20, 30],
      "log-scales": [Math.log(2), Math.log(0.5), Math.log(0.1)],
      "head.weights": [1, 10, 100],
      "head.bias": [0.25],
      "expected.gain": [2],
      "expected.shift": [-1],
    };
    // Item 2: 2·1 + 10·(0.5·−1) + 100·(0.1·30) + 0.25 + 2·3 − 1; item 0: 10·(0.5·2) + 100·(0.1·10) + 0.25 + 2·4 − 1.
    near(await outputs(1, changes), [2 - 5 + 300 + 0.25 + 5, 10 + 100 + 0.25 + 7]);
    near(await outputs(null, changes), [2, -0.5, 3, 0, 1, 1]);
  });

  it("says what tasks have none of", () => {
    expect(() => items.create({ dimensions: 0, spread: 1 }, [4], 1)).toThrow("these tasks have none");
  });

  it.each(["ridge", "anil", "maml"] as const)(
    "has the meta-gradients of central differences: %s",
    async (id) => {
      const { device } = await startBackend("wasm");
      const batch = batchOf("regression", [4]);
      const numbered = (x: Float32Array) =>
        x.map((value, index) => (index % 4 === 0 ? (index / 4) % 3 : value));
      const own = {
        ...batch,
        support: { ...batch.support, x: numbered(batch.support.x) },
        query: { ...batch.query, x: numbered(batch.query.x) },
      };
      const createModel = (outputs: number | null) =>
        items.create({ dimensions: 2, spread: 0.5 }, [4], outputs, 3);
      const learner = await learnerOn(device, id, createModel, id === "ridge" ? {} : { innerSteps: 2 }, own);
      const { gradients } = await learner.metaGradient(own);
      expect(Math.hypot(...gradients["expected.gain"]!)).toBeGreaterThan(1e-3);
      expect(await metaGradientError(learner, own)).toBeLessThan(0.02);
      learner.dispose();
    },
  );
});
