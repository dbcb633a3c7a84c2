// Where the words of turned knobs stand on a chart: beside their line, in rows, and left to the pointer where it is full.

import { type Experiment, fieldAt } from "../../experiment/experiment.ts";
import type { KnobMark } from "../../experiment/record.ts";
import { t } from "../../i18n/language.ts";
import { nameOfValue, type OptionValue } from "../../schema/fields.ts";
import { type SaidValue, said, within } from "../../words/said.ts";

/** Lines closer than this share of the chart are one. */
const ONE = 0.006;
/** Width of a letter as a share of the chart, about. */
const LETTER = 0.014;
/** Words stand in this many rows above each other. */
const ROWS = 3;
/** A pointer this share of the chart away from a line means it. */
const NEAR = 0.012;

export interface PlacedMark {
  readonly iteration: number;
  /** "α 0.1"; absent where there is no room: the pointer tells it. */
  readonly words?: string;
  /** 0 is the uppermost. */
  readonly row: number;
}

const nameOf = (experiment: Experiment, { path }: KnobMark) => {
  const field = fieldAt(experiment, path);
  return field?.symbol ?? (field ? t(within(field.label)) : path.option);
};

/** A value that a knob was turned to, by its name. */
const nameOfTurn = (experiment: Experiment, { path }: KnobMark, value: OptionValue): SaidValue => {
  const field = fieldAt(experiment, path);
  return field ? nameOfValue(field, value) : String(value);
};

/** One line for each place where knobs were turned, the latest turn's words first to find room. */
export function placeMarks(
  marks: readonly KnobMark[],
  experiment: Experiment,
  [from, to]: readonly [number, number],
): PlacedMark[] {
  const share = (iteration: number) => (iteration - from) / Math.max(1, to - from);
  const lines: KnobMark[][] = [];
  for (const mark of marks.toSorted((a, b) => a.iteration - b.iteration)) {
    if (mark.iteration < from || mark.iteration > to) continue;
    const last = lines.at(-1);
    if (last && share(mark.iteration) - share(last[0]!.iteration) < ONE) last.push(mark);
    else lines.push([mark]);
  }
  const taken: { readonly row: number; readonly start: number; readonly end: number }[] = [];
  const placed = lines.toReversed().map((line): PlacedMark => {
    // Of a knob turned to and fro at one place only where it came to rest.
    const settled = [
      ...new Map(
        line.map((mark) => [nameOf(experiment, mark), nameOfTurn(experiment, mark, mark.value)] as const),
      ),
    ];
    const words = t`${settled.map(([name, value]) => said`${name} ${value}`)}`;
    const start = share(line.at(-1)!.iteration);
    const end = start + words.length * LETTER;
    const row = Array.from({ length: ROWS }, (_, at) => at).find((at) =>
      taken.every((other) => other.row !== at || other.end <= start || other.start >= end),
    );
    const { iteration } = line.at(-1)!;
    if (row === undefined || end > 1.02) return { iteration, row: 0 };
    taken.push({ row, start, end });
    return { iteration, words, row };
  });
  return placed.toReversed();
}

/** The turns at a place that is pointed at, exactly: "α 0.01 → 0.1 at 3,750". */
export const marksNear = (
  marks: readonly KnobMark[],
  experiment: Experiment,
  iteration: number,
  [from, to]: readonly [number, number],
): string[] =>
  marks
    .filter((mark) => Math.abs(mark.iteration - iteration) <= NEAR * (to - from))
    .map(
      (mark) =>
        t`${nameOf(experiment, mark)} ${nameOfTurn(experiment, mark, mark.from)} → ${nameOfTurn(experiment, mark, mark.value)} at ${mark.iteration}`,
    );
