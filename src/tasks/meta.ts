// What a task family says of itself: plain data for panels, URLs and validation.

import type { Options, Schema } from "../schema/fields.ts";

/** How the page draws a task: a picture kind is a component of the page, a family is not. */
export type PictureKind = "function" | "images" | "plane" | "decisions";
/** What a task asks for: real values, one of n classes, or actions that earn reward. */
export type ProblemKind = "regression" | "classification" | "decisions";

export interface TaskFamilyMeta {
  readonly label: string;
  /** One sentence for someone who has never seen it. */
  readonly summary: string;
  readonly problem: ProblemKind;
  readonly picture: PictureKind;
  readonly schema: Schema;
  /** Whether the family draws on a set of images: one that ships, which its option `imageSet` names, or a person's own. */
  readonly usesImages: boolean;
  /** Options, each valid alone, that cannot stand together: which one, and why in a whole sentence. */
  readonly conflicts?: (options: Options) => { readonly option: string; readonly message: string }[];
}
