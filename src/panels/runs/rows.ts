// What the table of runs shows of each: pure, so that it can be tested.

import type { OptionPath } from "../../experiment/experiment.ts";
import { type Experiment, fieldAt, optionsOf, SECTIONS, valueAt } from "../../experiment/experiment.ts";
import { intervalOfMeasure, measureOf } from "../../experiment/figures.ts";
import type { RunRecord } from "../../experiment/record.ts";
import { firstOf } from "../../experiment/results.ts";
import { inOrderOf, t } from "../../i18n/language.ts";
import { nameOfField, nameOfValue } from "../../schema/fields.ts";
import type { KeptRun } from "../../store/records.ts";
import type { Split } from "../../tasks/episode.ts";
import { inEnglish, type Said, said, type Words } from "../../words/said.ts";
import { latestOf } from "../curves/words.ts";
import { nameOf } from "../gallery/name.ts";
import { RUNS } from "./words.ts";

/** An option in which runs differ. */
export interface OptionColumn {
  /** "algorithm.innerLearningRate". */
  readonly key: string;
  readonly path: OptionPath;
  /** "Inner learning rate α". */
  readonly label: Said;
}

const keyOf = ({ section, option }: OptionPath) => `${section}.${option}`;

function labelOf(experiment: Experiment, path: OptionPath): Said {
  const field = fieldAt(experiment, path);
  return field ? nameOfField(field) : said`${path.option}`;
}

/** Options that at least two runs have and in which they are not all alike, in the order of the schemas. */
export function differingOptions(runs: readonly Pick<KeptRun, "record">[]): OptionColumn[] {
  const found = new Map<string, { column: OptionColumn; values: unknown[] }>();
  for (const { record } of runs)
    for (const section of SECTIONS)
      for (const [option, value] of Object.entries(optionsOf(record.current, section))) {
        const path = { section, option };
        const key = keyOf(path);
        const known = found.get(key) ?? {
          column: { key, path, label: labelOf(record.current, path) },
          values: [],
        };
        known.values.push(value);
        found.set(key, known);
      }
  return [...found.values()]
    .filter(({ values }) => values.length > 1 && new Set(values).size > 1)
    .map(({ column }) => column);
}

/** An option's value by its name; empty where the run has no such option. */
export function valueInWords(experiment: Experiment, path: OptionPath): Words {
  const field = fieldAt(experiment, path);
  const value = valueAt(experiment, path);
  return field && value !== undefined ? said`${nameOfValue(field, value)}` : "";
}

/** A result in words, and the number to sort by; higher is not better everywhere. */
export interface Outcome {
  readonly words: Said;
  readonly value: number;
  /** On which side; absent where nothing was evaluated. */
  readonly split?: Split;
}

/** How the main learner did, when it was last tested or else evaluated, by the measure that counts most. */
export function outcomeOf(record: Pick<RunRecord, "evaluations">): Outcome {
  const latest = latestOf(record, "learner");
  const id = latest && firstOf(latest.measures);
  const interval = id && latest.measures[id];
  if (latest === undefined || id === undefined || interval === undefined)
    return { words: RUNS.notEvaluated, value: Number.NaN };
  return {
    words: said`${said(measureOf(id).label)} ${intervalOfMeasure(id, interval)}`,
    value: interval.mean,
    split: latest.split,
  };
}

/** What a run is called: by its person, else by its experiment. */
export const titleOf = ({ name, record }: Pick<KeptRun, "name" | "record">): Said =>
  name === "" ? nameOf(record.current).name : said`${name}`;

/** By what a table of runs can be sorted, besides its options. */
export const SORTS = ["run", "outcome", "iterations", "time", "begun"] as const;
export type Sort = (typeof SORTS)[number] | OptionColumn;

function sortValue(run: KeptRun, by: Sort): number | string {
  const { record } = run;
  switch (by) {
    case "run":
      return t(titleOf(run)).toLowerCase();
    case "outcome":
      return outcomeOf(record).value;
    case "iterations":
      return record.iteration;
    case "time":
      return record.trainingMs;
    case "begun":
      return record.begunAt;
    default: {
      const value = valueAt(record.current, by.path);
      return typeof value === "number" ? value : value === undefined ? Number.NaN : String(value);
    }
  }
}

/** Runs in order; starred ones first, those without a value last whichever way it goes. */
export function sorted(runs: readonly KeptRun[], by: Sort, down: boolean): KeptRun[] {
  const missing = (value: number | string) => Number.isNaN(value);
  return runs.toSorted((one, other) => {
    if (one.starred !== other.starred) return one.starred ? -1 : 1;
    const [a, b] = [sortValue(one, by), sortValue(other, by)];
    if (missing(a) || missing(b)) return Number(missing(a)) - Number(missing(b));
    const order = typeof a === "number" && typeof b === "number" ? a - b : inOrderOf(String(a), String(b));
    return down ? -order : order;
  });
}

/** Runs in whose title, note, experiment or options every one of the words stands. */
export function filtered(runs: readonly KeptRun[], sought: string): KeptRun[] {
  const wanted = sought.toLowerCase().split(/\s+/);
  return runs.filter((run) => {
    const { current } = run.record;
    const { name, changes } = nameOf(current);
    const words = [titleOf(run), name, ...changes];
    const all = [
      ...words.map(inEnglish),
      ...words.map(t),
      run.note,
      current.task.id,
      current.algorithm.id,
      run.record.state,
    ];
    const text = all.join(" ").toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
