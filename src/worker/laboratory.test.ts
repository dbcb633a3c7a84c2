// The laboratory as the page commands it, without a page: what stands, what is refused, what is told.

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Device } from "../engine/backend/device.ts";
import * as backends from "../engine/backend/start.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { experimentFrom } from "../experiment/presets/preset.ts";
import { presets } from "../experiment/presets/registry.ts";
import type { SampledTask } from "../experiment/shown.ts";
import { models } from "../models/registry.ts";
import type { LabEvent } from "../protocol/protocol.ts";
import type { Options } from "../schema/fields.ts";
import { eventually } from "../testing/eventually.ts";
import * as gradientCheck from "../training/session/gradientCheck.ts";
import * as devices from "../training/session/openDevice.ts";
import { inEnglish } from "../words/said.ts";
import { Laboratory } from "./laboratory.ts";

const small = (run: Options = {}, training: Options = {}): Experiment =>
  experimentFrom({
    task: { id: "sinusoid", options: {} },
    model: { id: "mlp", options: { hiddenUnits: 8 } },
    algorithm: { id: "maml", options: { testSteps: 2 } },
    training: { metaBatch: 4, iterations: 5, evaluationTasks: 4, finalTasks: 4, ...training },
    run: { baseline: "none", backend: "wasm", ...run },
  });
const withTask = (experiment: Experiment, options: Options): Experiment => ({
  ...experiment,
  task: { ...experiment.task, options: { ...experiment.task.options, ...options } },
});

let lab: Laboratory;
let events: LabEvent[];
beforeEach(async () => {
  lab = new Laboratory();
  events = [];
  await lab.subscribe((event) => void events.push(event));
});
afterEach(() => vi.restoreAllMocks());
const ended = (run: string) =>
  eventually(() =>
    expect(events.findLast((event) => event.run === run && event.type === "state")).toMatchObject({
      state: "finished",
    }),
  );

describe("an experiment that is refused", () => {
  const ways: [string, Experiment, RegExp, () => void][] = [
    [
      "for conflicting options",
      withTask(small(), { amplitudeMin: 4, amplitudeMax: 1 }),
      /amplitude/i,
      () => {},
    ],
    [
      "for an algorithm that cannot learn such tasks",
      {
        ...small(),
        algorithm: experimentFrom({
          task: { id: "glyphs", options: {} },
          model: { id: "conv4", options: {} },
          algorithm: { id: "prototypical", options: {} },
          training: {},
        }).algorithm,
      },
      /cannot learn sinusoids/,
      () => {},
    ],
    [
      "for images that are not here",
      {
        ...experimentFrom({
          task: { id: "glyphs", options: {} },
          model: { id: "mlp", options: {} },
          algorithm: { id: "prototypical", options: {} },
          training: {},
        }),
        data: "0123abcd",
      },
      /images/,
      () => {},
    ],
    [
      "for gradients that fail their check",
      small({ backend: "cpu" }),
      /second-order gradients are refused/,
      () =>
        vi.spyOn(gradientCheck, "checkGradients").mockResolvedValue({
          backend: "cpu",
          passed: false,
          checks: [{ name: "closed form", error: 1, bound: 0, passed: false }],
        }),
    ],
    [
      "for a device without memory",
      small({ seed: 9 }),
      /memory/,
      () => {
        vi.spyOn(Float32Array.prototype, "set").mockImplementation(() => {
          throw new RangeError("Out of memory");
        });
      },
    ],
  ];

  it.each(ways)(
    "%s leaves the run before it as it was, under its own id",
    async (_, refused, why, prepare) => {
      expect(await lab.prepare(small(), "first")).toMatchObject({ ready: true });
      await lab.step();
      prepare();
      const answer = await lab.prepare(refused, "second");
      vi.restoreAllMocks();
      expect(answer.ready || inEnglish(answer.message)).toMatch(why);
      await lab.play();
      await ended("first");
      expect(events.every(({ run }) => run === "first")).toBe(true);
      expect((await lab.save()).iteration).toBe(5);
    },
  );

  it("for a part that does not load says so, and that reloading helps", async () => {
    await lab.prepare(small(), "first");
    vi.spyOn(models.mlp, "load").mockRejectedValue(
      new TypeError("Failed to fetch dynamically imported module"),
    );
    const answer = await lab.prepare(small({ seed: 2 }), "second");
    expect(answer).toMatchObject({ ready: false, cure: "reload" });
    expect(answer.ready || inEnglish(answer.message)).toContain("“mlp” did not load.");
    await lab.play();
    await ended("first");
  });

  it("for conflicting options names the field", async () => {
    const answer = await lab.prepare(withTask(small(), { amplitudeMin: 4, amplitudeMax: 1 }), "a");
    expect(answer).toMatchObject({ problems: [{ field: expect.stringContaining("task.amplitude") }] });
    await expect(lab.play()).rejects.toThrow("No experiment is prepared yet.");
  });
});

it("takes the latest of two experiments that are asked for at once", async () => {
  const [first, second] = await Promise.all([
    lab.prepare(small({ seed: 2 }), "first"),
    lab.prepare(small({ seed: 3 }), "second"),
  ]);
  expect([first.ready, second.ready]).toEqual([false, true]);
  await lab.step();
  expect(new Set(events.map(({ run }) => run))).toEqual(new Set(["second"]));
});

it("looks for the best backend again after a forced one", async () => {
  expect(await lab.prepare(small({ backend: "cpu" }), "a")).toMatchObject({ backend: { name: "cpu" } });
  expect(await lab.prepare(small({ backend: "auto" }), "b")).toMatchObject({ backend: { name: "wasm" } });
  expect(await lab.prepare(small({ backend: "wasm" }), "c")).toMatchObject({ backend: { name: "wasm" } });
});

describe("the best backend", () => {
  const open = devices.openDevice;
  /** As slow as a busy machine: each run takes so many milliseconds more. */
  const slowed = (device: Device, ms: number): Device => ({
    ...device,
    compile(computation) {
      const executable = device.compile(computation);
      return {
        ...executable,
        *run(given) {
          const start = performance.now();
          while (performance.now() - start < ms);
          return yield* executable.run(given);
        },
      };
    },
  });
  /** WebAssembly stands for the GPU, so that numbers are the same: what is timed is how much either is held up. */
  const machineWith = (slow: { readonly wasm: number; readonly webgpu: number }) => {
    const disposed: string[] = [];
    vi.spyOn(backends, "findAdapter").mockResolvedValue("a GPU");
    vi.spyOn(devices, "openDevice").mockImplementation(async (wanted) => {
      const name = wanted === "webgpu" ? "webgpu" : "wasm";
      const { check, device } = await open("wasm");
      const dispose = () => {
        disposed.push(name);
        device.dispose();
      };
      const held = { ...slowed(device, slow[name]), dispose, name } as const;
      return { check, device: held, backend: { name, device: name, notes: [] } };
    });
    return disposed;
  };
  const endless = small({ backend: "auto" }, { iterations: 100_000, evaluateEvery: 100_000 });
  const told = () => events.flatMap((event) => (event.type === "backend" ? [event] : []));
  const losses = () => events.flatMap((event) => (event.type === "progress" ? [...event.loss] : []));
  const trainedOn = async () => {
    const before = losses().length;
    await eventually(() => expect(losses().length).toBeGreaterThan(before + 3));
    await lab.pause();
  };
  /** The same experiment trained for as long without anything beside it. */
  const undisturbed = async (count: number) => {
    const alone = new Laboratory();
    const found: number[] = [];
    await alone.subscribe((event) => void (event.type === "progress" && found.push(...event.loss)));
    await alone.prepare(small({ backend: "wasm" }, { iterations: count, evaluateEvery: 100_000 }), "alone");
    await alone.play();
    await eventually(() => expect(found).toHaveLength(count));
    return found;
  };

  it("is found while the run trains on WebAssembly, which goes on on the quicker one as if it had never moved", async () => {
    const disposed = machineWith({ wasm: 6, webgpu: 0 });
    expect(await lab.prepare(endless, "a")).toMatchObject({ backend: { name: "wasm", notes: [] } });
    await lab.play();
    await eventually(() => expect(told()).toHaveLength(1));
    await trainedOn();
    const { backend } = told()[0]!;
    expect(backend.name).toBe("webgpu");
    expect(backend.notes).toEqual([
      expect.stringMatching(/^WebGPU [\d.]+ ms, WebAssembly [\d.]+ ms a meta-step$/),
    ]);
    expect(disposed).toEqual(["wasm"]);
    const timed = events.find((event) => event.type === "timed");
    expect(timed?.timings.wasm).toBeGreaterThan(6);
    const found = losses();
    expect(found).toEqual(await undisturbed(found.length));
    // Another time it begins where it had ended.
    const later = new Laboratory();
    const machine = { gpuFailed: false, timings: { [timed!.program]: timed!.timings } };
    const prepared = await later.prepare({ ...endless, run: { ...endless.run, seed: 4 } }, "b", machine);
    expect(prepared).toMatchObject({
      backend: { name: "webgpu", notes: [{ template: "{0}, measured earlier" }] },
    });
  });

  it("is WebAssembly where the GPU is slower: the run stays as it was, and says why", async () => {
    const disposed = machineWith({ wasm: 0, webgpu: 6 });
    await lab.prepare(endless, "a");
    await lab.play();
    await eventually(() => expect(told()).toHaveLength(1));
    await trainedOn();
    const { backend } = told()[0]!;
    expect(backend).toMatchObject({ name: "wasm", notes: [expect.stringContaining("WebGPU")] });
    expect(disposed).toEqual(["webgpu"]);
    const found = losses();
    expect(found).toEqual(await undisturbed(found.length));
    await lab.play();
    await trainedOn();
    expect(told()).toHaveLength(1);
  });

  it("is WebAssembly where the GPU does not start, and what a link forces is timed beside nothing", async () => {
    machineWith({ wasm: 0, webgpu: 0 });
    await lab.prepare(endless, "a");
    vi.mocked(devices.openDevice).mockRejectedValueOnce(new Error("The driver is too old."));
    await lab.play();
    await eventually(() => expect(told()).toHaveLength(1));
    expect(told()[0]!.backend).toMatchObject({ name: "wasm", notes: ["webgpu: The driver is too old."] });
    await lab.prepare(small({ backend: "wasm" }, { iterations: 200 }), "b");
    await lab.play();
    await ended("b");
    expect(told()).toHaveLength(1);
  });
});

it("numbers what it tells, and tells a fault in training as a sentence", async () => {
  await lab.prepare(small(), "a");
  await lab.step();
  await lab.step();
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index));
});

it("goes on under the id of a run that was kept, with its knobs", async () => {
  const path = { section: "algorithm", option: "innerLearningRate" } as const;
  await lab.prepare(small(), "kept");
  await lab.step();
  await lab.change(path, 0.02);
  await lab.step();
  const saved = await lab.save();
  const current = small();
  const turned = {
    ...current,
    algorithm: { ...current.algorithm, options: { ...current.algorithm.options, innerLearningRate: 0.02 } },
  };
  await lab.prepare(small(), "new");
  await lab.restore(saved, turned, 12, "kept");
  events.length = 0;
  await lab.step();
  expect(events.map(({ run }) => run)).toEqual(events.map(() => "kept"));
  expect(events.at(-1)).toMatchObject({ type: "state", iteration: 3 });
  await expect(lab.restore(saved, small({ seed: 8 }), 12, "other")).rejects.toThrow("another experiment");
});

it("looks at a run: tasks, adaptation, parameters; and says what it has not", async () => {
  await lab.prepare(small(), "a");
  const [task] = await lab.sampleTasks(0, 2);
  expect(await lab.sampleTasks(0, 2)).toEqual(await lab.sampleTasks(0, 2));
  const [path] = await lab.adapt({ support: task!.support, query: task!.query });
  expect(path).toMatchObject({ role: "learner" });
  expect(path!.outputs).toHaveLength(3);
  expect(path!.loss.every(Number.isFinite)).toBe(true);
  expect(Object.keys(await lab.parameters("")).length).toBeGreaterThan(0);
  await expect(lab.playTrial(0, 1, 0)).rejects.toThrow("no trials");
});

describe("why an answer came out", () => {
  it("begins with the answer of the picture, has one without each record, and changes by layer", async () => {
    await lab.prepare(small(), "a");
    const [task] = await lab.sampleTasks(0, 1);
    const { support, query } = task!;
    const [path] = await lab.adapt({ support, query });
    const { answers, changes, names, adapts } = await lab.why({ support, query }, "learner", 3);
    const variants = support.count + 1;
    expect(answers.map(({ length }) => length)).toEqual([variants, variants, variants]);
    for (const [step, outputs] of path!.outputs.entries())
      expect(answers[step]![0]).toBeCloseTo(outputs[3]!, 5);
    // Before adaptation nothing is known of any record.
    expect(new Set(answers[0]).size).toBe(1);
    expect(new Set(answers[2]).size).toBe(variants);
    expect(changes.map(({ layer }) => layer)).toEqual(["hidden1", "hidden2", "head"]);
    for (const { relative } of changes) expect(relative[2]).toBeGreaterThan(0);
    expect([names, adapts]).toEqual([undefined, undefined]);
  });

  it("has training tasks beside it, the same whenever they are asked for, the nearest first", async () => {
    await lab.prepare(small(), "a");
    const [{ support, query }] = (await lab.sampleTasks(0, 1)) as [SampledTask];
    const { nearest, sampled, median } = await lab.nearest({ support, query }, "learner");
    expect([nearest.length, sampled]).toEqual([4, 64]);
    const distances = nearest.map(({ distance }) => distance);
    expect(distances).toEqual(distances.toSorted((one, other) => one - other));
    expect(median).toBeGreaterThan(distances.at(-1)!);
    expect(nearest[0]!.task.description).toMatchObject({ kind: "function" });
    expect(await lab.nearest({ support, query }, "learner")).toMatchObject({ median });
  });

  it("says what else is a task's own where no weight changes", async () => {
    const experiment = experimentFrom({
      task: { id: "ambiguousClassification", options: {} },
      model: { id: "mlp", options: { hiddenUnits: 8 } },
      algorithm: { id: "prototypical", options: {} },
      training: { metaBatch: 4, iterations: 5, evaluationTasks: 4, finalTasks: 4 },
      run: { baseline: "none", backend: "wasm" },
    });
    await lab.prepare(experiment, "a");
    const [{ support, query }] = (await lab.sampleTasks(0, 1)) as [SampledTask];
    const { answers, changes, adapts } = await lab.why({ support, query }, "learner", 0);
    expect(changes).toEqual([]);
    expect(inEnglish(adapts!)).toContain("No weight changes.");
    for (let variant = 0; variant <= support.count; variant++)
      expect(answers[0]![2 * variant]! + answers[0]![2 * variant + 1]!).toBeCloseTo(1, 5);
  });

  it("is of support sets: trials have none", async () => {
    await lab.prepare(presets["bandits-rl2-5arms-10pulls"].experiment, "a");
    const none = { x: new Float32Array(0), y: new Float32Array(0), count: 0 };
    await expect(lab.why({ support: none, query: none }, "learner", 0)).rejects.toThrow("plays trials");
  });
});

describe("presets that nobody trains", () => {
  it("show the tasks that their run would show first", async () => {
    for (const experiment of [small(), presets["bandits-rl2-5arms-10pulls"].experiment]) {
      const shown = await lab.preview(experiment, 3);
      await lab.prepare(experiment, "run");
      expect(await lab.sampleTasks(0, 3)).toEqual(shown);
    }
  });

  it("are timed while nothing trains, and leave nothing behind; a run that trains goes first", async () => {
    const long = small({}, { iterations: 100_000, evaluateEvery: 100_000 });
    await lab.prepare(long, "run");
    await lab.step();
    const before = await lab.save();
    expect(await lab.timeMetaStep(small({ seed: 5 }))).toBeGreaterThan(0);
    expect(await lab.save()).toEqual(before);
    await lab.play();
    expect(await lab.timeMetaStep(small({ seed: 5 }))).toBeUndefined();
    await lab.pause();
  });
});
