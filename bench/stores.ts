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
  readonly id: "maml" | "anil" | "metaSgd" | "reptile" | "ridge" | "platipus";
  readonly options?: Options;
  readonly training?: Options;
  readonly model?: Options;
}

const { experiment } = presets["stores-14days"];
const TRIED: readonly Tried[] = [
  { id: "ridge" },
  { id: "ridge", model: { hiddenUnits: 20 } },
  { id: "maml", options: { innerSteps: 1, innerLearningRate: 0.1 } },
  { id: "maml", options: { innerSteps: 5, innerLearningRate: 0.1 } },
  { id: "maml", options: { innerSteps: 5, innerLearningRate: 0.3 } },
  { id: "maml", options: { innerSteps: 10, innerLearningRate: 0.2 } },
  { id: "anil", options: { innerSteps: 5, innerLearningRate: 0.1 } },
  { id: "metaSgd", options: { innerSteps: 5, innerLearningRate: 0.1 } },
  { id: "reptile", options: { innerSteps: 5, innerLearningRate: 0.1 } },
  {
    id: "platipus",
    options: { innerSteps: 5, innerLearningRate: 0.1, klWeight: 0.003, conditioningRate: 0.1 },
  },
];

function withLearner({ id, options = {}, training = {}, model = {} }: Tried): Experiment {
  const other = withChoice({ ...experiment, beside: [] }, "algorithm", id);
  return {
    ...other,
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
