// When a run has gone wrong, and which knob to turn.

import { type Experiment, fieldAt, type OptionPath, valueAt } from "../../experiment/experiment.ts";
import type { Divergence, Evaluation } from "../../experiment/results.ts";

/** A loss this many times the run's first counts as an explosion. */
const EXPLOSION_FACTOR = 1000;

const INNER: OptionPath = { section: "algorithm", option: "innerLearningRate" };
const OUTER: OptionPath = { section: "training", option: "outerLearningRate" };

/** Outputs that vary less than this over a task's queries are flat. */
const FLAT = 1e-9;

/** Whether every query of a task gets the same answer: the network's units are dead, whatever its loss. */
export const isFlat = ({ spread }: Evaluation): boolean => spread !== undefined && spread <= FLAT;

/** A learner that gives every query the same answer has died, whatever its loss; `undefined` while it has not. */
export function flatOutput(experiment: Experiment, evaluation: Evaluation): Divergence | undefined {
  const { iteration } = evaluation;
  if (iteration === 0 || !isFlat(evaluation)) return undefined;
  const value = Number((Number(valueAt(experiment, OUTER)) / 3).toPrecision(2));
  return {
    iteration,
    message: `At iteration ${iteration} every query gets the same answer: the network's units have died. The run stands at its last good state.`,
    remedy: { path: OUTER, value, label: `Lower the outer learning rate to ${value}` },
  };
}

/** Watches training losses; `undefined` while all is well. */
export class DivergenceWatch {
  #first: number | undefined;

  /** Looks at one training loss, read back from the device. */
  see(experiment: Experiment, iteration: number, loss: number): Divergence | undefined {
    this.#first ??= Number.isFinite(loss) ? loss : undefined;
    const limit = EXPLOSION_FACTOR * Math.max(1, this.#first ?? 1);
    if (Number.isFinite(loss) && loss < limit) return undefined;
    // A learner that adapts by steps most often fails inside them.
    const path = fieldAt(experiment, INNER) ? INNER : OUTER;
    const field = fieldAt(experiment, path)!;
    const now = Number(valueAt(experiment, path));
    const value = Math.max(field.kind === "number" ? field.min : 0, now / 3);
    const rounded = Number(value.toPrecision(2));
    const seen = Number.isFinite(loss) ? `grew to ${loss.toPrecision(3)}` : "is no longer a number";
    return {
      iteration,
      message: `The training loss ${seen} at iteration ${iteration}: steps are too long. The run stands at its last good state.`,
      remedy: { path, value: rounded, label: `Lower the ${field.label.toLowerCase()} to ${rounded}` },
    };
  }
}
