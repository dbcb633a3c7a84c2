// Training without a browser: to the end that the experiment's own stop rule sets, with a progress bar.

import { SingleBar } from "cli-progress";
import type { Run } from "../training/run.ts";
import { DivergenceWatch } from "../training/session/divergence.ts";
import { stopReason, targetReason } from "../training/session/stop.ts";

const PROGRESS_INTERVAL_MS = 100;

export interface Trained {
  readonly iterations: number;
  readonly seconds: number;
  /** Why it ended. */
  readonly reason: string;
}

/** Trains until the experiment's own stop rule holds. @throws Error where the run diverges. */
export async function trainToEnd(run: Run): Promise<Trained> {
  const { experiment } = run;
  const { iterations, evaluateEvery, evaluationTasks, target } = experiment.training;
  const bar = new SingleBar({
    format: "{bar} {value}/{total} · loss {loss} · {eta_formatted} left",
    stream: process.stderr,
    // Where there is no terminal to draw in: a line now and then.
    noTTYOutput: true,
    notTTYSchedule: 10_000,
    etaBuffer: 100,
  });
  const watch = new DivergenceWatch();
  const start = performance.now();
  let shown = start;
  const seconds = () => (performance.now() - start) / 1000;
  bar.start(Number(iterations), 0, { loss: "…" });
  try {
    for (;;) {
      const over = stopReason(experiment, run.iteration, 1000 * seconds());
      if (over !== undefined) return { iterations: run.iteration, seconds: seconds(), reason: over };
      const { iteration, read } = await run.metaStep();
      const { loss } = await read();
      const divergence = watch.see(experiment, iteration, loss);
      if (divergence) throw new Error(`${divergence.message} ${divergence.remedy.label}.`);
      if (performance.now() - shown > PROGRESS_INTERVAL_MS) {
        bar.update(run.iteration, { loss: loss.toFixed(4) });
        // Lets the bar be drawn and signals come in.
        await new Promise((resolve) => setImmediate(resolve));
        shown = performance.now();
      }
      if (Number(target) > 0 && run.iteration % Number(evaluateEvery) === 0) {
        const evaluation = await run.evaluate("learner", "validation", Number(evaluationTasks));
        const reached = targetReason(experiment, evaluation);
        if (reached !== undefined) return { iterations: run.iteration, seconds: seconds(), reason: reached };
      }
    }
  } finally {
    bar.update(run.iteration);
    bar.stop();
  }
}
