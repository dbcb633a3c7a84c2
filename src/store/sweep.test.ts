// A sweep on the page without its workers: begun, held, cut short, gone on with, its runs opened.

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Experiment } from "../experiment/experiment.ts";
import type { SweptStretch } from "../protocol/sweep.ts";
import { writeLink } from "../share/link.ts";
import type { SweepSpec } from "../share/sweepSpec.ts";
import { plainResult } from "../sweep/sweep.ts";
import { eventually } from "../testing/eventually.ts";
import { recordFor, savedAt } from "../testing/records.ts";
import { inEnglish } from "../words/said.ts";
import { listRuns } from "./records.ts";
import { emptyState, FIRST_VISIT, lab } from "./state.ts";
import {
  beginSweep,
  findSweep,
  firstSweep,
  goOnWithSweep,
  layOut,
  openSwept,
  pauseSweep,
  type SweepHands,
  stopSweep,
  takeSweepFile,
} from "./sweep.ts";

const spec: SweepSpec = {
  experiment: writeLink(FIRST_VISIT),
  set: { iterations: 12, baseline: "none" },
  grid: { innerLearningRate: [0.01, 0.1, 1] },
};
const rateOf = ({ algorithm }: Experiment) => Number(algorithm.options.innerLearningRate);

/** Answers at once: the rate is the error. `stuck` never answers for this rate. */
function hands(stuck?: number) {
  const trained: number[] = [];
  const tested: number[] = [];
  const held: boolean[] = [];
  let ended = 0;
  const { backend, gradientCheck, contenders } = recordFor("any");
  const made: SweepHands = {
    async train(experiment, until, from): Promise<SweptStretch> {
      const rate = rateOf(experiment);
      if (rate === stuck) return new Promise(() => {});
      trained.push(rate);
      const begun = from?.saved.iteration ?? 0;
      const loss = Float32Array.from({ length: until - begun }, () => rate);
      const accuracy = new Float32Array();
      const time = { millisecondsPerMetaStep: 1, trainingMs: until, tensors: 1, bytes: 1 };
      return {
        state: "trained",
        iterations: until,
        seconds: 1,
        measures: { mse: [rate, 0.1] },
        standing: { saved: savedAt(until), trainingMs: until },
        run: { contenders },
        backend,
        gradientCheck,
        events: [
          { type: "progress", iteration: until, loss, accuracy, ...time },
          { type: "state", state: "paused", iteration: until },
        ],
      };
    },
    async test(experiment) {
      tested.push(rateOf(experiment));
      return [{ role: "learner", tasks: 8, measures: { mse: [2 * rateOf(experiment), 0.1] } }];
    },
    async hold(is) {
      held.push(is);
    },
    end() {
      ended++;
    },
  };
  return { hire: async () => made, trained, tested, held, ended: () => ended };
}
const sweep = () => lab.getState().sweep;

beforeEach(async () => {
  await stopSweep();
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("__BUILD__", "test");
  lab.setState(emptyState, true);
});

describe("a sweep on the page", () => {
  it("trains every run, tests the best on fresh tasks, and lets its workers go", async () => {
    const { hire, tested, ended } = hands();
    layOut(spec);
    await beginSweep(2, hire);
    expect(sweep()).toMatchObject({ state: "finished", done: 3, total: 3 });
    expect(
      sweep()!.runs.map(({ options, measures }) => [options.innerLearningRate, measures.mse![0]]),
    ).toEqual([
      [0.01, 0.01],
      [0.1, 0.1],
      [1, 1],
    ]);
    expect(sweep()!.best).toMatchObject({
      options: { innerLearningRate: 0.01 },
      seeds: [{ measures: { mse: [0.02, 0.1] } }],
    });
    expect(tested).toEqual([0.01]);
    expect(ended()).toBe(1);
  });

  it("is held and let go on with all its workers", async () => {
    const { hire, held } = hands(1);
    layOut(spec);
    void beginSweep(2, hire);
    await eventually(() => expect(sweep()?.done).toBe(2));
    await pauseSweep(true);
    expect(sweep()?.state).toBe("paused");
    await pauseSweep(false);
    expect(sweep()?.state).toBe("running");
    expect(held).toEqual([true, false]);
  });

  it("that a closed page cut short is found again, and trains what is missing alone", async () => {
    layOut(spec);
    void beginSweep(2, hands(1).hire);
    await eventually(() => expect(sweep()?.done).toBe(2));
    // The page is loaded anew.
    lab.setState(emptyState, true);
    await findSweep();
    expect(sweep()).toMatchObject({ state: "waiting", spec });
    const { hire, trained } = hands();
    await goOnWithSweep(2, hire);
    expect(trained).toEqual([1]);
    expect(sweep()).toMatchObject({ state: "finished", done: 3 });
    // And once more: nothing is left to do.
    lab.setState(emptyState, true);
    await findSweep();
    expect(sweep()).toMatchObject({ state: "finished", best: { options: { innerLearningRate: 0.01 } } });
    expect(sweep()!.runs).toHaveLength(3);
  });

  it("that another build began is trained anew where that one rounds otherwise", async () => {
    layOut(spec);
    void beginSweep(2, hands(1).hire);
    await eventually(() => expect(sweep()?.done).toBe(2));
    const database = await openDB("innerloop-sweeps");
    const [kept] = await database.getAll("stretches");
    await database.put("stretches", { ...kept, arithmetic: undefined });
    database.close();
    lab.setState(emptyState, true);
    await findSweep();
    const { hire, trained } = hands();
    await goOnWithSweep(2, hire);
    // The one that was missing, and the one of the other build.
    expect(trained).toHaveLength(2);
    expect(trained).toContain(1);
  });

  it("that is stopped says so, lets its workers go, and hears no more of them", async () => {
    const { hire, ended } = hands(1);
    layOut(spec);
    void beginSweep(2, hire);
    await eventually(() => expect(sweep()?.done).toBe(2));
    await stopSweep();
    expect(sweep()).toMatchObject({ state: "stopped", done: 2 });
    expect(ended()).toBe(1);
  });

  it("whose workers fail is stopped, and the reason is told to whoever began it", async () => {
    layOut(spec);
    const failing = async () => {
      throw new Error("no more threads");
    };
    await expect(beginSweep(2, failing)).rejects.toThrow("no more threads");
    expect(sweep()?.state).toBe("stopped");
  });

  it("keeps one of its runs among the kept ones when it is opened, with its curve and weights", async () => {
    layOut(spec);
    await beginSweep(2, hands().hire);
    await openSwept(sweep()!.runs[1]!);
    const { runs } = await listRuns();
    expect(runs).toMatchObject([{ name: "innerLearningRate 0.1" }]);
    const { record } = runs[0]!;
    expect(record.iteration).toBe(12);
    expect([...record.losses.values]).toEqual(Array(12).fill(Math.fround(0.1)));
    expect(record.experiment.algorithm.options).toMatchObject({ innerLearningRate: 0.1 });
  });

  it("is laid out from a file, or the file is refused with its place", async () => {
    const file = (text: string) => ({ name: "s.json", text: async () => text });
    await takeSweepFile(file(JSON.stringify({ ...spec, experiment: "sinusoid-maml-5shot" })));
    expect(lab.getState().sweepSpec).toEqual(spec);
    await takeSweepFile(file("{"));
    await takeSweepFile(file(JSON.stringify({ ...spec, grid: { innerRate: [1] } })));
    expect(lab.getState().sweepSpec).toEqual(spec);
    expect(lab.getState().messages.filter(({ kind }) => kind === "fault")).toHaveLength(2);
  });

  it("made elsewhere is shown from its file, and what is no result is refused", async () => {
    layOut(spec);
    await beginSweep(2, hands().hire);
    const { runs, best } = sweep()!;
    const text = JSON.stringify(plainResult({ runs, best: best! }));
    lab.setState(emptyState, true);
    await takeSweepFile({ name: "result.json", text: async () => text });
    expect(sweep()).toMatchObject({
      state: "finished",
      runs: JSON.parse(text).runs,
      best: JSON.parse(text).best,
    });
    expect(sweep()!.spec.grid).toEqual({ innerLearningRate: [0.01, 0.1, 1] });
    await takeSweepFile({ name: "bad.json", text: async () => '{"runs": [{"seed": "x"}]}' });
    expect(inEnglish(lab.getState().messages.at(-1)!.text)).toMatch(
      /^bad\.json is no result of a sweep: runs\.0/,
    );
    expect(sweep()!.runs).toHaveLength(3);
  });

  it("begins with the inner learning rate of the experiment on the page", () => {
    const { experiment, grid } = firstSweep();
    expect(Object.keys(grid!)).toEqual(["innerLearningRate"]);
    expect(experiment).toBe(writeLink({ ...FIRST_VISIT, beside: [] }));
  });
});
