// A word for every word of the field that the page uses: one definition each, in plain words.

interface Entry {
  /** As it heads the list. */
  readonly name: string;
  readonly definition: string;
  /** How it occurs in sentences, longest first, without regard to case; its name where absent. */
  readonly forms?: readonly string[];
}

export const glossary = {
  metaLearning: {
    name: "meta-learning",
    definition:
      "Learning how to learn: practising on many small tasks so that a new one takes a few examples.",
    forms: ["meta-learning", "meta-learner", "meta-learners"],
  },
  task: {
    name: "task",
    definition: "One small problem: one curve to find, five letters to tell apart, one slot machine to play.",
    forms: ["tasks", "task"],
  },
  episode: {
    name: "episode",
    definition: "A task as it is practised: a support set to learn from and a query set to be tested on.",
    forms: ["episodes", "episode"],
  },
  support: {
    name: "support set",
    definition: "The few examples of a new task that the learner may look at, with their answers.",
    forms: [
      "support examples",
      "support example",
      "support points",
      "support point",
      "support set",
      "support",
    ],
  },
  query: {
    name: "query set",
    definition: "Further examples of the same task, without answers: on these it is tested.",
    forms: ["query examples", "query set", "queries", "query"],
  },
  shot: {
    name: "shot",
    definition: "One example of a class. In 5-shot learning there are five of each.",
    forms: ["shots", "shot"],
  },
  way: {
    name: "way",
    definition: "How many classes there are to choose from. In 5-way learning, one of five.",
    forms: ["ways"],
  },
  innerLoop: {
    name: "inner loop",
    definition:
      "Learning one task: a few steps on its support set, from where the outer loop has put the start.",
  },
  outerLoop: {
    name: "outer loop",
    definition:
      "Learning how to learn: after many tasks the start itself is moved, so that the inner loop does better.",
  },
  innerStep: {
    name: "inner step",
    definition: "One small change of the weights in the direction that lessens the error on the support set.",
    forms: ["inner steps", "inner step", "gradient steps", "gradient step"],
  },
  metaStep: {
    name: "meta-step",
    definition: "One step of the outer loop: a batch of tasks is adapted to, then the start moves a little.",
    forms: ["meta-steps", "meta-step"],
  },
  metaBatch: {
    name: "meta-batch",
    definition: "How many tasks one meta-step practises on.",
    forms: ["meta-batches", "meta-batch"],
  },
  learningRate: {
    name: "learning rate",
    definition: "How large a step is: too small learns slowly, too large overshoots and may explode.",
    forms: ["learning rates", "learning rate", "inner rate"],
  },
  initialisation: {
    name: "initialisation",
    definition: "The weights with which learning a task begins.",
    forms: ["initialisation"],
  },
  secondOrder: {
    name: "second order",
    definition:
      "The outer loop takes into account how its change would change the inner steps: dearer and more exact.",
  },
  firstOrder: {
    name: "first order",
    definition: "The outer loop treats the inner steps as fixed: cheaper, and often nearly as good.",
  },
  loss: {
    name: "loss",
    definition: "How wrong the answers are, as one number: lower is better.",
  },
  squaredError: {
    name: "mean squared error",
    definition: "The distance between answer and truth, squared, averaged over points: 0 is perfect.",
  },
  accuracy: {
    name: "accuracy",
    definition: "The share of answers that are right.",
  },
  embedding: {
    name: "embedding",
    definition: "A drawing as a point in a space that the network has learned, where like lies near like.",
    forms: ["embeddings", "embedding"],
  },
  prototype: {
    name: "prototype",
    definition: "The mean of a class's embeddings: what its examples have in common.",
    forms: ["prototypes", "prototype"],
  },
  attention: {
    name: "attention",
    definition: "How much each example counts in the answer; the shares add up to one.",
  },
  inductive: {
    name: "inductive",
    definition: "Each query is answered by itself: no other query is looked at. The stricter way to test.",
  },
  transductive: {
    name: "transductive",
    definition: "All queries may be looked at together, which tells more and makes figures look better.",
  },
  baseline: {
    name: "baseline",
    definition: "Something simple beside the learner, to see what learning to learn is worth.",
    forms: ["baselines", "baseline"],
  },
  pretraining: {
    name: "pretraining",
    definition: "Ordinary learning on all tasks at once, then fine-tuning on the new one.",
    forms: ["joint pretraining", "pretraining", "pretrained"],
  },
  fineTuning: {
    name: "fine-tuning",
    definition: "Going on to train a network on the few examples of a new task.",
    forms: ["fine-tuning", "fine-tuned"],
  },
  ensemble: {
    name: "ensemble",
    definition: "Several learners asked together; where they disagree they do not know.",
    forms: ["ensembles", "ensemble"],
  },
  sample: {
    name: "samples of functions",
    definition: "Several answers that all fit the examples. Where they fan out, the examples leave it open.",
    forms: ["sampled functions", "samples of functions"],
  },
  calibration: {
    name: "calibration",
    definition: "Whether it is as sure as it should be: of answers given with 90%, nine in ten are right.",
    forms: ["calibrated", "calibration"],
  },
  likelihood: {
    name: "negative log likelihood",
    definition:
      "How surprised the learner is by the truth: lower is better, and being sure and wrong costs most.",
  },
  interval: {
    name: "95% interval",
    definition: "How far chance may have moved a mean: of many such intervals, 95% hold the true one.",
  },
  validation: {
    name: "validation tasks",
    definition: "Tasks kept apart from training, looked at while it goes on.",
  },
  test: {
    name: "test tasks",
    definition: "Tasks kept apart until the end: the figures that count.",
  },
  bandit: {
    name: "bandit",
    definition: "Slot machines that pay with unknown chances: try them out, yet earn while you learn.",
    forms: ["Bernoulli bandits", "bandits", "bandit"],
  },
  arm: {
    name: "arm",
    definition: "One of a bandit's machines; pulling it pays or does not.",
    forms: ["arms", "arm"],
  },
  trial: {
    name: "trial",
    definition: "One task of decisions played from the first step to the last.",
    forms: ["trials", "trial"],
  },
  reward: {
    name: "reward",
    definition: "What an action pays.",
    forms: ["rewards", "reward"],
  },
  regret: {
    name: "regret",
    definition:
      "What was given up by not knowing better: the best action's expected reward less the chosen one's.",
    forms: ["regrets", "regret"],
  },
  policy: {
    name: "policy",
    definition: "A rule for what to do next, given all that was seen.",
    forms: ["policies", "policy"],
  },
  entropy: {
    name: "entropy bonus",
    definition: "A small reward for trying different actions, so that nothing is settled on too early.",
  },
  mdp: {
    name: "tabular MDP",
    definition:
      "A small world of states: each action pays something and leads on, by chances unknown at first.",
    forms: ["tabular MDPs", "tabular MDP"],
  },
  seed: {
    name: "seed",
    definition: "The number from which all chance is drawn: the same seed gives the same run.",
  },
} as const satisfies Record<string, Entry>;

export type GlossaryId = keyof typeof glossary;

/** The ways in which a word occurs. */
const formsOf = (entry: Entry): readonly string[] => entry.forms ?? [entry.name];

const byForm = new Map(
  (Object.entries(glossary) as [GlossaryId, Entry][]).flatMap(([id, entry]) =>
    formsOf(entry).map((form) => [form.toLowerCase(), id] as const),
  ),
);
const escaped = (form: string) => form.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
/** All forms, longest first, so that "support set" is not read as "support"; whole words only. */
const ANY_FORM = new RegExp(
  String.raw`(?<![\w-])(${[...byForm.keys()]
    .toSorted((one, other) => other.length - one.length)
    .map(escaped)
    .join("|")})(?![\w-])`,
  "giu",
);

/** A piece of a sentence: plain text, or the form of a word that the glossary knows. */
export interface Piece {
  readonly text: string;
  readonly id?: GlossaryId;
}

/** A sentence in pieces: each word of the glossary is marked where it first occurs. */
export function piecesOf(sentence: string): Piece[] {
  const pieces: Piece[] = [];
  const seen = new Set<GlossaryId>();
  let end = 0;
  for (const match of sentence.matchAll(ANY_FORM)) {
    const id = byForm.get(match[0].toLowerCase())!;
    if (seen.has(id)) continue;
    seen.add(id);
    if (match.index > end) pieces.push({ text: sentence.slice(end, match.index) });
    pieces.push({ text: match[0], id });
    end = match.index + match[0].length;
  }
  if (end < sentence.length) pieces.push({ text: sentence.slice(end) });
  return pieces;
}

/** Definitions of the words in a heading: "Meta-batch: how many tasks …". */
export const definitionsIn = (heading: string): string[] =>
  piecesOf(heading).flatMap(({ id }) => {
    if (id === undefined) return [];
    const { name, definition } = glossary[id];
    return [`${name.charAt(0).toUpperCase()}${name.slice(1)}: ${definition}`];
  });
