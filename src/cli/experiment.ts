// npm run experiment: trains an experiment without a browser and prints the evaluation that the page would show.

import { writeFileSync } from "node:fs";
import { Command, Option } from "commander";
import { countsInWords, type PartCounts } from "../data/counts.ts";
import type { HalvesChoice } from "../data/images/takeHalves.ts";
import { dataKinds } from "../data/kinds.ts";
import { normalisationOf } from "../experiment/conditions.ts";
import { nameWithRate } from "../experiment/contenders.ts";
import { type Experiment, fieldAt, withOption } from "../experiment/experiment.ts";
import {
  coverageAt,
  differenceOfMeasure,
  inPercent,
  intervalOfMeasure,
  measureOf,
  withInterval,
} from "../experiment/figures.ts";
import { pair, pairs } from "../experiment/pairs.ts";
import { lookedAt } from "../experiment/presets/published.ts";
import { presets } from "../experiment/presets/registry.ts";
import {
  BACKENDS,
  type BackendName,
  type Evaluation,
  type Measured,
  measuresIn,
} from "../experiment/results.ts";
import type { Refusals } from "../experiment/shown.ts";
import { problemWith } from "../schema/fields.ts";
import { sharedFrom } from "../share/named.ts";
import { compareResult } from "../share/result.ts";
import { RUN_FILE_ENDING, writeRunFile } from "../share/runFile.ts";
import type { TaskFamilyMeta } from "../tasks/meta.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { openDevice } from "../training/session/openDevice.ts";
import { inEnglish } from "../words/said.ts";
import { runCommand, tell } from "./command.ts";
import { demandFree, writeExport } from "./export.ts";
import { provideFused } from "./fused.ts";
import { ownData, shippedFor } from "./ownData.ts";
import { nodeThreads } from "./threads.ts";
import { testOf, trainToEnd } from "./train.ts";
import { provideWebGpu } from "./webgpu.ts";

/** Said where a run ended before the iteration of the result that its link brings. */
const NOT_COMPARED = {
  message: "The run ended before the iteration whose result the link brings: there is nothing to compare.",
};

/** Tasks on which “none of these” is fitted, and as many on which it is measured. */
const REFUSAL_TASKS = 300;

interface Flags {
  readonly iterations?: string;
  readonly backend: BackendName;
  readonly data: string[];
  readonly testData: string[];
  readonly halves?: HalvesChoice;
  readonly map?: string;
  readonly export?: string;
  readonly save?: string;
  readonly json?: true;
}

/** @throws Error where the number is none that a link could hold: nobody could open what is kept of such a run. */
function withIterations(experiment: Experiment, iterations: string | undefined): Experiment {
  if (iterations === undefined) return experiment;
  const path = { section: "training", option: "iterations" } as const;
  const count = Number(iterations);
  const problem = problemWith(fieldAt(experiment, path)!, count);
  if (problem !== undefined) throw new Error(`--iterations “${iterations}” ${inEnglish(problem)}.`);
  return withOption(experiment, path, count);
}

/** What is descended, among measures. */
const lossIn = (measured: Measured) =>
  measured[measuresIn(measured).find((id) => measureOf(id).series === "losses") ?? "mse"];

/** The evaluation as printed with --json. */
function printable(evaluation: Evaluation) {
  const { tasks, difference, uncertainty } = evaluation;
  const { bySteps, reward } = lookedAt(evaluation);
  return {
    tasks,
    ...(reward && { reward: pair(reward) }),
    ...(difference && { learnerLess: pairs({ loss: lossIn(difference), accuracy: difference.accuracy }) }),
    ...(uncertainty && {
      uncertainty: {
        samples: uncertainty.samples,
        negativeLogLikelihood: pair(uncertainty.negativeLogLikelihood),
        best: pair(uncertainty.best),
        coverage: uncertainty.coverage.map(({ level, observed }) => ({ level, observed: pair(observed) })),
      },
    }),
    bySteps: bySteps.map(({ step, loss, accuracy }) => ({
      step,
      ...(loss && { loss: pair(loss) }),
      ...(accuracy && { accuracy: pair(accuracy) }),
    })),
  };
}

/** What a contender reached on the test tasks; differences are the learner less it, paired by task. */
const contended = (role: string, label: string, { measures, difference }: Evaluation) => ({
  role,
  label,
  measures: pairs(measures),
  ...(difference && { difference: pairs(difference) }),
});

/** Whether what is measured step by step is told so: of a trial, the whole is. */
const stepwise = ({ task }: Experiment) => taskFamilies[task.id].meta.problem !== "decisions";

async function train(which: string, flags: Flags): Promise<void> {
  const { experiment: shared, expected, ready, sweep } = sharedFrom(which);
  if (ready) tell("The link opens weights that ship with the lab; this command trains new ones.");
  if (sweep) tell("The link lays out a sweep; this command trains the one experiment that it varies.");
  const asked = withIterations(shared, flags.iterations);
  const own = await ownData(asked, flags, tell);
  const experiment = own?.experiment ?? asked;
  // Before hours of training, not after them.
  if (flags.export !== undefined) demandFree(flags.export);
  if (flags.backend === "webgpu") provideWebGpu();
  if (flags.backend === "fused") provideFused();
  const opened = await openDevice(flags.backend, nodeThreads);
  let refusals: Refusals | undefined;
  const drawnOn = own?.data ?? shippedFor(experiment);
  const { record, saved } = await trainToEnd(experiment, opened, drawnOn, async (run, told) => {
    if (flags.export !== undefined) await writeExport(flags.export, run, opened.device, told, drawnOn);
    if (run.kind === "episodes" && run.sampler.outOfScope)
      refusals = await run.refusals("learner", REFUSAL_TASKS);
  });
  if (flags.save !== undefined)
    writeFileSync(flags.save, writeRunFile([{ record, saved, name: "", note: "", starred: false }]));
  const { contenders, iteration: iterations, reason } = record;
  const seconds = record.trainingMs / 1000;
  const evaluations = new Map(contenders.map(({ role }) => [role, testOf(record, role)]));
  tell(`Trained: ${reason}. Tested on ${evaluations.get("learner")!.tasks} tasks.`);
  const { name: backend, device: description } = record.backend;
  const verdict = expected && compareResult(expected, record.losses.values, [backend]);
  const verdictOf = verdict ?? NOT_COMPARED;
  const { data } = record;
  // JSON has no word for what is no number: it writes null, and why stands here.
  const notices = [...(data?.notices ?? []), ...record.notices].map(inEnglish);
  const { data: kindId }: TaskFamilyMeta = taskFamilies[experiment.task.id].meta;
  const kind = kindId && dataKinds[kindId];
  const result = {
    experiment,
    ...(data && {
      data: {
        ...own?.said,
        name: own?.name ?? kind?.shipped?.of(experiment.task.options).label,
        ...data.counts,
      },
    }),
    backend,
    device: inEnglish(description),
    iterations,
    seconds,
    metaStepsPerSecond: iterations / seconds,
    ...(notices.length > 0 && { notices }),
    evaluation: printable(evaluations.get("learner")!),
    contenders: contenders.map((contender) =>
      contended(
        contender.role,
        inEnglish(nameWithRate(contender, experiment)),
        evaluations.get(contender.role)!,
      ),
    ),
    ...(refusals && {
      noneOfThese: {
        threshold: refusals.threshold,
        tasks: refusals.tasks,
        rightlyRefused: pair(refusals.rightly),
        wronglyRefused: pair(refusals.wrongly),
      },
    }),
    ...(expected && { shared: { ...expected, ...(verdict ?? NOT_COMPARED) } }),
    ...(contenders.length > 1 && {
      others: Object.fromEntries(
        contenders.slice(1).map((contender) => [
          contender.role,
          {
            label: inEnglish(nameWithRate(contender, experiment)),
            ...printable(evaluations.get(contender.role)!),
          },
        ]),
      ),
    }),
  };
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  const normalisation = normalisationOf(experiment);
  process.stdout.write(
    `${iterations} iterations in ${seconds.toFixed(1)} s on ${backend} (${description})${normalisation ? `, ${normalisation} normalisation` : ""}\n`,
  );
  if (data && kind) {
    const inWords = (part: PartCounts) => countsInWords(part, kindId!);
    const name = own
      ? `${own.name} (fingerprint ${experiment.data})`
      : kind.shipped!.of(experiment.task.options).label;
    process.stdout.write(
      `On ${name}: trained on ${inWords(data.counts.training)}; validated on ${inWords(data.counts.validation)}; tested on ${inWords(data.counts.test)}\n`,
    );
  }
  if (expected) process.stdout.write(`${inEnglish(verdictOf.message)}\n`);
  for (const contender of contenders) {
    const evaluation = evaluations.get(contender.role)!;
    process.stdout.write(`\n${nameWithRate(contender, experiment)}, ${evaluation.tasks} test tasks\n`);
    const { difference } = evaluation;
    if (difference) {
      const words = measuresIn(difference).map(
        (id) => `${measureOf(id).label} ${differenceOfMeasure(id, difference[id]!, 1)}`,
      );
      process.stdout.write(`  the learner less it, paired by task: ${words.join("   ")}\n`);
    }
    const { uncertainty } = evaluation;
    if (uncertainty) {
      const { samples, negativeLogLikelihood, best } = uncertainty;
      const within = (level: number) =>
        `${(100 * coverageAt(uncertainty, level)).toFixed(1)}% in the ${100 * level}% band`;
      process.stdout.write(
        `  negative log likelihood ${withInterval(negativeLogLikelihood, 3)}   ${within(0.5)}, ${within(0.9)}   best of ${samples} ${withInterval(best, 4)}\n`,
      );
    }
    const inWords = (measured: Measured) =>
      measuresIn(measured)
        .map((id) => `${measureOf(id).label} ${intervalOfMeasure(id, measured[id]!, 1)}`)
        .join("   ");
    const { bySteps, measures } = evaluation;
    for (const { step, measures } of stepwise(experiment) ? bySteps : [])
      process.stdout.write(`  step ${String(step).padStart(2)}   ${inWords(measures)}\n`);
    // What is looked at after the trained steps alone.
    const rest = Object.fromEntries(
      Object.entries(measures).filter(([id]) => !stepwise(experiment) || !(id in bySteps[0]!.measures)),
    );
    if (Object.keys(rest).length > 0) process.stdout.write(`  ${inWords(rest)}\n`);
  }
  if (refusals)
    process.stdout.write(
      `\n“None of these” below ${(100 * refusals.threshold).toFixed(1)}% (fitted on ${refusals.tasks} validation tasks), on ${refusals.tasks} test tasks: ${inPercent(refusals.rightly, 1)} refused of what belongs to no class of a task, ${inPercent(refusals.wrongly, 1)} of what belongs to one\n`,
    );
}

const program = new Command("experiment")
  .argument("<preset or link>", `one of ${Object.keys(presets).join(", ")}, or a shared link`)
  .option("--iterations <n>", "train for n meta-steps instead of the experiment's own number")
  .addOption(new Option("--backend <name>", "what computes").choices(BACKENDS).default("wasm"))
  .option(
    "--data <file...>",
    "your own data: zips of images, or tables (CSV, TSV, JSON lines, JSON, Parquet, in a zip or gzip too)",
    [],
  )
  .option(
    "--map <file>",
    "what each column of a table is for, as JSON (docs/tables.md); without it by the columns' names, where they leave nothing open",
  )
  .option("--test-data <zip...>", "zips of images to test on; classes that --data holds too are left out", [])
  .addOption(
    new Option(
      "--halves <how>",
      "zips or folders named train, test and the like: honour that split, or join its parts and divide the set anew by group; by default honour, or join where the parts, or two zips, hold the same classes",
    ).choices(["honour", "join"]),
  )
  .option(
    "--export <folder or zip>",
    "write the trained learner there: weights, model card, a program that predicts (docs/export.md)",
  )
  .option(
    "--save <file>",
    `keep the run as a file (${RUN_FILE_ENDING}), which the page's table of runs opens`,
  )
  .option("--json", "print one JSON object and nothing else")
  .action((which: string, flags: Flags) => train(which, flags));

await runCommand(program);
