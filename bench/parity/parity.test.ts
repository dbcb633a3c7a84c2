// The same weights and the same episodes in PyTorch: gradients and predictions agree. With PyTorch on this machine all
// numbers are compared with its own, without it with what it gave where the reference was made (reference.ts).
// PARITY=store makes that anew (`npm run parity`), PARITY=stored does without PyTorch.

import { spawn } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { startBackend } from "../../src/engine/backend/start.ts";
import { findPyTorch } from "../pytorch.ts";
import { comparisons, type Numbers } from "./comparisons.ts";
import { readReference, type Sketch, sketchesOf, sketchOf, writeReference } from "./reference.ts";

const SCRIPT = new URL("parity.py", import.meta.url).pathname;
/** Relative to the length of an array, or of a thousandth of all where it is next to nothing: single against double precision. */
const BOUND = 1e-4;
const NEGLIGIBLE = 1e-3;
/** A product with signs differs by more than the length of the difference now and then. */
const SKETCH_BOUND = 4 * BOUND;
/** PyTorch on a busy machine. */
const PATIENCE_MS = 900_000;

const mode = process.env.PARITY;
const python = mode === "stored" ? undefined : findPyTorch();
if (python === undefined) {
  const why =
    mode === "stored" ? "as asked" : "no Python here has PyTorch (Debian: apt-get install python3-torch)";
  console.warn(`Parity with PyTorch: compared with its stored numbers; ${why}.`);
}

/** PyTorch's numbers for each request. */
const askPyTorch = (requests: readonly unknown[]): Promise<Numbers[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(python!, [SCRIPT]);
    let [out, errors] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    child.on("close", (status) =>
      status === 0 ? resolve(JSON.parse(out) as Numbers[]) : reject(new Error(`PyTorch failed:\n${errors}`)),
    );
    child.stdin.end(JSON.stringify(requests));
  });

const length = (values: ArrayLike<number>) => Math.hypot(...Array.from(values));

describe("parity with PyTorch", () => {
  const ours: Numbers[] = [];
  let theirs: Numbers[];
  beforeAll(async () => {
    const { device } = await startBackend("wasm");
    const requests: unknown[] = [];
    for (const comparison of comparisons) {
      const { ours: found, request } = await comparison.compute(device);
      ours.push(found);
      requests.push(request);
    }
    if (python === undefined) return;
    theirs = await askPyTorch(requests);
    if (mode === "store")
      writeReference(
        Object.fromEntries(comparisons.map(({ name }, index) => [name, sketchesOf(theirs[index]!)])),
      );
  }, PATIENCE_MS);

  const named = comparisons.map(({ name }, index) => ({ name, index }));

  it.runIf(python !== undefined).each(named)("$name", ({ index }) => {
    const [found, expected] = [ours[index]!, theirs[index]!];
    expect(Object.keys(found).toSorted()).toEqual(Object.keys(expected).toSorted());
    const small = NEGLIGIBLE * Math.hypot(...Object.values(expected).map(length));
    for (const [name, values] of Object.entries(found)) {
      const wanted = expected[name]!;
      expect(values.length, name).toBe(wanted.length);
      const gap = length(Array.from(values, (value, at) => value - wanted[at]!));
      expect(gap, name).toBeLessThanOrEqual(BOUND * Math.max(length(wanted), small));
    }
  });

  const stored = mode === "store" ? {} : readReference();

  it.skipIf(mode === "store")("has stored numbers for every comparison, and for no other", () => {
    expect(Object.keys(stored)).toEqual(comparisons.map(({ name }) => name));
  });

  // With PyTorch at hand this says whether what is stored is still what it gives.
  it.skipIf(mode === "store").each(named)("stored: $name", ({ name, index }) => {
    const found = python === undefined ? ours[index]! : theirs[index]!;
    const expected = stored[name]!;
    expect(Object.keys(found).toSorted()).toEqual(Object.keys(expected).toSorted());
    const small = NEGLIGIBLE * Math.hypot(...Object.values(expected).map(([size]) => size!));
    for (const [array, values] of Object.entries(found)) {
      const sketch: Sketch = sketchOf(values);
      sketch.forEach((value, at) => {
        const gap = Math.abs(value - expected[array]![at]!);
        const bound = SKETCH_BOUND * Math.max(expected[array]![0]!, small);
        expect(
          gap,
          `${array}; if the weights or episodes of this test changed: npm run parity`,
        ).toBeLessThanOrEqual(bound);
      });
    }
  });
});
