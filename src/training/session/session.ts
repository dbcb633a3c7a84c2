// The session owns a run: its loop, when it evaluates, when it stops, what it does when it goes wrong. Page, command
// line, reproduction and benchmark train through it alone, so that what is checked in one is checked in all.

import type { AlgorithmMeta } from "../../algorithms/meta.ts";
import { algorithms } from "../../algorithms/registry.ts";
import type { TaskData } from "../../data/kinds.ts";
import type { Device } from "../../engine/backend/device.ts";
import type { Between, Stage } from "../../engine/work.ts";
import { conflictsIn, type FieldProblem } from "../../experiment/check.ts";
import { learnersOf } from "../../experiment/contenders.ts";
import type { RunEvent } from "../../experiment/events.ts";
import {
  differences,
  type Experiment,
  effectAt,
  fieldAt,
  type OptionPath,
  valueAt,
  withOption,
} from "../../experiment/experiment.ts";
import type { KnobMark } from "../../experiment/record.ts";
import type { Evaluation, GradientCheckReport, Role, RunState, SavedRun } from "../../experiment/results.ts";
import { type OptionValue, problemWith } from "../../schema/fields.ts";
import type { Split } from "../../tasks/episode.ts";
import { inARow, type Said, SaidError, said } from "../../words/said.ts";
import { createRun, type SomeRun } from "../createRun.ts";
import { type BetweenTasks, type Measured, type MetaStep, Overtaken } from "../run.ts";
import {
  DivergenceWatch,
  explosionMessage,
  isFlat,
  lossAtHorizon,
  remediesFor,
  worsens,
} from "./divergence.ts";
import { refusal } from "./gradientCheck.ts";
import type { OpenedDevice } from "./openDevice.ts";
import { stopReason, targetReason } from "./stop.ts";
import { Turns } from "./turns.ts";
import { warningsFor } from "./warnings.ts";

/** Progress goes out, and a pile of unread losses is fetched, this often. */
const PROGRESS_INTERVAL_MS = 100;
/** On a device that can fail the state comes off it this often. */
const CHECKPOINT_INTERVAL_MS = 250;
/** Tasks on which the loop at fault is looked for. */
const BLAMED_ON = 10;
/** A loss this many times that of the last good state is not good. */
const WORSE = 10;

/** Time, as the session knows it. */
export interface Clock {
  /** Milliseconds, from any beginning. */
  now(): number;
  /** Lets waiting commands and drawing in. */
  breathe(): Promise<void>;
}

/** What a session is made of. */
export interface SessionSetup {
  readonly experiment: Experiment;
  readonly device: Device;
  /** What is known of the device's gradients. */
  readonly check: GradientCheckReport;
  /** What the tasks draw on; where they draw on nothing, `undefined`. */
  readonly data: TaskData | undefined;
  readonly clock: Clock;
  /** Hears what happens, in order. */
  readonly hear: (event: RunEvent) => void;
}

/** A run as it stood, and for how long it had been trained. */
export interface Checkpoint {
  readonly saved: SavedRun;
  readonly trainingMs: number;
}

/** Why an experiment cannot be trained. */
export class Refusal extends SaidError {
  /** The fields at fault; empty where it is none's. */
  readonly problems: readonly FieldProblem[];

  constructor(problems: readonly FieldProblem[], message: Said = inARow(problems.map((one) => one.message))) {
    super(message);
    this.name = "Refusal";
    this.problems = problems;
  }
}

/** Long evaluations tell of themselves this often. */
const TOLD_EVERY_MS = 250;

export class Session {
  #run: SomeRun;
  #device: Device;
  #check: GradientCheckReport;
  readonly #clock: Clock;
  readonly #hear: (event: RunEvent) => void;
  readonly #turns = new Turns();
  #state: RunState = "idle";
  #watch = new DivergenceWatch();
  /** The last state that stood well, each learner's loss there, and what was turned since. */
  #good: SavedRun;
  #goodLosses = new Map<Role, number>();
  #checkpoint: Checkpoint;
  #checkpointAt = 0;
  #turned: KnobMark[] = [];
  /** Meta-steps not read yet, and the moment from which their time counts. */
  readonly #pending: MetaStep[] = [];
  #since = 0;
  #trainingMs = 0;
  /** Counts commands that overtake a loop. */
  #command = 0;
  #looping: Promise<void> | undefined;
  /** Counts what looks give way to: commands, and turned knobs. */
  #calls = 0;
  /** Until the loop has stopped that was told to. */
  #stopping: Promise<void> | undefined;
  #disposed = false;
  /** Iterations at which evaluations stand. */
  #evaluatedAt: number | undefined;
  #finishedAt: number | undefined;
  /** Why the run is over, until a stop rule is changed. */
  #over: Said | undefined;

  private constructor(setup: SessionSetup, run: SomeRun, good: SavedRun) {
    this.#run = run;
    this.#device = setup.device;
    this.#check = setup.check;
    this.#clock = setup.clock;
    this.#hear = setup.hear;
    this.#good = good;
    this.#checkpoint = { saved: good, trainingMs: 0 };
  }

  /**
   * Makes the run of an experiment, at iteration 0.
   * @throws Refusal where the experiment's parts conflict or the device's gradients will not do; Error, a whole
   * sentence, where tasks and data do not fit.
   */
  static async open(setup: SessionSetup): Promise<Session> {
    demandPossible(setup.experiment, setup.check);
    const run = await createRun(setup.experiment, setup.device, setup.data);
    return new Session(setup, run, await run.save());
  }

  get run(): SomeRun {
    return this.#run;
  }

  /** What the run is computed on. */
  get device(): Device {
    return this.#device;
  }

  get state(): RunState {
    return this.#state;
  }

  /** The latest state known on the host, from which the run can go on elsewhere once its device has failed. */
  get checkpoint(): Checkpoint {
    return this.#checkpoint;
  }

  /**
   * Trains until the run is over, goes wrong, or is paused; over already, it says so again and takes no step. After
   * `until` meta-steps it waits, before any evaluation there.
   * @throws Error where a meta-step or an evaluation fails; the run is then paused.
   */
  async train(until = Number.POSITIVE_INFINITY): Promise<void> {
    if (this.#looping !== undefined) return this.#looping;
    const over = this.#reasonToStop();
    if (over !== undefined && this.#finishedAt === this.run.iteration) {
      this.#set("finished", over);
      return;
    }
    const command = ++this.#command;
    this.#set("running");
    this.#looping = this.#loop(command, until)
      .catch((error: unknown) => {
        this.#set("paused");
        throw error;
      })
      .finally(() => {
        this.#looping = undefined;
      });
    return this.#looping;
  }

  /** Stops at the next piece of what goes on, and answers once all stands still. */
  async pause(): Promise<void> {
    await this.#stop();
    if (this.#state === "running") this.#set("paused");
  }

  /** One meta-step, unless a command overtakes it; then the run waits. @throws Error where the run is over. */
  async step(): Promise<void> {
    await this.pause();
    const command = this.#command;
    await this.#turns.alone(async () => {
      const over = this.#reasonToStop();
      if (over !== undefined)
        throw new SaidError(
          said`No more steps: ${over}. Raise the stop rule that ended the run to train on.`,
        );
      this.#since = this.#clock.now();
      await this.#metaStep(command);
      if (await this.#report()) this.#set("paused");
    });
  }

  /**
   * Changes a live option, from the next meta-step on.
   * @throws Refusal where there is no such option, the value does not fit, or the experiment could not be trained with it.
   */
  async change(path: OptionPath, value: OptionValue): Promise<void> {
    this.#calls++;
    await this.#turns.look(async () => {
      const { experiment } = this.run;
      const field = fieldAt(experiment, path);
      const problem = field ? problemWith(field, value) : said`is no option here`;
      const at = `${path.section}.${path.option}`;
      if (field === undefined || problem !== undefined)
        throw new Refusal([
          {
            field: at,
            message: said`${field ? said(field.label) : path.option}: “${String(value)}” ${problem ?? ""}.`,
          },
        ]);
      if (effectAt(experiment, path) === "restart")
        throw new Refusal([
          { field: at, message: said`${said(field.label)} cannot change while a run lasts: it starts anew.` },
        ]);
      const from = valueAt(experiment, path)!;
      if (from === value) return;
      demandPossible(withOption(experiment, path, value), this.#check);
      // What is under way would be half of one experiment and half of another.
      this.#underway = undefined;
      this.run.change(path, value);
      if (this.run.iteration === this.#evaluatedAt) this.#evaluatedAt = undefined;
      if (path.section === "training") this.#over = undefined;
      const mark = { iteration: this.run.iteration, path, from, value };
      this.#turned = [...this.#turned, mark];
      this.#hear({ type: "knob", ...mark });
    });
  }

  /**
   * Looks at the run between the pieces of what goes on. The work must change nothing; a command or a turned knob goes
   * first, and it then begins anew. @throws Overtaken where the session has ended meanwhile.
   */
  async look<T>(work: (run: SomeRun, between: Between) => Promise<T>): Promise<T> {
    for (;;) {
      await this.#stopping;
      const calls = this.#calls;
      const between = async () => {
        await this.#clock.breathe();
        if (this.#calls !== calls) throw new Overtaken();
      };
      try {
        return await this.#turns.look(() => work(this.run, between));
      } catch (error) {
        if (!(error instanceof Overtaken) || this.#disposed) throw error;
      }
    }
  }

  /** The run as it stands; all that was measured until then is told first. */
  save(): Promise<SavedRun> {
    return this.#turns.look(async () => {
      await this.#report();
      return this.run.save();
    });
  }

  /**
   * Goes back to a saved state of this experiment, which was trained for so long, with knobs turned to `current`; the
   * run then waits. @throws Error where `current` is another experiment.
   */
  async restore(saved: SavedRun, trainingMs: number, current = this.run.experiment): Promise<void> {
    const turned = differences(this.run.experiment, current);
    if (turned.some(({ effect }) => effect === "restart"))
      throw new SaidError(said`The kept state belongs to another experiment.`);
    demandPossible(current, this.#check);
    await this.pause();
    await this.#turns.alone(async () => {
      for (const { path, to } of turned) this.run.change(path, to!);
      this.run.restore(saved);
      this.#good = saved;
      this.#goodLosses = new Map();
      this.#turned = [];
      this.#watch = new DivergenceWatch();
      this.#trainingMs = trainingMs;
      this.#keep(saved);
      this.#over = undefined;
      this.#evaluatedAt = undefined;
      this.#finishedAt = undefined;
      this.#set("paused");
    });
  }

  /**
   * Does work that takes meta-steps, while nothing else is half done; afterwards the run is as it was. Answers
   * `undefined` where a command or a turned knob came first.
   */
  async aside<T>(work: (run: SomeRun, between: Between) => Promise<T>): Promise<T | undefined> {
    return this.#turns.alone(async () => {
      if (this.#disposed || !(await this.#report())) return undefined;
      const standing = await this.run.save();
      const calls = this.#calls;
      try {
        return await work(this.run, async () => {
          await this.#clock.breathe();
          if (this.#calls !== calls) throw new Overtaken();
        });
      } catch (error) {
        if (!(error instanceof Overtaken)) throw error;
        return undefined;
      } finally {
        this.run.restore(standing);
        this.#since = this.#clock.now();
      }
    });
  }

  /**
   * Goes on from where the run stands with another run of the same experiment, on another device, and tells so; the run
   * until then is freed. Answers `false`, and changes nothing, where the session has ended meanwhile.
   */
  async move(run: SomeRun, { device, check, backend }: OpenedDevice): Promise<boolean> {
    return this.#turns.alone(async () => {
      if (this.#disposed) return false;
      await this.#report();
      const standing = await this.run.save();
      followKnobs(run, this.run);
      run.restore(standing);
      this.run.dispose();
      this.#run = run;
      this.#device = device;
      this.#check = check;
      this.#keep(standing);
      this.#hear({ type: "backend", backend, gradientCheck: check });
      this.#since = this.#clock.now();
      return true;
    });
  }

  /** Stops, and frees everything on the device. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#stop();
    await this.#turns.alone(async () => this.run.dispose());
  }

  /** What goes on gives way, and stands still. */
  async #stop(): Promise<void> {
    this.#command++;
    this.#calls++;
    this.#stopping = this.#looping?.catch(() => undefined);
    await this.#stopping;
  }

  async #loop(command: number, until: number): Promise<void> {
    await this.#turns.alone(() => this.#evaluateAll(command));
    this.#since = this.#clock.now();
    while (this.#command === command && this.#state === "running") {
      await this.#turns.alone(async () => {
        const { run } = this;
        if (this.#reasonToStop() === undefined && run.iteration < until) await this.#metaStep(command);
        if (this.#command !== command) return;
        const due = this.#clock.now() - this.#since >= PROGRESS_INTERVAL_MS;
        const evaluate = run.iteration % Number(run.experiment.training.evaluateEvery) === 0;
        const over = this.#reasonToStop();
        const there = run.iteration >= until;
        if (!due && !evaluate && over === undefined && !there) return;
        if (!(await this.#report())) return;
        if (there) this.#set("paused");
        else if (over !== undefined) await this.#finish(over, command);
        else if (evaluate) await this.#evaluateAll(command);
        this.#since = this.#clock.now();
      });
      await this.#clock.breathe();
    }
    await this.#turns.alone(() => this.#report());
  }

  #reasonToStop(): Said | undefined {
    return this.#over ?? stopReason(this.run.experiment, this.run.iteration, this.#trainingMs);
  }

  /** The final evaluation, once; then the run is over. */
  async #finish(reason: Said, command: number): Promise<void> {
    this.#over = reason;
    for (const { role } of this.run.contenders) {
      const tasks = Number(this.run.experiment.training.finalTasks);
      if (!(await this.#evaluated(role, "test", tasks, command))) return;
    }
    this.#finishedAt = this.run.iteration;
    this.#set("finished", reason);
  }

  /** Reads what was measured and tells it; `false` where the run has gone wrong and stands at its last good state. */
  async #report(): Promise<boolean> {
    const steps = this.#pending.splice(0);
    if (steps.length === 0) return true;
    const keeps =
      this.#device.failed !== undefined && this.#clock.now() - this.#checkpointAt >= CHECKPOINT_INTERVAL_MS;
    // All at once: a GPU is waited for but once.
    const [read, saved] = await Promise.all([
      Promise.all(steps.map((step): Promise<Measured> => step.read())),
      keeps ? this.run.save() : undefined,
    ]);
    const elapsed = this.#clock.now() - this.#since;
    this.#since += elapsed;
    this.#trainingMs += elapsed;
    const { iteration } = this.run;
    for (const [index, { losses }] of read.entries()) {
      const exploded = this.#watch.see(losses);
      if (exploded === undefined) continue;
      await this.#diverge(exploded.role, iteration - read.length + index, exploded.seen);
      return false;
    }
    if (saved !== undefined) this.#keep(saved);
    const accuracies = read.flatMap(({ accuracy }) => (accuracy === undefined ? [] : [accuracy]));
    this.#hear({
      type: "progress",
      iteration,
      loss: Float32Array.from(read, ({ losses }) => losses.learner!),
      accuracy: Float32Array.from(accuracies),
      millisecondsPerMetaStep: elapsed / read.length,
      trainingMs: this.#trainingMs,
      tensors: this.#device.tensors(),
      bytes: this.#device.bytes(),
    });
    return true;
  }

  #keep(saved: SavedRun): void {
    this.#checkpoint = { saved, trainingMs: this.#trainingMs };
    this.#checkpointAt = this.#clock.now();
  }

  /** Goes back to the last good state, finds out what is at fault, and waits. */
  async #diverge(role: Role, iteration: number, seen: Said | undefined): Promise<void> {
    const { run } = this;
    run.restore(this.#good);
    this.#keep(this.#good);
    this.#watch = new DivergenceWatch();
    const contender = run.contenders.find((one) => one.role === role)!;
    // From the last good state, with the knobs as they stand: does adapting help at all?
    const innerFails =
      seen !== undefined && worsens(await run.evaluate(role, "validation", BLAMED_ON, () => this.#gap()));
    const { experiment } = run;
    const message =
      seen === undefined
        ? said`At iteration ${iteration} ${said(contender.label)} gives every query the same answer: the network's units have died. The run stands at its last good state.`
        : explosionMessage(experiment, contender, seen, iteration, this.#turned, innerFails);
    const remedies = remediesFor(experiment, contender, this.#turned, innerFails);
    this.#evaluatedAt = this.#good.iteration;
    this.#hear({
      type: "diverged",
      divergence: { iteration, role, message, remedies },
      back: this.#good.iteration,
    });
    this.#set("diverged");
  }

  /** Evaluates all contenders where they stand; a learner that has died, or a target reached, ends the loop. */
  async #evaluateAll(command: number): Promise<void> {
    const { run } = this;
    if (this.#evaluatedAt === run.iteration) return;
    const standing = await run.save();
    // A knob may be turned meanwhile: this evaluation says nothing of it.
    const turned = this.#turned;
    this.#keep(standing);
    const { evaluationTasks, gradientGap, gradientAgreement } = run.experiment.training;
    const preparing = this.#telling({ type: "preparing", what: "evaluation", role: "learner" });
    const tasks = await this.#piecewise(command, preparing, (between) =>
      run.affordable(Number(evaluationTasks), (stage) => between(stage, 0)),
    );
    if (tasks === undefined) return;
    let reached: Said | undefined;
    let [well, recovered] = [true, true];
    const losses = new Map<Role, number>();
    for (const { role, learns } of run.contenders) {
      const evaluation = await this.#evaluated(role, "validation", tasks, command);
      if (evaluation === undefined) return;
      if (learns) {
        const [loss, before] = [lossAtHorizon(evaluation), this.#goodLosses.get(role) ?? Infinity];
        losses.set(role, loss);
        well &&= !worsens(evaluation) && loss <= WORSE * before;
        recovered &&= loss <= before;
      }
      if (role === "learner") reached = targetReason(run.experiment, evaluation);
    }
    this.#evaluatedAt = run.iteration;
    // After a turned knob a state must not be far worse than before to be gone back to: it may be about to explode.
    if (well || turned.length === 0) this.#good = standing;
    // Until all are as good as before it, the knob is what is asked for where a run goes wrong.
    if ((well && recovered) || turned.length === 0) {
      this.#goodLosses = losses;
      this.#turned = this.#turned.slice(turned.length);
    }
    if (gradientGap) {
      const gap = await this.#piecewise(command, preparing, (between) =>
        run.gradientGap((stage) => between(stage, 0)),
      );
      if (gap) this.#hear({ type: "gradient-gap", iteration: run.iteration, ...gap });
    }
    if (gradientAgreement) {
      const cosines = await this.#piecewise(command, preparing, (between) =>
        run.gradientAgreement((stage) => between(stage, 0)),
      );
      if (cosines) this.#hear({ type: "gradient-agreement", iteration: run.iteration, cosines });
    }
    if (reached !== undefined) await this.#finish(reached, command);
  }

  /** What a changed knob overtakes: the meta-step or the evaluation under way. */
  #underway: object | undefined;

  /**
   * Work piece by piece; `undefined` where a command overtook it. A changed knob begins it anew. `tell` is called between
   * pieces.
   */
  async #piecewise<T>(
    command: number,
    tell: (stage: Stage, done: number) => void,
    work: (between: BetweenTasks) => Promise<T>,
  ): Promise<T | undefined> {
    for (;;) {
      const mine = {};
      this.#underway = mine;
      try {
        return await work(async (stage, done) => {
          tell(stage, done);
          await this.#gap();
          if (this.#command !== command || this.#underway !== mine) throw new Overtaken();
        });
      } catch (error) {
        if (!(error instanceof Overtaken)) throw error;
        if (this.#command !== command) return undefined;
      }
    }
  }

  /** One meta-step, unless a command overtakes it. */
  async #metaStep(command: number): Promise<void> {
    const tell = this.#telling({ type: "preparing", what: "training" });
    const step = await this.#piecewise(
      command,
      (stage) => stage === "compiling" && tell(),
      (between) => this.run.metaStep((stage) => between(stage, 0)),
    );
    if (step !== undefined) this.#pending.push(step);
    await this.#device.keepUp?.();
  }

  /** One evaluation, told; `undefined` where a command overtook it or the run has gone wrong. */
  async #evaluated(
    role: Role,
    split: Split,
    wanted: number,
    command: number,
  ): Promise<Evaluation | undefined> {
    const tasks = this.run.tasksIn(split, wanted);
    const preparing = this.#telling({ type: "preparing", what: "evaluation", role });
    let told = this.#clock.now();
    const tell = (stage: Stage, done: number) => {
      if (stage === "compiling") preparing();
      else if (this.#clock.now() - told >= TOLD_EVERY_MS) {
        this.#hear({ type: "evaluating", role, split, done, tasks });
        told = this.#clock.now();
      }
    };
    const evaluation = await this.#piecewise(command, tell, (between) =>
      this.run.evaluate(role, split, tasks, between),
    );
    if (evaluation === undefined) return undefined;
    const { label, learns } = this.run.contenders.find((one) => one.role === role)!;
    const broken = learns && !Number.isFinite(lossAtHorizon(evaluation));
    if (broken || (learns && evaluation.iteration > 0 && isFlat(evaluation))) {
      await this.#diverge(role, this.run.iteration, broken ? said`is no longer a number` : undefined);
      return undefined;
    }
    this.#hear({ type: "evaluation", evaluation });
    for (const message of warningsFor(evaluation, label)) this.#hear({ type: "notice", message });
    return evaluation;
  }

  /** Tells this once. */
  #telling(event: RunEvent): () => void {
    let told = false;
    return () => {
      if (!told) this.#hear(event);
      told = true;
    };
  }

  async #gap(): Promise<void> {
    await this.#clock.breathe();
    await this.#turns.gap();
  }

  #set(state: RunState, reason?: Said): void {
    this.#state = state;
    this.#hear({ type: "state", state, iteration: this.run.iteration, ...(reason && { reason }) });
  }
}

/** Turns the knobs of one run as they are turned in another of the same experiment. */
export function followKnobs(run: SomeRun, leading: SomeRun): void {
  for (const { path, to } of differences(run.experiment, leading.experiment)) run.change(path, to!);
}

/** @throws Refusal where an experiment cannot be trained on a backend with such gradients. */
function demandPossible(experiment: Experiment, check: GradientCheckReport): void {
  const conflicts = conflictsIn(experiment);
  if (conflicts.length > 0) throw new Refusal(conflicts);
  learnersOf(experiment).forEach(({ chosen }, index) => {
    const meta: AlgorithmMeta = algorithms[chosen.id].meta;
    const message = refusal(check, meta.secondOrder(chosen.options));
    if (message !== undefined)
      throw new Refusal([{ field: index === 0 ? "algorithm.order" : `beside${index}`, message }]);
  });
}
