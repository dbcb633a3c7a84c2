// What a person can do, as functions that change the store and command the worker.

import type { Remote } from "comlink";
import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { algorithms } from "../algorithms/registry.ts";
import { conflictsIn, modelsFor } from "../experiment/check.ts";
import {
  type ChosenAlgorithm,
  type ChosenSection,
  differences,
  type Experiment,
  type OptionPath,
  trainingFor,
  withChoice,
  withOption,
} from "../experiment/experiment.ts";
import { presets } from "../experiment/presets.ts";
import type { LabCommands, LabEvent, PlainExamples, SampledTask } from "../protocol/protocol.ts";
import type { OptionValue } from "../schema/fields.ts";
import { readAddress, showInAddress } from "../share/address.ts";
import { writeLink } from "../share/link.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { findCheckpoint, keepCheckpoint } from "./checkpoints.ts";
import { Series } from "./series.ts";
import { freshRun, type KnobMark, type LabState, lab, lastStep } from "./state.ts";

/** The probe is adapted anew at most this often while training. */
const PROBE_INTERVAL_MS = 400;
const SHOWN_TASKS = 6;
/** Changes of one knob that follow each other faster than this are one movement. */
const DRAG_MS = 700;
/** While training the run is kept at most this often. */
const KEEP_INTERVAL_MS = 15_000;

let worker: Remote<LabCommands>;
let run = 0;
let strip = 0;
let probedAt = 0;
let probing = false;
let probeWanted = false;
let keptAt = 0;
let markedAt = 0;

const say = (text: string) =>
  lab.setState(({ messages }) => ({
    messages: [
      ...messages.filter((item) => item.text !== text),
      { key: `${Date.now()}-${messages.length}`, text },
    ],
  }));
const guard = (work: Promise<unknown>) =>
  work.catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));

/** Puts a message away. */
export const dismiss = (key: string) =>
  lab.setState(({ messages }) => ({ messages: messages.filter((item) => item.key !== key) }));

/** Starts the page on a worker: reads the address, prepares the run. */
export function start(connect: (listener: (event: LabEvent) => void) => Remote<LabCommands>): void {
  worker = connect(hear);
  open();
  window.addEventListener("popstate", open);
  document.addEventListener("fullscreenchange", () => {
    if (document.fullscreenElement === null) lab.setState({ stage: false });
  });
}

/** Takes the experiment of the address. */
function open(): void {
  const { experiment, hidden, expected, problems } = readAddress();
  lab.setState({ hidden, expected });
  for (const { message } of problems) say(message);
  void restart(experiment, "none");
}

/** Prepares an experiment from iteration 0. */
async function restart(experiment: Experiment, history: "push" | "replace" | "none"): Promise<void> {
  run += 1;
  const mine = run;
  strip = 0;
  lab.setState({
    experiment,
    ...freshRun,
    state: "warming",
    tasks: [],
    paths: [],
    trials: [],
    ownSupport: undefined,
    probe: 0,
    shownRole: "learner",
    checkpoint: undefined,
  });
  if (history !== "none") {
    lab.setState({ expected: undefined });
    showInAddress(experiment, lab.getState().hidden, history);
  }
  try {
    await worker.prepare(experiment, mine);
  } catch (error) {
    if (mine !== run) return;
    lab.setState({ state: "idle" });
    say(error instanceof Error ? error.message : String(error));
    return;
  }
  if (mine !== run) return;
  void findCheckpoint(writeLink(experiment)).then(
    (checkpoint) => mine === run && lab.getState().iteration === 0 && lab.setState({ checkpoint }),
    // Some private windows keep nothing: then there is nothing to go on with.
    () => undefined,
  );
  await showTasks();
  const meta: AlgorithmMeta = algorithms[experiment.algorithm.id].meta;
  const { trials } = lab.getState();
  // A metric learner takes none: then as far as its baselines go.
  const trained = meta.trainedSteps(experiment.algorithm.options) || lastStep(lab.getState());
  if (mine === run) lab.setState({ shownStep: trials[0]?.actions.length ?? Math.max(1, trained) });
}

async function showTasks(): Promise<void> {
  const mine = run;
  const tasks = await worker.sampleTasks(strip, SHOWN_TASKS);
  if (mine !== run) return;
  lab.setState({ tasks, probe: 0, ownSupport: undefined });
  await probe();
}

/** Where a picture shows predictions: over the whole of a line or a plane, or at the queries. */
function shownAt({ description, query }: SampledTask): PlainExamples {
  if (description.kind === "function") return { ...description.truth, count: description.truth.x.length };
  if (description.kind === "plane") return { ...description.truth, count: description.side ** 2 };
  return query;
}

/** Adapts all learners to the probe with the weights of this moment; the latest wish wins. */
async function probe(): Promise<void> {
  probeWanted = true;
  if (probing) return;
  probing = true;
  try {
    while (probeWanted) {
      probeWanted = false;
      const mine = run;
      const { tasks, probe: index, ownSupport } = lab.getState();
      const task = tasks[index];
      if (task === undefined) return;
      const { description } = task;
      if (description.kind === "decisions") {
        const trials = await worker.playTrial(strip, SHOWN_TASKS, index);
        probedAt = performance.now();
        if (mine === run) lab.setState({ trials });
        continue;
      }
      const query = shownAt(task);
      const support = ownSupport ?? task.support;
      if (support.count === 0) return;
      const paths = await worker.adapt({ support, query });
      probedAt = performance.now();
      const { shown }: AlgorithmMeta = algorithms[lab.getState().experiment.algorithm.id].meta;
      const shownParameters = shown ? await worker.parameters(shown.prefix) : {};
      if (mine === run) lab.setState({ paths, shownParameters });
    }
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  } finally {
    probing = false;
  }
}

/** While a knob is being dragged its latest value alone is marked. */
function withoutDragged(marks: readonly KnobMark[], next: KnobMark): readonly KnobMark[] {
  const last = marks.at(-1);
  const dragged = last?.path.option === next.path.option && performance.now() - markedAt < DRAG_MS;
  markedAt = performance.now();
  return dragged ? marks.slice(0, -1) : marks;
}

function hear(event: LabEvent): void {
  if (event.run !== run) return;
  switch (event.type) {
    case "state":
      lab.setState({ state: event.state, iteration: event.iteration, reason: event.reason ?? "" });
      if (event.state !== "warming" && event.iteration > 0) void probe();
      if (event.state === "running") lab.setState({ checkpoint: undefined });
      if ((event.state === "paused" || event.state === "finished") && event.iteration > 0) void keep();
      break;
    case "backend":
      lab.setState({ backend: event.report });
      break;
    case "contenders":
      lab.setState({ contenders: event.contenders });
      break;
    case "progress":
      lab.setState(({ losses, accuracies }) => {
        const first = event.iterations[0] ?? losses.length;
        return {
          iteration: event.iteration,
          losses: losses.extend(first, event.loss),
          accuracies: event.accuracy.length > 0 ? accuracies.extend(first, event.accuracy) : accuracies,
          progress: event,
        };
      });
      if (performance.now() - probedAt > PROBE_INTERVAL_MS) void probe();
      break;
    case "evaluation":
      lab.setState(({ evaluations }) => ({ evaluations: [...evaluations, event.evaluation] }));
      if (event.evaluation.role === "learner" && performance.now() - keptAt > KEEP_INTERVAL_MS) void keep();
      break;
    case "gradient-gap":
      lab.setState(({ gaps }) => ({ gaps: [...gaps, event] }));
      break;
    case "knob":
      lab.setState(({ marks }) => ({ marks: [...withoutDragged(marks, event), event] }));
      break;
    case "diverged":
      lab.setState({ divergence: event.divergence });
      break;
    case "gradient-check":
      lab.setState({ gradientCheck: event.report });
      break;
    case "warning":
    case "error":
      say(event.message);
      break;
    default:
      event satisfies never;
  }
}

/** Keeps the run in this browser; where nothing can be kept, says so once. */
async function keep(): Promise<void> {
  keptAt = performance.now();
  const mine = run;
  try {
    const saved = await worker.save();
    if (mine !== run || saved.iteration === 0) return;
    const { experiment, losses, accuracies, evaluations, marks } = lab.getState();
    const record = {
      losses: losses.values.slice(0, saved.iteration),
      accuracies: accuracies.values.slice(0, saved.iteration),
      evaluations: evaluations.filter(({ iteration }) => iteration <= saved.iteration),
      marks,
    };
    await keepCheckpoint({ link: writeLink(experiment), savedAt: Date.now(), saved, ...record });
  } catch (error) {
    say(`The run cannot be kept in this browser: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Goes on with the kept run of this experiment. */
export function goOn(): void {
  const { checkpoint } = lab.getState();
  if (checkpoint === undefined) return;
  const { losses, accuracies, evaluations, marks, saved } = checkpoint;
  void guard(
    worker.restore(saved).then(() => {
      lab.setState({
        losses: new Series(losses),
        accuracies: new Series(accuracies),
        evaluations,
        marks,
        checkpoint: undefined,
      });
      return probe();
    }),
  );
}
/** Starts afresh beside the kept run. */
export const forgetCheckpoint = () => lab.setState({ checkpoint: undefined });
/** Puts away the result that came with the link. */
export const forgetExpected = () => lab.setState({ expected: undefined });

/** Play or pause. */
export function togglePlay(): void {
  const { state } = lab.getState();
  if (state === "running") void guard(worker.pause());
  else if (state !== "warming") {
    lab.setState({ divergence: undefined });
    void guard(worker.play());
  }
}
export const metaStep = () => void guard(worker.step());
export const reset = () => void restart(lab.getState().experiment, "none");
export const checkGradients = () => void guard(worker.checkGradients());

/** Takes a whole experiment: a preset. */
export const take = (experiment: Experiment) => void restart(experiment, "push");

/** Whether this change would start the run anew. */
export const wouldRestart = (path: OptionPath, value: OptionValue): boolean => {
  const { experiment, iteration } = lab.getState();
  return (
    iteration > 0 &&
    differences(experiment, withOption(experiment, path, value)).some(({ effect }) => effect === "restart")
  );
};

/** Turns a knob: in flight where that is possible, else from the start. */
export function change(path: OptionPath, value: OptionValue): void {
  const { experiment, state } = lab.getState();
  const next = withOption(experiment, path, value);
  const changed = differences(experiment, next);
  if (changed.length === 0) return;
  if (changed.some(({ effect }) => effect === "restart")) {
    void restart(next, "replace");
    return;
  }
  lab.setState({
    experiment: next,
    expected: undefined,
    divergence: state === "diverged" ? undefined : lab.getState().divergence,
  });
  showInAddress(next, lab.getState().hidden, "replace");
  void guard(worker.change(path, value)).then(probe);
}

/** A ready experiment of a family, with that algorithm if there is one: its settings are known to learn. */
const readyFor = (task: string, algorithm: string): Experiment | undefined => {
  const ready = Object.values(presets).map(({ experiment }): Experiment => experiment);
  const ofTask = ready.filter((experiment) => experiment.task.id === task);
  return ofTask.find((experiment) => experiment.algorithm.id === algorithm) ?? ofTask[0];
};

/** Another task family, model or algorithm, with settings that suit; what no longer fits beside it is exchanged too. */
export function choose(section: ChosenSection, id: string): void {
  const { experiment: now } = lab.getState();
  let next: Experiment = withChoice(now, section, id);
  const { problem } = taskFamilies[next.task.id].meta;
  const fits = (item: ChosenAlgorithm) =>
    (algorithms[item.id].meta as AlgorithmMeta).problems.includes(problem);
  next = { ...next, beside: next.beside.filter(fits) };
  const ready = readyFor(next.task.id, next.algorithm.id);
  const { seed, backend } = now.run;
  if (section === "task" && ready) {
    next = { ...ready, run: { ...ready.run, seed: seed!, backend: backend! } };
  }
  if (section === "algorithm" && ready?.algorithm.id === id) {
    next = { ...next, algorithm: ready.algorithm, training: ready.training };
  }
  const readable = modelsFor(taskFamilies[next.task.id].meta);
  if (!readable.includes(next.model.id)) next = withChoice(next, "model", readable[0]!);
  // Learners with one output for each class need as many in training as at test.
  if (conflictsIn(next).some(({ field }) => field === "task.testWays"))
    next = withOption(next, { section: "task", option: "ways" }, next.task.options.testWays!);
  void restart(next, "push");
}

/** Trains a copy of the learner as it is set now beside it, to be changed and compared with. */
export const keepBeside = () => {
  const { experiment } = lab.getState();
  void restart({ ...experiment, beside: [...experiment.beside, experiment.algorithm] }, "push");
};
/** Trains another algorithm beside the learner, with settings that are known to learn such tasks where there are any. */
export const addBeside = (id: string) => {
  const { experiment } = lab.getState();
  const ready = readyFor(experiment.task.id, id);
  const chosen =
    ready?.algorithm.id === id ? ready.algorithm : withChoice(experiment, "algorithm", id).algorithm;
  void restart({ ...experiment, beside: [...experiment.beside, chosen] }, "push");
};
export const removeBeside = (index: number) => {
  const { experiment } = lab.getState();
  void restart({ ...experiment, beside: experiment.beside.toSpliced(index, 1) }, "push");
};
/** Makes a learner beside the main one, whose knobs are then at hand. */
export const swapBeside = (index: number) => {
  const { experiment } = lab.getState();
  const chosen = experiment.beside[index]!;
  const training = trainingFor(experiment, chosen.id);
  const beside = experiment.beside.with(index, experiment.algorithm);
  void restart({ ...experiment, algorithm: chosen, training, beside }, "push");
};

export const sampleMore = () => {
  strip += 1;
  void guard(showTasks());
};
export const pickProbe = (index: number) => {
  lab.setState({ probe: index, ownSupport: undefined });
  void probe();
};
/** Support points of the person's own; `undefined` brings the sampled ones back. */
export const setSupport = (support: PlainExamples | undefined) => {
  lab.setState({ ownSupport: support });
  void probe();
};
export const showStep = (step: number) => {
  lab.setState({ shownStep: Math.min(Math.max(0, step), lastStep(lab.getState())) });
};
/** The picture alone on the whole screen, or back; where there is no full screen, in the window. */
export function toggleStage(): void {
  const stage = !lab.getState().stage;
  lab.setState({ stage });
  if (stage) void document.documentElement.requestFullscreen?.().catch(() => undefined);
  else if (document.fullscreenElement) void document.exitFullscreen();
}
export const showRole = (role: LabState["shownRole"]) => lab.setState({ shownRole: role });

/** Reads zips of images and starts anew with them. */
export async function importImages(files: readonly File[]): Promise<void> {
  try {
    const read = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    const found = await worker.importImages(read);
    for (const notice of found.notices) say(notice);
    say(`${found.name}: ${found.classes} classes are in use now.`);
    await restart({ ...lab.getState().experiment, data: found.fingerprint }, "push");
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

/** Recognises drawings: one example for each class, then a query. Answers with the learner's probabilities after its last step. */
export async function recognise(
  support: PlainExamples,
  query: PlainExamples,
): Promise<Float32Array | undefined> {
  try {
    const paths = await worker.adapt({ support, query });
    return paths.find(({ role }) => role === "learner")?.outputs.at(-1);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}
