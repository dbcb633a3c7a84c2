// What `reproduce` keeps of each row, and the page that is written from it: docs/reproduction.json and .md.

import { readFileSync, writeFileSync } from "node:fs";
import { ARITHMETIC } from "../engine/arithmetic.ts";
import {
  coverageAt,
  differenceOfMeasure,
  intervalOfMeasure,
  measureOf,
  withInterval,
} from "../experiment/figures.ts";
import type { Preset } from "../experiment/presets/preset.ts";
import {
  compare,
  conditionsInWords,
  inSteps,
  type Looked,
  type MeasureName,
  measured,
  valueInWords,
} from "../experiment/presets/published.ts";
import { type PresetId, presets } from "../experiment/presets/registry.ts";
import { type Evaluation, firstOf } from "../experiment/results.ts";
import type { MeasureId } from "../measures/registry.ts";

const RESULTS = new URL("../../docs/reproduction.json", import.meta.url);
export const PAGE = new URL("../../docs/reproduction.md", import.meta.url);
const COLUMNS = ["experiment", "paper", "ours", "beside the paper", "length", "command", "day"];
/** Digits that are kept of a measured number. */
const DIGITS = 6;

const HEAD = `# Results beside the papers'

By \`npm run reproduce\` (all rows) and \`npm run reproduce -- <row>\` (one), each on the day that its row names; this page is written from \`reproduction.json\`, where the results lie. 600 test tasks, for bandits 1,000; after ± half of the 95% interval over tasks. All figures of a row are of the same gradient steps at test, those of the paper's figure where it names them; rewards are of a whole trial. "Within" means that the paper's figure lies in our interval or ours is better; an interval wider than the figure itself decides nothing. It is said only where tasks, ways, shots, steps and the statistics of normalisation are the paper's; a figure of other conditions is shown and not compared. Glyphs are this lab's own images, on scripts never seen in training. Omniglot is the papers' data, in part, and tested on alphabets never seen, which is harder: its card (\`datasets/omniglot\`) says in what they differ. A day with * is of a build that added up long sums number after number: the same command may come to other digits now (docs/design.md, “Long sums in blocks”).
`;

/** One contender's evaluation on test tasks, with what it is called. */
export interface Reproduced
  extends Looked,
    Pick<Evaluation, "tasks" | "trainedSteps" | "uncertainty" | "difference">,
    Partial<Pick<Evaluation, "role" | "measures">> {
  readonly label: string;
}

/** What came out of one row. */
export interface ReproducedRow {
  /** The learner first. */
  readonly contenders: readonly Reproduced[];
  readonly iterations: number;
  readonly seconds: number;
  readonly device: string;
  /** "2026-11-26". */
  readonly day: string;
  /** The arithmetic of the build that trained it (engine/arithmetic.ts); of before there were two, none. */
  readonly arithmetic?: number;
}

/** Rows by preset. */
export type Reproduction = Partial<Record<PresetId, ReproducedRow>>;

/** The rows as they stand. */
export const readReproduction = (): Reproduction => JSON.parse(readFileSync(RESULTS, "utf8")) as Reproduction;

/** Keeps rows in the presets' order, and writes the page anew. */
export function writeReproduction(rows: Reproduction): void {
  const ordered = Object.fromEntries(
    (Object.keys(presets) as PresetId[]).flatMap((id) => (rows[id] ? [[id, rows[id]]] : [])),
  );
  const short = (_: string, value: unknown) =>
    typeof value === "number" ? Number(value.toPrecision(DIGITS)) : value;
  writeFileSync(RESULTS, `${JSON.stringify(ordered, short, 1)}\n`);
  writeFileSync(PAGE, pageOf(ordered));
}

/** A measure and the steps at which a row gives it, the same for all its contenders. */
function shown(
  { published }: Preset,
  { contenders }: ReproducedRow,
): { measure: MeasureName; steps: number[] } {
  const learner = contenders[0]!;
  if (learner.reward) return { measure: "reward", steps: [0] };
  const measure = learner.bySteps.at(-1)!.accuracy ? "accuracy" : "loss";
  const looked = learner.bySteps.map(({ step }) => step);
  if (uncertain(contenders)) return { measure, steps: [learner.trainedSteps] };
  const { steps } = published ?? {};
  if (Array.isArray(steps) && steps.every((step) => looked.includes(step)))
    return { measure, steps: [...steps] };
  return { measure, steps: [looked.at(-1)!] };
}

/** Whether a row tells what predictive distributions are worth. */
const uncertain = (contenders: readonly Reproduced[]) =>
  contenders.some(({ uncertainty }) => (uncertainty?.samples ?? 1) > 1);

/** Measures of which papers' figures are, and squared error, which needs no name. */
const USUAL: readonly MeasureId[] = ["accuracy", "reward", "mse"];

/** What counts most for the tasks, and the difference from the learner, where that is none of the usual measures. */
function byOwnMeasure({ measures = {}, difference = {} }: Pick<Reproduced, "measures" | "difference">) {
  const id = firstOf(measures);
  if (id === undefined || USUAL.includes(id)) return undefined;
  const less = difference[id] && `, the learner less this ${differenceOfMeasure(id, difference[id])}`;
  return `${measureOf(id).label} ${intervalOfMeasure(id, measures[id]!)}${less ?? ""}`;
}

/** "MAML: 0.54 ± 0.05, 0.38 ± 0.06 after 1, 5 steps". */
function ours(
  { contenders }: ReproducedRow,
  measure: MeasureName,
  steps: readonly number[],
  published: boolean,
): string {
  return contenders
    .map(({ label, ...evaluation }) => {
      // Beside a paper's figure stands the measure that the paper gives.
      const own = published ? undefined : byOwnMeasure(evaluation);
      if (own) return `${contenders.length > 1 ? `${label}: ` : ""}${own}`;
      const unit = measure === "accuracy" ? "%" : "";
      const values = steps.map((step) => withInterval(measured(evaluation, measure, step)!, 2, unit));
      const after = steps.some((step) => step > 0) ? ` after ${inSteps(steps)}` : "";
      const { uncertainty } = evaluation;
      const within = (level: number) => (100 * coverageAt(uncertainty!, level)).toFixed(0);
      const known =
        uncertain(contenders) && uncertainty
          ? `; negative log likelihood ${withInterval(uncertainty.negativeLogLikelihood, 2)}, in the 50% and 90% bands ${within(0.5)}% and ${within(0.9)}%, best of ${uncertainty.samples} ${withInterval(uncertainty.best, 2)}`
          : "";
      return `${contenders.length > 1 ? `${label}: ` : ""}${values.join(", ")}${after}${known}`;
    })
    .join("<br>");
}

/** How ours stands to the paper's figure, in words; never judged across conditions. */
export function beside(preset: Preset, learner: Reproduced): string {
  const { published, differs, tried, experiment } = preset;
  const sentences = (...parts: (string | undefined)[]) =>
    parts.flatMap((part) => (part ? [part.replace(/\.$/, "")] : [])).join(". ");
  if (published === undefined) return tried ?? "no figure for such tasks";
  const comparison = compare(published, experiment, learner);
  if (!comparison.comparable)
    return sentences(`not compared: ${comparison.because}`, differs && `Here: ${differs}`, tried);
  const words = comparison.figures.map(({ gap, theirs, within, undecided }) => {
    if (within) return "within";
    if (undecided) return `not decided at ${theirs}: our interval is wider than the figure`;
    return published.measure === "accuracy"
      ? `short by ${gap.toFixed(1)} points`
      : `short by ${gap.toFixed(2)} (${((100 * gap) / theirs).toFixed(1)}%)`;
  });
  const text = [...new Set(words)].join(", ");
  return sentences(text, differs && `Here: ${differs}`, text === "within" ? undefined : tried);
}

/** The page of all rows. */
export function pageOf(rows: Reproduction): string {
  const lines = Object.entries(rows).map(([id, row]) => {
    const preset: Preset = presets[id as PresetId];
    const { published } = preset;
    const { measure, steps } = shown(preset, row);
    const cells = [
      preset.label,
      published ? `${valueInWords(published)} (${conditionsInWords(published)})` : preset.unpublished!,
      ours(row, measure, steps, published !== undefined) +
        (preset.withoutPretraining ? `<br>${preset.withoutPretraining}` : ""),
      beside(preset, row.contenders[0]!),
      `${row.iterations.toLocaleString("en")} iterations, ${Math.round(row.seconds)} s (${row.device})`,
      `\`npm run reproduce -- ${id}\``,
      `${row.day}${row.arithmetic === ARITHMETIC ? "" : "*"}`,
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const missing = Object.keys(presets).filter((id) => rows[id as PresetId] === undefined);
  const left =
    missing.length > 0
      ? ["", `Without a row, because not run yet: ${missing.map((id) => `\`${id}\``).join(", ")}.`]
      : [];
  return [
    HEAD,
    `| ${COLUMNS.join(" | ")} |`,
    `|${" --- |".repeat(COLUMNS.length)}`,
    ...lines,
    ...left,
    "",
  ].join("\n");
}
