// Mutations of what tasks are drawn and what comes of an action.

import type { Mutation } from "../mutation.ts";

const SINUSOID = "src/tasks/sinusoid/sinusoid.ts";
const FUNCTIONS = "src/tasks/functions.ts";
const GLYPHS = "src/tasks/glyphs/glyphs.ts";
const CLASSES = "src/tasks/classes.ts";
const ARMS = "src/tasks/arms/arms.ts";
const MDPS = "src/tasks/mdps/mdps.ts";
const VALUES = "src/tasks/mdps/values.ts";
const PRICING = "src/tasks/pricing/pricing.ts";
const CURVES = "src/tasks/ambiguousRegression/ambiguousRegression.ts";
const REGIONS = "src/tasks/ambiguousClassification/ambiguousClassification.ts";

export const taskMutations: readonly Mutation[] = [
  {
    file: SINUSOID,
    find: "amplitude * Math.sin(x - phase)",
    replace: "amplitude * Math.sin(x + phase)",
    why: "the phase has the wrong sign",
  },
  {
    file: SINUSOID,
    find: "random.uniform(amplitudeMin, amplitudeMax)",
    replace: "random.uniform(0, amplitudeMax)",
    why: "the smallest amplitude is ignored",
  },
  {
    file: SINUSOID,
    find: "random.uniform(0, phaseMax)",
    replace: "random.uniform(0, 2 * phaseMax)",
    why: "phases reach twice as far",
  },
  {
    file: SINUSOID,
    find: "noise: { support: noise, query: 0 },",
    replace: "noise: { support: noise, query: noise },",
    why: "a sinusoid is measured on noisy points",
  },
  {
    file: FUNCTIONS,
    find: 'split === "training" ? counts.shots : counts.testShots',
    replace: "counts.shots",
    why: "shots at test are those of training",
  },
  {
    file: FUNCTIONS,
    find: "noise[name] * random.normal()",
    replace: "noise[name] * random.uniform()",
    why: "noise is uniform and positive",
  },
  {
    file: FUNCTIONS,
    find: "random.uniform(-inputRange, inputRange)",
    replace: "random.uniform(0, inputRange)",
    why: "inputs are positive alone",
  },
  {
    file: "src/tasks/pointFields.ts",
    find: 'split === "training" ? query : Math.max(query, MEASURED_POINTS)',
    replace: "query",
    why: "evaluation measures on as few points as training",
  },
  {
    file: CURVES,
    find: "random.uniform() < lines",
    replace: "random.uniform() >= lines",
    why: "the share of lines is that of waves",
  },
  {
    file: CURVES,
    find: "noise: { support: noise, query: noise },",
    replace: "noise: { support: noise, query: 0 },",
    why: "ambiguous curves are measured without their noise",
  },
  {
    file: CURVES,
    find: "queryNoise: noise,",
    replace: "queryNoise: 2 * noise,",
    why: "the likelihood takes another noise than the points have",
  },
  {
    file: REGIONS,
    find: "const inner = random.integer(CLASSES);",
    replace: "const inner = 0;",
    why: "the inside always has label 0: labels are not permuted",
  },
  {
    file: REGIONS,
    find: "classIds[task * CLASSES + 1 - inner] = 1;",
    replace: "classIds[task * CLASSES + inner] = 1;",
    why: "the class behind a label is the other one",
  },
  {
    file: REGIONS,
    find: "put(support, index, index % CLASSES)",
    replace: "put(support, index, undefined)",
    why: "the support set has classes in any number",
  },
  {
    file: CLASSES,
    find: "const ids = set.choose?.(random, ways) ?? random.choose(set.classes, ways);",
    replace:
      "const ids = (set.choose?.(random, ways) ?? random.choose(set.classes, ways)).toSorted((a, b) => a - b);",
    why: "labels are not permuted: they come in the order of classes",
  },
  {
    file: CLASSES,
    find: "const chosen = random.choose(set.count(id), shots + queries);",
    replace:
      "const chosen = [...random.choose(set.count(id), shots), ...random.choose(set.count(id), queries)];",
    why: "an example may stand in the support and the query set",
  },
  {
    file: GLYPHS,
    find: "sampleEpisodes(setOf(classes[split]), INPUT,",
    replace: "sampleEpisodes(setOf(classes.training), INPUT,",
    why: "evaluation is drawn from the training classes",
  },
  {
    file: GLYPHS,
    find: "const source = TURNED[turns]!;\n  for",
    replace: "const source = TURNED[0]!;\n  for",
    why: "turned classes are not turned",
  },
  {
    file: GLYPHS,
    find: "trainingClasses: classes.training.length,",
    replace: "trainingClasses: images.training.length,",
    why: "joint pretraining does not count turns as classes",
  },
  {
    file: GLYPHS,
    find: 'return split === "training"\n    ? {',
    replace: 'return split !== "test"\n    ? {',
    why: "validation has the sizes of training",
  },
  {
    file: GLYPHS,
    find: "level / 255",
    replace: "1 - level / 255",
    why: "ink and paper are exchanged",
  },
  {
    file: ARMS,
    find: "random.uniform() < chances[task * arms + arm]!",
    replace: "random.uniform() < chances[arm]!",
    why: "all tasks pay by the first task's chances",
  },
  {
    file: ARMS,
    find: "regrets[task] = best[task]! - expected(task, arm);",
    replace: "regrets[task] = best[task]! - rewards[task]!;",
    why: "regret counts luck",
  },
  {
    file: ARMS,
    find: "Math.max(...actions.map((_name, arm) => expected(task, arm)))",
    replace: "Math.min(...actions.map((_name, arm) => expected(task, arm)))",
    why: "regret is against the worst arm",
  },
  {
    file: ARMS,
    find: "rewards[task] = payoffs[arm]! * successes;",
    replace: "rewards[task] = successes;",
    why: "a sale does not bring its price",
  },
  {
    file: ARMS,
    find: "new Uint8Array(tasks).fill(1)",
    replace: "new Uint8Array(tasks)",
    why: "the end of a pull is never told",
  },
  {
    file: MDPS,
    find: "ends[task] = left === 1 ? 1 : 0;",
    replace: "ends[task] = 0;",
    why: "a done flag is never shown",
  },
  {
    file: MDPS,
    find: "states[task] = left === 1 ? 0 : next;",
    replace: "states[task] = next;",
    why: "a world is never put back to its start",
  },
  {
    file: MDPS,
    find: "left = left === 1 ? horizon : left - 1;",
    replace: "left = left === 0 ? horizon : left - 1;",
    why: "episodes are a step too long",
  },
  {
    file: MDPS,
    find: "rewards[task] = means[pair]! + random.normal();",
    replace: "rewards[task] = means[pair]!;",
    why: "rewards have no noise",
  },
  {
    file: MDPS,
    find: "() => 1 + random.normal()",
    replace: "() => random.normal()",
    why: "mean rewards lie around 0, not 1",
  },
  {
    file: MDPS,
    find: "const flat = new Array<number>(states).fill(1);",
    replace: "const flat = new Array<number>(states).fill(5);",
    why: "transitions are nearly alike everywhere",
  },
  {
    file: MDPS,
    find: "while (next < stateCount - 1 && point >= transitions[pair * stateCount + next]!) {",
    replace: "while (next < stateCount - 1 && point >= 1 / stateCount) {",
    why: "transitions do not follow the world's table",
  },
  {
    file: MDPS,
    find: "regrets[task] = Math.max(...values) - values[chosen[task]!]!;",
    replace: "regrets[task] = Math.max(...values) - rewards[task]!;",
    why: "regret in a world counts luck and forgets what follows",
  },
  {
    file: VALUES,
    find: "best[state] = Math.max(...values.subarray(start, start + actions));",
    replace: "best[state] = values[start]!;",
    why: "what acting best is worth is what the first action is worth",
  },
  {
    file: PRICING,
    find: "1 / (1 + Math.exp((price - half) / width))",
    replace: "1 / (1 + Math.exp((half - price) / width))",
    why: "demand rises with the price",
  },
  {
    file: PRICING,
    find: "((dearest - cheapest) * index) / (prices - 1)",
    replace: "((dearest - cheapest) * index) / prices",
    why: "the highest price is never offered",
  },
  {
    file: PRICING,
    find: "half: cheapest + range * random.uniform(...HALF),",
    replace: "half: cheapest + range * 0.5,",
    why: "all segments are worth the same",
  },
  {
    file: PRICING,
    find: "const arms = { payoffs, draws: customers };",
    replace: "const arms = { payoffs, draws: 1 };",
    why: "a period has one customer",
  },
  {
    file: "src/tasks/bandits/bandits.ts",
    find: "() => random.uniform())",
    replace: "() => random.uniform(0.4, 0.6))",
    why: "arms are nearly alike",
  },
  {
    file: "src/tasks/glyphs/drawable.ts",
    find: "if (id % QUARTERS === 0 || !met) standing.add(id);",
    replace: "standing.add(id);",
    why: "turns that look alike are classes of their own",
  },
  {
    file: "src/tasks/glyphs/drawable.ts",
    find: "[row, column] = [column, last - row];",
    replace: "[row, column] = [last - column, row];",
    why: "turned classes say the wrong way",
  },
  {
    file: "src/tasks/ratings/ratings.ts",
    find: "part(ratings, from + queryFrom, from + enough)",
    replace: "part(ratings, from + options.shots, from + options.shots + queries)",
    why: "the query moves with the number of known ratings",
  },
  {
    file: "src/tasks/ratings/ratings.ts",
    find: "training: ratingsOf([...divided.training, ...divided.few]),",
    replace: "training: ratingsOf([...divided.training, ...divided.few, ...divided.test]),",
    why: "test users' ratings tell of the items",
  },
  {
    file: "src/tasks/ratings/itemFeatures.ts",
    find: "if (said === undefined) return [biases[item]!, counts[item]!];",
    replace: "if (said === undefined || said !== undefined) return [biases[item]!, counts[item]!];",
    why: "a training user's own ratings are known in their own task",
  },
  {
    file: "src/tasks/ratings/liked.ts",
    find: 'const scores = hideKnown(own, placesOf(support, task, "known"));',
    replace: "const scores = own;",
    why: "what is known is recommended again",
  },
  {
    file: "src/tasks/ratings/byGenre.ts",
    find: "items.genresOf[item[row]!]![0];",
    replace: "items.genresOf[item[row]!]!.at(-1);",
    why: "a film belongs to the last of its genres",
  },
  {
    file: "src/models/items/items.ts",
    find: "dense(scaled, parameters[HEAD.weights]!, parameters[HEAD.bias]!), expected(parameters, x)",
    replace: "dense(scaled, parameters[HEAD.weights]!, parameters[HEAD.bias]!), columns(x, 1, 2)",
    why: "what is expected is not learned",
  },
  {
    file: "src/algorithms/ridge/ridge.ts",
    find: "return expected ? subtract(support.y, expected) : support.y;",
    replace: "return support.y;",
    why: "the ridge head regresses on what is expected anyway",
  },
  {
    file: "src/training/episodes/recommend.ts",
    find: "(row === without ? 0 : weight)",
    replace: "weight",
    why: "the reason of a rating is with the rating",
  },
];
