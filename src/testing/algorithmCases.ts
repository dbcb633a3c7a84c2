// Under which options each registered algorithm is tested, in all tests that go through the registry: against
// central differences (algorithms.test.ts, e2e/gradients) and against PyTorch (bench/parity). An algorithm without an
// entry does not compile.

import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { type AlgorithmId, algorithms } from "../algorithms/registry.ts";
import type { Options } from "../schema/fields.ts";

/** One way to set an algorithm up. */
export interface AlgorithmCase {
  readonly options: Options;
  /** Needs a model that normalises. */
  readonly normalises?: true;
  /** The meta-gradient is not its loss's derivative, so that central differences have nothing to say of it. */
  readonly surrogate?: true;
}

/** Inner steps enough for a derivative to pass through one. */
const inner = { innerSteps: 2 };
const firstOrder: AlgorithmCase = { options: { ...inner, order: "first" }, surrogate: true };
/** From the iteration on at which parity is measured: second order there, first order before. */
const annealed: AlgorithmCase = {
  options: { ...inner, order: "annealed", secondOrderFrom: 3 },
  surrogate: true,
};

/** The cases of algorithms of episodes, the plainest first; trials have tests of their own (trialRun.test.ts). */
const CASES: Record<AlgorithmId, readonly AlgorithmCase[] | "trials"> = {
  maml: [
    { options: inner },
    firstOrder,
    annealed,
    { options: { ...inner, learnInnerRate: true } },
    { options: { ...inner, learnInnerRate: true, ratePerStep: true } },
    { options: { ...inner, multiStepLoss: true, multiStepUntil: 10 } },
    { options: { ...inner, normalisePerStep: true }, normalises: true },
    {
      options: { ...inner, learnInnerRate: true, ratePerStep: true, normalisePerStep: true },
      normalises: true,
    },
  ],
  anil: [{ options: inner }, { options: { ...inner, adapting: "all" } }, firstOrder, annealed],
  metaSgd: [{ options: inner }, firstOrder, annealed, { options: { ...inner, ratePerStep: true } }],
  reptile: [
    { options: { innerSteps: 3, miniBatches: 1 }, surrogate: true },
    { options: { innerSteps: 3, miniBatches: 2 }, surrogate: true },
    // Its steps are as long for tiny slopes as for large ones: short, so that rounding does not grow in them.
    {
      options: { innerSteps: 3, miniBatches: 2, innerOptimiser: "adam", innerLearningRate: 0.01 },
      surrogate: true,
    },
  ],
  platipus: [
    { options: { ...inner, klWeight: 1, samples: 3 } },
    { options: { ...inner, klWeight: 0.5, samples: 1, conditioningSteps: 2 } },
    firstOrder,
    annealed,
  ],
  ensemble: [{ options: { ...inner, members: 3 } }, firstOrder, annealed],
  matching: [{ options: {} }, { options: { fullContext: true, readings: 2 } }],
  prototypical: [{ options: {} }, { options: { distance: "cosine" } }],
  ridge: [{ options: {} }, { options: { regularisation: 0.1 } }],
  pretraining: [{ options: {} }],
  // Its meta-gradient is zero.
  scratch: [{ options: {}, surrogate: true }],
  rl2: "trials",
};

/** A case by the names that tests use. */
export interface NamedCase extends AlgorithmCase {
  readonly id: AlgorithmId;
  readonly problem: "regression" | "classification";
  /** The algorithm's first case: its options as plain as they come. */
  readonly plainest: boolean;
}

/**
 * Every case of every algorithm of episodes, for each problem it is for, inner steps `innerLearningRate` long where it
 * takes any.
 */
export function algorithmCases(innerLearningRate: number): NamedCase[] {
  return (Object.keys(algorithms) as AlgorithmId[]).flatMap((id) => {
    const cases = CASES[id];
    const { problems, schema }: AlgorithmMeta = algorithms[id].meta;
    if (cases === "trials") return [];
    return (["regression", "classification"] as const)
      .filter((problem) => problems.includes(problem))
      .flatMap((problem) =>
        cases.map((each, index) => ({
          ...each,
          id,
          problem,
          plainest: index === 0,
          options: { ...("innerLearningRate" in schema && { innerLearningRate }), ...each.options },
        })),
      );
  });
}
