// What a task family says of itself: plain data for panels, URLs and validation.

import type { DataKindId } from "../data/kind.ts";
import type { Options, Schema } from "../schema/fields.ts";
import type { Words } from "../words/said.ts";

/** How the page draws a task: a picture kind is a component of the page, a family is not. */
export type PictureKind =
  | "function"
  | "images"
  | "plane"
  | "sentences"
  | "ratings"
  | "prices"
  | "demand"
  | "store"
  | "decisions";
/**
 * What a model reads: numbers `[features]`, an image `[height, width, channels]`, an item `[number, what is expected of
 * it, features…]`, or what happened so far, step by step.
 */
export type InputKind = "features" | "image" | "item" | "history";
/** What a task asks for: real values, one of n classes, or actions that earn reward. */
export type ProblemKind = "regression" | "classification" | "decisions";

/** A baseline of a family's own: an algorithm on a model, each by id with the options in which it is not at its defaults. */
export interface FamilyBaseline {
  /** Its place among a run's contenders. */
  readonly role: string;
  readonly label: string;
  readonly algorithm: { readonly id: string; readonly options: Options };
  readonly model: { readonly id: string; readonly options: Options };
}

export interface TaskFamilyMeta {
  readonly label: string;
  /** One sentence for someone who has never seen it. */
  readonly summary: string;
  readonly problem: ProblemKind;
  readonly picture: PictureKind;
  readonly schema: Schema;
  /** What a model is given of each example. */
  readonly inputs: InputKind;
  /** The kind of data that the family draws on, one that ships or a person's own; absent where it makes its tasks up. */
  readonly data?: DataKindId;
  /** What its learners are measured by beside the baselines of any experiment: untrained, on the same tasks. */
  readonly baselines?: readonly FamilyBaseline[];
  /** Options, each valid alone, that cannot stand together: which one, and why in a whole sentence. */
  readonly conflicts?: (options: Options) => { readonly option: string; readonly message: Words }[];
}
