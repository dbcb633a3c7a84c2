// The predictor that adapting to one support set gives, as ONNX. What rests on the support set alone is computed here
// and stands in the file as numbers; what is left to compute is the answer to one query.

import { pooled, repeated } from "../algorithms/samples.ts";
import type { Device } from "../engine/backend/device.ts";
import { compile, input } from "../engine/graph/program.ts";
import type { Shape, Value } from "../engine/graph/value.ts";
import { inOrder } from "../engine/graph/walk.ts";
import { printOnnx } from "../engine/onnx/print.ts";
import { constant, exp } from "../engine/ops/elementwise.ts";
import { logSoftmax } from "../engine/ops/losses.ts";
import { concatenate, reshape, slice } from "../engine/ops/shape.ts";
import { Random } from "../engine/random.ts";
import { normalisationOf } from "../experiment/conditions.ts";
import type { HostParameters, Model } from "../models/model.ts";
import type { EpisodeBatch } from "../tasks/episode.ts";
import { NOISE, noiseFor } from "../training/episodes/noise.ts";
import { takeAll } from "../training/heldParameters.ts";
import { encodeOnnx } from "./encodeOnnx.ts";
import type { PortableLearner } from "./learnerFile.ts";
import { learnerNoise, partsOf } from "./openLearner.ts";

/** Names of what goes in and comes out. */
const ONNX_PORTS = { input: "x", values: "y", probabilities: "probabilities" } as const;

/**
 * A model that computes a support set apart from the queries that stand behind it, so that what rests on it rests on no
 * query. They are seen together for their normalisation alone, which looks at the support set.
 */
const apart = (model: Model): Model => ({
  ...model,
  apply(parameters, x, reference) {
    const together = model.apply(parameters, x, reference);
    const [known, ...asked] = x.inputs;
    const count = known?.shape[1];
    if (x.primitive.name !== "concatenate" || asked.length !== 1 || count !== reference.count)
      return together;
    if (model.statistics === "query") return together;
    const [tasks, all, width] = together.shape as [number, number, number];
    const rest = slice(together, [0, count, 0], [tasks, all - count, width]);
    return concatenate([model.apply(parameters, known!, reference), rest], 1);
  },
});

/** The same computation with what is joined and cut out again taken from where it was. */
function withoutDetours(answer: Value): Value {
  const replaced = new Map<number, Value>();
  for (const value of inOrder([answer])) {
    const inputs = value.inputs.map(({ id }) => replaced.get(id)!);
    const { name } = value.primitive;
    const kept = inputs.every((one, place) => one === value.inputs[place]) ? value : { ...value, inputs };
    replaced.set(value.id, name === "slice" ? fromPart(kept) : kept);
  }
  return replaced.get(answer.id)!;
}

/** A slice of joined values as one of a part, where it lies within one. */
function fromPart(value: Value): Value {
  const [joined] = value.inputs as [Value];
  if (joined.primitive.name !== "concatenate") return value;
  const { begin, size } = value.attributes as { begin: Shape; size: Shape };
  const { axis } = joined.attributes as { axis: number };
  let start = 0;
  for (const part of joined.inputs) {
    const first = begin[axis]! - start;
    start += part.shape[axis]!;
    if (first >= 0 && begin[axis]! + size[axis]! <= start) return slice(part, begin.with(axis, first), size);
  }
  return value;
}

/** The answer to one query `x [1, …inputShape]`: values, or probabilities, `[1, outputs]`. */
async function answerTo(
  portable: PortableLearner,
  weights: HostParameters,
  { support, outputs }: Pick<EpisodeBatch, "support" | "outputs">,
): Promise<{ readonly query: Value; readonly answer: Value }> {
  const { algorithm, meta, options, createModel, sampler } = await partsOf(portable);
  const { problem, inputShape, steps } = portable;
  const samples = meta.samples?.(options) ?? 1;
  const noise = learnerNoise(new Random(portable.seed));
  const context = {
    problem,
    outputs: sampler.outputs,
    trainingClasses: sampler.trainingClasses,
    createModel: (width: number | null) => apart(createModel(width)),
    options,
    scalar: (option: string) => constant(Number(options[option])),
    noise: (name: string, shape: readonly number[]) =>
      constant(noiseFor(noise, NOISE + name, shape, 1, 0), shape),
  };
  const parameters = Object.fromEntries(
    Object.entries(weights).map(([name, { values, shape }]) => [name, constant(values, shape)]),
  );
  const known = {
    x: constant(support.x, [1, support.count, ...inputShape]),
    y: constant(support.y, [1, support.count, outputs]),
  };
  const predictor = algorithm.adapt(context, parameters, known, steps, outputs)[steps]!;
  const query = input(ONNX_PORTS.input, [1, ...inputShape]);
  const asked = {
    x: reshape(query, [1, 1, ...inputShape]),
    y: constant(new Float32Array(outputs), [1, 1, outputs]),
  };
  const together = pooled(predictor(repeated(asked, samples)), samples, problem);
  const answer = problem === "classification" ? exp(logSoftmax(together)) : together;
  return { query, answer: withoutDetours(reshape(answer, [1, outputs])) };
}

/** What a computation reads that does not rest on its input; spreading it over a shape is left to the computation. */
function standing(answer: Value, query: Value): Value[] {
  const asking = new Set([query.id]);
  for (const { id, inputs } of inOrder([answer]))
    if (inputs.some((one) => asking.has(one.id))) asking.add(id);
  const found = new Map<number, Value>();
  for (const { id, inputs } of inOrder([answer])) {
    if (!asking.has(id)) continue;
    for (const one of inputs) {
      let source = one;
      while (source.primitive.name === "broadcast") source = source.inputs[0]!;
      if (!asking.has(source.id) && source.primitive.name !== "constant") found.set(source.id, source);
    }
  }
  return [...found.values()];
}

/**
 * The predictor for one support set as the bytes of an ONNX file: `x [1, …inputShape]` gives `y [1, 1]`, or
 * `probabilities [1, classes]`.
 * @throws Error, a whole sentence, where queries are normalised together, so that one has no answer of its own.
 */
export async function adaptedOnnx(
  portable: PortableLearner,
  weights: HostParameters,
  batch: Pick<EpisodeBatch, "support" | "outputs">,
  classes: readonly string[],
  device: Device,
  build: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (normalisationOf(portable) === "transductive")
    throw new Error(
      "No ONNX: the model normalises queries by one another (transductive), so that one alone has no answer of its own.",
    );
  const { query, answer } = await answerTo(portable, weights, batch);
  const known = standing(answer, query);
  const program = compile(Object.fromEntries(known.map((value) => [`${value.id}`, value])));
  const numbers = await takeAll(device, program.run(device, {}));
  program.dispose(device);
  const fixed = new Map(Object.entries(numbers).map(([id, values]) => [Number(id), values]));
  const name = portable.problem === "classification" ? ONNX_PORTS.probabilities : ONNX_PORTS.values;
  return encodeOnnx(printOnnx({ [name]: answer }, fixed), build, {
    inputs: JSON.stringify(portable.inputs),
    ...(classes.length > 0 && { classes: JSON.stringify(classes) }),
  });
}
