// A word for every word of the field that the page uses: one definition each, in plain words.

import { t } from "../i18n/language.ts";
import type { Words } from "../words/said.ts";

interface Entry {
  /** As it heads the list. */
  readonly name: string;
  readonly definition: string;
  /** How it occurs in sentences, longest first, without regard to case; its name where absent. */
  readonly forms?: readonly string[];
  /** How it occurs in Chinese sentences. */
  readonly chinese: readonly string[];
}

export const glossary = {
  metaLearning: {
    name: "meta-learning",
    definition:
      "Learning how to learn: practising on many small tasks so that a new one takes a few examples.",
    forms: ["meta-learning", "meta-learner", "meta-learners"],
    chinese: ["元学习器", "元学习"],
  },
  task: {
    name: "task",
    definition: "One small problem: one curve to find, five letters to tell apart, one slot machine to play.",
    forms: ["tasks", "task"],
    chinese: ["任务"],
  },
  episode: {
    name: "episode",
    definition: "A task as it is practised: a support set to learn from and a query set to be tested on.",
    forms: ["episodes", "episode"],
    chinese: ["任务片段"],
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
    chinese: ["支持样本", "支持点", "支持集"],
  },
  query: {
    name: "query set",
    definition: "Further examples of the same task, without answers: on these it is tested.",
    forms: ["query examples", "query set", "queries", "query"],
    chinese: ["查询样本", "查询点", "查询集", "查询"],
  },
  shot: {
    name: "shot",
    definition: "One example of a class. In 5-shot learning there are five of each.",
    forms: ["shots", "shot"],
    chinese: ["样本数（shot）", "每类样本数"],
  },
  way: {
    name: "way",
    definition: "How many classes there are to choose from. In 5-way learning, one of five.",
    forms: ["ways"],
    chinese: ["类数（way）", "类数"],
  },
  innerLoop: {
    name: "inner loop",
    definition:
      "Learning one task: a few steps on its support set, from where the outer loop has put the start.",
    chinese: ["内循环"],
  },
  outerLoop: {
    name: "outer loop",
    definition:
      "Learning how to learn: after many tasks the start itself is moved, so that the inner loop does better.",
    chinese: ["外循环"],
  },
  innerStep: {
    name: "inner step",
    definition: "One small change of the weights in the direction that lessens the error on the support set.",
    forms: ["inner steps", "inner step", "gradient steps", "gradient step"],
    chinese: ["适应步", "梯度步"],
  },
  metaStep: {
    name: "meta-step",
    definition: "One step of the outer loop: a batch of tasks is adapted to, then the start moves a little.",
    forms: ["meta-steps", "meta-step"],
    chinese: ["元步"],
  },
  metaBatch: {
    name: "meta-batch",
    definition: "How many tasks one meta-step practises on.",
    forms: ["meta-batches", "meta-batch"],
    chinese: ["元批次"],
  },
  learningRate: {
    name: "learning rate",
    definition: "How large a step is: too small learns slowly, too large overshoots and may explode.",
    forms: ["learning rates", "learning rate", "inner rate"],
    chinese: ["内层学习率", "外层学习率", "学习率"],
  },
  initialisation: {
    name: "initialisation",
    definition: "The weights with which learning a task begins.",
    forms: ["initialisation"],
    chinese: ["初始化"],
  },
  secondOrder: {
    name: "second order",
    definition:
      "The outer loop takes into account how its change would change the inner steps: dearer and more exact.",
    chinese: ["二阶"],
  },
  firstOrder: {
    name: "first order",
    definition: "The outer loop treats the inner steps as fixed: cheaper, and often nearly as good.",
    chinese: ["一阶"],
  },
  loss: {
    name: "loss",
    definition: "How wrong the answers are, as one number: lower is better.",
    chinese: ["损失"],
  },
  squaredError: {
    name: "mean squared error",
    definition: "The distance between answer and truth, squared, averaged over points: 0 is perfect.",
    chinese: ["均方误差"],
  },
  accuracy: {
    name: "accuracy",
    definition: "The share of answers that are right.",
    chinese: ["准确率"],
  },
  embedding: {
    name: "embedding",
    definition: "A drawing as a point in a space that the network has learned, where like lies near like.",
    forms: ["embeddings", "embedding"],
    chinese: ["嵌入"],
  },
  prototype: {
    name: "prototype",
    definition: "The mean of a class's embeddings: what its examples have in common.",
    forms: ["prototypes", "prototype"],
    chinese: ["原型"],
  },
  attention: {
    name: "attention",
    definition: "How much each example counts in the answer; the shares add up to one.",
    chinese: ["注意力"],
  },
  inductive: {
    name: "inductive",
    definition: "Each query is answered by itself: no other query is looked at. The stricter way to test.",
    chinese: ["归纳式"],
  },
  transductive: {
    name: "transductive",
    definition: "All queries may be looked at together, which tells more and makes figures look better.",
    chinese: ["直推式"],
  },
  baseline: {
    name: "baseline",
    definition: "Something simple beside the learner, to see what learning to learn is worth.",
    forms: ["baselines", "baseline"],
    chinese: ["基线"],
  },
  pretraining: {
    name: "pretraining",
    definition: "Ordinary learning on all tasks at once, then fine-tuning on the new one.",
    forms: ["joint pretraining", "pretraining", "pretrained"],
    chinese: ["联合预训练", "预训练"],
  },
  fineTuning: {
    name: "fine-tuning",
    definition: "Going on to train a network on the few examples of a new task.",
    forms: ["fine-tuning", "fine-tuned"],
    chinese: ["微调"],
  },
  ensemble: {
    name: "ensemble",
    definition: "Several learners asked together; where they disagree they do not know.",
    forms: ["ensembles", "ensemble"],
    chinese: ["集成"],
  },
  sample: {
    name: "samples of functions",
    definition: "Several answers that all fit the examples. Where they fan out, the examples leave it open.",
    forms: ["sampled functions", "samples of functions"],
    chinese: ["采样函数", "函数采样"],
  },
  calibration: {
    name: "calibration",
    definition: "Whether it is as sure as it should be: of answers given with 90%, nine in ten are right.",
    forms: ["calibrated", "calibration"],
    chinese: ["校准"],
  },
  likelihood: {
    name: "negative log likelihood",
    definition:
      "How surprised the learner is by the truth: lower is better, and being sure and wrong costs most.",
    chinese: ["负对数似然"],
  },
  interval: {
    name: "95% interval",
    definition: "How far chance may have moved a mean: of many such intervals, 95% hold the true one.",
    chinese: ["95% 区间"],
  },
  validation: {
    name: "validation tasks",
    definition: "Tasks kept apart from training, looked at while it goes on.",
    chinese: ["验证任务"],
  },
  test: {
    name: "test tasks",
    definition: "Tasks kept apart until the end: the figures that count.",
    chinese: ["测试任务"],
  },
  bandit: {
    name: "bandit",
    definition: "Slot machines that pay with unknown chances: try them out, yet earn while you learn.",
    forms: ["Bernoulli bandits", "bandits", "bandit"],
    chinese: ["伯努利老虎机", "老虎机"],
  },
  arm: {
    name: "arm",
    definition: "One of a bandit's machines; pulling it pays or does not.",
    forms: ["arms", "arm"],
    chinese: ["臂"],
  },
  trial: {
    name: "trial",
    definition: "One task of decisions played from the first step to the last.",
    forms: ["trials", "trial"],
    chinese: ["试验"],
  },
  reward: {
    name: "reward",
    definition: "What an action pays.",
    forms: ["rewards", "reward"],
    chinese: ["奖励"],
  },
  regret: {
    name: "regret",
    definition:
      "What was given up by not knowing better: the best action's expected reward less the chosen one's.",
    forms: ["regrets", "regret"],
    chinese: ["遗憾值"],
  },
  policy: {
    name: "policy",
    definition: "A rule for what to do next, given all that was seen.",
    forms: ["policies", "policy"],
    chinese: ["策略"],
  },
  entropy: {
    name: "entropy bonus",
    definition: "A small reward for trying different actions, so that nothing is settled on too early.",
    chinese: ["熵奖励"],
  },
  mdp: {
    name: "tabular MDP",
    definition:
      "A small world of states: each action pays something and leads on, by chances unknown at first.",
    forms: ["tabular MDPs", "tabular MDP"],
    chinese: ["表格型 MDP"],
  },
  seed: {
    name: "seed",
    definition: "The number from which all chance is drawn: the same seed gives the same run.",
    chinese: ["随机种子"],
  },
} as const satisfies Record<string, Entry>;

export type GlossaryId = keyof typeof glossary;

/** The ways in which a word occurs in English. */
const formsOf = (entry: Entry): readonly string[] => entry.forms ?? [entry.name];

/** Names that hold a word of the glossary and are none. */
const NAMES: readonly string[] = ["原型网络"];
const byForm = new Map<string, GlossaryId | undefined>([
  ...(Object.entries(glossary) as [GlossaryId, Entry][]).flatMap(([id, entry]) =>
    [...formsOf(entry), ...entry.chinese].map((form) => [form.toLowerCase(), id] as const),
  ),
  ...NAMES.map((name) => [name, undefined] as const),
]);
const escaped = (form: string) => form.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const anyOf = (forms: readonly string[]) =>
  forms
    .toSorted((one, other) => other.length - one.length)
    .map(escaped)
    .join("|");
const HAN = /\p{Script=Han}/u;
const [chineseForms, englishForms] = [true, false].map((han) =>
  [...byForm.keys()].filter((form) => HAN.test(form) === han),
);
/** All forms, longest first, so that "support set" is not read as "support"; of English whole words only. */
const ANY_FORM = new RegExp(
  String.raw`(?<![\w-])(?:${anyOf(englishForms!)})(?![\w-])|${anyOf(chineseForms!)}`,
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
    const id = byForm.get(match[0].toLowerCase());
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    if (match.index > end) pieces.push({ text: sentence.slice(end, match.index) });
    pieces.push({ text: match[0], id });
    end = match.index + match[0].length;
  }
  if (end < sentence.length) pieces.push({ text: sentence.slice(end) });
  return pieces;
}

/** Definitions of the words in a heading, in the language that is spoken: "Meta-batch: how many tasks …". */
export const definitionsIn = (heading: Words): string[] =>
  piecesOf(t(heading)).flatMap(({ id }) => {
    if (id === undefined) return [];
    const { name, definition } = glossary[id];
    const word = t(name);
    return [t`${word.charAt(0).toUpperCase() + word.slice(1)}: ${t(definition)}`];
  });
