// Everything that leaves the lab with a trained learner: files by their paths, and one zip of them.

import { strToU8, zipSync } from "fflate";
import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { algorithms } from "../algorithms/registry.ts";
import type { TaskData } from "../data/kinds.ts";
import type { Device } from "../engine/backend/device.ts";
import { optimisers } from "../engine/optimisers.ts";
import { normalisationOf } from "../experiment/conditions.ts";
import { type RunRecord, recordUpTo } from "../experiment/record.ts";
import type { SavedRun } from "../experiment/results.ts";
import type { SampledTask } from "../experiment/shown.ts";
import type { HostParameters } from "../models/model.ts";
import type { WrittenInputs } from "../tasks/family.ts";
import type { TaskFamilyMeta } from "../tasks/meta.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { DEFAULT_GRAMS } from "../tasks/text/grams.ts";
import type { SomeRun } from "../training/createRun.ts";
import type { EpisodeRun } from "../training/episodes/episodeRun.ts";
import { modelCard } from "./card.ts";
import { exampleTables } from "./examples.ts";
import { layersModel } from "./layersModel.ts";
import {
  FEATURES,
  FILES,
  FORM,
  FORM_VERSION,
  type InputsInFile,
  inOwnUnits,
  type LearnerFile,
  type PortableLearner,
} from "./learnerFile.ts";
import { csvOf, shortest } from "./numbers.ts";
import { scriptFiles, withoutScript } from "./pytorch/script.ts";
import { readmeOf } from "./readme.ts";
import { lossesCsv, resultsCsv, resultsJson } from "./results.ts";
import { writeSafetensors } from "./safetensors.ts";

/** Files by path. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** What is taken away. */
export interface Taken {
  readonly run: SomeRun;
  /** That on which it runs. */
  readonly device: Device;
  readonly record: RunRecord;
  /** The experiment as a link. */
  readonly link: string;
  /** The program that answers tables (predictor/bundle.ts). */
  readonly program: string;
  /** What its tasks draw on, where they draw on data. */
  readonly data: TaskData | undefined;
  /** The run as a page that replays it (replay/). */
  readonly replay: string;
  /** The task that is taken along as an example; the first that the page shows where it is absent. */
  readonly example?: SampledTask | undefined;
}

/** What cannot be asked by tables, in whole sentences. */
const WITHOUT = {
  trials: "It plays trials: it learns by acting, and there is no support set to hand it in a table.",
  items:
    "What it learns from is drawn beside what a person likes, by lot from the whole catalogue, so that a table of known examples does not say all that it would be given in the lab.",
} as const;

/** How inputs are written. @returns `undefined` where no table can say them. */
function inputsOf(
  meta: TaskFamilyMeta,
  shape: readonly number[],
  written: WrittenInputs | undefined,
): InputsInFile | undefined {
  if (written?.kind === "numbers") return { kind: "numbers", columns: written.columns };
  if (written && "settings" in written) return { kind: written.kind, settings: written.settings };
  if (written) return { kind: written.kind };
  if (meta.inputs === "image") return { kind: "image" };
  if (meta.inputs !== "features") return undefined;
  return { kind: "numbers", columns: Array.from({ length: shape[0]! }, (_, place) => `x${place + 1}`) };
}

/** The learner of a run apart from its weights. */
export function portableOf(run: EpisodeRun, inputs: InputsInFile): PortableLearner {
  const { algorithm, model, run: options } = run.experiment;
  const { sampler } = run;
  const meta: AlgorithmMeta = algorithms[algorithm.id].meta;
  const { problem, inputShape, outputs, trainingClasses, items } = sampler;
  if (problem === "decisions") throw new Error(WITHOUT.trials);
  return {
    algorithm: { id: algorithm.id, options: algorithm.options },
    model,
    problem,
    inputShape,
    outputs,
    trainingClasses,
    ...(items !== undefined && { items }),
    anyWays: meta.anyWays,
    steps: run.answersAfter("learner"),
    seed: Number(options.seed),
    inputs,
  };
}

/** Names under which optimisers keep their state of a parameter. */
const STATE = [...new Set(Object.values(optimisers).flatMap(({ state }) => [...state]))];

/** The learner's weights alone, without what its optimiser holds beside them. */
const weightsOf = ({ learners }: SavedRun): HostParameters => {
  const { tensors } = learners.find(([role]) => role === "learner")![1];
  return Object.fromEntries(
    Object.entries(tensors).filter(([name]) => !STATE.some((kind) => name.startsWith(`${kind}:`))),
  );
};

/** What the lab answers to the example: values in units of the data, or each class's probability. */
async function exampleAnswers(
  run: EpisodeRun,
  { support, query }: SampledTask,
  { inputShape, steps, inputs }: PortableLearner,
  classes: readonly string[],
): Promise<string> {
  const width = support.y.length / support.count;
  const task = { tasks: 1, inputShape, outputs: width, support, query };
  const { outputs } = await run.predict("learner", task);
  const found = outputs[steps]!;
  // Whose tables are in units answers in them; any other answers as the learner does.
  const answers = inOwnUnits(inputs) ? (run.sampler.leaving?.inUnits(task, found) ?? found) : found;
  return csvOf([
    classes.length > 0 ? classes.map((name) => `p(${name})`) : ["prediction"],
    ...Array.from({ length: query.count }, (_, row) =>
      Array.from(answers.subarray(row * width, (row + 1) * width), shortest),
    ),
  ]);
}

/** What `features.safetensors` and `vocabulary.json` hold of the inputs. */
function featuresOf(written: WrittenInputs | undefined): Files {
  if (written?.kind === "text") {
    const { inverse } = written;
    const tensors = { [FEATURES.inverse]: { values: inverse, shape: [inverse.length] } };
    const grams = { ...DEFAULT_GRAMS, buckets: `${inverse.length}` };
    return { [FILES.features]: writeSafetensors(tensors, { grams: JSON.stringify(grams) }) };
  }
  if (written?.kind !== "item") return {};
  const { ids, titles, rows } = written;
  const tensors = { [FEATURES.rows]: { values: rows, shape: [ids.length, rows.length / ids.length] } };
  return {
    [FILES.features]: writeSafetensors(tensors),
    [FILES.vocabulary]: strToU8(`${JSON.stringify({ ids, titles })}\n`),
  };
}

/** The network in formats of others: its initial weights for tfjs, and adapted to the example as ONNX. */
async function otherFormats(
  learner: PortableLearner,
  weights: HostParameters,
  { support }: SampledTask,
  classes: readonly string[],
  { device, record: { build } }: Taken,
): Promise<Files> {
  // Of a learner that samples the weights are those of no one network.
  const { samples }: AlgorithmMeta = algorithms[learner.algorithm.id].meta;
  const layers = samples ? undefined : layersModel(learner, weights, build);
  const files = layers && { [FILES.layers]: strToU8(layers.json), [FILES.layersWeights]: layers.weights };
  if (normalisationOf(learner) === "transductive") return { ...files };
  const { adaptedOnnx } = await import("./adaptedOnnx.ts");
  const batch = { support, outputs: support.y.length / support.count };
  return { ...files, [FILES.onnx]: await adaptedOnnx(learner, weights, batch, classes, device, build) };
}

/** The files of a learner that answers tables, beside those that every export has. */
async function programFiles(
  run: EpisodeRun,
  learner: PortableLearner,
  written: WrittenInputs | undefined,
  weights: HostParameters,
  taken: Taken,
): Promise<Files> {
  const { program, example = run.sampleTasks(0, 1)[0]! } = taken;
  const { classes, support, query } = exampleTables(example, learner, written);
  const scripts = { test: "node predict.mjs --check", predict: "node predict.mjs" };
  const manifest = {
    name: "innerloop-learner",
    private: true,
    type: "module",
    engines: { node: ">=20" },
    scripts,
  };
  return {
    "predict.mjs": strToU8(program),
    "package.json": strToU8(`${JSON.stringify(manifest, undefined, 2)}\n`),
    ...featuresOf(written),
    ...(await otherFormats(learner, weights, example, classes, taken)),
    [FILES.exampleSupport]: strToU8(support),
    [FILES.exampleQuery]: strToU8(query),
    [FILES.exampleAnswers]: strToU8(await exampleAnswers(run, example, learner, classes)),
  };
}

/**
 * Everything that leaves the lab with a trained learner.
 * @throws Error, a whole sentence, where the record is not of the run as it stands.
 */
export async function takeAway(taken: Taken): Promise<Files> {
  const { run, record, link } = taken;
  const saved = await run.save();
  if (record.losses.length < saved.iteration)
    throw new Error(
      `The record ends at meta-step ${record.losses.length}, the run stands at ${saved.iteration}: pause first.`,
    );
  const told = recordUpTo(record, saved.iteration);
  const { meta } = taskFamilies[run.experiment.task.id];
  const written = run.kind === "episodes" ? run.sampler.written?.() : undefined;
  const inputs = run.kind === "episodes" ? inputsOf(meta, run.sampler.inputShape, written) : undefined;
  const learner = run.kind === "episodes" && inputs ? portableOf(run, inputs) : undefined;
  const weights = weightsOf(saved);
  const file: LearnerFile = {
    form: FORM,
    version: FORM_VERSION,
    build: record.build,
    iteration: saved.iteration,
    link,
    experiment: run.experiment,
    ...(learner ? { learner } : { without: run.kind === "trials" ? WITHOUT.trials : WITHOUT.items }),
  };
  const files: Record<string, Uint8Array> = {
    [FILES.card]: strToU8(modelCard(told, file)),
    [FILES.experiment]: strToU8(`${JSON.stringify(file, undefined, 2)}\n`),
    [FILES.weights]: writeSafetensors(weights, { build: record.build, link }),
    "results.csv": strToU8(resultsCsv(told)),
    "results.json": strToU8(resultsJson(told)),
    "losses.csv": strToU8(lossesCsv(told)),
    [FILES.replay]: strToU8(taken.replay),
    ...(run.kind === "episodes" && learner && (await programFiles(run, learner, written, weights, taken))),
    ...(learner && (await scriptFiles(record, learner, taken.data, link))),
  };
  return { "README.md": strToU8(readmeOf(file, Object.keys(files), withoutScript(record))), ...files };
}

/** Files as one zip. Compressing weights gains little, and arrays are compressed: they are stored. */
export const zipOf = (files: Files): Uint8Array<ArrayBuffer> =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, bytes]) => [
        path,
        [bytes, { level: /\.(safetensors|npz)$/.test(path) ? 0 : 6 }],
      ]),
    ),
  ).slice();
