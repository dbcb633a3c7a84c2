// The computations of a recurrent policy: one step of playing, and what learning needs of a stretch of steps.

import type { PolicyAlgorithm } from "../../algorithms/policyAlgorithm.ts";
import { gradient } from "../../engine/graph/gradient.ts";
import { input } from "../../engine/graph/program.ts";
import type { Value, Values } from "../../engine/graph/value.ts";
import { add, constant, multiply } from "../../engine/ops/elementwise.ts";
import { sum } from "../../engine/ops/reduce.ts";
import { concatenate, slice } from "../../engine/ops/shape.ts";
import type { RecurrentModel } from "../../models/model.ts";
import type { TrialSampler } from "../../tasks/trials.ts";

/** The name among the gradients under which the loss itself is summed. */
export const LOSS = "(loss)";

/** Width of what a policy sees at a step: the state where there is one, its last action, that reward, and whether an episode ended. */
export const seenBy = ({ stateCount, actions }: TrialSampler): number =>
  (stateCount > 1 ? stateCount : 0) + actions + 2;

/** What the computations are of. */
export interface PolicyParts {
  readonly algorithm: PolicyAlgorithm;
  readonly model: RecurrentModel;
  readonly sampler: TrialSampler;
  readonly parameters: Values;
}

/** One step of `rows` trials: from `state` and `x` to the next state, log-probabilities and values. */
export function act({ algorithm, model, sampler, parameters }: PolicyParts, rows: number): Values {
  const x = input("x", [1, rows, seenBy(sampler)]);
  const state = model.step(parameters, input("state", [1, rows, model.width]), x);
  const { logProbabilities, values } = algorithm.read(parameters, state);
  return { state, logProbabilities, values };
}

/** The states after each step of a stretch, and what they begin with. */
function unroll({ model, sampler, parameters }: PolicyParts, rows: number, steps: number) {
  const start = input("state", [1, rows, model.width]);
  const x = input("x", [1, steps * rows, seenBy(sampler)]);
  const states: Value[] = [];
  let state = start;
  for (let step = 0; step < steps; step++) {
    state = model.step(parameters, state, slice(x, [0, step * rows, 0], [1, rows, x.shape[2]!]));
    states.push(state);
  }
  return { start, states };
}

/** The state in which a stretch ends. */
export const carry = (parts: PolicyParts, rows: number, steps: number): Values => ({
  state: unroll(parts, rows, steps).states.at(-1)!,
});

/** The gradient of a stretch's share of the loss, added to what later stretches gave, and of the state that it begins with. */
export function stretchGradient(parts: PolicyParts, rows: number, steps: number): Values {
  const { algorithm, sampler, parameters } = parts;
  const { start, states } = unroll(parts, rows, steps);
  const count = steps * rows;
  const column = (name: string) => input(name, [1, count, 1]);
  const loss = algorithm.loss(
    algorithm.read(parameters, concatenate(states, 1)),
    {
      actions: input("actions", [1, count, sampler.actions]),
      logProbability: column("logProbability"),
      advantage: column("advantage"),
      target: column("target"),
    },
    (option) => input(`scalar:${option}`, []),
  );
  const part = multiply(loss, constant(steps / sampler.length));
  // What later stretches make of the state that this one ends in.
  const later = sum(multiply(states.at(-1)!, input("stateGradient", start.shape)), [0, 1, 2]);
  const names = Object.keys(parameters);
  const found = gradient(add(part, later), [...names.map((name) => parameters[name]!), start]);
  const added: Values = {
    [LOSS]: part,
    ...Object.fromEntries(names.map((name, index) => [name, found[index]!])),
  };
  return {
    stateGradient: found.at(-1)!,
    ...Object.fromEntries(
      Object.entries(added).map(([name, value]) => [
        `gradient:${name}`,
        add(input(`gradient:${name}`, value.shape), value),
      ]),
    ),
  };
}
