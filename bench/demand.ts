// npm run bench:demand: the inventory presets on all products of UCI Sales Transactions Weekly, each tested once over
// five divisions; differences paired by product. `-- demand-weekly-8` for one preset alone; after it `poisson` for
// orders as if sales scattered as a Poisson's do, `retail` for these in weeks that training has seen of other products
// (RETAIL.md, section 3), `choose` for other learners on validation tasks.

import { shippedFor } from "../src/cli/ownData.ts";
import { nodeThreads } from "../src/cli/threads.ts";
import type { Sales } from "../src/data/sales/sales.ts";
import { type Experiment, withChoice, withOption } from "../src/experiment/experiment.ts";
import { signedInterval, withInterval } from "../src/experiment/figures.ts";
import { type PresetId, presets } from "../src/experiment/presets/registry.ts";
import type { Options } from "../src/schema/fields.ts";
import type { Split } from "../src/tasks/episode.ts";
import { EpisodeRun } from "../src/training/episodes/episodeRun.ts";
import { interval } from "../src/training/measures/interval.ts";
import { openDevice } from "../src/training/session/openDevice.ts";
import { inEnglish } from "../src/words/said.ts";

const DIVISIONS = [1, 2, 3, 4, 5];
const EVERY_PRODUCT = 1000;
const LEARNER = "the learner";
const MEAN = "Mean of the weeks known";
/** Learners that were tried in place of the preset's. */
const OTHERS: readonly {
  readonly id: "maml" | "anil" | "metaSgd" | "reptile" | "ridge";
  readonly options: Options;
}[] = [
  { id: "maml", options: { innerSteps: 1, innerLearningRate: 0.01 } },
  { id: "maml", options: { innerSteps: 5, innerLearningRate: 0.03 } },
  { id: "anil", options: { innerSteps: 5, innerLearningRate: 0.03 } },
  { id: "metaSgd", options: {} },
  { id: "reptile", options: { innerSteps: 5, innerLearningRate: 0.01 } },
  { id: "ridge", options: { regularisation: 10 } },
  { id: "ridge", options: { regularisation: 100 } },
];

const { device } = await openDevice("wasm", nodeThreads);

/** What contenders are worth, product by product. */
type ByProduct = Record<"cost" | "wape", number[]>;

/** Trains in every division, and measures those of its contenders that are wanted on all products of a side. */
async function measured(
  experiment: Experiment,
  split: Split,
  alone: boolean,
): Promise<Map<string, ByProduct>> {
  const found = new Map<string, ByProduct>();
  for (const division of DIVISIONS) {
    const divided = withOption(experiment, { section: "task", option: "division" }, division);
    const run = await EpisodeRun.create(divided, device, shippedFor(experiment) as Sales);
    const wanted = run.contenders.filter(({ role }) => !alone || role === "learner");
    const measure = async (who: string, role: string) => {
      const { measures } = await run.measure(role, split, EVERY_PRODUCT);
      const of = found.get(who) ?? { cost: [], wape: [] };
      found.set(who, of);
      of.cost.push(...measures.cost!.byTask);
      of.wape.push(...measures.wape!.byTask);
    };
    if (!alone) await measure(`${LEARNER}, before meta-training`, "learner");
    for (let step = 0; step < Number(experiment.training.iterations); step++)
      await (await run.metaStep()).read();
    for (const { role, label } of wanted)
      await measure(role === "learner" ? LEARNER : inEnglish(label), role);
    run.dispose();
  }
  return found;
}

/** In what a table departs from the preset's tasks. */
const WAYS: Readonly<Record<string, Options>> = {
  fitted: {},
  poisson: { spread: "poisson" },
  retail: { spread: "poisson", apart: "product" },
};

async function table(id: PresetId, how: string): Promise<void> {
  const way = WAYS[how];
  if (way === undefined) throw new Error(`“${how}” is none of ${Object.keys(WAYS).join(", ")}, choose.`);
  const { experiment } = presets[id];
  const { task } = experiment;
  const changed = { ...experiment, task: { ...task, options: { ...task.options, ...way } } };
  const found = await measured(changed, "test", false);
  const learner = found.get(LEARNER)!;
  const mean = found.get(MEAN)!;
  /** One less another, in percent of the other. */
  const less = (one: ByProduct, other: ByProduct) => {
    const difference = interval(one.cost.map((value, product) => value - other.cost[product]!));
    const share = 100 / interval(other.cost).mean;
    return `${signedInterval({ mean: share * difference.mean, ci95: share * difference.ci95! }, 1)}%`;
  };
  console.log(`\n### ${id}, ${how}\n`);
  console.log("| | WAPE | cost of a week | this less the mean | the learner less this |");
  console.log("|---|---|---|---|---|");
  for (const [who, own] of found) {
    const cells = [
      interval(own.wape).mean.toFixed(3),
      withInterval(interval(own.cost), 3),
      who === MEAN ? "" : less(own, mean),
      who === LEARNER ? "" : less(learner, own),
    ];
    console.log(`| ${who} | ${cells.join(" | ")} |`);
  }
}

async function choose(id: PresetId): Promise<void> {
  const { experiment } = presets[id];
  for (const { id: algorithm, options } of OTHERS) {
    const other = withChoice(experiment, "algorithm", algorithm);
    const chosen = { id: algorithm, options: { ...other.algorithm.options, ...options } };
    const run = { ...other.run, baseline: "none" };
    const found = await measured({ ...other, algorithm: chosen, run }, "validation", true);
    const { cost } = found.get(LEARNER)!;
    console.log(
      `${id} ${algorithm} ${JSON.stringify(options)}: ${interval(cost).mean.toFixed(3)} on validation tasks`,
    );
  }
}

const [wanted, how = "fitted"] = process.argv.slice(2);
for (const id of Object.keys(presets) as PresetId[])
  if (wanted === undefined ? id.startsWith("demand-") : id === wanted)
    await (how === "choose" ? choose(id) : table(id, how));
device.dispose();
process.exit(0);
