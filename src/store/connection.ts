// The page's line to its worker: starts runs, follows what the worker tells, keeps the probe and the kept run up to date.

import type { Remote } from "comlink";
import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { algorithms } from "../algorithms/registry.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { PlainExamples, SampledTask } from "../experiment/shown.ts";
import type { LabCommands, LabEvent } from "../protocol/protocol.ts";
import { readAddress, showInAddress } from "../share/address.ts";
import { writeLink } from "../share/link.ts";
import { findCheckpoint, keepCheckpoint } from "./checkpoints.ts";
import { freshRun, type KnobMark, lab, lastStep } from "./state.ts";

/** The probe is adapted anew at most this often while training. */
const PROBE_INTERVAL_MS = 400;
const SHOWN_TASKS = 6;
/** Changes of one knob that follow each other faster than this are one movement. */
const DRAG_MS = 700;
/** While training the run is kept at most this often. */
const KEEP_INTERVAL_MS = 15_000;

/** The worker; there once `start` was called. */
export let worker: Remote<LabCommands>;
let run = 0;
let strip = 0;
let probedAt = 0;
let probing = false;
let probeWanted = false;
let keptAt = 0;
let markedAt = 0;

/** A message for the person. */
export const say = (text: string) =>
  lab.setState(({ messages }) => ({
    messages: [
      ...messages.filter((item) => item.text !== text),
      { key: `${Date.now()}-${messages.length}`, text },
    ],
  }));
const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
/** Says why work failed, where it did. */
export const guard = (work: Promise<unknown>) => work.catch((error: unknown) => say(wordsOf(error)));

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
export async function restart(experiment: Experiment, history: "push" | "replace" | "none"): Promise<void> {
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
    say(wordsOf(error));
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

/** Samples other tasks for the strip. */
export const sampleMore = (): void => {
  strip += 1;
  void guard(showTasks());
};

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
export async function probe(): Promise<void> {
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
    say(wordsOf(error));
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
    say(`The run cannot be kept in this browser: ${wordsOf(error)}`);
  }
}
