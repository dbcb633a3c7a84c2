// When a run has gone wrong, in which of its learners, and which knob to turn.

import type { AlgorithmMeta } from "../../algorithms/meta.ts";
import { algorithms } from "../../algorithms/registry.ts";
import { chosenFor } from "../../experiment/contenders.ts";
import { type Experiment, effectAt, fieldAt, type OptionPath, valueAt } from "../../experiment/experiment.ts";
import type { KnobMark } from "../../experiment/record.ts";
import type { Contender, Evaluation, Remedy, Role } from "../../experiment/results.ts";
import { nameOfValue } from "../../schema/fields.ts";
import { inARow, type Said, said, within } from "../../words/said.ts";

/** A loss this many times a learner's first counts as an explosion. */
const EXPLOSION_FACTOR = 1000;
/** Outputs that vary less than this over a task's queries are flat. */
const FLAT = 1e-9;
/** A rate that is too long is offered at this share of itself. */
const SHORTER = 1 / 3;

const INNER: OptionPath = { section: "algorithm", option: "innerLearningRate" };
const OUTER: OptionPath = { section: "training", option: "outerLearningRate" };

/** What was seen in a learner: "grew to 4.1e+7", "is no longer a number". */
export interface Exploded {
  readonly role: Role;
  readonly seen: Said;
}

/** Watches the training losses of all learners. */
export class DivergenceWatch {
  readonly #first = new Map<Role, number>();

  /** Looks at one meta-step's losses; answers for the first learner that went wrong, `undefined` while all is well. */
  see(losses: Readonly<Record<Role, number>>): Exploded | undefined {
    for (const [role, loss] of Object.entries(losses)) {
      if (!Number.isFinite(loss)) return { role, seen: said`is no longer a number` };
      if (!this.#first.has(role)) this.#first.set(role, loss);
      const limit = EXPLOSION_FACTOR * Math.max(1, this.#first.get(role)!);
      if (loss >= limit) return { role, seen: said`grew to ${loss.toPrecision(3)}` };
    }
    return undefined;
  }
}

/** Whether a learner gives every query the same answer: its units are dead, whatever its loss. */
export const isFlat = ({ spread }: Evaluation): boolean => spread !== undefined && spread <= FLAT;

/** The loss after the steps that training prepares for, or after the last one measured. */
export const lossAtHorizon = ({
  bySteps,
  trainedSteps,
}: Pick<Evaluation, "bySteps" | "trainedSteps">): number =>
  bySteps[Math.min(trainedSteps, bySteps.length - 1)]!.loss.mean;

/**
 * Whether adapting makes a learner worse than it was before: its inner steps are too long. Regret, which is summed over
 * a trial, grows by its nature and tells nothing of the kind.
 */
export function worsens({
  bySteps,
  trainedSteps,
  measures,
}: Pick<Evaluation, "bySteps" | "trainedSteps" | "measures">): boolean {
  if (trainedSteps === 0 || measures.regret) return false;
  return !(lossAtHorizon({ bySteps, trainedSteps }) <= bySteps[0]!.loss.mean);
}

/**
 * What should cure a learner that went wrong: first of all turning back what was turned since the run last stood well;
 * then the rate of the loop that fails. Only what can change in flight and is not yet at its least is offered.
 */
export function remediesFor(
  experiment: Experiment,
  { role, label }: Contender,
  turned: readonly KnobMark[],
  innerFails: boolean,
): Remedy[] {
  if (role !== "learner" && chosenFor(experiment, role))
    return [{ kind: "leave-out", role, label: said`Start anew without ${said(label)}` }];
  const back = turned
    .toReversed()
    .filter(({ path }) => fieldAt(experiment, path)?.kind === "number")
    .map(
      ({ path, from, value }): Remedy => ({
        kind: "turn",
        path,
        value: from,
        label: said`Put the ${within(fieldAt(experiment, path)!.label)} back from ${Number(value)} to ${Number(from)}`,
      }),
    );
  if (back.length > 0) return back.slice(0, 2);
  return (innerFails ? [INNER, OUTER] : [OUTER])
    .flatMap((path) => shorter(experiment, path) ?? [])
    .slice(0, 1);
}

function shorter(experiment: Experiment, path: OptionPath): Remedy | undefined {
  const field = fieldAt(experiment, path);
  if (field?.kind !== "number" || effectAt(experiment, path) !== "live") return undefined;
  const now = Number(valueAt(experiment, path));
  const value = Number(Math.max(field.min, now * SHORTER).toPrecision(2));
  if (value >= now) return undefined;
  return { kind: "turn", path, value, label: said`Lower the ${within(field.label)} to ${value}` };
}

/** What happened, in whole sentences. */
export function explosionMessage(
  experiment: Experiment,
  { label }: Contender,
  seen: Said,
  iteration: number,
  turned: readonly KnobMark[],
  innerFails: boolean,
): Said {
  const words = turned.map(({ path, from, value, iteration: at }) => {
    const field = fieldAt(experiment, path)!;
    const name = field.symbol ?? within(field.label);
    return said`You turned ${name} from ${nameOfValue(field, from)} to ${nameOfValue(field, value)} at iteration ${at}.`;
  });
  const meta: AlgorithmMeta = algorithms[experiment.algorithm.id].meta;
  const loop = innerFails
    ? said`The inner loop is at fault: adapting makes the loss larger than it was before.`
    : meta.adaptsBySteps
      ? said`The outer loop is at fault: the inner steps still help.`
      : said`The outer loop is at fault.`;
  return inARow([
    said`The training loss of ${said(label)} ${seen} at iteration ${iteration}.`,
    ...words,
    ...(words.length === 0 ? [loop] : []),
    said`The run stands at its last good state.`,
  ]);
}
