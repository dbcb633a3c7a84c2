// Whether this backend gets gradients right: kernels against known values, a closed form,
// and a small network's second-order meta-gradient against central differences.

import { descend } from "../../algorithms/adaptation.ts";
import type { Device } from "../../engine/backend/device.ts";
import { gradient } from "../../engine/graph/gradient.ts";
import { compile, input } from "../../engine/graph/program.ts";
import type { Value, Values } from "../../engine/graph/value.ts";
import { constant, exp, multiply, relu, square, subtract } from "../../engine/ops/elementwise.ts";
import { crossEntropy } from "../../engine/ops/losses.ts";
import { matMul } from "../../engine/ops/matMul.ts";
import { patches } from "../../engine/ops/patches.ts";
import { sum } from "../../engine/ops/reduce.ts";
import { reshape } from "../../engine/ops/shape.ts";
import { Random } from "../../engine/random.ts";
import type { GradientCheckReport } from "../../experiment/results.ts";
import { mlp } from "../../models/mlp/mlp.ts";
import { type Said, said, type Words, wordsOf } from "../../words/said.ts";
import { takeAll } from "../heldParameters.ts";

type Check = GradientCheckReport["checks"][number];

async function evaluate(
  device: Device,
  outputs: Values,
  given: Record<string, { values: Float32Array; shape: readonly number[] }> = {},
) {
  const program = compile(outputs);
  const tensors = Object.fromEntries(
    Object.entries(given).map(([name, { values, shape }]) => [name, device.upload(values, shape)]),
  );
  const results = program.run(device, tensors);
  const read = await takeAll(device, results);
  for (const tensor of Object.values(tensors)) device.free(tensor);
  program.dispose(device);
  return read;
}

const check = (name: Words, error: number, bound: number): Check => ({
  name,
  error,
  bound,
  passed: error <= bound,
});
const distance = (found: ArrayLike<number>, wanted: readonly number[]) =>
  Math.max(...wanted.map((value, index) => Math.abs(value - (found[index] ?? Number.NaN))));

/** Kernels on numbers worked out by hand. */
async function kernels(device: Device): Promise<Check[]> {
  const x = constant(Float32Array.of(1, -2, 3, 4), [1, 2, 2]);
  const known: [Said, Value, number[]][] = [
    [said`matrix product`, matMul(x, x), [-5, -10, 15, 10]],
    [said`matrix product, transposed`, matMul(x, x, true), [10, 10, 10, 20]],
    [said`sum over an axis`, sum(x, [1]), [4, 2]],
    [
      said`exponential`,
      exp(relu(multiply(x, constant(0.5)))),
      [Math.exp(0.5), 1, Math.exp(1.5), Math.exp(2)],
    ],
    [said`patches`, sum(patches(reshape(x, [1, 2, 2, 1]), 2), [3]), [6]],
  ];
  const found = await evaluate(
    device,
    Object.fromEntries(known.map(([name, value]) => [name.template, value])),
  );
  return known.map(([name, , wanted]) => check(name, distance(found[name.template]!, wanted), 1e-4));
}

/** Ls = (w−1)²/2, Lq = (w−3)²/2, rate 0.1, w = 0: −2.61 at second order, −2.9 at first. */
async function closedForm(device: Device): Promise<Check[]> {
  const w = constant(0, [1]);
  const half = (x: Value, target: number) => multiply(constant(0.5), square(subtract(x, constant(target))));
  const after = (slope: Value) => subtract(w, multiply(constant(0.1), slope));
  const slope = gradient(half(w, 1), [w])[0]!;
  const { second, first } = await evaluate(device, {
    second: gradient(half(after(slope), 3), [w])[0]!,
    first: gradient(half(after(constant(-1, [1])), 3), [w])[0]!,
  });
  return [
    check(said`second order, closed form`, distance(second!, [-2.61]), 1e-4),
    check(said`first order, closed form`, distance(first!, [-2.9]), 1e-4),
  ];
}

/** d/dθ of the query loss after two inner steps, in a random direction, against (L(θ+hv) − L(θ−hv)) / 2h. */
async function network(device: Device): Promise<Check> {
  const random = new Random(5);
  const model = mlp.create({ hiddenLayers: 1, hiddenUnits: 5, activation: "tanh" }, [4], 3);
  const host = model.init(random);
  const numbers = (count: number) => Float32Array.from({ length: count }, () => random.normal());
  const oneHot = Float32Array.from({ length: 18 }, (_, index) =>
    index % 3 === Math.floor(index / 3) % 3 ? 1 : 0,
  );
  const examples = () => ({ x: constant(numbers(24), [1, 6, 4]), y: constant(oneHot, [1, 6, 3]) });
  const [support, query] = [examples(), examples()];
  const parameters = Object.fromEntries(
    Object.entries(host).map(([name, { shape }]) => [name, input(name, shape)]),
  );
  const descent = { steps: 2, rate: () => constant(0.4), firstOrder: false };
  const adapted = descend(model, "classification", parameters, support, descent)[2]!;
  const loss = crossEntropy(model.apply(adapted, query.x, { count: 6 }), query.y);
  const names = Object.keys(parameters);
  const slopes = gradient(
    loss,
    names.map((name) => parameters[name]!),
  );
  const found = await evaluate(
    device,
    Object.fromEntries(names.map((name, index) => [name, slopes[index]!])),
    host,
  );
  const direction = Object.fromEntries(names.map((name) => [name, found[name]!]));
  const length = Math.sqrt(
    names.reduce(
      (total, name) => total + direction[name]!.reduce((part, value) => part + value * value, 0),
      0,
    ),
  );
  const h = 0.02;
  const lossAt = async (sign: number) => {
    const moved = Object.fromEntries(
      names.map((name) => [
        name,
        {
          shape: host[name]!.shape,
          values: host[name]!.values.map(
            (value, index) => value + (sign * h * direction[name]![index]!) / length,
          ),
        },
      ]),
    );
    return (await evaluate(device, { loss }, moved)).loss![0]!;
  };
  const numeric = ((await lossAt(1)) - (await lossAt(-1))) / (2 * h);
  return check(said`meta-gradient of a network, two inner steps`, Math.abs(numeric - length) / length, 0.01);
}

/** Why an experiment may not run on a backend that computes wrong derivatives; `undefined` where it may. */
export function refusal(report: GradientCheckReport, secondOrder: boolean): Said | undefined {
  if (report.passed || !secondOrder) return undefined;
  const failed = report.checks.filter(({ passed }) => !passed).map(({ name }) => said`“${said(name)}”`);
  return said`The gradient check failed on ${report.backend} for ${failed}: second-order gradients are refused. Choose first order, or another backend.`;
}

/** Runs every check on a device; takes well under a second on a CPU. */
export async function checkGradients(device: Device): Promise<GradientCheckReport> {
  const checks: Check[] = [];
  for (const run of [kernels, closedForm, async (on: Device) => [await network(on)]]) {
    try {
      checks.push(...(await run(device)));
    } catch (error) {
      checks.push(check(wordsOf(error), Number.POSITIVE_INFINITY, 0));
    }
  }
  return { backend: device.name, passed: checks.every(({ passed }) => passed), checks };
}
