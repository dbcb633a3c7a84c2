// npm run bench:cold-start: the recommendation presets on all users of MovieLens latest-small, each tested once over
// five divisions, with three seeds; differences paired by user. `-- ratings-movielens-5` for one preset alone.

import { biasPredictor, chooseDamping, itemBiases } from "../src/baselines/ratings/bias.ts";
import { coldStartTasks, ratingsByUser, scoreColdStart } from "../src/baselines/ratings/coldStart.ts";
import { shippedFor } from "../src/cli/ownData.ts";
import { nodeThreads } from "../src/cli/threads.ts";
import { ENOUGH, type Ratings } from "../src/data/ratings/ratings.ts";
import { Random } from "../src/engine/random.ts";
import { type Experiment, withChoice, withOption } from "../src/experiment/experiment.ts";
import { signedInterval, withInterval } from "../src/experiment/figures.ts";
import { type PresetId, presets } from "../src/experiment/presets/registry.ts";
import type { ByMeasure, MeasureId } from "../src/measures/registry.ts";
import type { Options } from "../src/schema/fields.ts";
import { divideUsers } from "../src/tasks/ratings/division.ts";
import { EpisodeRun } from "../src/training/episodes/episodeRun.ts";
import type { Aggregated } from "../src/training/measures/aggregate.ts";
import { interval } from "../src/training/measures/interval.ts";
import { openDevice } from "../src/training/session/openDevice.ts";
import { inEnglish } from "../src/words/said.ts";

const DIVISIONS = [1, 2, 3, 4, 5];
const SEEDS = [1, 2, 3];
const EVERYONE = 1000;
const QUERIES = 10;
/** Other learners on the same tasks and model, rates chosen among a few on validation users. */
const OTHERS: readonly { readonly id: "anil" | "maml" | "reptile" | "metaSgd"; readonly options: Options }[] =
  [
    { id: "anil", options: { innerSteps: 5, innerLearningRate: 0.03 } },
    { id: "maml", options: { innerSteps: 5, innerLearningRate: 0.03 } },
    { id: "metaSgd", options: {} },
    { id: "reptile", options: { innerSteps: 5, innerLearningRate: 0.01 } },
  ];
const BEFORE = "before meta-training";
const UNTUNED = "Joint pretraining, not fine-tuned";
const PLAIN = "User and item bias, items alone";

const { device } = await openDevice("wasm", nodeThreads);

/** Values of one measure by contender, then by division and user, one of each seed. */
class Found {
  readonly #values = new Map<string, Map<string, number[]>>();
  add(who: string, division: number, values: readonly number[]): void {
    const own = this.#values.get(who) ?? new Map<string, number[]>();
    this.#values.set(who, own);
    values.forEach((value, user) => {
      const key = `${division} ${user}`;
      own.set(key, [...(own.get(key) ?? []), value]);
    });
  }
  get contenders(): string[] {
    return [...this.#values.keys()];
  }
  /** One value a user: seeds averaged, for they are no users. */
  of(who: string): number[] {
    return [...this.#values.get(who)!.values()].map(
      (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
    );
  }
}

/** Squared errors of the bias whose item biases look at items alone, as `bench:ratings` has it. */
function plainBias(data: Ratings, division: number, shots: number): number[] {
  const lot = new Random(1);
  const users = ratingsByUser(data, lot.split("seconds"));
  const divided = divideUsers(users, { enough: ENOUGH, division }, lot.split("users"));
  const of = (side: "training" | "few" | "validation" | "test") =>
    divided[side].map(({ ratings }) => ratings);
  const training = [...of("training"), ...of("few")];
  const items = data.items.ids.length;
  const damping = chooseDamping(training, coldStartTasks(of("validation"), shots), items);
  const biases = itemBiases(training, items, damping.item);
  const test = coldStartTasks(of("test"), shots);
  const { squaredErrors } = scoreColdStart(biasPredictor(biases, damping.user), test, biases.counts);
  return Array.from(squaredErrors, (squared) => squared / QUERIES);
}

/** Trains an experiment in every division with every seed, and measures those of its contenders that are wanted. */
async function train(
  experiment: Experiment,
  name: string,
  found: Map<MeasureId, Found>,
  others: boolean,
): Promise<void> {
  const data = shippedFor(experiment) as Ratings;
  for (const division of DIVISIONS) {
    for (const seed of SEEDS) {
      const divided = withOption(experiment, { section: "task", option: "division" }, division);
      const run = await EpisodeRun.create(
        withOption(divided, { section: "run", option: "seed" }, seed),
        device,
        data,
      );
      const keep = (label: string, measures: ByMeasure<Aggregated>) => {
        for (const [id, { byTask }] of Object.entries(measures) as [MeasureId, Aggregated][]) {
          const of = found.get(id) ?? new Found();
          found.set(id, of);
          of.add(label, division, byTask);
        }
      };
      const measure = async (role: string, label: string) => {
        const { measures, bySteps } = await run.measure(role, "test", EVERYONE);
        keep(label, measures);
        // What pretraining alone is worth, without the fine-tuning that its rival has too.
        if (role === "pretrained") keep(UNTUNED, bySteps[0]!);
      };
      if (others) await measure("learner", `${name}, ${BEFORE}`);
      for (let step = 0; step < Number(experiment.training.iterations); step++)
        await (await run.metaStep()).read();
      await measure("learner", name);
      if (others)
        // Seeds make no difference to what does not learn.
        for (const { role, label, learns } of run.contenders)
          if (role !== "learner" && (learns || seed === SEEDS[0])) await measure(role, inEnglish(label));
      run.dispose();
    }
    if (others && experiment.task.options.target === "rating")
      found
        .get("mse")!
        .add(PLAIN, division, plainBias(data, division, Number(experiment.task.options.shots)));
  }
}

async function table(id: PresetId): Promise<void> {
  const { experiment } = presets[id];
  const found = new Map<MeasureId, Found>();
  await train(experiment, "Ridge head", found, true);
  if (experiment.task.options.target === "rating")
    for (const { id: algorithm, options } of OTHERS) {
      const other = withChoice(experiment, "algorithm", algorithm);
      const chosen = { id: algorithm, options: { ...other.algorithm.options, ...options } };
      const model = { ...other.model, options: { ...other.model.options, spread: 0.3 } };
      const run = { ...other.run, baseline: "none" };
      // What the algorithm wants of training otherwise is the algorithm's own.
      await train({ ...other, algorithm: chosen, model, run }, algorithm, found, false);
    }
  const ids = [...found.keys()].filter((measure) => measure !== "rmse");
  console.log(`\n### ${id}\n`);
  console.log(`| | RMSE | ${ids.map((measure) => `${measure} | Ridge head less this`).join(" | ")} |`);
  console.log(`|---|---|${ids.map(() => "---|---").join("|")}|`);
  for (const who of found.get("mse")!.contenders) {
    const cells = ids.map((measure) => {
      const of = found.get(measure)!;
      if (!of.contenders.includes(who)) return " | ";
      const [learner, own] = [of.of("Ridge head"), of.of(who)];
      const difference = interval(learner.map((value, user) => value - own[user]!));
      return `${withInterval(interval(own), 4)} | ${who === "Ridge head" ? "" : signedInterval(difference, 4)}`;
    });
    const squares = found.get("mse")!;
    const rmse = squares.contenders.includes(who) ? Math.sqrt(interval(squares.of(who)).mean).toFixed(4) : "";
    console.log(`| ${who} | ${rmse} | ${cells.join(" | ")} |`);
  }
}

const wanted = process.argv[2];
for (const id of Object.keys(presets) as PresetId[])
  if (wanted === undefined ? id.startsWith("ratings-") : id === wanted) await table(id);
device.dispose();
process.exit(0);
