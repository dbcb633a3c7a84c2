// Records: what events make of them, and that what comes back from outside is whole or refused.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RunEvent } from "./events.ts";
import { defaultExperiment, withOption } from "./experiment.ts";
import { plainRecord, readRecord, readSavedRun } from "./readRecord.ts";
import {
  backendsOf,
  isOfThisArithmetic,
  isRepeatable,
  onBackend,
  RECORD_VERSION,
  type RunRecord,
  recordAfter,
  recordOf,
  recordUpTo,
} from "./record.ts";
import type { Evaluation } from "./results.ts";

const rate = { section: "algorithm", option: "innerLearningRate" } as const;
const empty = recordOf({
  id: "a",
  version: RECORD_VERSION,
  experiment: defaultExperiment(),
  build: "test",
  backend: { name: "wasm", device: "SIMD, 1 thread", notes: [] },
  gradientCheck: { backend: "wasm", passed: true, checks: [] },
  contenders: [{ role: "learner", label: "MAML", learns: true }],
  begunAt: 1,
});
const progress = (iteration: number, loss: readonly number[]): RunEvent => ({
  type: "progress",
  iteration,
  loss: Float32Array.from(loss),
  accuracy: new Float32Array(0),
  millisecondsPerMetaStep: 1,
  trainingMs: iteration,
  tensors: 1,
  bytes: 4,
});
const evaluation = (iteration: number): RunEvent => ({
  type: "evaluation",
  evaluation: {
    iteration,
    split: "validation",
    tasks: 10,
    role: "learner",
    trainedSteps: 1,
    measures: { rmse: { mean: 1, ci95: 0.5 }, ndcg5: { mean: 0.7, ci95: 0.1, tasks: 9 }, mse: { mean: 1 } },
    difference: { rmse: { mean: -0.1, ci95: 0.05 } },
    bySteps: [{ step: 0, loss: { mean: 1, ci95: 0.5 }, measures: { mse: { mean: 1, ci95: 0.5 } } }],
  } satisfies Evaluation,
});
const knob = (iteration: number, from: number, value: number): RunEvent => ({
  type: "knob",
  iteration,
  path: rate,
  from,
  value,
});
const recordFrom = (...events: RunEvent[]): RunRecord => events.reduce(recordAfter, empty);

const webgpu = { name: "webgpu", device: "a GPU", notes: [] } as const;
const check = { backend: "webgpu", passed: true, checks: [] } as const;

describe("a run that goes on on another backend", () => {
  const moved = onBackend(recordFrom(progress(2, [5, 4])), webgpu, check);
  const { backend, gradientCheck } = empty;

  it("names what computed it, in order; before the first meta-step nothing was computed", () => {
    expect(moved).toMatchObject({ backend: webgpu, gradientCheck: check });
    expect(moved.moves).toEqual([{ iteration: 2, from: "wasm", to: "webgpu" }]);
    expect(backendsOf(moved)).toEqual(["wasm", "webgpu"]);
    expect(backendsOf(onBackend(empty, webgpu, check))).toEqual(["webgpu"]);
    const back = onBackend(recordAfter(moved, progress(3, [3])), backend, gradientCheck);
    expect(backendsOf(back)).toEqual(["wasm", "webgpu", "wasm"]);
    // Moved back at once, it never moved.
    expect(onBackend(moved, backend, gradientCheck).moves).toEqual([]);
  });

  it("keeps of its moves what is true of the part that is left", () => {
    const longer = recordAfter(moved, progress(4, [3, 2]));
    expect(recordUpTo(longer, 3).moves).toEqual(moved.moves);
    expect(recordUpTo(longer, 1).moves).toEqual([{ iteration: 1, from: "wasm", to: "webgpu" }]);
    expect(recordUpTo(longer, 0).moves).toEqual([]);
    const back = onBackend(longer, backend, gradientCheck);
    expect(recordUpTo(back, 1).moves).toEqual([]);
    expect(backendsOf(recordUpTo(back, 3))).toEqual(["wasm", "webgpu", "wasm"]);
  });

  it("comes back from storage with its moves, and one of before there were any with none", () => {
    expect(readRecord(plainRecord(moved)).moves).toEqual(moved.moves);
    const { moves: _, ...older } = plainRecord(moved);
    expect(readRecord(older).moves).toEqual([]);
  });
});

describe("a record", () => {
  it("holds every loss, in place, in as many pieces as they come", () => {
    const whole = recordFrom(progress(2, [5, 4]), progress(3, [3]));
    expect([...whole.losses.values]).toEqual([5, 4, 3]);
    expect(whole).toMatchObject({ iteration: 3, trainingMs: 3 });
    expect(empty.losses.length).toBe(0);
  });

  it("forgets what a run went back behind: losses, evaluations, gaps", () => {
    const gone = recordFrom(
      progress(2, [5, 4]),
      evaluation(2),
      progress(4, [3, 900]),
      evaluation(4),
      { type: "gradient-gap", iteration: 4, cosine: 1, ratio: 1 },
      { type: "gradient-agreement", iteration: 2, cosines: { learner: 0.5 } },
      { type: "gradient-agreement", iteration: 4, cosines: { learner: 0.1 } },
      {
        type: "diverged",
        divergence: { iteration: 4, role: "learner", message: "m", remedies: [] },
        back: 2,
      },
    );
    expect([...gone.losses.values]).toEqual([5, 4]);
    expect(gone.evaluations.map(({ iteration }) => iteration)).toEqual([2]);
    expect(gone.gaps).toEqual([]);
    expect(gone.agreements).toEqual([{ iteration: 2, cosines: { learner: 0.5 } }]);
    expect(gone.divergence?.message).toBe("m");
    expect(recordAfter(gone, { type: "state", state: "running", iteration: 2 }).divergence).toBeUndefined();
  });

  it("says an evaluation of the same tasks at the same iteration once, the latest", () => {
    expect(recordFrom(evaluation(2), evaluation(2)).evaluations).toHaveLength(1);
  });

  it("of a build that rounds otherwise is no run that a link gives again", () => {
    const run = recordFrom(progress(1, [1]));
    expect(isRepeatable(readRecord(plainRecord(run)))).toBe(true);
    // Of before there were two, none is said.
    const { arithmetic: _, ...older } = plainRecord(run);
    const back = readRecord(older);
    expect(isOfThisArithmetic(back)).toBe(false);
    expect(isRepeatable(recordAfter(back, progress(2, [1])))).toBe(false);
  });

  it("marks a drag as one turn, none where it ends where it began, and none before the first step", () => {
    expect(recordFrom(knob(0, 0.01, 0.02)).marks).toEqual([]);
    expect(recordFrom(knob(0, 0.01, 0.02)).experiment).toEqual(withOption(defaultExperiment(), rate, 0.02));
    const dragged = recordFrom(progress(1, [1]), knob(1, 0.01, 0.02), knob(1, 0.02, 0.03));
    expect(dragged.marks).toEqual([{ iteration: 1, path: rate, from: 0.01, value: 0.03 }]);
    expect(isRepeatable(dragged)).toBe(false);
    expect(recordAfter(dragged, knob(1, 0.03, 0.01)).marks).toEqual([]);
  });

  it("moves a turn with the run that goes back behind it; at the beginning it is the experiment", () => {
    const divergence = { iteration: 3, role: "learner", message: "m", remedies: [] };
    const run = [progress(3, [1, 1, 1]), knob(3, 0.01, 0.02)] as const;
    const back = (to: number) => recordFrom(...run, { type: "diverged", divergence, back: to });
    expect(back(2).marks).toEqual([{ iteration: 2, path: rate, from: 0.01, value: 0.02 }]);
    expect(back(0).marks).toEqual([]);
    expect(back(0).experiment).toEqual(withOption(defaultExperiment(), rate, 0.02));
  });

  it("has as many losses as iterations after any events of a run", () => {
    const piece = fc.oneof(
      fc.array(fc.float({ noNaN: true }), { minLength: 1, maxLength: 4 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const end = pieces.reduce((record: RunRecord, next) => {
          if (typeof next !== "number")
            return recordAfter(record, progress(record.iteration + next.length, next));
          const back = Math.floor(next * record.iteration);
          const divergence = { iteration: record.iteration, role: "learner", message: "m", remedies: [] };
          return recordAfter(record, { type: "diverged", divergence, back });
        }, empty);
        expect(end.losses.length).toBe(end.iteration);
      }),
    );
  });
});

describe("the gate for records", () => {
  const run = recordFrom(progress(2, [5, 4]), evaluation(2), knob(2, 0.01, 0.02), {
    type: "state",
    state: "paused",
    iteration: 2,
  });

  it("lets a record of ours through as it was", () => {
    const back = readRecord(structuredClone(plainRecord(run)));
    expect({ ...back, losses: [...back.losses.values] }).toEqual({ ...run, losses: [...run.losses.values] });
    // The order is that in which measures count.
    expect(Object.keys(back.evaluations[0]!.measures)).toEqual(["rmse", "ndcg5", "mse"]);
  });

  it("lets an evaluation of a single task through, which has no interval", () => {
    const bySteps = [{ step: 0, loss: { mean: 1 }, measures: { mse: { mean: 1 } } }];
    const single = { ...run, evaluations: [{ ...run.evaluations[0]!, tasks: 1, bySteps }] };
    expect(readRecord(structuredClone(plainRecord(single))).evaluations[0]!.bySteps).toEqual(bySteps);
  });

  it("lets numbers through that are none: of a check that threw, of a gradient that exploded", () => {
    const checks = [{ name: "It threw.", error: Number.POSITIVE_INFINITY, bound: 0, passed: false }];
    const gaps = [{ iteration: 2, cosine: Number.NaN, ratio: Number.POSITIVE_INFINITY }];
    const agreements = [{ iteration: 2, cosines: { learner: Number.NaN } }];
    const broken = {
      ...run,
      gaps,
      agreements,
      gradientCheck: { ...run.gradientCheck, passed: false, checks },
    };
    expect(readRecord(structuredClone(plainRecord(broken)))).toMatchObject({
      gaps,
      agreements,
      gradientCheck: { checks },
    });
  });

  it("reads a record of before tasks' agreement was measured", () => {
    const { agreements, ...old } = plainRecord(run);
    expect(readRecord(structuredClone(old)).agreements).toEqual(agreements);
  });

  it.each([
    ["nothing", null, /cannot be read/],
    ["another version", { ...plainRecord(run), version: 99 }, /version/],
    ["losses missing", { ...plainRecord(run), losses: new Float32Array(1) }, /1 losses of 2 meta-steps/],
    ["losses that are no array", { ...plainRecord(run), losses: [1, 2] }, /losses/],
    ["an experiment out of range", { ...plainRecord(run), experiment: { run: { seed: -1 } } }, /Seed/],
    [
      "a turned option that is none",
      {
        ...plainRecord(run),
        marks: [{ iteration: 1, path: { section: "run", option: "speed" }, from: 1, value: 2 }],
      },
      /speed/,
    ],
    ["no contender", { ...plainRecord(run), contenders: [] }, /contenders/],
    ["a state that is none", { ...plainRecord(run), state: "asleep" }, /state/],
  ])("refuses %s", (_, raw, why) => expect(() => readRecord(raw)).toThrow(why));

  it("refuses weights whose size is not that of their shape", () => {
    const saved = (length: number) => ({
      iteration: 1,
      learners: [
        ["learner", { iteration: 1, tensors: { w: { values: new Float32Array(length), shape: [2, 3] } } }],
      ],
    });
    expect(readSavedRun(saved(6))).toEqual(saved(6));
    expect(() => readSavedRun(saved(5))).toThrow("“w” has not the size of its shape");
    expect(() => readSavedRun({})).toThrow("cannot be read");
  });
});
