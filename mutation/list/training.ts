// Mutations of training: runs, learners, measures, the session.

import type { Mutation } from "../mutation.ts";

const EPISODE_RUN = "src/training/episodes/episodeRun.ts";
const STREAM = "src/training/episodes/trainingStream.ts";
const FIXED = "src/training/episodes/fixedTasks.ts";
const MEASURE = "src/training/episodes/measureTasks.ts";
const LEARNER = "src/training/episodes/learner.ts";
const INPUTS = "src/training/episodes/learnerInputs.ts";
const NOISE = "src/training/episodes/noise.ts";
const GAP = "src/training/episodes/gradientGap.ts";
const HELD = "src/training/heldParameters.ts";
const OUTER = "src/training/outerLoop.ts";
const CORE = "src/training/runCore.ts";
const INTERVAL = "src/training/measures/interval.ts";
const AGGREGATE = "src/training/measures/aggregate.ts";
const PAIRING = "src/training/measures/pairing.ts";
const REFUSAL = "src/training/episodes/refusal.ts";
const UNCERTAINTY = "src/training/measures/uncertainty.ts";
const CHECK = "src/training/session/gradientCheck.ts";
const STOP = "src/training/session/stop.ts";
const SESSION = "src/training/session/session.ts";
const DIVERGENCE = "src/training/session/divergence.ts";
const WARNINGS = "src/training/session/warnings.ts";
const TRIAL_RUN = "src/training/trials/trialRun.ts";
const TRIAL_LEARNER = "src/training/trials/trialLearner.ts";
const PROGRAMS = "src/training/trials/trialPrograms.ts";
const PLAYED = "src/training/trials/playedTrials.ts";

export const trainingMutations: readonly Mutation[] = [
  {
    file: FIXED,
    find: "sampler.sample(stream.split(`${first + index}`), split, 1)",
    replace: 'sampler.sample(stream.split(`${first + index}`), "training", 1)',
    why: "evaluation is drawn from the training split",
  },
  {
    file: FIXED,
    find: "const stream = random.split(split);",
    replace: 'const stream = random.split("test");',
    why: "validation measures the tasks of the test",
  },
  {
    file: FIXED,
    find: "sampler.sample(stream.split(`${first + index}`), split, 1)",
    replace: "sampler.sample(stream.split(`${index}`), split, 1)",
    why: "every part of an evaluation has the same tasks",
  },
  {
    file: EPISODE_RUN,
    find: "measureTasks(this.learners.of(role), this.sampler, this.random, asked, between)",
    replace: "measureTasks(this.learners.of(role), this.sampler, this.random.split(role), asked, between)",
    why: "contenders are measured on different tasks",
  },
  {
    file: STREAM,
    find: 'random.split("training").split(`${iteration}`)',
    replace: 'random.split("training")',
    why: "every meta-step has the same episodes",
  },
  {
    file: EPISODE_RUN,
    find: "const weights = new Random(Number(experiment.run.seed)).split(",
    replace: "const weights = new Random(1).split(",
    why: "weights ignore the seed",
  },
  {
    file: EPISODE_RUN,
    find: "outerStep(trainingFor(this.experiment, algorithm), this.iteration)",
    replace: "outerStep(trainingFor(this.experiment, algorithm), this.iteration + 1)",
    why: "the schedule is one iteration ahead",
  },
  {
    file: EPISODE_RUN,
    find: "outerStep(trainingFor(this.experiment, algorithm), this.iteration)",
    replace: "outerStep(this.experiment.training, this.iteration)",
    why: "a learner beside is trained as the main one wishes",
  },
  {
    file: "src/training/runCore.ts",
    find: "if (entry.learns && algorithm)",
    replace: "if (algorithm)",
    why: "the random network is trained",
  },
  {
    file: EPISODE_RUN,
    find: "adaptsBySteps ? Math.min(trained, steps) : 0;",
    replace: "adaptsBySteps ? steps : 0;",
    why: "differences are taken at the last step, not at the trained one",
  },
  {
    file: EPISODE_RUN,
    find: "chance: 1 / found.outputs",
    replace: "chance: 1 / this.sampler.outputs",
    why: "chance is that of the training ways",
  },
  {
    file: EPISODE_RUN,
    find: "learner.options = { ...learner.options, innerLearningRate: rate };",
    replace: "learner.options = { ...learner.options };",
    why: "turning the baseline's rate does nothing",
  },
  {
    file: EPISODE_RUN,
    find: "innerLearningRate: experiment.run.baselineRate!,",
    replace: "innerLearningRate: 0.01,",
    why: "the baseline's rate is ignored",
  },
  {
    file: EPISODE_RUN,
    find: "return Math.max(meta.testSteps(options), 2 * meta.trainedSteps(options));",
    replace: "return meta.trainedSteps(options);",
    why: "evaluation stops at the trained steps",
  },
  {
    file: "src/training/shownTasks.ts",
    find: 'const batch = sampler.sample(stream, "validation", count);',
    replace: 'const batch = sampler.sample(stream, "training", count);',
    why: "tasks shown are of the training side",
  },
  {
    file: MEASURE,
    find: "await learner.measure(batch, steps, at, first, pause)",
    replace: "await learner.measure(batch, steps, at, 0, pause)",
    why: "noise repeats in every part of an evaluation",
  },
  {
    file: MEASURE,
    find: "Math.min(atOnce, tasks - first)",
    replace: "atOnce",
    why: "an evaluation measures more tasks than asked for",
  },
  {
    file: LEARNER,
    find: "return { iteration: this.iteration, tensors: await this.#held.save() };",
    replace: "return { iteration: 0, tensors: await this.#held.save() };",
    why: "a checkpoint has no iteration",
  },
  {
    file: LEARNER,
    find: "this.#held.restore(saved.tensors);\n    this.iteration = saved.iteration;",
    replace: "this.#held.restore(saved.tensors);",
    why: "going back leaves the iteration where it was",
  },
  {
    file: LEARNER,
    find: "const clipped = gradientClip > 0;",
    replace: "const clipped = false;",
    why: "gradients are never clipped",
  },
  {
    file: LEARNER,
    find: "this.#held.replace(next);\n        this.iteration++;",
    replace: "this.#held.replace(next);",
    why: "a learner does not count its iterations",
  },
  {
    file: LEARNER,
    find: "optimiser.scalars(this.iteration, outer.rate, outer.momentum)",
    replace: "optimiser.scalars(0, outer.rate, outer.momentum)",
    why: "Adam corrects its bias as at the first step for ever",
  },
  {
    file: LEARNER,
    find: "return this.#parts.algorithm.optionsAt?.(this.options, this.iteration) ?? this.options;",
    replace: "return this.#parts.algorithm.optionsAt?.(this.options, 0) ?? this.options;",
    why: "options that change with the iteration do not",
  },
  {
    file: LEARNER,
    find: "{ scalars, options, moment: `${this.iteration}` }",
    replace: '{ scalars, options, moment: "0" }',
    why: "every meta-step draws the same noise",
  },
  {
    file: LEARNER,
    find: "meanOverExamples(square(subtract(outputs, centre)), weights)",
    replace: "meanOverExamples(square(outputs), weights)",
    why: "the spread is the mean square",
  },
  {
    file: "src/training/episodes/learnerPrograms.ts",
    find: 'meta.schema[name]?.kind !== "number" &&',
    replace: 'meta.schema[name]?.kind === "choice" &&',
    why: "a changed number of steps runs the old computation",
  },
  {
    file: INPUTS,
    find: "if (known?.value === value) return known.tensor;",
    replace: "if (known !== undefined) return known.tensor;",
    why: "a turned knob has no effect",
  },
  {
    file: INPUTS,
    find: "oneHot[row * classes + id] = 1;",
    replace: "oneHot[row * classes + (row % classes)] = 1;",
    why: "joint pretraining is told the wrong classes",
  },
  {
    file: NOISE,
    find: ".split(`${alike ? first : first + task}`)",
    replace: ".split(`${first}`)",
    why: "all tasks of a batch have the same noise",
  },
  {
    file: GAP,
    find: "ratio: length / reference",
    replace: "ratio: reference / length",
    why: "the gradient gap's ratio is upside down",
  },
  {
    file: GAP,
    find: 'await gradientOf("first"), await gradientOf("second")',
    replace: 'await gradientOf("second"), await gradientOf("second")',
    why: "the gradient gap is always none",
  },
  {
    file: HELD,
    find: "const entries = Object.entries(this.#tensors);",
    replace: "const entries = Object.entries(this.#tensors).filter(([key]) => key in this.shapes);",
    why: "a checkpoint has no optimiser state",
  },
  {
    file: HELD,
    find: "outputs[`${kind}:${name}`] = next.state[index]!;",
    replace: "outputs[`${kind}:${name}`] = state[index]!;",
    why: "the optimiser's state never moves",
  },
  {
    file: OUTER,
    find: "linear: (progress: number) => 1 - progress,",
    replace: "linear: () => 1,",
    why: "the linear schedule is constant",
  },
  {
    file: OUTER,
    find: "(1 + Math.cos(Math.PI * progress)) / 2",
    replace: "Math.cos((Math.PI * progress) / 2)",
    why: "the cosine schedule is another curve",
  },
  {
    file: OUTER,
    find: "Math.min(1, iteration / Number(iterations));",
    replace: "Math.min(1, (iteration + 1) / Number(iterations));",
    why: "schedules are off by one",
  },
  {
    file: OUTER,
    find: "momentum: Number(momentum),",
    replace: "momentum: 0,",
    why: "momentum is ignored",
  },
  {
    file: OUTER,
    find: "gradientClip: Number(gradientClip),",
    replace: "gradientClip: 0,",
    why: "the clipping limit is ignored",
  },
  {
    file: CORE,
    find: "this.random = new Random(Number(experiment.run.seed));",
    replace: "this.random = new Random(1);",
    why: "tasks ignore the seed",
  },
  {
    file: CORE,
    find: "this.iteration = saved.iteration;",
    replace: "",
    why: "a restored run does not know where it stands",
  },
  {
    file: INTERVAL,
    find: "jStat.studentt.inv(0.975, length - 1) * standardError",
    replace: "standardError",
    why: "an interval is one standard error",
  },
  {
    file: INTERVAL,
    find: "jStat.studentt.inv(0.975, length - 1) * standardError",
    replace: "1.96 * standardError",
    why: "an interval of few tasks is that of many",
  },
  {
    file: INTERVAL,
    find: "Math.sqrt(squares / (length - 1) / length)",
    replace: "Math.sqrt(squares / (length - 1))",
    why: "an interval does not narrow with more tasks",
  },
  {
    file: PAIRING,
    find: "return reference?.key === key ?",
    replace: "return reference ?",
    why: "differences are taken across other tasks and moments",
  },
  {
    file: AGGREGATE,
    find: "return told({ ...scatter, mean: one.value - other.value }",
    replace: "return told({ ...scatter, mean: other.value - one.value }",
    why: "differences have the wrong sign",
  },
  {
    file: AGGREGATE,
    find: "interval(one.byTask.map((value, task) => value - other.byTask[task]!))",
    replace: "interval(one.byTask.map((value) => value - other.byTask[0]!))",
    why: "differences are not paired by task",
  },
  {
    file: AGGREGATE,
    find: "const value = Math.sqrt(mean);",
    replace: "const value = mean;",
    why: "the root mean squared error has no root",
  },
  {
    file: AGGREGATE,
    find: "(square - mean) / (2 * value)",
    replace: "(square - mean)",
    why: "the interval of a root is that of what stands beneath it",
  },
  {
    file: AGGREGATE,
    find: "times.get(item) === 1",
    replace: "times.get(item) === 2",
    why: "coverage scatters by items that more than one task shows",
  },
  {
    file: UNCERTAINTY,
    find: "return { negativeLogLikelihood: surprise, best: Math.min(...losses), coverage };",
    replace: "return { negativeLogLikelihood: surprise, best: losses[0]!, coverage };",
    why: "the best sample is the first",
  },
  {
    file: UNCERTAINTY,
    find: "Number(Math.abs(2 * share - 1) <= level)",
    replace: "Number(share <= level)",
    why: "a band lies below, not around the middle",
  },
  {
    file: UNCERTAINTY,
    find: "const scale = Math.log(noise * Math.sqrt(2 * Math.PI));",
    replace: "const scale = Math.log(Math.sqrt(2 * Math.PI));",
    why: "the likelihood forgets the width of the noise",
  },
  {
    file: CHECK,
    find: "passed: error <= bound,",
    replace: "passed: true,",
    why: "a gradient check always passes",
  },
  {
    file: CHECK,
    find: "if (report.passed || !secondOrder) return undefined;",
    replace: "if (report.passed || secondOrder) return undefined;",
    why: "a failed check refuses first order and lets second order run",
  },
  {
    file: STOP,
    find: "if (iteration >= Number(iterations))",
    replace: "if (iteration > Number(iterations))",
    why: "a run takes one iteration more",
  },
  {
    file: STOP,
    find: 'better === "up" ? value >= target : value <= target',
    replace: 'better === "up" ? value <= target : value >= target',
    why: "a stop rule is reversed",
  },
  {
    file: STOP,
    find: "trainingMs >= Number(minutes) * 60_000",
    replace: "trainingMs >= Number(minutes) * 1_000",
    why: "minutes are seconds",
  },
  {
    file: SESSION,
    find: "if (over !== undefined && this.#finishedAt === this.run.iteration) {",
    replace: "if (over !== undefined && this.#finishedAt === undefined) {",
    why: "a run that is over repeats its final evaluation",
  },
  {
    file: SESSION,
    find: 'await this.#evaluated(role, "test", tasks, command)',
    replace: 'await this.#evaluated(role, "validation", tasks, command)',
    why: "the final evaluation is on validation tasks",
  },
  {
    file: SESSION,
    find: "run.restore(this.#good);\n",
    replace: "",
    why: "a run that went wrong stays where it is",
  },
  {
    file: SESSION,
    find: "run.iteration % Number(run.experiment.training.evaluateEvery) === 0",
    replace: "run.iteration % Number(run.experiment.training.evaluateEvery) === 1",
    why: "evaluations come one iteration late",
  },
  {
    file: SESSION,
    find: "learnersOf(experiment).forEach(({ chosen }, index) => {",
    replace: "learnersOf(experiment).slice(0, 1).forEach(({ chosen }, index) => {",
    why: "second order of learners beside goes unchecked",
  },
  {
    file: DIVERGENCE,
    find: "if (!Number.isFinite(loss)) return { role, seen: said`is no longer a number` };",
    replace: "if (!Number.isFinite(loss)) continue;",
    why: "NaN is no divergence",
  },
  {
    file: DIVERGENCE,
    find: "const EXPLOSION_FACTOR = 1000;",
    replace: "const EXPLOSION_FACTOR = 10;",
    why: "a noisy loss is taken for an explosion",
  },
  {
    file: DIVERGENCE,
    find: "spread !== undefined && spread <= FLAT;",
    replace: "spread !== undefined && spread > FLAT;",
    why: "living networks are called dead",
  },
  {
    file: WARNINGS,
    find: "before.mean - 2 * before.ci95 > chance + ROUNDING",
    replace: "before.mean > chance + ROUNDING",
    why: "scatter is called leakage",
  },
  {
    file: WARNINGS,
    find: 'split === "test" && iteration > 0 && after.mean - after.ci95 <= chance + ROUNDING',
    replace: 'split === "test" && iteration > 0 && after.mean + after.ci95 <= chance + ROUNDING',
    why: "a result that may be chance goes without a word",
  },
  {
    file: TRIAL_RUN,
    find: "this.sampler.sample(random, split, count), random, pause)",
    replace: "this.sampler.sample(random.split(role), split, count), random, pause)",
    why: "policies are measured on different trials",
  },
  {
    file: TRIAL_RUN,
    find: "learner.algorithm.recipe(options, progressAt(training, this.iteration))",
    replace: "learner.algorithm.recipe(options, 0)",
    why: "the entropy bonus never falls",
  },
  {
    file: TRIAL_RUN,
    find: "learner.learn(batches, {",
    replace: "learner.learn(batches.slice(0, 1), {",
    why: "only the first mini-batch is learned from",
  },
  {
    file: TRIAL_RUN,
    find: "sofar[trial]! += played.regrets[step - 1]![trial]!;",
    replace: "sofar[trial]! = played.regrets[step - 1]![trial]!;",
    why: "the regret told is that of the last step alone",
  },
  {
    file: TRIAL_RUN,
    find: "learner.algorithm.testActions(this.#options(role))",
    replace: '"draw"',
    why: "how actions are taken at test is ignored",
  },
  {
    file: TRIAL_LEARNER,
    find: "x[row + seesState + count + 1] = ends![task]!;",
    replace: "",
    why: "a done flag is never shown to the policy",
  },
  {
    file: TRIAL_LEARNER,
    find: "x[row + seesState + count] = played.rewards[step - 1]![task]! / rewardScale;",
    replace: "x[row + seesState + count] = 0;",
    why: "a policy does not see its rewards",
  },
  {
    file: TRIAL_LEARNER,
    find: "for (const [index, batch] of batches.entries()) {",
    replace: "for (const [index, batch] of batches.slice(0, 1).entries()) {",
    why: "only the first part of a batch is learned from",
  },
  {
    file: TRIAL_LEARNER,
    find: "epoch < step.epochs",
    replace: "epoch < 1",
    why: "there is one epoch, however many are asked for",
  },
  {
    file: TRIAL_LEARNER,
    find: "normalise(prepared.flatMap(({ advantage }) => advantage));",
    replace: "",
    why: "advantages are not normalised",
  },
  {
    file: TRIAL_LEARNER,
    find: "gradientClip || FREE",
    replace: "FREE",
    why: "policies' gradients are never clipped",
  },
  {
    file: TRIAL_LEARNER,
    find: "row.map((value, index) => value + batch.values[step]![index]!),",
    replace: "row.map((value) => value),",
    why: "the value's target is the advantage",
  },
  {
    file: PROGRAMS,
    find: 'const later = sum(multiply(states.at(-1)!, input("stateGradient", start.shape)), [0, 1, 2]);',
    replace:
      'const later = sum(multiply(constant(0), multiply(states.at(-1)!, input("stateGradient", start.shape))), [0, 1, 2]);',
    why: "gradients do not pass from stretch to stretch",
  },
  {
    file: PLAYED,
    find: "point -= Math.exp(logProbabilities[action]!);",
    replace: "point -= 1 / logProbabilities.length;",
    why: "actions are drawn all alike",
  },
  {
    file: PLAYED,
    find: "row[index] = (row[index]! - mean) / deviation;",
    replace: "row[index] = row[index]! / deviation;",
    why: "advantages keep their mean",
  },
  {
    file: AGGREGATE,
    find: "value + ((shown.length - 1) * alone) / items",
    replace: "value + (shown.length * alone) / items",
    why: "what a task alone shows counts once too often",
  },
  {
    file: CORE,
    find: "    this.#standing.clear();\n",
    replace: "",
    why: "a turned baseline keeps its old figures",
  },
  {
    file: REFUSAL,
    find: "gain > best.gain + 1e-12",
    replace: "gain >= best.gain",
    why: "of thresholds as good the highest is taken",
  },
  {
    file: REFUSAL,
    find: "score < threshold",
    replace: "score <= threshold",
    why: "answers as sure as the threshold are refused",
  },
  {
    file: "src/training/runCore.ts",
    find: "for (const step of steps) step.drop();",
    replace: "for (const step of steps) step.take();",
    why: "a meta-step that is ended half done moves those learners on that had been computed",
  },
  {
    file: SESSION,
    find: "      this.#underway = undefined;\n",
    replace: "",
    why: "a knob turned in the middle of a meta-step holds for half of it",
  },
  {
    file: SESSION,
    find: "if (this.run.iteration === this.#evaluatedAt) this.#evaluatedAt = undefined;",
    replace: "",
    why: "what stands is not evaluated anew under a turned knob",
  },
  {
    file: SESSION,
    find: "      this.#trainingMs = trainingMs;\n",
    replace: "",
    why: "a restored run has taken no time",
  },
  {
    file: SESSION,
    find: "if (broken || (learns &&",
    replace: 'if (broken || (role === "learner" &&',
    why: "learners beside that have died train on",
  },
  {
    file: SESSION,
    find: "evaluation.iteration > 0 && isFlat(evaluation)",
    replace: "false",
    why: "a learner that has died trains on",
  },
  {
    file: SESSION,
    find: "const broken = learns && !Number.isFinite(lossAtHorizon(evaluation));",
    replace: "const broken = false;",
    why: "an evaluation that is no number is no divergence",
  },
  {
    file: SESSION,
    find: "    this.#evaluatedAt = this.#good.iteration;\n",
    replace: "",
    why: "the state that a run has gone back to is evaluated again",
  },
  {
    file: UNCERTAINTY,
    find: "const share = weightOf(task, query) / total;",
    replace: "const share = 1 / queries;",
    why: "likelihood and bands ignore weights",
  },
];
