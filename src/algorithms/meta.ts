// What an algorithm says of itself: plain data for panels, URLs, validation and the sweep.

import type { Options, Schema } from "../schema/fields.ts";
import type { ProblemKind } from "../tasks/meta.ts";

export interface AlgorithmMeta {
  readonly label: string;
  /** Authors, title, year; absent for baselines of our own. */
  readonly paper?: string;
  readonly url?: string;
  /** One sentence: how it maps a support set to a predictor. */
  readonly summary: string;
  /**
   * How it works, for a page of its own: paragraphs of plain words, and update rules in TeX. `\\knob{option}{symbol}`
   * in a rule ties a symbol to the option that sets it.
   */
  readonly page: { readonly words: readonly string[]; readonly rules: readonly string[] };
  readonly problems: readonly ProblemKind[];
  readonly schema: Schema;
  /** Whether it adapts by gradient steps: metric learners and closed-form ones have none to scrub through. */
  readonly adaptsBySteps: boolean;
  /** For those that do not: what of it is a task's own, in a sentence. */
  readonly adapts?: string;
  /** Whether training and test episodes may differ in ways. */
  readonly anyWays: boolean;
  /** Steps for which training prepares it: the trained horizon. 0 for metric learners. */
  readonly trainedSteps: (options: Options) => number;
  /** Steps allowed at test; evaluation goes on to twice the trained number, at least. */
  readonly testSteps: (options: Options) => number;
  /** How many predictors it answers a support set with, where that is more than one. */
  readonly samples?: (options: Options) => number;
  /** Training options that it wants otherwise than the defaults are. */
  readonly training?: Options;
  /** Meta-parameters worth looking at while they are learned: those whose names begin so. */
  readonly shown?: {
    readonly prefix: string;
    readonly label: string;
    /** They are logarithms of what people want to see. */
    readonly logarithms?: true;
  };
  /** Whether these options want a model that normalises. */
  readonly wantsNormalisation?: (options: Options) => boolean;
  /** Whether these options ask for derivatives of derivatives. */
  readonly secondOrder: (options: Options) => boolean;
}
