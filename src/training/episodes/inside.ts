// What goes on inside a learner as it answers one task: what is read of it, and that in two dimensions for the page.

import { lossFor } from "../../algorithms/adaptation.ts";
import type { Algorithm, ExampleValues, LearnerContext } from "../../algorithms/algorithm.ts";
import { repeated } from "../../algorithms/samples.ts";
import type { Value, Values } from "../../engine/graph/value.ts";
import type { InsidePath, InsideSpace } from "../../experiment/shown.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import type { ProblemKind } from "../../tasks/meta.ts";
import { project, squaredDistances } from "../measures/projection.ts";
import { squaredChanges } from "./layerChanges.ts";

/** Of whom, and how far. */
interface Looked {
  readonly algorithm: Algorithm;
  readonly problem: ProblemKind;
  readonly samples: number;
  readonly steps: number;
  /** Ways at hand. */
  readonly outputs: number;
}

/** What is read, as a computation. */
type Inside = (
  of: Looked,
  context: LearnerContext,
  parameters: Values,
  support: ExampleValues,
  query: ExampleValues,
) => Record<string, Value>;

/** Weights at each step, and the loss on the support set there. */
const weights: Inside = ({ algorithm, problem, samples, steps, outputs }, context, parameters, support) => {
  const many = repeated(support, samples);
  const predictors = algorithm.adapt(context, parameters, support, steps, outputs);
  const path = algorithm.adaptedWeights!(context, parameters, support, steps, outputs);
  const { tables } = context.createModel(outputs);
  const read: Record<string, Value> = {};
  for (const [step, all] of path.entries()) {
    read[`loss${step}`] = lossFor(problem)(predictors[step]!(many), many);
    for (const [name, value] of Object.entries(all))
      if (!tables.includes(name)) read[`${step}:${name}`] = value;
  }
  return read;
};

/**
 * What learners show of their inside: `insideSpace` reads the first, `insidePath` the second, `lossPlane` the third,
 * `layerChanges` the fourth.
 */
export const insides = {
  embedding: ({ algorithm }, context, parameters, support, query) => ({
    ...algorithm.embedding!(context, parameters, support, query),
  }),
  weights,
  walk(of, context, parameters, support, query) {
    const asked = repeated(query, of.samples);
    const predictors = of.algorithm.adapt(context, parameters, support, of.steps, of.outputs);
    return {
      ...weights(of, context, parameters, support, query),
      ...Object.fromEntries(
        predictors.map((predictor, step) => [`asked${step}`, lossFor(of.problem)(predictor(asked), asked)]),
      ),
    };
  },
  changes: ({ algorithm, steps, outputs }, context, parameters, support) =>
    squaredChanges(
      algorithm.adaptedWeights!(context, parameters, support, steps, outputs),
      context.createModel(outputs).tables,
    ),
} as const satisfies Record<string, Inside>;

type Read = Readonly<Record<string, Float32Array>>;

/** `count` rows of equal width. */
const rowsOf = (values: Float32Array, count: number): Float32Array[] => {
  const width = values.length / count;
  return Array.from({ length: count }, (_, row) => values.subarray(row * width, (row + 1) * width));
};

/** `support [S, features]`, `query [Q, features]` and perhaps `prototypes [ways, features]` of one task. */
export function insideSpace(read: Read, { support, query, outputs }: EpisodeBatch): InsideSpace {
  const examples = rowsOf(read.support!, support.count);
  const queries = rowsOf(read.query!, query.count);
  const prototypes = read.prototypes ? rowsOf(read.prototypes, outputs) : [];
  const { points, shares } = project([...examples, ...queries, ...prototypes]);
  const from = 2 * examples.length;
  const to = from + 2 * queries.length;
  return {
    kind: "space",
    support: points.slice(0, from),
    query: points.slice(from, to),
    ...(prototypes.length > 0 && { prototypes: points.slice(to) }),
    distances: squaredDistances(queries, examples),
    shares,
  };
}

/** What `walk` and `weights` read, sample by sample. */
export interface Walk {
  /** All weights in a row, by name, `[M][steps + 1][D]`; tables, which never adapt, are left out. */
  readonly weights: readonly (readonly Float32Array[])[];
  /** Loss on the support set there, `[M][steps + 1]`. */
  readonly support: readonly Float32Array[];
  /** On the query set; not numbers where only `weights` was read. */
  readonly query: readonly Float32Array[];
}

/**
 * Weights `<step>:<name>`, `[1 or M, …]`, losses `loss<step>` on the support set and `asked<step>` on the query set,
 * `[1 or M, 1, 1]`, of one task at M samples.
 */
export function walkOf(read: Read, samples: number): Walk {
  const steps = Object.keys(read).filter((name) => name.startsWith("loss")).length;
  const names = Object.keys(read)
    .filter((name) => name.startsWith(`${steps - 1}:`))
    .map((name) => name.slice(name.indexOf(":") + 1))
    .toSorted();
  // The last step's are each sample's own: what is shorter is shared by all.
  const width = (name: string) => read[`${steps - 1}:${name}`]!.length / samples;
  const weightsAt = (sample: number, step: number) => {
    const parts = names.map((name) => {
      const values = read[`${step}:${name}`]!;
      const own = values.length > width(name) ? sample : 0;
      return values.subarray(own * width(name), (own + 1) * width(name));
    });
    const all = new Float32Array(parts.reduce((total, part) => total + part.length, 0));
    let place = 0;
    for (const part of parts) {
      all.set(part, place);
      place += part.length;
    }
    return all;
  };
  const ofEach = <T>(of: (sample: number) => T) => Array.from({ length: samples }, (_, sample) => of(sample));
  const losses = (kind: string) =>
    ofEach((sample) =>
      Float32Array.from({ length: steps }, (_, step) => {
        const all = read[`${kind}${step}`] ?? [Number.NaN];
        return all[all.length > 1 ? sample : 0]!;
      }),
    );
  return {
    weights: ofEach((sample) => Array.from({ length: steps }, (_, step) => weightsAt(sample, step))),
    support: losses("loss"),
    query: losses("asked"),
  };
}

/** What `weights` read, in the two directions in which it varies most. */
export function insidePath(read: Read, samples: number): InsidePath {
  const { weights, support } = walkOf(read, samples);
  const { points, shares } = project(weights.flat());
  return {
    kind: "path",
    paths: rowsOf(points, samples).map((path) => path.slice()),
    losses: support,
    shares,
  };
}
