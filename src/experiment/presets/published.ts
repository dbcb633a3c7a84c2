// A figure from a paper, with the conditions under which it was had as data, so that a result of other conditions can
// be shown beside it but never judged by it.

import { type Measure, measures } from "../../measures/registry.ts";
import type { Schema } from "../../schema/fields.ts";
import { taskFamilies } from "../../tasks/registry.ts";
import { type Said, said, within } from "../../words/said.ts";
import type { Experiment } from "../experiment.ts";
import { percents, withInterval } from "../figures.ts";
import type { Evaluation, Interval } from "../results.ts";

/**
 * Tasks that a figure is of: the family, and those options which decide how hard they are. A value that the family
 * does not offer (another image set) is a condition that no experiment of ours meets.
 */
export type TestedOn =
  | { readonly id: "sinusoid"; readonly options: { readonly testShots: number } }
  | {
      readonly id: "glyphs";
      readonly options: { readonly imageSet: string; readonly testWays: number; readonly testShots: number };
    }
  | { readonly id: "bandits"; readonly options: { readonly arms: number; readonly pulls: number } };

/** Which figure of an evaluation. */
export type MeasureName = "accuracy" | "loss" | "reward";

/** What every published figure has. */
export interface Figure {
  readonly measure: MeasureName;
  readonly testedOn: TestedOn;
  /** Whether query statistics came from the query set itself, where the model normalises. */
  readonly transductive?: boolean;
  readonly source: string;
  /** What else is to be known of how the paper came by it. */
  readonly conditions: string;
}

/** A published figure. */
export type PublishedFigure = Figure &
  (
    | {
        /** As the paper writes it, in percent for accuracy: "98.7 ± 0.4". */
        readonly values: readonly [string];
        /** The learner takes no gradient steps. */
        readonly steps?: undefined;
      }
    | {
        /** As the paper writes them, one for each of `steps`. */
        readonly values: readonly string[];
        /** Gradient steps at test after which the values hold; "unknown" where the source at hand does not say. */
        readonly steps: readonly number[] | "unknown";
      }
  );

const MEASURES: Readonly<Record<MeasureName, Measure>> = {
  accuracy: measures.accuracy,
  loss: measures.mse,
  reward: measures.reward,
};
/** What stands behind a measure's figures. */
const unitOf = (measure: MeasureName) => (MEASURES[measure].format === "percent" ? "%" : "");

/** "98.7 ± 0.4%", "0.67, 0.38, 0.35". */
export const valueInWords = ({ values, measure }: PublishedFigure): string =>
  values.map((value) => value + unitOf(measure)).join(", ");

/** "accuracy after 3 steps, 5 ways at test, …; Finn et al. 2017; …": what a figure is of, and whose. */
export function conditionsInWords({ measure, steps, testedOn, source, conditions }: PublishedFigure): Said {
  const name = said(MEASURES[measure].label);
  const figure = steps === undefined || steps === "unknown" ? name : said`${name} after ${inSteps(steps)}`;
  const schema: Schema = taskFamilies[testedOn.id].meta.schema;
  const options = Object.entries(testedOn.options).map(
    ([name, value]) => said`${within(schema[name]!.label)} ${value}`,
  );
  return said`${figure}; ${options}; ${said(source)}; ${said(conditions)}`;
}

/** "1 step", "1, 5, 10 steps". */
export const inSteps = (steps: readonly number[]): Said =>
  steps.length === 1 && steps[0] === 1 ? said`1 step` : said`${steps} steps`;

/** One published number beside ours of the same measure, tasks and step. */
export interface Compared {
  readonly ours: Interval;
  readonly theirs: number;
  /** How far ours is worse; negative where it is better. */
  readonly gap: number;
  /** Theirs lies within our interval, or ours is better. */
  readonly within: boolean;
  /** Ours is worse, and our interval is wider than theirs is large: it holds theirs, and decides nothing. */
  readonly undecided: boolean;
}

/** Either the numbers, one by one, or in what the conditions differ, so that there is nothing to judge. */
export type Comparison =
  | { readonly comparable: true; readonly figures: readonly Compared[] }
  | { readonly comparable: false; readonly because: Said };

/** In what an experiment's tasks and model differ from those of a figure. */
function differing({ testedOn, transductive }: PublishedFigure, { task, model }: Experiment): Said[] {
  if (task.id !== testedOn.id) return [said`${said(taskFamilies[testedOn.id].meta.label)} there`];
  const schema: Schema = taskFamilies[task.id].meta.schema;
  const found = Object.entries(testedOn.options)
    .filter(([name, value]) => task.options[name] !== value)
    .map(([name, value]) => {
      const here = task.options[name] as number | string;
      return said`${said(schema[name]!.label)} ${value} there, ${here} here`;
    });
  if (transductive !== undefined && (model.options.transductive ?? false) !== transductive)
    found.push(
      transductive ? said`transductive there, inductive here` : said`inductive there, transductive here`,
    );
  return found;
}

/** What is read of an evaluation: some of its steps, each with some of what a figure may be of. */
export interface Looked {
  readonly bySteps: readonly {
    readonly step: number;
    readonly loss?: Interval;
    readonly accuracy?: Interval;
  }[];
  /** Of a whole trial. */
  readonly reward?: Interval;
}

/** What published figures are compared with, of an evaluation: also what is printed and kept of its steps. */
export const lookedAt = ({ bySteps, measures: { reward } }: Evaluation): Looked => ({
  ...(reward && { reward }),
  bySteps: bySteps.map(({ step, loss, measures: { accuracy } }) => ({
    step,
    loss,
    ...(accuracy && { accuracy }),
  })),
});

/** Our value of a measure, accuracies in percent; `undefined` where the evaluation did not look at that step. */
export function measured(
  { bySteps, reward }: Looked,
  measure: MeasureName,
  step: number,
): Interval | undefined {
  if (measure === "reward") return reward;
  const at = bySteps.find((each) => each.step === step);
  if (measure === "loss") return at?.loss;
  const share = at?.accuracy;
  return share && percents(share);
}

/** Our numbers as the paper's are written, with the steps after which they hold: "0.54 ± 0.05, 0.38 ± 0.06 after 1, 5 steps". */
export function oursInWords({ measure, steps }: PublishedFigure, figures: readonly Compared[]): Said {
  const values = figures.map(({ ours }) => withInterval(ours, 2, unitOf(measure)));
  return steps === undefined || steps === "unknown"
    ? said`${values}`
    : said`${values} after ${inSteps(steps)}`;
}

/** Sets a result beside a published figure, if both are of the same conditions. */
export function compare(published: PublishedFigure, experiment: Experiment, evaluation: Looked): Comparison {
  const because = differing(published, experiment);
  const { measure, steps = [0], values } = published;
  if (steps === "unknown") because.push(said`after how many steps is not known there`);
  if (because.length > 0 || steps === "unknown")
    return { comparable: false, because: because.reduce((before, one) => said`${before}; ${one}`) };
  const figures: Compared[] = [];
  for (const [index, step] of steps.entries()) {
    const ours = measured(evaluation, measure, step);
    if (ours === undefined)
      return {
        comparable: false,
        because: said`${said(MEASURES[measure].label)} after ${inSteps([step])} there, not looked at here`,
      };
    const theirs = Number.parseFloat(values[index]!);
    const gap = MEASURES[measure].better === "up" ? theirs - ours.mean : ours.mean - theirs;
    const doubt = ours.ci95 ?? 0;
    const undecided = gap > 0 && gap <= doubt && doubt > Math.abs(theirs);
    figures.push({ ours, theirs, gap, within: gap <= doubt && !undecided, undecided });
  }
  return { comparable: true, figures };
}
