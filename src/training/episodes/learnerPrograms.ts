// The computations of a learner on episodes: kept by what shapes them, run with all that they are given.

import type { Algorithm, EpisodeValues, ExampleValues, LearnerContext } from "../../algorithms/algorithm.ts";
import type { AlgorithmMeta } from "../../algorithms/meta.ts";
import type { Device } from "../../engine/backend/device.ts";
import { compile, input, type Program } from "../../engine/graph/program.ts";
import type { Value, Values } from "../../engine/graph/value.ts";
import type { OptimiserName } from "../../engine/optimisers.ts";
import type { Work } from "../../engine/work.ts";
import type { Model } from "../../models/model.ts";
import type { Options } from "../../schema/fields.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import type { TaskBaseline, TaskSampler } from "../../tasks/family.ts";
import type { HeldParameters, Tensors } from "../heldParameters.ts";
import { type LearnerInputs, SETS, scalarInput } from "./learnerInputs.ts";
import { NOISE } from "./noise.ts";

/** What a learner is made of. */
export interface LearnerParts {
  readonly algorithm: Algorithm;
  readonly meta: Pick<AlgorithmMeta, "schema" | "adaptsBySteps" | "samples">;
  readonly options: Options;
  readonly createModel: (outputs: number | null) => Model;
  readonly sampler: TaskSampler;
  readonly optimiser: OptimiserName;
  /** What `answersInput` is, where the algorithm asks for it. */
  readonly answer?: TaskBaseline["answer"];
}

/** What an algorithm may build on, with these options. */
export const contextOf = ({ sampler, createModel }: LearnerParts, options: Options): LearnerContext => ({
  problem: sampler.problem,
  outputs: sampler.outputs,
  trainingClasses: sampler.trainingClasses,
  createModel,
  options,
  scalar: (option) => scalarInput(`option:${option}`),
  noise: (name, shape) => input(NOISE + name, shape),
});

/** What a computation is run with beside the episodes. */
export interface Moment {
  readonly options: Options;
  readonly scalars?: Tensors;
  /** Each has noise of its own. */
  readonly moment?: string;
  /** Index of the batch's first task among those of the moment. */
  readonly first?: number;
  /** All tasks have the noise of the first. */
  readonly alike?: boolean;
}

export class LearnerPrograms {
  readonly #device: Device;
  readonly #parts: LearnerParts;
  readonly #held: HeldParameters;
  readonly #inputs: LearnerInputs;
  readonly #kept = new Map<string, Program>();

  /** Parameters and inputs stay owned by whoever gave them. */
  constructor(device: Device, parts: LearnerParts, held: HeldParameters, inputs: LearnerInputs) {
    this.#device = device;
    this.#parts = parts;
    this.#held = held;
    this.#inputs = inputs;
  }

  /** The computation for these options and sizes; real-valued live options are inputs and shape nothing. */
  *of(
    kind: string,
    options: Options,
    batch: EpisodeBatch,
    extra: string,
    build: (context: LearnerContext, parameters: Values, episodes: EpisodeValues) => Record<string, Value>,
  ): Work<Program> {
    const { algorithm, meta, sampler } = this.#parts;
    // Numbers that an algorithm derives by iteration (`optionsAt`) are inputs too.
    const shaping = Object.entries(options).filter(
      ([name, value]) =>
        meta.schema[name]?.kind !== "number" &&
        !(meta.schema[name] === undefined && typeof value === "number"),
    );
    const weighted = SETS.filter((set) => batch[set].weights !== undefined);
    const key = `${kind} ${extra} ${batch.tasks} ${batch.support.count} ${batch.query.count} ${batch.outputs} ${weighted.join()} ${JSON.stringify(shaping)}`;
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const { tasks, inputShape, outputs } = batch;
    const examples = (set: (typeof SETS)[number]): ExampleValues => ({
      x: input(`${set}.x`, [tasks, batch[set].count, ...inputShape]),
      y: input(`${set}.y`, [tasks, batch[set].count, outputs]),
      ...(weighted.includes(set) && { weights: input(`${set}.weights`, [tasks, batch[set].count, 1]) }),
    });
    const episodes: EpisodeValues = {
      support: examples("support"),
      query: examples("query"),
      ...(algorithm.needsClasses &&
        sampler.problem === "classification" && {
          classes: input("classes", [tasks, outputs, sampler.trainingClasses]),
        }),
    };
    yield "compiling";
    const results = build(contextOf(this.#parts, options), this.#held.inputs(), episodes);
    yield "compiling";
    const program = compile(results);
    this.#kept.set(key, program);
    yield "compiling";
    return program;
  }

  /** Runs a computation on a batch; the caller owns what comes out. */
  *run(
    program: Program,
    batch: EpisodeBatch,
    { options, scalars = {}, moment = "measurement", first = 0, alike = false }: Moment,
  ): Work<Tensors> {
    const numbers = Object.entries(options).flatMap(([name, value]) =>
      typeof value === "number" ? [[`option:${name}`, value] as const] : [],
    );
    const uploaded = this.#inputs.upload(program, batch, moment, first, alike);
    try {
      return yield* program.work(this.#device, {
        ...this.#held.tensors,
        ...this.#inputs.scalars(Object.fromEntries(numbers)),
        ...scalars,
        ...uploaded,
      });
    } finally {
      for (const tensor of Object.values(uploaded)) this.#device.free(tensor);
    }
  }

  /** The latest computation of a kind. */
  latest(kind: string): Program | undefined {
    return [...this.#kept.entries()].findLast(([key]) => key.startsWith(`${kind} `))?.[1];
  }

  /** Frees what computations keep on the device. */
  dispose(): void {
    for (const program of this.#kept.values()) program.dispose(this.#device);
    this.#kept.clear();
  }
}
