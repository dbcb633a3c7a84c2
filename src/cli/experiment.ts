// npm run experiment: trains an experiment without a browser and prints the evaluation that the page would show.

import { SingleBar } from "cli-progress";
import { Command } from "commander";
import { startBackend } from "../engine/backend/start.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { presets } from "../experiment/presets.ts";
import type { BackendName, Evaluation } from "../protocol/protocol.ts";
import { readLink } from "../share/link.ts";
import { DivergenceWatch } from "../training/divergence.ts";
import { Run } from "../training/run.ts";
import { imagesFrom } from "./images.ts";
import { nodeThreads } from "./threads.ts";

interface Flags {
  readonly iterations?: string;
  readonly backend: string;
  readonly data: string[];
  readonly testData: string[];
  readonly json?: true;
}

const tell = (line: string) => process.stderr.write(`${line}\n`);

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
function printable({ tasks, bySteps }: Evaluation) {
  return {
    tasks,
    bySteps: bySteps.map(({ step, loss, accuracy }) => ({
      step,
      loss: [loss.mean, loss.ci95],
      ...(accuracy && { accuracy: [accuracy.mean, accuracy.ci95] }),
    })),
  };
}

async function train(which: string, flags: Flags): Promise<void> {
  const experiment = withIterations(experimentFrom(which), flags.iterations);
  const { device, description } = await startBackend(flags.backend as BackendName, nodeThreads);
  const images = experiment.task.id === "glyphs" ? imagesFrom(flags.data, flags.testData, tell) : undefined;
  const run = await Run.create(experiment, device, images);
  const iterations = Number(experiment.training.iterations);
  const bar = new SingleBar({
    format: "{bar} {value}/{total} · loss {loss} · {eta_formatted} left",
    stream: process.stderr,
    etaBuffer: 100,
  });
  const watch = new DivergenceWatch();
  const start = performance.now();
  bar.start(iterations, 0, { loss: "…" });
  for (let iteration = 0; iteration < iterations; iteration++) {
    const { loss } = await run.metaStep().read();
    const divergence = watch.see(experiment, iteration, loss);
    if (divergence) {
      bar.stop();
      throw new Error(`${divergence.message} ${divergence.remedy.label}.`);
    }
    if (iteration % 20 === 0) bar.update(iteration + 1, { loss: loss.toFixed(4) });
  }
  bar.update(iterations);
  bar.stop();
  const seconds = (performance.now() - start) / 1000;
  tell(`Evaluating on ${experiment.training.finalTasks} test tasks…`);
  const roles = run.roles;
  const evaluations = new Map<string, Evaluation>();
  for (const role of roles)
    evaluations.set(role, await run.evaluate(role, "test", Number(experiment.training.finalTasks)));
  const result = {
    experiment,
    backend: { name: device.name, device: description },
    iterations,
    seconds,
    metaStepsPerSecond: iterations / seconds,
    evaluation: printable(evaluations.get("learner")!),
    ...(roles.length > 1 && {
      baselines: Object.fromEntries(
        [...evaluations]
          .filter(([role]) => role !== "learner")
          .map(([role, found]) => [role, printable(found)]),
      ),
    }),
  };
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  process.stdout.write(
    `${iterations} iterations in ${seconds.toFixed(1)} s on ${device.name} (${description})\n`,
  );
  for (const [role, evaluation] of evaluations) {
    process.stdout.write(`\n${role}, ${evaluation.tasks} test tasks\n`);
    for (const { step, loss, accuracy } of evaluation.bySteps) {
      const hits = accuracy
        ? `   accuracy ${(100 * accuracy.mean).toFixed(2)} ± ${(100 * accuracy.ci95).toFixed(2)}%`
        : "";
      process.stdout.write(
        `  step ${String(step).padStart(2)}   loss ${loss.mean.toFixed(4)} ± ${loss.ci95.toFixed(4)}${hits}\n`,
      );
    }
  }
}

const program = new Command("experiment")
  .argument("<preset or link>", `one of ${Object.keys(presets).join(", ")}, or a shared link`)
  .option("--iterations <n>", "train for n meta-steps instead of the experiment's own number")
  .option("--backend <name>", "cpu, wasm or webgpu", "wasm")
  .option("--data <zip...>", "zips of images to train on", [])
  .option("--test-data <zip...>", "zips of images to test on", [])
  .option("--json", "print one JSON object and nothing else")
  .action((which: string, flags: Flags) => train(which, flags));

program.parseAsync().catch((error: unknown) => {
  tell(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
