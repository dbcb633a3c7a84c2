// PLATIPUS (Finn, Xu, Levine 2018): a distribution over initialisations. Training follows their algorithm 1,
// with one sample a task, adaptation algorithm 2. Meta-parameters: the mean of every weight, the logarithms of its
// standard deviations in prior and posterior, the logarithms of the two conditioning rates.

import type { Value, Values } from "../../engine/graph/value.ts";
import { add, constant, divide, exp, multiply, square, subtract } from "../../engine/ops/elementwise.ts";
import { sum } from "../../engine/ops/reduce.ts";
import { reshape } from "../../engine/ops/shape.ts";
import type { HostParameters } from "../../models/model.ts";
import { descend, fromMetaLoss, lossFor, predict, withOrderAt } from "../adaptation.ts";
import type { Algorithm, ExampleValues, LearnerContext } from "../algorithm.ts";
import { repeated } from "../samples.ts";
import { POSTERIOR, PRIOR } from "./meta.ts";

/** The posterior starts as sharp as this share of the prior, so that training starts nearly as MAML does. */
const SHARPER = 0.1;
const RATE = "log-rate:";
/** Whose conditioning rate. */
const RATES = { prior: `${RATE}prior`, posterior: `${RATE}posterior` } as const;

/** The mean's weights alone. */
const meanOf = (parameters: Values): Values =>
  Object.fromEntries(
    Object.entries(parameters).filter(([name]) =>
      [PRIOR, POSTERIOR, RATE].every((prefix) => !name.startsWith(prefix)),
    ),
  );

/** The mean moved towards the examples, for each task apart. */
function conditioned(
  context: LearnerContext,
  parameters: Values,
  examples: ExampleValues,
  rate: (typeof RATES)[keyof typeof RATES],
): Values {
  const steps = Number(context.options.conditioningSteps);
  const firstOrder = context.options.order === "first";
  const moved = exp(parameters[rate]!);
  const descent = { steps, rate: () => moved, firstOrder };
  const model = context.createModel(context.outputs);
  return descend(model, context.problem, meanOf(parameters), examples, descent)[steps]!;
}

/** θ = mean + deviation · ε, for each of `tasks` tasks; a table, which has no deviations, as it is. */
function drawn(
  context: LearnerContext,
  parameters: Values,
  mean: Values,
  spread: typeof PRIOR | typeof POSTERIOR,
  tasks: number,
): Values {
  return Object.fromEntries(
    Object.entries(mean).map(([name, value]) => {
      const deviation = parameters[spread + name];
      if (deviation === undefined) return [name, value];
      const noise = context.noise(name, [tasks, ...value.shape.slice(1)]);
      return [name, add(value, multiply(exp(deviation), noise))];
    }),
  );
}

/** KL(q ‖ p) of two diagonal normal distributions over all weights that have deviations, `[T, 1, 1]`. */
function divergence(parameters: Values, posterior: Values, prior: Values): Value {
  return Object.keys(prior)
    .filter((name) => PRIOR + name in parameters)
    .map((name) => {
      const [q, p] = [parameters[POSTERIOR + name]!, parameters[PRIOR + name]!];
      const squares = add(exp(multiply(constant(2), q)), square(subtract(posterior[name]!, prior[name]!)));
      const spread = divide(squares, multiply(constant(2), exp(multiply(constant(2), p))));
      const terms = add(subtract(subtract(p, q), constant(0.5)), spread);
      const total = sum(
        terms,
        terms.shape.map((_, axis) => axis).filter((axis) => axis > 0),
      );
      return reshape(total, [total.shape[0]!, 1, 1]);
    })
    .reduce(add);
}

const descentOf = (context: LearnerContext, steps: number, firstOrder: boolean) => ({
  steps,
  rate: () => context.scalar("innerLearningRate"),
  firstOrder,
});

export const platipus: Algorithm = {
  initialise(context, random) {
    const model = context.createModel(context.outputs);
    const weights = model.init(random);
    const start = Math.log(Number(context.options.spread));
    const filled = (prefix: string, value: number): HostParameters =>
      Object.fromEntries(
        Object.entries(weights)
          .filter(([name]) => !model.tables.includes(name))
          .map(([name, { values, shape }]) => [
            prefix + name,
            { values: new Float32Array(values.length).fill(value), shape },
          ]),
      );
    const rate = {
      values: Float32Array.of(Math.log(Number(context.options.conditioningRate))),
      shape: [1, 1, 1],
    };
    return {
      ...weights,
      ...filled(PRIOR, start),
      ...filled(POSTERIOR, start + Math.log(SHARPER)),
      [RATES.prior]: rate,
      [RATES.posterior]: rate,
    };
  },
  metaGradient(context, parameters, { support, query }) {
    const model = context.createModel(context.outputs);
    const tasks = support.x.shape[0]!;
    const steps = Number(context.options.innerSteps);
    const posterior = conditioned(context, parameters, query, RATES.posterior);
    const prior = conditioned(context, parameters, support, RATES.prior);
    const start = drawn(context, parameters, posterior, POSTERIOR, tasks);
    const descent = descentOf(context, steps, context.options.order === "first");
    const adapted = descend(model, context.problem, start, support, descent)[steps]!;
    const outputs = predict(model, adapted, support, query);
    const loss = lossFor(context.problem)(outputs, query);
    const share = query.weights
      ? divide(constant(1), sum(query.weights, [1]))
      : constant(1 / query.x.shape[1]!);
    const weight = multiply(context.scalar("klWeight"), share);
    const objective = add(loss, multiply(weight, divergence(parameters, posterior, prior)));
    return fromMetaLoss(context.problem, parameters, loss, outputs, query, objective);
  },
  adapt(context, parameters, support, steps) {
    const model = context.createModel(context.outputs);
    const samples = Number(context.options.samples);
    const many = repeated(support, samples);
    const tasks = support.x.shape[0]! * samples;
    // Before adaptation nothing has seen the support set: draws around the mean as it was learned.
    const before = drawn(context, parameters, meanOf(parameters), PRIOR, tasks);
    const prior = conditioned(context, parameters, many, RATES.prior);
    const start = drawn(context, parameters, prior, PRIOR, tasks);
    const [, ...after] = descend(model, context.problem, start, many, descentOf(context, steps, true));
    return [before, ...after].map((weights) => (query) => predict(model, weights, many, query));
  },
  optionsAt: withOrderAt,
};
