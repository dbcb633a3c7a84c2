// A record as a page replays it: curves by iteration as they grew, and the adaptation to one task at its end.

import { type Axis, evenAxis, exactAxis, robustTop } from "../charts/axis.ts";
import { colourOf, dashOf } from "../charts/colours.ts";
import { sparse, thin } from "../charts/thin.ts";
import { intervalOfMeasure, isShare, measureOf, ofMeasure } from "../experiment/figures.ts";
import type { RunRecord } from "../experiment/record.ts";
import { type Evaluation, measuresIn } from "../experiment/results.ts";
import type { AdaptationPath, SampledTask } from "../experiment/shown.ts";
import type { MeasureId } from "../measures/registry.ts";
import { said, type Words } from "../words/said.ts";
import type { Replay, ReplayAxis, ReplayChart, ReplayLine, ReplayPicture } from "./replay.ts";
import { REPLAY } from "./words.ts";

/** How words are written: in the language of who saves the page. */
export type Say = (words: Words) => string;

/** A task, and how contenders adapt to it with the weights that the run ended with. */
export interface Adapted {
  readonly task: SampledTask;
  readonly paths: readonly Pick<AdaptationPath, "role" | "outputs">[];
}

const MOST_POINTS = 400;
const MOST_MOMENTS = 200;

const drawn = ({ domain, ticks, label }: Axis, share = false): ReplayAxis => ({
  domain,
  ticks: ticks.map((at) => ({ at, label: share ? `${Number((100 * at).toFixed(2))}%` : label(at) })),
});

/** Evaluations of validation tasks, and of who was only tested those of test tasks. */
function curveOf(
  { evaluations }: RunRecord,
  role: string,
  id: MeasureId,
  say: Say,
): Pick<ReplayLine, "points" | "band"> {
  const all: readonly Evaluation[] = evaluations.filter(
    (one) => one.role === role && one.split === "validation",
  );
  const found = sparse(all, MOST_MOMENTS).flatMap(({ iteration, measures }) => {
    const interval = measures[id];
    return interval && Number.isFinite(interval.mean) ? [{ iteration, interval }] : [];
  });
  return {
    points: found.map(({ iteration, interval }) => ({
      x: iteration,
      y: interval.mean,
      words: say(intervalOfMeasure(id, interval)),
    })),
    band: found.flatMap(({ iteration, interval: { mean, ci95 } }) =>
      ci95 === undefined ? [] : [[iteration, mean - ci95, mean + ci95] as const],
    ),
  };
}

function chartOf(record: RunRecord, id: MeasureId, last: number, say: Say): ReplayChart {
  const { contenders } = record;
  const { series, label } = measureOf(id);
  const roles = contenders.map(({ role }) => role);
  const training = thin(series ? record[series].values : [], MOST_POINTS).map(({ x, y }) => ({
    x,
    y,
    words: say(ofMeasure(id, y)),
  }));
  const lines: ReplayLine[] = contenders.map(({ role, label: name, learns }) => {
    const { points, band } = curveOf(record, role, id, say);
    const level = points.at(-1);
    return {
      label: say(name),
      colour: colourOf(role, roles),
      dash: dashOf(role, roles),
      // Whom training does not change stands level.
      points:
        !learns && level
          ? [
              { ...level, x: 0 },
              { ...level, x: last },
            ]
          : points,
      band: learns ? band : [],
    };
  });
  const behind: ReplayLine = {
    label: say(said`training`),
    colour: "var(--truth)",
    dash: "0",
    points: training,
    band: [],
    thin: true,
  };
  const shown = [behind, ...lines].filter(({ points }) => points.length > 0);
  const values = shown.map(({ points }) => points.map(({ y }) => y));
  const top = robustTop(values);
  const low = Math.min(0, ...values.flat().filter((value) => value <= top));
  const y = evenAxis(low, isShare(id) ? Math.min(1, top) : top);
  return {
    label: say(said(label)),
    x: drawn(exactAxis(0, last)),
    y: drawn(y, isShare(id)),
    lines: shown,
  };
}

/** `undefined` for tasks that are no functions of one number: they have no picture here. */
function pictureOf({ contenders }: RunRecord, { task, paths }: Adapted, say: Say): ReplayPicture | undefined {
  const { description, support } = task;
  if (description.kind !== "function" || paths.length === 0) return undefined;
  const { truth, range, title } = description;
  const roles = contenders.map(({ role }) => role);
  const pairs = (x: Float32Array, y: Float32Array) => Array.from(x, (at, index) => [at, y[index]!] as const);
  const most = Math.max(...paths.map(({ outputs }) => outputs.length));
  return {
    label: say(said(title)),
    x: drawn(exactAxis(truth.x[0]!, truth.x.at(-1)!, false)),
    y: drawn(evenAxis(range[0], range[1])),
    truth: pairs(truth.x, truth.y),
    support: pairs(support.x, support.y),
    names: { truth: say(REPLAY.truth), support: say(REPLAY.support) },
    steps: Array.from({ length: most }, (_, step) =>
      say(step === 0 ? REPLAY.before : said`after step ${step}`),
    ),
    answers: paths.map(({ role, outputs }) => ({
      label: say(contenders.find((one) => one.role === role)!.label),
      colour: colourOf(role, roles),
      dash: dashOf(role, roles),
      steps: outputs.map((values) => Array.from(values)),
    })),
  };
}

/** What a page replays of a run. @param adapted Where there is a task to show. */
export function replayOf(record: RunRecord, adapted: Adapted | undefined, say: Say): Replay {
  const { evaluations, iteration } = record;
  const own = evaluations.filter(({ role, split }) => role === "learner" && split === "validation");
  const places = [...new Set([...own.map((one) => one.iteration), iteration])].toSorted((a, b) => a - b);
  const measured = own[0] ?? evaluations[0];
  const last = Math.max(iteration, ...places, 1);
  const picture = adapted && pictureOf(record, adapted, say);
  return {
    moments: sparse(places, MOST_MOMENTS).map((at) => ({ at, label: say(said`iteration ${at}`) })),
    charts: (measured ? measuresIn(measured.measures) : []).map((id) => chartOf(record, id, last, say)),
    ...(picture && { picture }),
    words: { play: say(REPLAY.play), pause: say(REPLAY.pause) },
  };
}
