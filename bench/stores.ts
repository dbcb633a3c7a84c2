// npm run bench:stores: learners in place of the preset's on `stores-14days`, on 300 validation shops, beside what the
// ceiling that knows the law of shops and the hierarchical regression are off by on the same. `-- 2` for the third alone.

import { nodeThreads } from "../src/cli/threads.ts";
import { type Experiment, withChoice } from "../src/experiment/experiment.ts";
import { presets } from "../src/experiment/presets/registry.ts";
import type { Options } from "../src/schema/fields.ts";
import { EpisodeRun } from "../src/training/episodes/episodeRun.ts";
import { interval } from "../src/training/measures/interval.ts";
import { openDevice } from "../src/training/session/openDevice.ts";

const SHOPS = 300;

interface Tried {
  readonly id: "maml" | "metaSgd" | "ridge" | "platipus";
  readonly options?: Options;
  readonly training?: Options;
  readonly model?: Options;
  readonly task?: Options;
}

const { experiment } = presets["stores-14days"];
/** Of most of them, in place of the preset's. */
const iterations = (count: number) => ({ outerLearningRate: 0.003, iterations: count });
const INNER = { innerSteps: 5, innerLearningRate: 0.1 };
/** Meta-SGD as in its paper: a weight's rate is the same in every step. */
const SAME = { ratePerStep: false };
const TRIED: readonly Tried[] = [
  { id: "metaSgd" },
  { id: "metaSgd", options: INNER },
  { id: "metaSgd", options: SAME },
  { id: "metaSgd", options: SAME, training: iterations(3000) },
  { id: "metaSgd", options: SAME, training: iterations(3000), model: { hiddenLayers: 1, hiddenUnits: 64 } },
  { id: "metaSgd", options: SAME, training: iterations(2000), task: { query: 90 } },
  { id: "metaSgd", options: { ...INNER, ...SAME }, training: iterations(3000) },
  { id: "metaSgd", options: { ...INNER, ...SAME }, training: iterations(3000), task: { query: 100 } },
  { id: "metaSgd", options: { ...INNER, ...SAME }, training: iterations(6000) },
  { id: "maml", options: INNER, training: iterations(1500) },
  { id: "maml", options: INNER, training: iterations(6000) },
  { id: "maml", options: { innerSteps: 1, innerLearningRate: 0.3 }, training: iterations(3000) },
  { id: "ridge", training: iterations(1500) },
  { id: "ridge", training: iterations(6000) },
  { id: "ridge", training: iterations(3000), model: { hiddenLayers: 1, hiddenUnits: 12 } },
  {
    id: "platipus",
    options: { ...INNER, klWeight: 0.003, conditioningRate: 0.1 },
    training: iterations(1500),
  },
];

function withLearner({ id, options = {}, training = {}, model = {}, task = {} }: Tried): Experiment {
  const same = id === experiment.algorithm.id;
  const other = same ? experiment : withChoice(experiment, "algorithm", id);
  return {
    ...other,
    task: { ...other.task, options: { ...other.task.options, ...task } },
    algorithm: { id, options: { ...other.algorithm.options, ...options } },
    model: { ...other.model, options: { ...other.model.options, ...model } },
    training: { ...other.training, ...training },
    run: { ...other.run, baseline: "none" },
  };
}

const { device } = await openDevice("wasm", nodeThreads);

async function off(run: EpisodeRun, role: string): Promise<readonly number[]> {
  return (await run.measure(role, "validation", SHOPS)).measures.mae!.byTask;
}

const wanted = process.argv[2];
const chosen = wanted === undefined ? TRIED : [TRIED[Number(wanted)]!];
for (const tried of chosen) {
  const learner = withLearner(tried);
  const run = await EpisodeRun.create(learner, device);
  const began = performance.now();
  for (let step = 0; step < Number(learner.training.iterations); step++) await (await run.metaStep()).read();
  const seconds = (performance.now() - began) / 1000;
  const [own, ceiling, hierarchical] = [
    await off(run, "learner"),
    await off(run, "knownLaw"),
    await off(run, "hierarchical"),
  ];
  const more = interval(own).mean / interval(ceiling).mean - 1;
  console.log(
    `${JSON.stringify(tried)}: mean absolute error ${interval(own).mean.toFixed(4)}, ${(100 * more).toFixed(1)}% above the ceiling’s ${interval(ceiling).mean.toFixed(4)}; hierarchical regression ${interval(hierarchical).mean.toFixed(4)}; trained in ${seconds.toFixed(0)} s`,
  );
  run.dispose();
}
device.dispose();
process.exit(0);
