// What the comparison says of each run: pure, so that it can be tested.

import { valueAt } from "../../experiment/experiment.ts";
import { measureOf } from "../../experiment/figures.ts";
import { type Contender, type Interval, measuresIn } from "../../experiment/results.ts";
import type { MeasureId } from "../../measures/registry.ts";
import type { ComparisonNow } from "../../store/comparison.ts";
import type { KeptRun } from "../../store/records.ts";
import { inEnglish, type Said, said } from "../../words/said.ts";
import { leads } from "../curves/verdict.ts";
import { nameOf } from "../gallery/name.ts";
import { COMPARISON } from "./comparisonWords.ts";
import { differingOptions, titleOf, valueInWords } from "./rows.ts";

/** Runs in the place of contenders: in pictures that draw several of them they go by their numbers. */
export const asContenders = (runs: readonly KeptRun[]): Contender[] =>
  runs.map((_, index) => ({
    role: index === 0 ? "learner" : `run${index + 1}`,
    label: `${index + 1}`,
    learns: true,
  }));

/** How long a run was trained, and in what it differs from the others: "300 iterations", "Inner learning rate α 0.02". */
export function detailsOf(runs: readonly KeptRun[], index: number): Said[] {
  const { iteration, current } = runs[index]!.record;
  const knobs = differingOptions(runs).flatMap(({ key, path, label }) => {
    const value = valueInWords(current, path);
    // When it was to stop says no more than where it stands.
    return value === "" || key === "training.iterations" ? [] : [said`${label} ${said(value)}`];
  });
  return [COMPARISON.iterations(iteration), ...knobs];
}

/** "2. the second": runs of one experiment, which nobody named, are told apart by their numbers. */
export const titleIn = (runs: readonly KeptRun[], index: number): Said =>
  COMPARISON.numbered(index + 1, titleOf(runs[index]!));

/** How a run stands by a measure, from its difference from the reference. */
export function standingIn(difference: Interval, id: MeasureId): Said {
  const ahead = leads(difference, id);
  if (ahead === undefined) return difference.ci95 === undefined ? COMPARISON.alone : COMPARISON.asGood;
  if (measureOf(id).better === "neither") return ahead === "learner" ? COMPARISON.higher : COMPARISON.lower;
  return ahead === "learner" ? COMPARISON.better : COMPARISON.worse;
}

/** Every run as a line: its measures, what they differ by from the reference's, and the knobs in which runs differ. */
export async function csvOfComparison({ runs, reference, found }: ComparisonNow): Promise<string> {
  const { default: Papa } = await import("papaparse");
  const columns = differingOptions(runs);
  const ids = found ? measuresIn(found.results[reference]!.measures) : [];
  return Papa.unparse(
    runs.map(({ record, name }, index) => {
      const { measures = {}, difference = {} } = found?.results[index] ?? {};
      const figures = ids.flatMap((id) => [
        [id, measures[id]?.mean ?? ""],
        [`${id} ±`, measures[id]?.ci95 ?? ""],
        [`${id} difference`, difference[id]?.mean ?? ""],
        [`${id} difference ±`, difference[id]?.ci95 ?? ""],
      ]);
      return {
        id: record.id,
        name,
        experiment: inEnglish(nameOf(record.current).name),
        reference: index === reference,
        iterations: record.iteration,
        seed: record.current.run.seed,
        "seed of the tasks": runs[reference]!.record.current.run.seed,
        split: found?.split ?? "",
        tasks: found?.tasks ?? "",
        ...Object.fromEntries(figures),
        ...Object.fromEntries(columns.map(({ key, path }) => [key, valueAt(record.current, path) ?? ""])),
      };
    }),
  );
}
