// Policies that know the family of curves on which the arms of a task lie, as demand at several prices does: what one
// arm pays tells of all others. The posterior over a grid of curves is exact.

import { Random } from "../engine/random.ts";
import type { Work } from "../engine/work.ts";
import { sharesOf } from "../measures/shares.ts";
import type { TrialSampler } from "../tasks/trials.ts";
import type { Policy, PolicyFamily } from "./policy.ts";

/** Training tasks from which a prior is learned, each played for a trial at random, and rounds of maximisation. */
const [SEGMENTS, ROUNDS] = [300, 30];

/** Curves for which so little speaks that they change no decision. */
const NOTHING = 1e-9;

/** What successes and failures of each arm tell of each curve: logarithms of their chances, `[arms][C]`. */
interface Told {
  readonly success: readonly Float64Array[];
  readonly failure: readonly Float64Array[];
}

function toldBy({ curves, actions }: TrialSampler): Told {
  const { chances, likely } = curves!;
  const of = (logarithm: (chance: number) => number) =>
    Array.from({ length: actions }, (_, arm) =>
      Float64Array.from(likely, (_weight, curve) => logarithm(chances[curve * actions + arm]!)),
    );
  return { success: of(Math.log), failure: of((chance) => Math.log1p(-chance)) };
}

/** Adds to log weights of curves `[C]` what `won` of `draws` tries of an arm tell: binomial successes. */
function learn(
  { success, failure }: Told,
  logarithms: Float64Array,
  arm: number,
  won: number,
  draws: number,
) {
  const [one, other] = [success[arm]!, failure[arm]!];
  for (let curve = 0; curve < logarithms.length; curve++) {
    // A chance of 0 or 1, as rounded, rules a curve out only where the other came.
    if (won > 0) logarithms[curve]! += won * one[curve]!;
    if (won < draws) logarithms[curve]! += (draws - won) * other[curve]!;
  }
}

/** How likely each curve is beforehand, learned from training tasks that were played at random (expectation maximisation). */
function* priorFromTraining(sampler: TrialSampler): Work<Float64Array> {
  const { arms, curves } = sampler;
  const random = new Random(1).split("priors");
  const trials = sampler.sample(random.split("tasks"), "training", SEGMENTS);
  const count = curves!.likely.length;
  const told = toldBy(sampler);
  const seen = Array.from({ length: SEGMENTS }, () => new Float64Array(count));
  for (let step = 0; step < sampler.length; step++) {
    const chosen = Int32Array.from({ length: SEGMENTS }, () => random.integer(sampler.actions));
    const { rewards } = trials.step(chosen);
    seen.forEach((logarithms, task) => {
      const arm = chosen[task]!;
      learn(told, logarithms, arm, Math.round(rewards[task]! / arms!.payoffs[arm]!), arms!.draws);
    });
    yield "computing";
  }
  const fits = seen.map(sharesOf);
  let prior: Float64Array = new Float64Array(count).fill(1 / count);
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(count);
    for (const fit of fits) {
      let total = 0;
      for (let curve = 0; curve < count; curve++) total += fit[curve]! * prior[curve]!;
      for (let curve = 0; curve < count; curve++)
        next[curve]! += (fit[curve]! * prior[curve]!) / (total * SEGMENTS);
    }
    prior = next;
    yield "computing";
  }
  return prior;
}

/** Priors that were learned, by sampler. */
const learned = new WeakMap<TrialSampler, Float64Array>();

/** The arm that pays most by these chances, `chanceOf` an arm; the first of equals. */
function best(payoffs: Float32Array, chanceOf: (arm: number) => number): number {
  let arm = 0;
  for (let other = 1; other < payoffs.length; other++)
    if (payoffs[other]! * chanceOf(other) > payoffs[arm]! * chanceOf(arm)) arm = other;
  return arm;
}

/** Plays by the posterior over curves, from a prior `[C]`: `decide` gives a chance of each arm from the weights. */
function byCurves(
  sampler: TrialSampler,
  tasks: number,
  prior: Float64Array,
  decide: (weights: Float64Array) => (arm: number) => number,
): Policy {
  const { payoffs, draws } = sampler.arms!;
  const told = toldBy(sampler);
  const start = prior.map(Math.log);
  const known = Array.from({ length: tasks }, () => start.slice());
  const chosen = new Int32Array(tasks);
  return {
    act() {
      known.forEach((logarithms, task) => {
        chosen[task] = best(payoffs, decide(sharesOf(logarithms)));
      });
      return chosen;
    },
    see(rewards) {
      known.forEach((logarithms, task) => {
        const arm = chosen[task]!;
        learn(told, logarithms, arm, Math.round(rewards[task]! / payoffs[arm]!), draws);
      });
    },
  };
}

const playsCurves: PolicyFamily["plays"] = ({ arms, curves }) => arms !== undefined && curves !== undefined;

export const demandGreedy: PolicyFamily = {
  label: "Greedy, demand family known",
  summary:
    "Knows by which law demand curves differ, and takes the price that earns most over all that are possible.",
  plays: playsCurves,
  create(sampler, tasks) {
    const { chances, likely } = sampler.curves!;
    return byCurves(sampler, tasks, likely, (weights) => {
      const possible = Array.from(weights.keys()).filter((curve) => weights[curve]! > NOTHING);
      return (arm) =>
        possible.reduce((sum, curve) => sum + weights[curve]! * chances[curve * sampler.actions + arm]!, 0);
    });
  },
};

export const demandThompson: PolicyFamily = {
  label: "Thompson sampling, prior learned",
  summary:
    "Draws a demand curve from what it believes, begun at what training segments were like, and takes its best price.",
  plays: playsCurves,
  *prepare(sampler) {
    if (!learned.has(sampler)) learned.set(sampler, yield* priorFromTraining(sampler));
  },
  create(sampler, tasks, random) {
    const prior = learned.get(sampler);
    if (prior === undefined) throw new Error("The prior is learned before it is played by.");
    const { chances } = sampler.curves!;
    return byCurves(sampler, tasks, prior, (weights) => {
      let left = random.uniform();
      let curve = 0;
      while (curve < weights.length - 1 && left >= weights[curve]!) left -= weights[curve++]!;
      return (arm) => chances[curve * sampler.actions + arm]!;
    });
  },
};
