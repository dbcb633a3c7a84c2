// The page's workers for a sweep: asked by name, held together, replaced where they die.

import { describe, expect, it } from "vitest";
import { presets } from "../experiment/presets/registry.ts";
import { type StubWorker, stubWorker } from "../testing/stubWorker.ts";
import { SweepPool } from "./sweepPool.ts";

const { experiment } = presets["sinusoid-maml-5shot"];

/** Workers that answer with their number, or fall silent. */
function started(silent: (number: number) => boolean = () => false) {
  const workers: StubWorker[] = [];
  const held: [number, boolean][] = [];
  const start = () => {
    const number = workers.length + 1;
    const stub = stubWorker({
      hold: async (is: boolean) => void held.push([number, is]),
      train: (_experiment: unknown, until: number) =>
        silent(number) ? new Promise(() => {}) : Promise.resolve({ number, until }),
      test: async () => [{ role: "learner", tasks: number, measures: {} }],
    });
    workers.push(stub);
    return stub.worker;
  };
  return { workers, held, start };
}

describe("a pool", () => {
  it("has runs trained and tested by its workers", async () => {
    const { workers, start } = started();
    const pool = new SweepPool(2, start);
    expect(await pool.train(experiment, 5)).toMatchObject({ until: 5 });
    const from = { saved: { iteration: 5, learners: [] }, trainingMs: 1 };
    expect(await pool.test(experiment, from)).toMatchObject([{ role: "learner" }]);
    pool.end();
    expect(workers.map(({ ended }) => ended())).toEqual([1, 1]);
  });

  it("holds all its workers, also one that takes another's place", async () => {
    const { workers, held, start } = started((number) => number === 1);
    const pool = new SweepPool(1, start);
    await pool.hold(true);
    const trained = pool.train(experiment, 5);
    await new Promise((resolve) => setTimeout(resolve, 10));
    workers[0]!.events.dispatchEvent(new Event("error"));
    expect(await trained).toMatchObject({ number: 2 });
    await pool.hold(false);
    expect(held).toEqual([
      [1, true],
      [2, true],
      [2, false],
    ]);
    pool.end();
  });
});
