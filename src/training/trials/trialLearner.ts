// A recurrent policy on a device: plays trials, and learns from them by backpropagation through the whole trial.
// A long trial is cut into stretches, each one compiled computation; gradients pass from stretch to stretch.

import type { ActionChoice, PolicyAlgorithm, UpdateRecipe } from "../../algorithms/policyAlgorithm.ts";
import type { Device } from "../../engine/backend/device.ts";
import { compile, input, type Program } from "../../engine/graph/program.ts";
import { sizeOf, type Values } from "../../engine/graph/value.ts";
import { clip, type OptimiserName, optimisers } from "../../engine/optimisers.ts";
import type { Random } from "../../engine/random.ts";
import { atOnce, type Between, inPieces, type Work } from "../../engine/work.ts";
import type { HostParameters, RecurrentModel } from "../../models/model.ts";
import type { TrialSampler, Trials } from "../../tasks/trials.ts";
import type { OuterStep } from "../episodes/learner.ts";
import { HeldParameters, Holding, type Tensors, takeAll } from "../heldParameters.ts";
import { joined } from "../joined.ts";
import type { ComputedStep } from "../learners.ts";
import { normalise, type PlayedTrials, pick, taken } from "./playedTrials.ts";
import { act, carry, LOSS, seenBy, stretchGradient } from "./trialPrograms.ts";

/** Steps compiled into one computation. */
const STRETCH = 10;
const PROGRAMS = { act, carry, stretchGradient } as const;
/** A norm that no gradient reaches. */
const FREE = 1e9;

/** How to learn from batches. */
export interface TrialStep extends OuterStep, Omit<UpdateRecipe, "parts"> {}

/** Advantages and value targets of a batch, `[step][N]`. */
interface Prepared {
  readonly advantage: Float32Array[];
  readonly target: Float32Array[];
}

export class TrialLearner {
  readonly algorithm: PolicyAlgorithm;
  /** Steps of the optimiser so far. */
  iteration = 0;
  readonly #device: Device;
  readonly #model: RecurrentModel;
  readonly #sampler: TrialSampler;
  readonly #held: HeldParameters;
  readonly #programs = new Map<string, Program>();

  constructor(
    device: Device,
    algorithm: PolicyAlgorithm,
    model: RecurrentModel,
    sampler: TrialSampler,
    optimiser: OptimiserName,
    random: Random,
  ) {
    this.#device = device;
    this.algorithm = algorithm;
    this.#model = model;
    this.#sampler = sampler;
    this.#held = new HeldParameters(device, algorithm.initialise(model, sampler.actions, random), optimiser);
  }

  /** Plays trials to the end, drawing each action by its probability, or taking the likeliest. */
  async play(trials: Trials, random: Random, choose: ActionChoice, between?: Between): Promise<PlayedTrials> {
    const { stateCount, actions: count, length, rewardScale } = this.#sampler;
    const { tasks } = trials;
    const width = seenBy(this.#sampler);
    const program = this.#program("act", tasks);
    const played: PlayedTrials = {
      trials: tasks,
      inputs: [],
      actions: [],
      rewards: [],
      regrets: [],
      logProbabilities: [],
      values: [],
    };
    const holding = new Holding(this.#device);
    let state = holding.upload(new Float32Array(tasks * this.#model.width), [1, tasks, this.#model.width]);
    const seesState = stateCount > 1 ? stateCount : 0;
    let ends: Uint8Array | undefined;
    try {
      for (let step = 0; step < length; step++) {
        // φ(s, a, r, d) of the step before, and where it led (Duan et al. 2016, section 2.2).
        const x = new Float32Array(tasks * width);
        for (let task = 0; task < tasks; task++) {
          const row = task * width;
          if (seesState > 0) x[row + trials.states[task]!] = 1;
          if (step === 0) continue;
          x[row + seesState + played.actions[step - 1]![task]!] = 1;
          x[row + seesState + count] = played.rewards[step - 1]![task]! / rewardScale;
          x[row + seesState + count + 1] = ends![task]!;
        }
        const given = holding.upload(x, [1, tasks, width]);
        const work = program.work(this.#device, { ...this.#held.tensors, state, x: given });
        const { state: next, ...told } = await inPieces(work, between);
        holding.free(given, state);
        state = holding.hold({ next: next! }).next;
        const { logProbabilities, values } = (await takeAll(this.#device, told)) as Record<
          "logProbabilities" | "values",
          Float32Array
        >;
        const actions = new Int32Array(tasks);
        for (let task = 0; task < tasks; task++)
          actions[task] = pick(logProbabilities.subarray(task * count, (task + 1) * count), random, choose);
        const outcome = trials.step(actions);
        ends = outcome.ends;
        played.inputs.push(x);
        played.actions.push(actions);
        played.rewards.push(outcome.rewards.slice());
        played.regrets.push(outcome.regrets.slice());
        played.logProbabilities.push(logProbabilities);
        played.values.push(values);
        await between?.("computing");
      }
      return played;
    } finally {
      holding.dispose();
    }
  }

  /**
   * Some epochs of proximal policy optimisation on batches that this policy has just played: nothing changes until the
   * result is taken.
   */
  *learn(batches: readonly PlayedTrials[], step: TrialStep): Work<ComputedStep> {
    const prepared = batches.map((batch) => this.#prepare(batch, step));
    normalise(prepared.flatMap(({ advantage }) => advantage));
    const holding = new Holding(this.#device);
    let { iteration } = this;
    let now: Tensors = this.#held.tensors;
    try {
      for (let epoch = 0; epoch < step.epochs; epoch++) {
        for (const [index, batch] of batches.entries()) {
          const sums = holding.hold(yield* this.#gradient(batch, prepared[index]!, step.scalars, now));
          const next = holding.hold(yield* this.#updated(now, sums, step, iteration++));
          holding.free(...Object.values(sums), ...Object.values(now));
          now = next;
          yield "computing";
        }
      }
      holding.release(now);
    } finally {
      holding.dispose();
    }
    const moved = iteration > this.iteration;
    return {
      take: () => {
        if (moved) this.#held.replace(now);
        this.iteration = iteration;
      },
      drop: () => {
        if (moved) for (const tensor of Object.values(now)) this.#device.free(tensor);
      },
    };
  }

  /** The gradient of the loss on a batch as it stands, and the loss, read to the host: for checks. */
  async gradient(
    batch: PlayedTrials,
    step: TrialStep,
  ): Promise<{ gradients: Record<string, Float32Array>; loss: number }> {
    const prepared = this.#prepare(batch, step);
    const sums = atOnce(this.#gradient(batch, prepared, step.scalars, this.#held.tensors));
    const taken = Object.entries(await takeAll(this.#device, sums));
    const read = Object.fromEntries(taken.map(([name, values]) => [name.slice("gradient:".length), values]));
    const { [LOSS]: loss, ...gradients } = read;
    return { gradients, loss: loss![0]! };
  }

  /** Parameters and optimiser state on the host. */
  async save(): Promise<{ iteration: number; tensors: HostParameters }> {
    return { iteration: this.iteration, tensors: await this.#held.save() };
  }

  /** Takes back what `save` gave. */
  restore(saved: { iteration: number; tensors: HostParameters }): void {
    this.#held.restore(saved.tensors);
    this.iteration = saved.iteration;
  }

  /** Frees everything on the device. */
  dispose(): void {
    this.#held.dispose();
    for (const program of this.#programs.values()) program.dispose(this.#device);
    this.#programs.clear();
  }

  #kept(key: string, build: () => Values): Program {
    const known = this.#programs.get(key) ?? compile(build());
    this.#programs.set(key, known);
    return known;
  }

  /** A computation for so many trials, and of so many steps at once. */
  #program(kind: keyof typeof PROGRAMS, rows: number, steps = 1): Program {
    return this.#kept(`${kind} ${rows} ${steps}`, () =>
      PROGRAMS[kind](
        {
          algorithm: this.algorithm,
          model: this.#model,
          sampler: this.#sampler,
          parameters: this.#held.inputs(),
        },
        rows,
        steps,
      ),
    );
  }

  /** Shapes of what is summed over stretches: a gradient for each parameter, and the loss. */
  #summed(): Record<string, readonly number[]> {
    return { [LOSS]: [1, 1, 1], ...this.#held.shapes };
  }

  #updateProgram(): Program {
    return this.#kept("update", () => {
      const gradients = Object.fromEntries(
        Object.entries(this.#held.shapes).map(([name, shape]) => [name, input(`gradient:${name}`, shape)]),
      );
      const clipped = clip(gradients, input("gradientClip", [1]));
      return this.#held.updated(clipped, (scalar) => input(scalar, []));
    });
  }

  #prepare(batch: PlayedTrials, { discount, trace }: TrialStep): Prepared {
    const { rewardScale, length } = this.#sampler;
    // Values of a whole trial come to about 1, so that they weigh neither more nor less in long trials.
    const unit = rewardScale * (discount < 1 ? (1 - discount ** length) / (1 - discount) : length);
    const rewards = batch.rewards.map((row) => row.map((reward) => reward / unit));
    const advantage = this.algorithm.advantages(rewards, batch.values, discount, trace);
    const target = advantage.map((row, step) =>
      row.map((value, index) => value + batch.values[step]![index]!),
    );
    return { advantage, target };
  }

  /**
   * The gradient of the loss on one batch under these parameters, and the loss under `LOSS`, on the device: forwards
   * stretch by stretch, then backwards.
   */
  *#gradient(
    batch: PlayedTrials,
    { advantage, target }: Prepared,
    scalars: TrialStep["scalars"],
    parameters: Tensors,
  ): Work<Tensors> {
    const device = this.#device;
    const holding = new Holding(device);
    const { trials: rows } = batch;
    const length = batch.actions.length;
    const { width } = this.#model;
    const starts = Array.from({ length: Math.ceil(length / STRETCH) }, (_, index) => index * STRETCH);
    const endOf = (start: number) => Math.min(start + STRETCH, length);
    const zero = () => holding.upload(new Float32Array(rows * width), [1, rows, width]);
    try {
      const x = starts.map((start) =>
        holding.upload(joined(batch.inputs.slice(start, endOf(start))), [
          1,
          (endOf(start) - start) * rows,
          seenBy(this.#sampler),
        ]),
      );
      const states = [zero()];
      for (const [index, start] of starts.slice(0, -1).entries()) {
        const program = this.#program("carry", rows, endOf(start) - start);
        const given = { ...parameters, state: states[index]!, x: x[index]! };
        states.push(holding.hold(yield* program.work(device, given)).state!);
        yield "computing";
      }
      const numbers = Object.fromEntries(
        Object.entries(scalars).map(([name, value]) => [
          `scalar:${name}`,
          holding.upload(Float32Array.of(value), []),
        ]),
      );
      let sums: Tensors = Object.fromEntries(
        Object.entries(this.#summed()).map(([name, shape]) => [
          `gradient:${name}`,
          holding.upload(new Float32Array(sizeOf(shape)), shape),
        ]),
      );
      let stateGradient = zero();
      for (let index = starts.length - 1; index >= 0; index--) {
        const [from, to] = [starts[index]!, endOf(starts[index]!)];
        const count = (to - from) * rows;
        const column = (values: Float32Array) => holding.upload(values, [1, count, 1]);
        const { oneHot, logProbability } = taken(batch, this.#sampler.actions, from, to);
        const given = {
          actions: holding.upload(oneHot, [1, count, this.#sampler.actions]),
          logProbability: column(logProbability),
          advantage: column(joined(advantage.slice(from, to))),
          target: column(joined(target.slice(from, to))),
          stateGradient,
          ...sums,
        };
        const program = this.#program("stretchGradient", rows, to - from);
        const results = yield* program.work(device, {
          ...parameters,
          ...numbers,
          ...given,
          state: states[index]!,
          x: x[index]!,
        });
        holding.hold(results);
        holding.free(...Object.values(given));
        const { stateGradient: earlier, ...next } = results;
        sums = next;
        stateGradient = earlier!;
        yield "computing";
      }
      return holding.release(sums);
    } finally {
      holding.dispose();
    }
  }

  /** Parameters and optimiser state after a step from `parameters` along `sums`. */
  *#updated(
    parameters: Tensors,
    sums: Tensors,
    { rate, momentum, gradientClip }: TrialStep,
    iteration: number,
  ): Work<Tensors> {
    const holding = new Holding(this.#device);
    const outer = optimisers[this.#held.optimiser].scalars(iteration, rate, momentum);
    const numbers = {
      stepSize: holding.upload(Float32Array.of(outer.stepSize), []),
      momentum: holding.upload(Float32Array.of(outer.momentum), []),
      gradientClip: holding.upload(Float32Array.of(gradientClip || FREE), [1]),
    };
    try {
      return yield* this.#updateProgram().work(this.#device, { ...parameters, ...sums, ...numbers });
    } finally {
      holding.dispose();
    }
  }
}
