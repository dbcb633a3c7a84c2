// experiment.json of an export: the experiment as it was resolved, and what its learner needs to answer without the lab.

import type { AlgorithmId } from "../algorithms/registry.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { ModelId } from "../models/registry.ts";
import type { Options } from "../schema/fields.ts";
import type { OwnTableKind } from "../tasks/family.ts";
import type { ProblemKind } from "../tasks/meta.ts";
import { ownTables } from "./ownTables/registry.ts";

export const FORM = "innerloop learner";
/** Version of the form; a reader refuses any other. */
export const FORM_VERSION = 1;

/** Files of an export. */
export const FILES = {
  experiment: "experiment.json",
  weights: "weights.safetensors",
  features: "features.safetensors",
  vocabulary: "vocabulary.json",
  card: "MODEL_CARD.md",
  exampleSupport: "example/support.csv",
  exampleQuery: "example/query.csv",
  exampleAnswers: "example/answers.csv",
  onnx: "example/adapted.onnx",
  layers: "tfjs/model.json",
  layersWeights: "tfjs/weights.bin",
  script: "experiment.py",
  scriptArrays: "experiment.npz",
  scriptTerms: "experiment.npz.terms.txt",
  replay: "replay.html",
} as const;

/** Names of tensors of `features.safetensors`. */
export const FEATURES = { inverse: "inverse", rows: "rows" } as const;

/** Inputs as a table says them; the arrays behind them are in `features.safetensors`, items' ids in `vocabulary.json`. */
export type InputsInFile =
  | { readonly kind: "numbers"; readonly columns: readonly string[] }
  | { readonly kind: "image" }
  | { readonly kind: "text" }
  | { readonly kind: "item" }
  | { readonly kind: OwnTableKind; readonly settings: Readonly<Record<string, number>> };

/** Whether tables are in a person's own units, answers too. */
export const inOwnUnits = (inputs: InputsInFile): inputs is Extract<InputsInFile, { settings: unknown }> =>
  inputs.kind in ownTables;

/** A learner apart from its weights: all that its computation depends on. */
export interface PortableLearner {
  readonly algorithm: { readonly id: AlgorithmId; readonly options: Options };
  readonly model: { readonly id: ModelId; readonly options: Options };
  readonly problem: Exclude<ProblemKind, "decisions">;
  readonly inputShape: readonly number[];
  /** Outputs in training: 1, or ways. */
  readonly outputs: number;
  readonly trainingClasses: number;
  readonly items?: number;
  /** Whether a support set may have other ways than training had. */
  readonly anyWays: boolean;
  /** Steps after which its answers count. */
  readonly steps: number;
  /** Of the run: noise that a learner samples with is split off it. */
  readonly seed: number;
  readonly inputs: InputsInFile;
}

export interface LearnerFile {
  readonly form: typeof FORM;
  readonly version: typeof FORM_VERSION;
  /** Version of the lab that wrote it. */
  readonly build: string;
  /** Meta-steps taken. */
  readonly iteration: number;
  /** Behind the lab's address it opens the experiment as the run began. */
  readonly link: string;
  /** Every option written out, with every knob that was turned. */
  readonly experiment: Experiment;
  /** Absent for learners that no table can put questions to, and `without` says why. */
  readonly learner?: PortableLearner;
  readonly without?: string;
}

/** What is answered is written so in a table: a value, or the name of a class. */
export const TARGET = { regression: "y", classification: "label" } as const;
