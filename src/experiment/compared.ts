// Runs that were trained apart, compared on the same tasks: who can be, and what comes of it.

import { sameMapping } from "../data/table/mappingLink.ts";
import { nameOfField, nameOfValue } from "../schema/fields.ts";
import type { Split } from "../tasks/episode.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { type Said, said } from "../words/said.ts";
import { type Experiment, schemaOf } from "./experiment.ts";
import type { Measured, SavedRun } from "./results.ts";

/** A run as it stands: with every knob that was turned, and its weights. */
export interface ComparedRun {
  readonly experiment: Experiment;
  readonly saved: SavedRun;
}

/** What one run's main learner reaches, and how that differs from the reference's on the same tasks, paired by task. */
export interface ComparedResult {
  readonly measures: Measured;
  /** The run less the reference; absent for the reference itself. */
  readonly difference?: Measured;
}

/** All runs on the same fixed tasks. */
export interface Comparison {
  readonly split: Split;
  /** Tasks that all were measured on: fewer than asked for where a split holds no more. */
  readonly tasks: number;
  /** In the order of the runs. */
  readonly results: readonly ComparedResult[];
}

/** What the tasks of two experiments differ in: options that shape training tasks alone do not count. */
function differingOptions(one: Experiment, reference: Experiment): Said[] {
  return Object.entries(schemaOf(one, "task")).flatMap(([option, field]) => {
    const [own, wanted] = [one.task.options[option]!, reference.task.options[option]!];
    if (own === wanted || field.ofTraining || (field.ofShippedData && one.data !== "")) return [];
    return [said`${nameOfField(field)} ${nameOfValue(field, own)}, not ${nameOfValue(field, wanted)}`];
  });
}

/**
 * Why a run cannot be measured on the tasks of another, in a sentence; `undefined` where it can. The seeds do not count:
 * those of one of them draw the tasks of both.
 */
export function whyApart(one: Experiment, reference: Experiment): Said | undefined {
  if (one.task.id !== reference.task.id) {
    const [own, wanted] = [one, reference].map(({ task }) => said(taskFamilies[task.id].meta.label));
    return said`Its tasks are of another kind: ${own!}, not ${wanted!}.`;
  }
  if (one.data !== reference.data) return said`Its tasks draw on other data.`;
  if (!sameMapping(one.mapping, reference.mapping)) return said`Its table's columns are put to other uses.`;
  const differing = differingOptions(one, reference);
  return differing.length > 0 ? said`Its tasks are others: ${differing}.` : undefined;
}
