// The loss over a plane of weights: through where a learner begins at a task, where it gets to, and where another does
// (Li et al. 2018, "Visualizing the Loss Landscape of Neural Nets"; through three points as in Garipov et al. 2018).

import { applyTo, lossFor, predict } from "../../algorithms/adaptation.ts";
import type { Algorithm, EpisodeValues, LearnerContext } from "../../algorithms/algorithm.ts";
import { repeated } from "../../algorithms/samples.ts";
import type { Device, Tensor } from "../../engine/backend/device.ts";
import { input } from "../../engine/graph/program.ts";
import { sizeOf, type Value, type Values } from "../../engine/graph/value.ts";
import { add, multiply } from "../../engine/ops/elementwise.ts";
import { reshape, slice } from "../../engine/ops/shape.ts";
import type { Random } from "../../engine/random.ts";
import type { Between } from "../../engine/work.ts";
import type { LossPlane, PlaneTowards } from "../../experiment/shown.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import { tasksAtOnce } from "./fixedTasks.ts";
import type { Learner } from "./learner.ts";
import { thinned } from "./nearest.ts";

/** Two directions at right angles, of length one, from a point in the space of all weights, `[D]` each. */
export interface Plane {
  readonly origin: Float32Array;
  readonly across: Float32Array;
  readonly up: Float32Array;
}

/** Points along each edge, as many as may be had for so many operations; the fewest, whatever they cost. */
const SIDES = [21, 15, 9] as const;
/** Some second of one core of 2020. */
const ALLOWED = 6e9;
/** Queries that the loss is of, at most. */
const QUERIES = 20;
/** What the plane shows beside its points, as a share of what lies between them. */
const MARGIN = 0.25;
/** A third point this near to the line through the others, as a share of their distance, spans no plane with them. */
const NEAR = 1e-3;

/** Losses `support` and `query` at G points of a plane, `[G, 1, 1]`, as a computation; `planeInputs` gives it both. */
export function lossesOver(
  algorithm: Algorithm,
  context: LearnerContext,
  parameters: Values,
  { support, query }: EpisodeValues,
  outputs: number,
  points: number,
): Record<string, Value> {
  const model = context.createModel(outputs);
  const [start] = algorithm.adaptedWeights!(context, parameters, support, 0, outputs) as [Values];
  const shapes = Object.keys(start)
    .filter((name) => !model.tables.includes(name))
    .toSorted()
    .map((name) => [name, start[name]!.shape.slice(1)] as const);
  const size = shapes.reduce((total, [, shape]) => total + sizeOf(shape), 0);
  const vector = (name: keyof Plane) => input(`plane:${name}`, [1, size]);
  const along = (axis: string) => input(`plane:${axis}`, [points, 1]);
  const flat = add(
    vector("origin"),
    add(multiply(along("x"), vector("across")), multiply(along("y"), vector("up"))),
  );
  const weights: Record<string, Value> = Object.fromEntries(
    model.tables.map((name) => [name, firstOf(start[name]!)]),
  );
  let place = 0;
  for (const [name, shape] of shapes) {
    weights[name] = reshape(slice(flat, [0, place], [points, sizeOf(shape)]), [points, ...shape]);
    place += sizeOf(shape);
  }
  const [known, asked] = [repeated(support, points), repeated(query, points)];
  const lossOf = lossFor(context.problem);
  return {
    support: lossOf(applyTo(model, weights, known), known),
    query: lossOf(predict(model, weights, known, asked), asked),
  };
}

/** The first sample's, of what each has of its own. */
const firstOf = (value: Value): Value =>
  value.shape[0] === 1
    ? value
    : slice(
        value,
        value.shape.map(() => 0),
        [1, ...value.shape.slice(1)],
      );

/** What `lossesOver` is given, uploaded; the caller frees it. */
export function planeInputs(
  device: Device,
  plane: Plane,
  points: readonly (readonly [x: number, y: number])[],
): Record<string, Tensor> {
  const vector = (values: Float32Array) => device.upload(values, [1, values.length]);
  const along = (axis: 0 | 1) =>
    device.upload(
      Float32Array.from(points, (point) => point[axis]),
      [points.length, 1],
    );
  return {
    "plane:origin": vector(plane.origin),
    "plane:across": vector(plane.across),
    "plane:up": vector(plane.up),
    "plane:x": along(0),
    "plane:y": along(1),
  };
}

const product = (one: Float32Array, other: Float32Array): number => {
  let total = 0;
  for (let index = 0; index < one.length; index++) total += one[index]! * other[index]!;
  return total;
};
const less = (one: Float32Array, other: Float32Array): Float32Array =>
  one.map((value, index) => value - other[index]!);
const lengthOf = (vector: Float32Array): number => Math.sqrt(product(vector, vector));

/** What of a vector is at right angles to another of length one. */
const beside = (vector: Float32Array, unit: Float32Array): Float32Array => {
  const along = product(vector, unit);
  return vector.map((value, index) => value - along * unit[index]!);
};

/** A plane through three points, and what the third is. */
interface Framed extends Plane {
  readonly towards: PlaneTowards;
}

/**
 * The plane through the first point of a path `[steps + 1][D]`, the one of step `at`, and another contender's (Gram and
 * Schmidt); where there is none, or it lies on the line through these, the step farthest from that line; of a straight
 * path any other direction. `undefined` where the path does not leave its first point.
 */
export function planeThrough(
  path: readonly Float32Array[],
  at: number,
  other: { readonly role: string; readonly weights: Float32Array } | undefined,
  random: Random,
): Framed | undefined {
  const origin = path[0]!;
  const way = less(path[at]!, origin);
  const length = lengthOf(way);
  if (!(length > 0 && Number.isFinite(length))) return undefined;
  const across = way.map((value) => value / length);
  const offAt = path.map((weights) => lengthOf(beside(less(weights, origin), across)));
  const farthest = offAt.reduce((most, off, step) => (off > offAt[most]! ? step : most), 0);
  const candidates: { readonly towards: PlaneTowards; readonly direction: Float32Array }[] = [
    { towards: { kind: "step", step: farthest }, direction: less(path[farthest]!, origin) },
    { towards: { kind: "random" }, direction: origin.map(() => random.normal()) },
  ];
  if (other)
    candidates.unshift({
      towards: { kind: "contender", role: other.role },
      direction: less(other.weights, origin),
    });
  for (const { towards, direction } of candidates) {
    const rest = beside(direction, across);
    const size = lengthOf(rest);
    if (!(size > NEAR * length && Number.isFinite(size))) continue;
    return { towards, origin, across, up: rest.map((value) => value / size) };
  }
  return undefined;
}

/** Where weights lie in a plane, and how far from it. */
export function placed(
  { origin, across, up }: Plane,
  weights: Float32Array,
): { x: number; y: number; off: number } {
  const way = less(weights, origin);
  return { x: product(way, across), y: product(way, up), off: lengthOf(beside(beside(way, across), up)) };
}

/** From the least to the greatest of some numbers, and somewhat beyond; `otherwise` to both sides where they are one. */
function extent(values: readonly number[], otherwise: number): readonly [number, number] {
  const finite = values.filter(Number.isFinite);
  const [least, most] = [Math.min(...finite), Math.max(...finite)];
  const room = MARGIN * (most - least) || otherwise;
  return [least - room, most + room];
}

/** Who adapts, and how far. */
interface Walker {
  readonly learner: Learner;
  readonly steps: number;
  /** The step whose answers count. */
  readonly at: number;
}

/**
 * The loss of a learner's model over a plane of its weights at one task; of a learner that samples, its first sample's.
 * `undefined` where no weights of it move.
 */
export async function lossPlane(
  { learner, steps, at }: Walker,
  other: (Walker & { readonly role: string }) | undefined,
  whole: EpisodeBatch,
  random: Random,
  between?: Between,
): Promise<LossPlane | undefined> {
  const task = thinned(whole, QUERIES);
  const walk = await learner.walk(task, steps, between);
  if (walk === undefined) return undefined;
  const path = walk.weights[0]!;
  const beyond = await other?.learner.walk(task, other.steps, between);
  const there = other && beyond?.weights[0]?.[other.at];
  // A baseline's model may be another.
  const fits = other && there?.length === path[0]!.length;
  const framed = planeThrough(path, at, fits ? { role: other.role, weights: there } : undefined, random);
  if (framed === undefined) return undefined;
  const { towards } = framed;
  const places = path.map((weights) => placed(framed, weights));
  const end = towards.kind === "contender" && there ? placed(framed, there) : undefined;
  // Steps past the trained ones may explode: they do not count for what is shown.
  const [known] = walk.support as [Float32Array];
  const stays = places.filter((_, step) => step <= at || known[step]! <= known[0]!);
  const shown = end ? [...stays, end] : stays;
  const length = Math.abs(places[at]!.x);
  const across = extent(
    shown.map(({ x }) => x),
    length,
  );
  const up = extent(
    shown.map(({ y }) => y),
    length,
  );
  const each = await learner.costOfLosses(task, between);
  const side = SIDES.find((points) => points ** 2 * each <= ALLOWED) ?? SIDES.at(-1)!;
  const coordinate = ([least, most]: readonly [number, number], index: number) =>
    least + ((most - least) * index) / (side - 1);
  const points = Array.from(
    { length: side ** 2 },
    (_, index) => [coordinate(across, index % side), coordinate(up, Math.floor(index / side))] as const,
  );
  const losses = { support: new Float32Array(points.length), query: new Float32Array(points.length) };
  const atOnce = tasksAtOnce(task, 1, points.length);
  for (let first = 0; first < points.length; first += atOnce) {
    const found = await learner.lossesOn(task, framed, points.slice(first, first + atOnce), between);
    losses.support.set(found.support, first);
    losses.query.set(found.query, first);
    await between?.("computing");
  }
  return {
    towards,
    at,
    across,
    up,
    side,
    ...losses,
    path: Float32Array.from(places.flatMap(({ x, y }) => [x, y])),
    off: Float32Array.from(places, ({ off }) => off),
    lossAt: { support: known, query: walk.query[0]! },
    ...(end && { other: [end.x, end.y] as const }),
    samples: learner.samples,
    queries: [task.query.count, whole.query.count],
  };
}
