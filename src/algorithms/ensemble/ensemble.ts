// An ensemble of MAMLs (as a baseline in Kim et al. 2018, Bayesian MAML): members side by side on the task axis,
// each with weights `[M, …]` of its own, all learning from the same tasks.

import type { Values } from "../../engine/graph/value.ts";
import { mean } from "../../engine/ops/reduce.ts";
import { reshape } from "../../engine/ops/shape.ts";
import type { HostParameters } from "../../models/model.ts";
import { descend, fromMetaLoss, lossFor, predict, withOrderAt } from "../adaptation.ts";
import type { Algorithm, ExampleValues, LearnerContext } from "../algorithm.ts";
import { forTasks, pooled, repeated } from "../samples.ts";

const membersOf = ({ options }: LearnerContext) => Number(options.members);

/** θ′ of every member at every task, and where they started. */
function adapted(
  context: LearnerContext,
  parameters: Values,
  support: ExampleValues,
  steps: number,
  firstOrder: boolean,
): Values[] {
  const tasks = support.x.shape[0]! / membersOf(context);
  const descent = { steps, rate: () => context.scalar("innerLearningRate"), firstOrder };
  const model = context.createModel(context.outputs);
  // Of the members' tables each task reads its member's, as they stand beside each other.
  const tables = Object.entries(parameters).filter(([name]) => model.tables.includes(name));
  const weights = { ...forTasks(parameters, tasks), ...Object.fromEntries(tables) };
  return descend(model, context.problem, weights, support, descent);
}

export const ensemble: Algorithm = {
  initialise(context, random) {
    const model = context.createModel(context.outputs);
    const members = Array.from({ length: membersOf(context) }, (_, index) =>
      // The first starts where MAML does.
      model.init(index === 0 ? random : random.split(`member ${index}`)),
    );
    const names = Object.keys(members[0]!);
    return Object.fromEntries(
      names.map((name): [string, HostParameters[string]] => {
        const parts = members.map((member) => member[name]!);
        const values = new Float32Array(parts.flatMap((part) => [...part.values]));
        return [name, { values, shape: [members.length, ...parts[0]!.shape.slice(1)] }];
      }),
    );
  },
  metaGradient(context, parameters, { support, query }) {
    const members = membersOf(context);
    const [supports, queries] = [repeated(support, members), repeated(query, members)];
    const steps = Number(context.options.innerSteps);
    const weights = adapted(context, parameters, supports, steps, context.options.order === "first")[steps]!;
    const outputs = predict(context.createModel(context.outputs), weights, supports, queries);
    const each = lossFor(context.problem)(outputs, queries);
    const loss = mean(reshape(each, [support.x.shape[0]!, members, 1]), [1]);
    const together = pooled(outputs, members, context.problem);
    return fromMetaLoss(context.problem, parameters, loss, together, query);
  },
  adapt(context, parameters, support, steps) {
    const many = repeated(support, membersOf(context));
    const model = context.createModel(context.outputs);
    return adapted(context, parameters, many, steps, true).map(
      (weights) => (query) => predict(model, weights, many, query),
    );
  },
  optionsAt: withOrderAt,
};
