// Our WebGPU backend in Node: every preset's program checked by Dawn without a driver and by naga, and numbers against the plain
// evaluator where there is an adapter, be it drawn in software.

import fc from "fast-check";
import { parseWgsl, validate } from "naga-wasm";
import { beforeAll, describe, expect, it } from "vitest";
import { shippedFor } from "../../cli/ownData.ts";
import { dawn } from "../../cli/webgpu.ts";
import { type PresetId, presets } from "../../experiment/presets/registry.ts";
import { computeAll, drawn, type Numbers, row } from "../../testing/compute.ts";
import { grown } from "../../testing/grown.ts";
import { createRun } from "../../training/createRun.ts";
import type { MetaStep } from "../../training/run.ts";
import { Session } from "../../training/session/session.ts";
import { input } from "../graph/program.ts";
import { sizeOf, type Value } from "../graph/value.ts";
import * as elementwise from "../ops/elementwise.ts";
import { gather, scatterAdd } from "../ops/gather.ts";
import { patches } from "../ops/patches.ts";
import { solve } from "../ops/solve.ts";
import { Random } from "../random.ts";
import { evaluate } from "../reference/evaluate.ts";
import { printProgram, type ShaderProgram } from "../wgsl/program.ts";
import { type Device, DeviceFailed } from "./device.ts";
import { webgpuDevice } from "./webgpuDevice.ts";

/** A device of Dawn's, and what it complained about. `mostRead`: 0 for a dispatch a stage, no workgroup by itself. */
async function opened(flags: readonly string[], mostRead?: number) {
  const adapter = await dawn(flags).requestAdapter();
  if (adapter === null) return undefined;
  const gpu = await adapter.requestDevice({
    requiredLimits: { maxStorageBufferBindingSize: adapter.limits.maxStorageBufferBindingSize },
  });
  const complaints: string[] = [];
  gpu.addEventListener("uncapturederror", ({ error }) => complaints.push(error.message));
  const sources = new Set<string>();
  const createShaderModule = gpu.createShaderModule.bind(gpu);
  gpu.createShaderModule = (descriptor) => {
    sources.add(descriptor.code);
    return createShaderModule(descriptor);
  };
  return { device: webgpuDevice(gpu, mostRead), gpu, complaints, sources };
}

/** Shaders that naga has taken: many programs share them. */
const taken = new Set<string>();

/** Demands that naga, Firefox's compiler, takes each of these shaders. */
function demandFirefox(sources: ReadonlySet<string>): void {
  expect(sources.size).toBeGreaterThan(0);
  for (const source of sources) {
    if (taken.has(source)) continue;
    const shader = parseWgsl(source);
    validate(shader).free();
    shader.free();
    taken.add(source);
  }
}

it("naga finds what is wrong with a shader", () => {
  expect(() => demandFirefox(new Set(["fn f() -> f32 { return 1u; }"]))).toThrow();
  expect(() => demandFirefox(new Set(["fn f() {"]))).toThrow();
});

describe("programs that Dawn and naga check", () => {
  it.each(Object.keys(presets) as PresetId[])("%s", async (id) => {
    const { device, gpu, complaints, sources } = (await opened(["backend=null"]))!;
    const { model, training, run: once, ...rest } = presets[id].experiment;
    const experiment = {
      ...rest,
      model: { ...model, options: { ...model.options, ...(model.id === "conv4" && { filters: 8 }) } },
      training: { ...training, metaBatch: model.id === "gru" ? 16 : 2 },
      run: { ...once, baseline: "none" },
    };
    const run = await createRun(experiment, device, shippedFor(experiment));
    await (await run.metaStep()).read();
    await gpu.queue.onSubmittedWorkDone();
    expect(complaints).toEqual([]);
    demandFirefox(sources);
    run.dispose();
    device.dispose();
  });
});

/** A table for every other task, ids, values, and matrices with ones enough on the diagonal. */
function tablesAndSystems(random: Random): Numbers[] {
  const [tasks, count, rows] = [4, 5, 3];
  const matrix = drawn(random, [tasks, count, count]);
  const definite = matrix.values.map((value, index) => value / 4 + 5 * Number((index % 25) % 6 === 0));
  return [
    drawn(random, [2, rows, 2]),
    {
      shape: [tasks, count],
      values: Float32Array.from({ length: tasks * count }, () => random.integer(rows)),
    },
    drawn(random, [tasks, count, 2]),
    { shape: matrix.shape, values: definite },
  ];
}
const rowsAndSolutions = (table: Value, ids: Value, values: Value, matrix: Value) => ({
  gathered: gather(table, ids),
  shared: scatterAdd(ids, values, 3),
  apart: scatterAdd(ids, values, 3, 2),
  solved: solve(matrix, values),
});

it("rows of tables and systems of equations are shaders that both take", async () => {
  const { device, gpu, complaints, sources } = (await opened(["backend=null"]))!;
  await computeAll(device, rowsAndSolutions, ...tablesAndSystems(new Random(6)));
  await gpu.queue.onSubmittedWorkDone();
  expect(complaints).toEqual([]);
  demandFirefox(sources);
  device.dispose();
});

/** What a device's queue was asked for: submits, and buffers to be read. */
function watched(gpu: GPUDevice) {
  const asked = { submits: 0, reads: 0 };
  const submit = gpu.queue.submit.bind(gpu.queue);
  const createBuffer = gpu.createBuffer.bind(gpu);
  gpu.queue.submit = (work) => {
    asked.submits += 1;
    return submit(work);
  };
  gpu.createBuffer = (descriptor) => {
    const buffer = createBuffer(descriptor);
    if (descriptor.usage & GPUBufferUsage.MAP_READ) {
      asked.reads += 1;
      // Without a driver what is read is left to chance.
      buffer.getMappedRange = () => new ArrayBuffer(descriptor.size);
    }
    return buffer;
  };
  return asked;
}

const sinusoids = (innerSteps = 1) => {
  const { experiment } = presets["sinusoid-maml-5shot"];
  return {
    ...experiment,
    algorithm: { ...experiment.algorithm, options: { ...experiment.algorithm.options, innerSteps } },
    model: { ...experiment.model, options: { ...experiment.model.options, hiddenLayers: 1, hiddenUnits: 8 } },
    training: { ...experiment.training, metaBatch: 2 },
    run: { ...experiment.run, baseline: "none" },
  };
};

it.each([1, 5])(
  "sinusoids' meta-step of %i inner steps is three dispatches, a task on a workgroup",
  async (innerSteps) => {
    const { device } = (await opened(["backend=null"]))!;
    const experiment = sinusoids(innerSteps);
    const { model, training } = presets["sinusoid-maml-5shot"].experiment;
    const shaders: ShaderProgram[] = [];
    const run = await createRun(
      { ...experiment, model, training },
      {
        ...device,
        compile(computation) {
          shaders.push(printProgram(computation));
          return device.compile(computation);
        },
      },
    );
    await (await run.metaStep()).read();
    expect(shaders.map(({ dispatches }) => dispatches.length)).toEqual([3]);
    const [tasks, sums, step] = shaders[0]!.dispatches;
    expect([tasks!.workgroups, step!.workgroups]).toEqual([
      [training.metaBatch, 1],
      [1, 1],
    ]);
    expect(sums!.source).not.toContain("storageBarrier");
    // Inner steps are a loop: the first, which has no weights of its own yet, and one for all others.
    expect(tasks!.source.match(/storageBarrier/g)!.length).toBeLessThan(75);
    run.dispose();
    device.dispose();
  },
);

it("a session submits several meta-steps at once, and waits for the GPU at reports alone", async () => {
  const { gpu } = (await opened(["backend=null"]))!;
  const asked = watched(gpu);
  const device = webgpuDevice(gpu);
  let now = 0;
  let progress = 0;
  let first: number | undefined;
  const { training, ...rest } = sinusoids();
  const session = await Session.open({
    experiment: {
      ...rest,
      training: { ...training, iterations: 1000, evaluateEvery: 100_000, evaluationTasks: 2 },
    },
    device,
    check: { backend: "webgpu", passed: true, checks: [] },
    data: undefined,
    // One look a meta-step: a report each fifty of them.
    clock: { now: () => (now += 2), breathe: () => new Promise((resolve) => setImmediate(resolve)) },
    hear: (event) => {
      if (event.type !== "progress") return;
      // The first comes after the evaluation at the beginning, and after compiling.
      if (first === undefined) {
        first = event.iteration;
        Object.assign(asked, { submits: 0, reads: 0 });
      } else progress += 1;
    },
  });
  await session.train(400);
  expect(progress).toBeGreaterThan(2);
  // Losses of all steps since, and the state, are one read.
  expect(asked.reads).toBe(progress);
  expect(asked.submits).toBeLessThan((400 - first!) / 2);
  await session.dispose();
  device.dispose();
});

it("what is asked for in one moment is read in one go", async () => {
  const { gpu } = (await opened(["backend=null"]))!;
  const asked = watched(gpu);
  const device = webgpuDevice(gpu);
  const tensors = [1, 2, 3].map((count) => device.upload(new Float32Array(count), [count]));
  const [one, two] = await Promise.all([device.readAll(tensors), device.read(tensors[2]!)]);
  expect([...one.map(({ length }) => length), two.length]).toEqual([1, 2, 3, 3]);
  expect(asked.reads).toBe(1);
  await device.read(tensors[0]!);
  expect(asked.reads).toBe(2);
  device.dispose();
});

it("a lost device is told of in a sentence, then and later", async () => {
  const { device, gpu } = (await opened(["backend=null"]))!;
  const x = device.upload(Float32Array.of(1, 2), [2]);
  expect(await device.read(x)).toHaveLength(2);
  gpu.destroy();
  expect(String(await device.failed)).toMatch(/^the device was lost: ./);
  await expect(device.read(x)).rejects.toBeInstanceOf(DeviceFailed);
  await expect(device.read(x)).rejects.toThrow(/^The GPU failed \(.+\)\. Nothing more can be computed on it/);
  await expect(computeAll(device, (y) => ({ y: elementwise.exp(y) }), row(1))).rejects.toThrow(
    "The GPU failed",
  );
});

it("work that the GPU refuses is told of when it is read", async () => {
  const { device, gpu } = (await opened(["backend=null"]))!;
  const x = device.upload(Float32Array.of(1), [1]);
  gpu.createShaderModule({ code: "this is no shader" });
  await gpu.queue.onSubmittedWorkDone();
  await expect(device.read(x)).rejects.toThrow("The GPU failed");
});

const adapter = await dawn(["backend=vulkan"]).requestAdapter();

describe.skipIf(adapter === null)("numbers on an adapter", () => {
  let device: Device;
  let stages: Device;
  let complaints: string[];
  beforeAll(async () => {
    ({ device, complaints } = (await opened(["backend=vulkan"]))!);
    ({ device: stages } = (await opened(["backend=vulkan"], 0))!);
  });
  const close = (found: Float32Array, wanted: Float32Array, tolerance: number) => {
    const size = Math.max(1, ...wanted.map(Math.abs));
    expect(found.length).toBe(wanted.length);
    wanted.forEach((value, index) => {
      expect(Math.abs(found[index]! - value)).toBeLessThanOrEqual(tolerance * size);
    });
    expect(complaints).toEqual([]);
  };

  it("agree with the plain evaluator, whatever is fused and merged", async () => {
    const side = fc.integer({ min: 1, max: 7 });
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(fc.integer({ min: 1, max: 3 }), side, side),
        fc.array(fc.nat(10_000), { minLength: 2, maxLength: 5 }),
        fc.nat(1_000_000),
        async (shape, picks, seed) => {
          const random = new Random(seed);
          const given: Numbers[] = [0, 1].map(() => {
            const { values } = drawn(random, shape);
            return { shape, values: values.map((value) => value / 2) };
          });
          const outputs = grown(
            given.map((_, index) => input(`x${index}`, shape)),
            picks,
          );
          const wanted = evaluate(outputs, { x0: given[0]!.values, x1: given[1]!.values });
          const found = await computeAll(device, (...values) => grown(values, picks), ...given);
          for (const [name, values] of Object.entries(wanted)) close(found[name]!, values, 3e-4);
          // Whoever computes a number computes it in the same order.
          expect(await computeAll(stages, (...values) => grown(values, picks), ...given)).toEqual(found);
        },
      ),
      { numRuns: 6 },
    );
  });

  it("stay what they are, to the last bit, whether meta-steps are read one by one or go together", async () => {
    const run = await createRun(sinusoids(), device);
    const start = await run.save();
    const losses = async (together: boolean) => {
      run.restore(start);
      const steps: MetaStep[] = [];
      const read: number[] = [];
      for (let count = 0; count < 12; count++) {
        const step = await run.metaStep();
        if (together) steps.push(step);
        else read.push((await step.read()).losses.learner!);
      }
      read.push(
        ...(await Promise.all(steps.map((step) => step.read()))).map(({ losses }) => losses.learner!),
      );
      return read;
    };
    const apart = await losses(false);
    expect(await losses(true)).toEqual(apart);
    expect(new Set(apart).size).toBe(12);
    run.dispose();
    expect(complaints).toEqual([]);
  });

  it("are the same, to the last bit, by stages that all share and by task", async () => {
    const losses = async (on: Device) => {
      const run = await createRun(sinusoids(3), on);
      const read: number[] = [];
      for (let count = 0; count < 3; count++)
        read.push((await (await run.metaStep()).read()).losses.learner!);
      run.dispose();
      return read;
    };
    const byStage = await losses(stages);
    expect(await losses(device)).toEqual(byStage);
    expect(new Set(byStage).size).toBe(3);
    expect(complaints).toEqual([]);
  });

  it("patches and their sums, both strides", async () => {
    const shape = [2, 5, 4, 3];
    const images = drawn(new Random(1), shape);
    const back = (x: Value) =>
      Object.fromEntries([1, 2].map((stride) => [`stride ${stride}`, patches(x, stride)]));
    const wanted = evaluate(back(input("x", shape)), { x: images.values });
    const found = await computeAll(device, back, images);
    for (const [name, values] of Object.entries(wanted)) close(found[name]!, values, 0);
    expect(sizeOf(shape)).toBe(120);
  });

  it("rows of tables, and systems of equations", async () => {
    const given = tablesAndSystems(new Random(6));
    const inputs = given.map(({ shape }, index) => input(`x${index}`, shape));
    const numbers = Object.fromEntries(given.map(({ values }, index) => [`x${index}`, values]));
    const wanted = evaluate(rowsAndSolutions(...(inputs as [Value, Value, Value, Value])), numbers);
    const found = await computeAll(device, rowsAndSolutions, ...given);
    for (const [name, values] of Object.entries(wanted)) close(found[name]!, values, 1e-5);
  });

  it("elementary functions to single precision", async () => {
    const at = Array.from({ length: 201 }, (_, index) => (index - 100) / 4);
    const functions = {
      exp: elementwise.exp,
      log: (x: Value) => elementwise.log(elementwise.magnitude(x)),
      tanh: elementwise.tanh,
      sigmoid: elementwise.sigmoid,
    };
    const all = (x: Value) => Object.fromEntries(Object.entries(functions).map(([name, f]) => [name, f(x)]));
    const found = await computeAll(device, all, row(...at));
    const wanted = evaluate(all(input("x", [at.length])), { x: Float32Array.from(at) });
    for (const [name, values] of Object.entries(wanted)) {
      values.forEach((value, index) => {
        if (!Number.isFinite(value)) expect(found[name]![index], name).toBe(value);
        else
          expect(Math.abs(found[name]![index]! - value), name).toBeLessThanOrEqual(
            5e-7 * Math.abs(value) + 1e-37,
          );
      });
    }
  });
});
