// Ready experiments, each beside the paper's figure that it stands next to and the paper's conditions.

import { type AlgorithmId, algorithms } from "../algorithms/registry.ts";
import type { ModelId } from "../models/registry.ts";
import type { Options } from "../schema/fields.ts";
import type { TaskFamilyId } from "../tasks/registry.ts";
import { defaultExperiment, type Experiment, optionsOf, type SectionName, withChoice } from "./experiment.ts";

/** A published figure, with the conditions under which it was had. */
export interface PublishedFigure {
  /** "Accuracy", "Mean squared error after 1, 5, 10 steps". */
  readonly what: string;
  readonly value: string;
  readonly source: string;
  readonly conditions: string;
  /** The figure is of another kind of task: nothing to fall short of. */
  readonly elsewhere?: true;
}

export interface Preset {
  readonly label: string;
  readonly experiment: Experiment;
  readonly published?: PublishedFigure;
  /** What is to be said where no paper gives a figure for such tasks. */
  readonly unpublished?: string;
  /** Where ours falls short: the likely reason, and what was tried. */
  readonly tried?: string;
}

interface Changes {
  readonly task: { readonly id: TaskFamilyId } & { readonly options: Options };
  readonly model: { readonly id: ModelId } & { readonly options: Options };
  readonly algorithm: { readonly id: AlgorithmId } & { readonly options: Options };
  /** Learners to compare with: an algorithm each, with the options in which it is not at its defaults. */
  readonly beside?: readonly { readonly id: AlgorithmId; readonly options: Options }[];
  readonly training: Options;
  readonly run?: Options;
}

/** The default experiment with other parts and options. */
export function experimentFrom(changes: Changes): Experiment {
  let experiment = defaultExperiment();
  for (const section of ["task", "model", "algorithm"] as const) {
    experiment = withChoice(experiment, section, changes[section].id);
    const options = { ...optionsOf(experiment, section), ...changes[section].options };
    experiment = { ...experiment, [section]: { ...experiment[section], options } };
  }
  for (const section of ["training", "run"] as const satisfies readonly SectionName[]) {
    experiment = { ...experiment, [section]: { ...experiment[section], ...changes[section] } };
  }
  const beside = (changes.beside ?? []).map(({ id, options }) => {
    const { algorithm } = withChoice(experiment, "algorithm", id);
    return { id, options: { ...algorithm.options, ...options } };
  });
  return { ...experiment, beside };
}

function sinusoids(shots: number): Experiment {
  return experimentFrom({
    task: { id: "sinusoid", options: { shots, testShots: shots } },
    model: { id: "mlp", options: {} },
    algorithm: { id: "maml", options: {} },
    training: { iterations: 70_000 },
  });
}

/** What all glyph experiments share: narrow enough to learn visibly in a minute on two CPU cores. */
function glyphs(algorithm: AlgorithmId, testWays: number, shots: number, changes: Partial<Changes>) {
  const task = { ways: testWays, shots, testWays, testShots: shots, ...changes.task?.options };
  return experimentFrom({
    task: { id: "glyphs", options: task },
    model: { id: "conv4", options: { filters: 32 } },
    algorithm: { id: algorithm, options: {}, ...changes.algorithm },
    training: {
      outerLearningRate: 0.006,
      schedule: "cosine",
      iterations: 2000,
      evaluateEvery: 50,
      evaluationTasks: 50,
      ...changes.training,
    },
    // A pretrained network has a head for some 5,000 classes, which costs more than the learner; fine-tuning random
    // weights costs many times what a metric learner's evaluation does.
    run: { baseline: algorithms[algorithm].meta.adaptsBySteps ? "scratch" : "none" },
  });
}

/** Training on more ways than are tested makes the embedding finer (Snell et al. 2017, section 3.1). */
const protoNet = (ways: number, shots: number) =>
  glyphs("prototypical", ways, shots, {
    task: { id: "glyphs", options: { ways: 20, query: 3 } },
    training: { metaBatch: shots === 1 ? 2 : 1 },
  });

const oneStep: Options = { innerLearningRate: 0.4, innerSteps: 1, testSteps: 5 };
const mamlGlyphs = (ways: number, shots: number) =>
  glyphs("maml", ways, shots, {
    task: { id: "glyphs", options: { query: 5 } },
    algorithm: { id: "maml", options: oneStep },
    training: { metaBatch: shots === 1 ? 8 : 4 },
  });

/** Longer trials want more practice, and longer traces: what a pull tells pays off much later. */
function bandits(arms: number, pulls: number, value: string, others: string): Preset {
  const long = pulls > 50;
  return {
    label: `Bandits · RL² · ${arms} arms, ${pulls} pulls`,
    experiment: experimentFrom({
      task: { id: "bandits", options: { arms, pulls } },
      model: { id: "gru", options: {} },
      algorithm: {
        id: "rl2",
        options: long ? { trace: 0.9, epochs: 4, entropyWeight: 0.003 } : { valueWeight: 10 },
      },
      training: long ? { outerLearningRate: 0.02, iterations: 1000 } : {},
    }),
    published: {
      what: "Reward of a trial",
      value,
      source: "Duan et al. 2016, table 1",
      conditions: `mean of 1,000 bandits; ${others}`,
    },
    ...(long && {
      tried:
        "400,000 trials in a quarter of an hour. Tried: outer rates 0.005 to 0.04, traces 0.3 to 0.97, discounts 0.97 and 0.99, 4 and 8 passes, 48 and 64 units; more meta-steps help most.",
    }),
  };
}

/** PLATIPUS with a MAML and an ensemble of MAMLs beside it, all with the same inner loop. */
function ambiguous(
  label: string,
  task: TaskFamilyId,
  inner: Options,
  own: Options,
  training: Options,
): Preset {
  return {
    label,
    experiment: experimentFrom({
      task: { id: task, options: {} },
      model: { id: "mlp", options: {} },
      algorithm: { id: "platipus", options: { ...inner, ...own } },
      beside: [
        { id: "maml", options: inner },
        { id: "ensemble", options: inner },
      ],
      training,
      run: { baseline: "none" },
    }),
    unpublished:
      "Finn et al. 2018 show samples for such tasks (figures 3 and 4); their tables are for photographs.",
  };
}

const OMNIGLOT = "Omniglot, 1,200 training characters with rotations, 28×28, 64 filters";

export const presets = {
  "sinusoid-maml-5shot": {
    label: "Sinusoids · MAML · 5-shot",
    experiment: sinusoids(5),
    published: {
      what: "Mean squared error after 1, 5, 10 steps",
      value: "0.67, 0.38, 0.35",
      source: "Finn et al. 2017, appendix, table 2",
      conditions: "70,000 iterations, 25 tasks a meta-step, one inner step in training",
    },
  },
  "sinusoid-maml-10shot": {
    label: "Sinusoids · MAML · 10-shot",
    experiment: sinusoids(10),
    unpublished:
      "Finn et al. 2017 draw 10-shot adaptation (figures 2 and 3) and give figures for 5-shot alone: see that preset.",
  },
  "glyphs-protonet-5way-1shot": {
    label: "Glyphs · ProtoNet · 5-way 1-shot",
    experiment: protoNet(5, 1),
    published: {
      what: "Accuracy",
      value: "98.8%",
      source: "Snell et al. 2017",
      conditions: `${OMNIGLOT}, trained 60-way`,
    },
    tried:
      "2,000 meta-steps of 32 filters, 20 ways in training; the paper trains 60 ways. Tried: 5 ways in training, which learns far more slowly.",
  },
  "glyphs-maml-5way-1shot": {
    label: "Glyphs · MAML · 5-way 1-shot",
    experiment: mamlGlyphs(5, 1),
    published: {
      what: "Accuracy",
      value: "98.7 ± 0.4%",
      source: "Finn et al. 2017",
      conditions: `${OMNIGLOT}, transductive`,
    },
    tried:
      "2,000 meta-steps, inductive; the paper's 60,000 are transductive. On Omniglot's five smallest alphabets 16,000 reach 92.0% and 32,000 no more.",
  },
  "glyphs-protonet-5way-5shot": {
    label: "Glyphs · ProtoNet · 5-way 5-shot",
    experiment: protoNet(5, 5),
    published: {
      what: "Accuracy",
      value: "99.7%",
      source: "Snell et al. 2017",
      conditions: `${OMNIGLOT}, trained 60-way`,
    },
    tried: "2,000 meta-steps of 32 filters, 20 ways in training.",
  },
  "glyphs-maml-5way-5shot": {
    label: "Glyphs · MAML · 5-way 5-shot",
    experiment: mamlGlyphs(5, 5),
    published: {
      what: "Accuracy",
      value: "99.9 ± 0.1%",
      source: "Finn et al. 2017",
      conditions: `${OMNIGLOT}, transductive`,
    },
    tried: "2,000 meta-steps, inductive; the paper's 60,000 are transductive.",
  },
  "glyphs-protonet-20way-1shot": {
    label: "Glyphs · ProtoNet · 20-way 1-shot",
    experiment: protoNet(20, 1),
    published: {
      what: "Accuracy",
      value: "96.0%",
      source: "Snell et al. 2017",
      conditions: `${OMNIGLOT}, trained 60-way`,
    },
    tried: "2,000 meta-steps of 32 filters, 20 ways in training; the paper trains 60 ways.",
  },
  "glyphs-matching-5way-1shot": {
    label: "Glyphs · Matching · 5-way 1-shot",
    experiment: glyphs("matching", 5, 1, {
      task: { id: "glyphs", options: { ways: 20, query: 3 } },
      training: { metaBatch: 2 },
    }),
    published: {
      what: "Accuracy",
      value: "98.1%",
      source: "Vinyals et al. 2016",
      conditions: OMNIGLOT,
    },
    tried: "2,000 meta-steps of 32 filters, 20 ways in training.",
  },
  "glyphs-fomaml-5way-1shot": {
    label: "Glyphs · FOMAML · 5-way 1-shot",
    experiment: glyphs("maml", 5, 1, {
      task: { id: "glyphs", options: { query: 5 } },
      algorithm: { id: "maml", options: { ...oneStep, order: "first" } },
      training: { metaBatch: 8 },
    }),
    published: {
      what: "Accuracy",
      value: "98.3 ± 0.5%",
      source: "Nichol et al. 2018, table 2",
      conditions: `${OMNIGLOT}, transductive`,
    },
    tried:
      "2,000 meta-steps of one inner step, inductive. Second order with all else equal stands 6 points higher.",
  },
  "glyphs-reptile-5way-1shot": {
    label: "Glyphs · Reptile · 5-way 1-shot",
    experiment: glyphs("reptile", 5, 1, {
      // Ten drawings of each class in training, in mini-batches of ten, as in the paper.
      task: { id: "glyphs", options: { query: 9 } },
      algorithm: {
        id: "reptile",
        options: { innerLearningRate: 0.2, innerSteps: 5, miniBatches: 5, testSteps: 20 },
      },
      training: { metaBatch: 5, outerLearningRate: 1, schedule: "linear", iterations: 3000 },
    }),
    published: {
      what: "Accuracy",
      value: "95.39 ± 0.09%",
      source: "Nichol et al. 2018, table 2",
      conditions: `${OMNIGLOT}, 100,000 iterations, 10 drawings of each class in training, Adam inside`,
    },
    tried:
      "3,000 meta-steps; the paper takes 100,000. Tried, 500 meta-steps each: Adam without momentum inside at rates 0.003 to 0.03 (at best a point less), plain descent at 0.1 and 0.3, 8 and 10 inner steps, 6 drawings of each class (9 points less).",
  },
  "glyphs-anil-5way-1shot": {
    label: "Glyphs · ANIL · 5-way 1-shot",
    experiment: glyphs("anil", 5, 1, {
      task: { id: "glyphs", options: { query: 5 } },
      algorithm: { id: "anil", options: { innerLearningRate: 0.4, innerSteps: 3, testSteps: 5 } },
      training: { metaBatch: 8 },
    }),
    published: {
      what: "Accuracy, miniImageNet 5-way 5-shot",
      value: "61.5%",
      source: "Raghu et al. 2020",
      conditions: "photographs, no figure for characters 5-way 1-shot",
      elsewhere: true,
    },
  },
  "sinusoid-metasgd-5shot": {
    label: "Sinusoids · Meta-SGD · 5-shot",
    experiment: experimentFrom({
      task: { id: "sinusoid", options: { shots: 5, testShots: 5 } },
      model: { id: "mlp", options: {} },
      algorithm: { id: "metaSgd", options: { testSteps: 1 } },
      training: { iterations: 70_000 },
      run: { baseline: "none" },
    }),
    published: {
      what: "Mean squared error after 1 step",
      value: "0.90 ± 0.16",
      source: "Li et al. 2017, table 1",
      conditions: "MAML in the same table: 1.13 ± 0.18",
    },
  },
  "bandits-rl2-5arms-10pulls": bandits(5, 10, "6.7", "Gittins 6.6, UCB1 6.7, Thompson sampling 5.7"),
  "bandits-rl2-10arms-10pulls": bandits(10, 10, "6.7", "Gittins 6.6, UCB1 6.7, Thompson sampling 5.5"),
  "bandits-rl2-5arms-100pulls": bandits(5, 100, "78.7", "Gittins 78.3, UCB1 78.0, Thompson sampling 74.7"),
  "bandits-rl2-10arms-100pulls": bandits(10, 100, "83.5", "Gittins 82.8, UCB1 82.4, Thompson sampling 76.7"),
  "pricing-rl2": {
    label: "Pricing · RL²",
    experiment: experimentFrom({
      task: { id: "pricing", options: {} },
      model: { id: "gru", options: {} },
      algorithm: { id: "rl2", options: { trace: 0.9, discount: 1 } },
      training: {},
    }),
    unpublished: "A task of this lab’s own: classical policies on the same segments stand beside it.",
  },
  "mdps-rl2": {
    label: "Tabular MDPs · RL²",
    experiment: experimentFrom({
      task: { id: "mdps", options: {} },
      model: { id: "gru", options: { hiddenUnits: 64 } },
      algorithm: { id: "rl2", options: { trace: 0.9, epochs: 4, entropyWeight: 0.003 } },
      training: { outerLearningRate: 0.02 },
    }),
    unpublished:
      "The figures of Duan et al. 2016, table 2, are not at hand; random play earns 100 by the law of these tasks.",
    tried:
      "Short of planning and of posterior sampling after 120,000 trials. Tried: outer rates 0.01 and 0.02, discounts 0.97 and 0.99, learning from regrets in place of rewards (3 more after as long).",
  },
  "ambiguous-curves-platipus": ambiguous(
    "Ambiguous curves · PLATIPUS",
    "ambiguousRegression",
    // Longer steps explode at the steepest lines now and then.
    { innerSteps: 5, innerLearningRate: 0.002 },
    {},
    { outerLearningRate: 0.003, iterations: 15_000 },
  ),
  "ambiguous-regions-platipus": ambiguous(
    "Ambiguous regions · PLATIPUS",
    "ambiguousClassification",
    { innerSteps: 2, innerLearningRate: 0.1 },
    { klWeight: 1 },
    { outerLearningRate: 0.003, schedule: "cosine", iterations: 5000 },
  ),
} as const satisfies Record<string, Preset>;

export type PresetId = keyof typeof presets;
