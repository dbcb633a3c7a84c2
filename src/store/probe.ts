// The task that is looked at: drawn, adapted to with the weights of the moment, played.

import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { algorithms } from "../algorithms/registry.ts";
import type { PlainExamples, SampledTask } from "../experiment/shown.ts";
import type { AdaptRequest } from "../protocol/protocol.ts";
import { worker } from "./line.ts";
import { guard } from "./messages.ts";
import { lab, lastStep, SIDE_BY_SIDE } from "./state.ts";
import { widened } from "./widened.ts";

/** The probe is adapted anew at most this often while training. */
const PROBE_INTERVAL_MS = 400;
const SHOWN_TASKS = 6;

let strip = 0;
let probedAt = 0;
let probing = false;
let wanted = false;

/** Samples other tasks for the strip. */
export const sampleMore = (): void => {
  strip += 1;
  void guard(showTasks());
};

/** The first tasks of a run that has just begun to stand, and the step at which they are best looked at. */
export async function showFirstTasks(): Promise<void> {
  strip = 0;
  await showTasks();
  const { experiment, trials } = lab.getState();
  const meta: AlgorithmMeta = algorithms[experiment.algorithm.id].meta;
  // A metric learner takes no steps: then as far as its baselines go.
  const trained = meta.trainedSteps(experiment.algorithm.options) || lastStep(lab.getState());
  lab.setState({ shownStep: trials[0]?.actions.length ?? Math.max(1, trained) });
}

/** Tasks on a line with the one first whose points lie farthest apart: no two of them are taken for one. */
function clearestFirst(tasks: readonly SampledTask[]): readonly SampledTask[] {
  if (tasks[0]?.description.kind !== "function") return tasks;
  const gaps = tasks.map(({ support }) => {
    const x = support.x.toSorted();
    return Math.min(...x.slice(1).map((at, index) => at - x[index]!));
  });
  const clearest = gaps.indexOf(Math.max(...gaps));
  return [tasks[clearest]!, ...tasks.toSpliced(clearest, 1)];
}

async function showTasks(): Promise<void> {
  const id = lab.getState().record?.id;
  const tasks = clearestFirst(await worker.sampleTasks(strip, SHOWN_TASKS));
  if (id !== lab.getState().record?.id) return;
  lab.setState({ tasks, probe: 0, ownSupport: undefined, paths: [], trials: [], inside: undefined });
  await probe();
}

/** Where a picture shows predictions: over the whole of a line or a plane, at all prices, or at the queries. */
export function shownAt({ description, query }: SampledTask): PlainExamples {
  if (description.kind === "function") return { ...description.truth, count: description.truth.x.length };
  if (description.kind === "plane") return { ...description.truth, count: description.side ** 2 };
  if (description.kind === "prices") {
    const { inputs: x, truth, prices } = description;
    return { x, y: truth ?? new Float32Array(prices.length).fill(Number.NaN), count: prices.length };
  }
  return query;
}

/** Queries whose targets are as wide as those of a support set with more classes. */
const withTargets = (query: PlainExamples, outputs: number): PlainExamples =>
  query.y.length === query.count * outputs
    ? query
    : { ...query, y: widened(query.y, query.y.length / query.count, outputs) };

/** Adapts anew unless that was done a moment ago. */
export const probeNowAndThen = (): void => {
  if (performance.now() - probedAt > PROBE_INTERVAL_MS) void probe();
};

/** Adapts all learners to the probe with the weights of this moment; the latest wish wins. */
export async function probe(): Promise<void> {
  wanted = true;
  if (probing) return;
  probing = true;
  while (wanted) {
    wanted = false;
    await guard(probeOnce());
    probedAt = performance.now();
  }
  probing = false;
}

/** What is asked of a learner at a task, with the person's own points where there are some: what the picture shows, unless told otherwise. */
export function requestOf(
  task: SampledTask,
  own: PlainExamples | undefined,
  query = shownAt(task),
): AdaptRequest {
  const support = own ?? task.support;
  return { support, query: withTargets(query, support.y.length / support.count) };
}

async function probeOnce(): Promise<void> {
  const { record, tasks, probe: index, ownSupport } = lab.getState();
  const task = tasks[index];
  if (record === undefined || task === undefined) return;
  const stands = () => lab.getState().record?.id === record.id && lab.getState().tasks === tasks;
  if (task.description.kind === "decisions") {
    const trials = await worker.playTrial(strip, SHOWN_TASKS, index);
    if (stands()) lab.setState({ trials });
    return;
  }
  if ((ownSupport ?? task.support).count === 0) return;
  const request = requestOf(task, ownSupport);
  const paths = await worker.adapt(request);
  const { shown }: AlgorithmMeta = algorithms[record.current.algorithm.id].meta;
  const shownParameters = shown ? await worker.parameters(shown.prefix) : {};
  if (stands()) lab.setState({ paths, shownParameters });
  const { looking, shownRole } = lab.getState();
  if (!looking || !stands()) return;
  const role = shownRole === SIDE_BY_SIDE ? "learner" : shownRole;
  const inside = await worker.inside(request, role);
  if (stands() && lab.getState().looking) lab.setState({ inside });
}
