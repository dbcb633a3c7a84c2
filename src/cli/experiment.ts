// npm run experiment: trains an experiment without a browser and prints the evaluation that the page would show.

import { Command, Option } from "commander";
import { normalisationOf } from "../experiment/conditions.ts";
import { nameWithRate } from "../experiment/contenders.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { coverageAt, inPercent, withInterval } from "../experiment/figures.ts";
import { presets } from "../experiment/presets/registry.ts";
import type { BackendName, Evaluation, Interval } from "../experiment/results.ts";
import { readLink } from "../share/link.ts";
import { openDevice } from "../training/session/openDevice.ts";
import { runCommand, tell } from "./command.ts";
import { imagesFor } from "./images.ts";
import { nodeThreads } from "./threads.ts";
import { testOf, trainToEnd } from "./train.ts";
import { provideWebGpu } from "./webgpu.ts";

interface Flags {
  readonly iterations?: string;
  readonly backend: BackendName;
  readonly data: string[];
  readonly testData: string[];
  readonly json?: true;
}

/** The experiment behind a preset's name or a shared link; a link with anything wrong is refused. */
function experimentFrom(which: string): Experiment {
  if (Object.hasOwn(presets, which)) return presets[which as keyof typeof presets].experiment;
  const hash = which.includes("#") ? which.slice(which.indexOf("#")) : undefined;
  if (hash === undefined) {
    throw new Error(
      `“${which}” is neither a preset nor a link. Presets: ${Object.keys(presets).join(", ")}.`,
    );
  }
  const { experiment, problems } = readLink(hash);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join("\n"));
  return experiment;
}

function withIterations(experiment: Experiment, iterations: string | undefined): Experiment {
  if (iterations === undefined) return experiment;
  const count = Number(iterations);
  if (!Number.isInteger(count) || count < 0)
    throw new Error(`--iterations ${iterations} is not a whole number.`);
  return { ...experiment, training: { ...experiment.training, iterations: count } };
}

/** The evaluation as printed with --json. */
function printable({ tasks, bySteps, difference, reward, uncertainty }: Evaluation) {
  /** `[mean, half-width]`; of a single task `[mean]`. */
  const pair = ({ mean, ci95 }: Interval) => (ci95 === undefined ? [mean] : [mean, ci95]);
  return {
    tasks,
    ...(reward && { reward: pair(reward) }),
    ...(difference && {
      learnerLess: {
        loss: pair(difference.loss),
        ...(difference.accuracy && { accuracy: pair(difference.accuracy) }),
      },
    }),
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
      loss: pair(loss),
      ...(accuracy && { accuracy: pair(accuracy) }),
    })),
  };
}

async function train(which: string, flags: Flags): Promise<void> {
  const experiment = withIterations(experimentFrom(which), flags.iterations);
  if (flags.backend === "webgpu") provideWebGpu();
  const opened = await openDevice(flags.backend, nodeThreads);
  const images = imagesFor(experiment, flags.data, flags.testData, tell);
  const record = await trainToEnd(experiment, opened, images);
  const { contenders, iteration: iterations, reason } = record;
  const seconds = record.trainingMs / 1000;
  tell(`Trained: ${reason}. Tested on ${experiment.training.finalTasks} tasks.`);
  const evaluations = new Map(contenders.map(({ role }) => [role, testOf(record, role)]));
  const { name: backend, device: description } = record.backend;
  const result = {
    experiment,
    backend,
    device: description,
    iterations,
    seconds,
    metaStepsPerSecond: iterations / seconds,
    evaluation: printable(evaluations.get("learner")!),
    ...(contenders.length > 1 && {
      others: Object.fromEntries(
        contenders
          .slice(1)
          .map((contender) => [
            contender.role,
            { label: nameWithRate(contender, experiment), ...printable(evaluations.get(contender.role)!) },
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
  for (const contender of contenders) {
    const evaluation = evaluations.get(contender.role)!;
    process.stdout.write(`\n${nameWithRate(contender, experiment)}, ${evaluation.tasks} test tasks\n`);
    const { reward } = evaluation;
    if (reward) {
      const regret = evaluation.bySteps.at(-1)!.loss;
      process.stdout.write(`  reward ${withInterval(reward, 2)}   regret ${withInterval(regret, 2)}\n`);
      continue;
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
    for (const { step, loss, accuracy } of evaluation.bySteps) {
      const hits = accuracy ? `   accuracy ${inPercent(accuracy, 2)}` : "";
      process.stdout.write(`  step ${String(step).padStart(2)}   loss ${withInterval(loss, 4)}${hits}\n`);
    }
  }
}

const program = new Command("experiment")
  .argument("<preset or link>", `one of ${Object.keys(presets).join(", ")}, or a shared link`)
  .option("--iterations <n>", "train for n meta-steps instead of the experiment's own number")
  .addOption(
    new Option("--backend <name>", "what computes").choices(["cpu", "wasm", "webgpu"]).default("wasm"),
  )
  .option("--data <zip...>", "zips of images to train on", [])
  .option("--test-data <zip...>", "zips of images to test on", [])
  .option("--json", "print one JSON object and nothing else")
  .action((which: string, flags: Flags) => train(which, flags));

await runCommand(program);
