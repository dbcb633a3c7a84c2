// Mutations of what algorithms compute.

import type { Mutation } from "../mutation.ts";

const ADAPTATION = "src/algorithms/adaptation.ts";
const MAML = "src/algorithms/maml/maml.ts";
const PROTOTYPICAL = "src/algorithms/prototypical/prototypical.ts";
const MATCHING = "src/algorithms/matching/matching.ts";
const CONTEXT = "src/algorithms/matching/fullContext.ts";
const PLATIPUS = "src/algorithms/platipus/platipus.ts";
const ENSEMBLE = "src/algorithms/ensemble/ensemble.ts";
const REPTILE = "src/algorithms/reptile/reptile.ts";
const RL2 = "src/algorithms/rl2/rl2.ts";
const PRETRAINING = "src/algorithms/pretraining/pretraining.ts";
const SAMPLES = "src/algorithms/samples.ts";
const ADAM = "src/algorithms/innerAdam.ts";

export const algorithmMutations: readonly Mutation[] = [
  {
    file: PROTOTYPICAL,
    find: "divide(matMul(labels, embedded.support, true), counts)",
    replace: "matMul(labels, embedded.support, true)",
    why: "prototypes are summed, not averaged",
  },
  {
    file: PROTOTYPICAL,
    find: "subtract(subtract(products, lengths), sum(square(queries), [2]))",
    replace: "subtract(products, sum(square(queries), [2]))",
    why: "the distance lacks the prototype's length",
  },
  {
    file: PROTOTYPICAL,
    find: "multiply(constant(2), matMul(queries, prototypes, false, true))",
    replace: "matMul(queries, prototypes, false, true)",
    why: "the squared distance has one product, not two",
  },
  {
    file: PROTOTYPICAL,
    find: 'multiply(context.scalar("temperature"), matMul(unit(queries), unit(prototypes), false, true))',
    replace: "matMul(unit(queries), unit(prototypes), false, true)",
    why: "the temperature of cosines is ignored",
  },
  {
    file: PROTOTYPICAL,
    find: 'context.options.distance === "cosine"',
    replace: 'context.options.distance === "none"',
    why: "the distance that was chosen is ignored",
  },
  {
    file: ADAPTATION,
    find: "multiply(x, reciprocalSqrt(add(sum(square(x), [2]), constant(1e-8))))",
    replace: "x",
    why: "cosines are plain products",
  },
  {
    file: MATCHING,
    find: 'attended(multiply(context.scalar("scale"), cosines), support.weights)',
    replace: "attended(cosines, support.weights)",
    why: "the scale of attention is ignored",
  },
  {
    file: MATCHING,
    find: "context.options.fullContext\n    ? inContext",
    replace: "!context.options.fullContext\n    ? inContext",
    why: "full context is used where it is not asked for",
  },
  {
    file: CONTEXT,
    find: "along(parameters, BACKWARD, examples, order.toReversed(), weights)",
    replace: "along(parameters, BACKWARD, examples, order, weights)",
    why: "the backward network is run forwards",
  },
  {
    file: CONTEXT,
    find: "add(add(ahead[index]!, back[index]!), example)",
    replace: "add(ahead[index]!, back[index]!)",
    why: "full context loses the example's own embedding",
  },
  {
    file: CONTEXT,
    find: "const c = memory ? add(multiply(sigmoid(gate(2)), memory), written) : written;",
    replace: "const c = written;",
    why: "the recurrent network forgets",
  },
  {
    file: CONTEXT,
    find: "state = concatenate([query, read], 2);",
    replace: "state = concatenate([query, query], 2);",
    why: "a query does not read the support set",
  },
  {
    file: CONTEXT,
    find: "reading < readings",
    replace: "reading < 1",
    why: "a query reads once, however often it should",
  },
  {
    file: ADAPTATION,
    find: "const slope = firstOrder ? stopGradient(slopes[index]!) : slopes[index]!;",
    replace: "const slope = stopGradient(slopes[index]!);",
    why: "second order is first order",
  },
  {
    file: ADAPTATION,
    find: "const slope = firstOrder ? stopGradient(slopes[index]!) : slopes[index]!;",
    replace: "const slope = slopes[index]!;",
    why: "first order is second order",
  },
  {
    file: ADAPTATION,
    find: "path.push({ ...weights, ...owned(step + 1) });",
    replace: "path.push({ ...weights, ...owned(step) });",
    why: "gains for each step lag by one",
  },
  {
    file: ADAPTATION,
    find: "applyTo(model, { ...weights, ...owned(step) }, examples)",
    replace: "applyTo(model, { ...weights, ...owned(0) }, examples)",
    why: "every inner step uses the first step's gains",
  },
  {
    file: ADAPTATION,
    find: "const move = multiply(rate(name, step), turned(name, slope, step));",
    replace: "const move = multiply(rate(name, 0), turned(name, slope, step));",
    why: "every inner step takes the first step's rate",
  },
  {
    file: ADAPTATION,
    find: "const move = multiply(rate(name, step), turned(name, slope, step));",
    replace: "const move = multiply(rate(name, step), slope);",
    why: "the inner optimiser is ignored",
  },
  {
    file: ADAPTATION,
    find: "iteration < Number(options.secondOrderFrom)",
    replace: "iteration <= Number(options.secondOrderFrom)",
    why: "annealed order turns one iteration late",
  },
  {
    file: ADAPTATION,
    find: "const average = multiply(constant(1 / steps), [...losses, last].reduce(add));",
    replace: "const average = [...losses, last].reduce(add);",
    why: "the multi-step loss sums the steps",
  },
  {
    file: ADAPTATION,
    find: "add(multiply(share, last), multiply(subtract(constant(1), share), average))",
    replace: "add(multiply(share, average), multiply(subtract(constant(1), share), last))",
    why: "the multi-step loss anneals the wrong way",
  },
  {
    file: ADAPTATION,
    find: "[FINAL_SHARE]: Math.min(1, iteration / Math.max(1, Number(options.multiStepUntil))),",
    replace: "[FINAL_SHARE]: Math.min(1, (iteration + 1) / Math.max(1, Number(options.multiStepUntil))),",
    why: "the multi-step loss is one iteration ahead",
  },
  {
    file: ADAPTATION,
    find: "adapted.slice(1, -1).map",
    replace: "adapted.slice(0, -1).map",
    why: "the multi-step loss counts the loss before adaptation",
  },
  {
    file: ADAPTATION,
    find: "const outputs = model.apply(parameters, concatenate([support.x, query.x], 1), allOf(support));",
    replace:
      "const outputs = model.apply(parameters, concatenate([support.x, query.x], 1), { count: seen + count });",
    why: "inductive normalisation sees the queries",
  },
  {
    file: ADAPTATION,
    find: 'if (model.statistics !== "support") return applyTo(model, parameters, query);',
    replace: 'if (model.statistics === "none") return applyTo(model, parameters, query);',
    why: "transductive normalisation is inductive",
  },
  {
    file: ADAPTATION,
    find: 'if (model.statistics === "query") {',
    replace: 'if (model.statistics === "none") {',
    why: "transductive embeddings are inductive",
  },
  {
    file: ADAPTATION,
    find: "const first = owned(0);\n",
    replace: "const first = {};\n",
    why: "the answers before any step lack their gains",
  },
  {
    file: "src/algorithms/ofSteps.ts",
    find: "return Math.max(0, ...steps);",
    replace: "return 0;",
    why: "rates and gains are those of the first step throughout",
  },
  {
    file: MAML,
    find: "? exp(parameters[nameAt(RATE, Math.min(step, lastRate), name)]!)",
    replace: "? parameters[nameAt(RATE, Math.min(step, lastRate), name)]!",
    why: "a rate's logarithm is taken for the rate",
  },
  {
    file: MAML,
    find: "upTo(Number(options.innerSteps) + 1)",
    replace: "upTo(Number(options.innerSteps))",
    why: "the query set has no gains of its own",
  },
  {
    file: MAML,
    find: "const start = Math.log(Number(options.innerLearningRate));",
    replace: "const start = 0;",
    why: "learned rates start at 1, not at the inner rate",
  },
  {
    file: "src/algorithms/anil/anil.ts",
    find: 'context.options.adapting === "all" || LAST_LAYER.includes(name)',
    replace: "true",
    why: "ANIL adapts every layer",
  },
  {
    file: "src/algorithms/metaSgd/metaSgd.ts",
    find: "new Float32Array(values.length).fill(start)",
    replace: "new Float32Array(values.length).fill(1)",
    why: "Meta-SGD's rates start at 1",
  },
  {
    file: "src/algorithms/metaSgd/metaSgd.ts",
    find: "nameAt(RATE, Math.min(step, last), name) : RATE + name]!,",
    replace: "nameAt(RATE, Math.min(step, last), name) : `${RATE}head.bias`]!,",
    why: "Meta-SGD has one rate for all weights",
  },
  {
    file: "src/algorithms/metaSgd/metaSgd.ts",
    find: "nameAt(RATE, Math.min(step, last), name)",
    replace: "nameAt(RATE, 0, name)",
    why: "every step takes the first one's rates",
  },
  {
    file: REPTILE,
    find: "subtract(value, mean(trained[name]!, [0]))",
    replace: "subtract(mean(trained[name]!, [0]), value)",
    why: "Reptile walks away from the trained weights",
  },
  {
    file: REPTILE,
    find: "x: everyNth(all.x, batches, step % batches),",
    replace: "x: everyNth(all.x, batches, 0),",
    why: "only the first mini-batch is learned from, with others' targets",
  },
  {
    file: REPTILE,
    find: "const batches = Math.min(Number(options.miniBatches), all.x.shape[1]!);",
    replace: "const batches = 1;",
    why: "Reptile has no mini-batches",
  },
  {
    file: REPTILE,
    find: "descend(model, problem, parameters, support, descent(context, steps)).at(-1)!",
    replace: "descend(model, problem, parameters, all, descent(context, steps)).at(-1)!",
    why: "Reptile's reported loss has seen the query set",
  },
  {
    file: REPTILE,
    find: '...(context.options.innerOptimiser === "adam" && { direction: innerAdam }),',
    replace: "",
    why: "Reptile's inner Adam is plain descent",
  },
  {
    file: ADAM,
    find: "const unbiased = multiply(constant(1 / (1 - DECAY ** (step + 1))), sum);",
    replace: "const unbiased = sum;",
    why: "the inner Adam keeps its bias",
  },
  {
    file: ADAM,
    find: "squares.set(name, sum);",
    replace: "",
    why: "the inner Adam forgets",
  },
  {
    file: PLATIPUS,
    find: ": constant(1 / query.x.shape[1]!);",
    replace: ": constant(1);",
    why: "the divergence is not shared among the queries",
  },
  {
    file: PLATIPUS,
    find: "add(subtract(subtract(p, q), constant(0.5)), spread)",
    replace: "add(subtract(subtract(q, p), constant(0.5)), spread)",
    why: "the divergence has its logarithms the wrong way round",
  },
  {
    file: PLATIPUS,
    find: "const squares = add(exp(multiply(constant(2), q)), square(subtract(posterior[name]!, prior[name]!)));",
    replace: "const squares = exp(multiply(constant(2), q));",
    why: "the divergence ignores how far the means are apart",
  },
  {
    file: PLATIPUS,
    find: "const posterior = conditioned(context, parameters, query, RATES.posterior);",
    replace: "const posterior = conditioned(context, parameters, support, RATES.posterior);",
    why: "the posterior has not seen the query set",
  },
  {
    file: PLATIPUS,
    find: "const start = drawn(context, parameters, prior, PRIOR, rows);",
    replace: "const start = drawn(context, parameters, prior, POSTERIOR, rows);",
    why: "at test the posterior is drawn from",
  },
  {
    file: PLATIPUS,
    find: "add(value, multiply(exp(deviation), noise))",
    replace: "add(value, multiply(deviation, noise))",
    why: "a deviation's logarithm is taken for the deviation",
  },
  {
    file: PLATIPUS,
    find: "start + Math.log(SHARPER)",
    replace: "start",
    why: "the posterior starts as wide as the prior",
  },
  {
    file: ENSEMBLE,
    find: "index === 0 ? random : random.split(",
    replace: "random.split(",
    why: "no member of the ensemble starts where MAML does",
  },
  {
    file: ENSEMBLE,
    find: 'context.options.order === "first")[steps]!',
    replace: "true)[steps]!",
    why: "the ensemble learns at first order",
  },
  {
    file: SAMPLES,
    find: 'problem === "regression"\n      ? mean(bySample(outputs), [1])',
    replace: 'problem !== "decisions"\n      ? mean(bySample(outputs), [1])',
    why: "samples' logits are averaged, not their probabilities",
  },
  {
    file: SAMPLES,
    find: "return [name, stretched(value, [1, samples], [tasks, samples])];",
    replace: "return [name, stretched(value, [samples, 1], [samples, tasks])];",
    why: "members' weights stand in the order of tasks",
  },
  {
    file: PRETRAINING,
    find: "return {\n    ...parameters,\n    [HEAD.weights]: zeros(parameters[HEAD.weights]!),",
    replace: "return {\n    ...parameters,\n    [HEAD.weights]: parameters[HEAD.weights]!,",
    why: "the pretrained last layer serves for other classes",
  },
  {
    file: PRETRAINING,
    find: 'const named = context.problem === "regression" ? all : { ...all, y: matMul(all.y, classes!) };',
    replace: "const named = all;",
    why: "joint pretraining learns labels that are permuted",
  },
  {
    file: PRETRAINING,
    find: "const all = bothSets(support, query);",
    replace: "const all = query;",
    why: "joint pretraining ignores the support set",
  },
  {
    file: "src/algorithms/scratch/scratch.ts",
    find: "[name, broadcastTo(constant(0), value.shape)]",
    replace: "[name, broadcastTo(constant(1), value.shape)]",
    why: "learning from scratch moves its weights in training",
  },
  {
    file: RL2,
    find: "const gain = minimum(multiply(ratio, played.advantage), multiply(clipped, played.advantage));",
    replace: "const gain = multiply(ratio, played.advantage);",
    why: "the surrogate is not clipped",
  },
  {
    file: RL2,
    find: "const gain = minimum(multiply(ratio, played.advantage), multiply(clipped, played.advantage));",
    replace: "const gain = multiply(clipped, played.advantage);",
    why: "the surrogate is clipped where that helps it",
  },
  {
    file: RL2,
    find: 'add(subtract(multiply(scalar("valueWeight"), miss), gain), multiply(scalar("entropyWeight"), order))',
    replace:
      'subtract(subtract(multiply(scalar("valueWeight"), miss), gain), multiply(scalar("entropyWeight"), order))',
    why: "the entropy bonus is a penalty",
  },
  {
    file: RL2,
    find: "discount * trace * (found[step + 1]?.[row] ?? 0)",
    replace: "discount * (found[step + 1]?.[row] ?? 0)",
    why: "the trace of advantages never fades",
  },
  {
    file: RL2,
    find: "const next = values[step + 1]?.[row] ?? 0;",
    replace: "const next = values[step]![row]!;",
    why: "advantages take this step's value for the next one's",
  },
  {
    file: RL2,
    find: "values: drawn.values.map((value) => SMALL * value)",
    replace: "values: drawn.values.map((value) => value)",
    why: "the policy starts with preferences",
  },
];
