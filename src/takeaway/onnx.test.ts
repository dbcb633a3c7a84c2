// ONNX files are run by ONNX Runtime, and answer what the plain evaluator says.

import fc from "fast-check";
import { InferenceSession, Tensor } from "onnxruntime-web";
import { describe, expect, it } from "vitest";
import { input } from "../engine/graph/program.ts";
import type { Value } from "../engine/graph/value.ts";
import { printOnnx } from "../engine/onnx/print.ts";
import { constant } from "../engine/ops/elementwise.ts";
import { gather } from "../engine/ops/gather.ts";
import { patches } from "../engine/ops/patches.ts";
import { Random } from "../engine/random.ts";
import { evaluate } from "../engine/reference/evaluate.ts";
import { drawn, type Numbers } from "../testing/compute.ts";
import { grown } from "../testing/grown.ts";
import { encodeOnnx } from "./encodeOnnx.ts";

async function runOnnx(bytes: Uint8Array, given: Readonly<Record<string, Numbers>>) {
  const session = await InferenceSession.create(bytes);
  const feeds = Object.fromEntries(
    Object.entries(given).map(([name, { values, shape }]) => [name, new Tensor("float32", values, shape)]),
  );
  const results = await session.run(feeds);
  await session.release();
  return results;
}

async function expectSame(
  outputs: Readonly<Record<string, Value>>,
  given: Readonly<Record<string, Numbers>>,
) {
  const plain = evaluate(
    outputs,
    Object.fromEntries(Object.entries(given).map(([name, { values }]) => [name, values])),
  );
  const results = await runOnnx(encodeOnnx(printOnnx(outputs), "test", {}), given);
  for (const [name, values] of Object.entries(plain)) {
    const scale = Math.max(1, ...values.map(Math.abs));
    const found = results[name]!.data as Float32Array;
    expect([...results[name]!.dims]).toEqual([...outputs[name]!.shape]);
    values.forEach((value, place) => {
      expect(Math.abs(found[place]! - value) / scale).toBeLessThan(1e-5);
    });
  }
}

describe("printed as ONNX", () => {
  it("computations at random answer as the plain evaluator does", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(399), { minLength: 1, maxLength: 6 }),
        fc.integer(),
        async (picks, seed) => {
          const random = new Random(seed);
          const given = { a: drawn(random, [2, 3, 4]), b: drawn(random, [2, 3, 4]) };
          const { last } = grown([input("a", [2, 3, 4]), input("b", [2, 3, 4])], picks);
          const named = Object.fromEntries(
            Object.entries(given).filter(([name]) =>
              printOnnx({ last: last! }).inputs.some((port) => port.name === name),
            ),
          );
          await expectSame({ last: last! }, named);
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each([1, 2])("patches with stride %i, and rows of a table", async (stride) => {
    const random = new Random(3);
    const table = constant(drawn(random, [5, 2]).values, [1, 5, 2]);
    await expectSame(
      { patches: patches(input("image", [2, 5, 4, 3]), stride) },
      { image: drawn(random, [2, 5, 4, 3]) },
    );
    await expectSame(
      { rows: gather(table, input("ids", [1, 3])) },
      { ids: { shape: [1, 3], values: Float32Array.of(4, 0, 2) } },
    );
  });
});
