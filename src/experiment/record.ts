// The record of a run: what was trained, on what, how it went and how it ended. Events build it, and nothing else.

import type { DataUse } from "../data/counts.ts";
import { ARITHMETIC } from "../engine/arithmetic.ts";
import type { OptionValue } from "../schema/fields.ts";
import { isSame, type Words } from "../words/said.ts";
import type { KnobEvent, RunEvent } from "./events.ts";
import { type Experiment, type OptionPath, withOption } from "./experiment.ts";
import type {
  BackendName,
  BackendReport,
  Contender,
  Divergence,
  Evaluation,
  GradientAgreement,
  GradientCheckReport,
  GradientGap,
  RunState,
} from "./results.ts";
import { Series } from "./series.ts";

/** Version of the record's form, for whoever reads one back. */
export const RECORD_VERSION = 2;

/** One turn of a knob while training, marked on the curves. */
export interface KnobMark {
  readonly iteration: number;
  readonly path: OptionPath;
  readonly from: OptionValue;
  readonly value: OptionValue;
}

/** A run that went on on another backend after so many meta-steps: from there on its numbers are the other's. */
export interface BackendMove {
  readonly iteration: number;
  readonly from: BackendName;
  readonly to: BackendName;
}

/** Where weights come from that were not trained in this lab: `npm run reproduce` made them, and they ship with it. */
export interface ReadyOrigin {
  /** "2026-11-26". */
  readonly day: string;
  readonly build: string;
  /** "WebAssembly, 2 threads". */
  readonly device: string;
  /** Meta-steps that they had then. */
  readonly iterations: number;
}

/** What is known of a run when it begins. */
export interface RunOrigin {
  readonly id: string;
  readonly version: number;
  /** Every option written out, as the run began; `data` in it is the fingerprint of the data used. */
  readonly experiment: Experiment;
  /** Version of the lab that made it. */
  readonly build: string;
  readonly backend: BackendReport;
  readonly gradientCheck: GradientCheckReport;
  /** Whom the run compares; the main learner first. */
  readonly contenders: readonly Contender[];
  /** What it trains on and is tested on, where its tasks draw on data, and what of that was left out. */
  readonly data?: DataUse | undefined;
  /** Milliseconds since 1970. */
  readonly begunAt: number;
}

export interface RunRecord extends RunOrigin {
  /** The arithmetic of the build that began it (engine/arithmetic.ts). */
  readonly arithmetic: number;
  /** The experiment with every knob that was turned: what the next meta-step follows. */
  readonly current: Experiment;
  readonly state: RunState;
  /** Why it ended, in words; empty while it has not. */
  readonly reason: Words;
  readonly iteration: number;
  /** Milliseconds spent in meta-steps. */
  readonly trainingMs: number;
  /** Training loss and accuracy of the main learner by meta-step, complete. */
  readonly losses: Series;
  readonly accuracies: Series;
  readonly evaluations: readonly Evaluation[];
  readonly gaps: readonly GradientGap[];
  readonly agreements: readonly GradientAgreement[];
  readonly marks: readonly KnobMark[];
  /** In order; `backend` is the last. */
  readonly moves: readonly BackendMove[];
  readonly divergence: Divergence | undefined;
  /** Whole sentences that were said of it. */
  readonly notices: readonly Words[];
  /** Absent where it was trained here from the start. */
  readonly ready?: ReadyOrigin | undefined;
}

/** A record at iteration 0. */
export const recordOf = (origin: RunOrigin): RunRecord => ({
  ...origin,
  arithmetic: ARITHMETIC,
  current: origin.experiment,
  state: "idle",
  reason: "",
  iteration: 0,
  trainingMs: 0,
  losses: new Series(),
  accuracies: new Series(),
  evaluations: [],
  gaps: [],
  agreements: [],
  marks: [],
  moves: [],
  divergence: undefined,
  notices: [],
});

/** A knob dragged gives a turn for each place it passes: turns of one knob at one iteration are one. */
function withMark(record: RunRecord, { iteration, path, from, value }: KnobEvent): RunRecord {
  const current = withOption(record.current, path, value);
  // Before the first meta-step nothing was trained otherwise: it is the experiment that changed.
  if (iteration === 0) return { ...record, current, experiment: current };
  const same = (mark: KnobMark) =>
    mark.iteration === iteration && mark.path.section === path.section && mark.path.option === path.option;
  const before = record.marks.find(same);
  const rest = record.marks.filter((mark) => !same(mark));
  const mark = { iteration, path, from: before?.from ?? from, value };
  // Turned back where it stood: nothing was turned.
  const marks = mark.from === value ? rest : [...rest, mark];
  return { ...record, current, marks };
}

/** The record of a run that goes on on this backend; where another had computed it, that is a move. */
export function onBackend(
  record: RunRecord,
  backend: BackendReport,
  gradientCheck: GradientCheckReport,
): RunRecord {
  const { iteration, moves } = record;
  const from = moves.find((move) => move.iteration === iteration)?.from ?? record.backend.name;
  const before = moves.filter((move) => move.iteration < iteration);
  const moved = iteration > 0 && from !== backend.name;
  return {
    ...record,
    backend,
    gradientCheck,
    moves: moved ? [...before, { iteration, from, to: backend.name }] : before,
  };
}

/** The backends that computed a run, in order. */
export const backendsOf = ({ backend, moves }: Pick<RunRecord, "backend" | "moves">): BackendName[] =>
  moves.length === 0 ? [backend.name] : [moves[0]!.from, ...moves.map(({ to }) => to)];

/** The record as far as `iteration`: what came later is no part of it. Knobs stay as they were turned, from there on. */
export function recordUpTo(record: RunRecord, iteration: number): RunRecord {
  const standing: RunRecord = {
    ...record,
    iteration,
    losses: record.losses.extend(Math.min(iteration, record.losses.length), []),
    accuracies: record.accuracies.extend(Math.min(iteration, record.accuracies.length), []),
    evaluations: record.evaluations.filter((evaluation) => evaluation.iteration <= iteration),
    gaps: record.gaps.filter((gap) => gap.iteration <= iteration),
    agreements: record.agreements.filter((agreement) => agreement.iteration <= iteration),
    marks: record.marks.filter((mark) => mark.iteration <= iteration),
    moves: movesUpTo(record, iteration),
  };
  return record.marks
    .filter((mark) => mark.iteration > iteration)
    .reduce((after, mark) => withMark(after, { type: "knob", ...mark, iteration }), standing);
}

/** Moves of what is left of a run that went back to `iteration`, and goes on from there on the backend in use. */
function movesUpTo({ moves, backend: { name } }: RunRecord, iteration: number): BackendMove[] {
  const before = moves.filter((move) => move.iteration <= iteration);
  const next = moves.find((move) => move.iteration > iteration);
  if (next === undefined || next.from === name || iteration === 0) return before;
  return [...before, { iteration, from: next.from, to: name }];
}

/** The record after one more event. Pure. */
export function recordAfter(record: RunRecord, event: RunEvent): RunRecord {
  switch (event.type) {
    case "state": {
      const { state, iteration, reason = "" } = event;
      return { ...record, state, iteration, reason, ...(state === "running" && { divergence: undefined }) };
    }
    case "progress": {
      const { iteration, loss, accuracy, trainingMs } = event;
      return {
        ...record,
        iteration,
        trainingMs,
        losses: record.losses.extend(iteration - loss.length, loss),
        accuracies:
          accuracy.length > 0
            ? record.accuracies.extend(iteration - accuracy.length, accuracy)
            : record.accuracies,
      };
    }
    // They pass, and leave no trace.
    case "evaluating":
    case "preparing":
      return record;
    case "evaluation": {
      const { role, split, iteration } = event.evaluation;
      const others = record.evaluations.filter(
        (known) => !(known.role === role && known.split === split && known.iteration === iteration),
      );
      return { ...record, evaluations: [...others, event.evaluation] };
    }
    case "knob":
      return withMark(record, event);
    case "backend":
      return onBackend(record, event.backend, event.gradientCheck);
    case "gradient-gap": {
      const { iteration, cosine, ratio } = event;
      const others = record.gaps.filter((gap) => gap.iteration !== iteration);
      return { ...record, gaps: [...others, { iteration, cosine, ratio }] };
    }
    case "gradient-agreement": {
      const { iteration, cosines } = event;
      const others = record.agreements.filter((agreement) => agreement.iteration !== iteration);
      return { ...record, agreements: [...others, { iteration, cosines }] };
    }
    case "diverged":
      return { ...recordUpTo(record, event.back), divergence: event.divergence };
    case "notice":
      return record.notices.some((notice) => isSame(notice, event.message))
        ? record
        : { ...record, notices: [...record.notices, event.message] };
    default:
      return event satisfies never;
  }
}

/** Whether this build computes as the one that began the run. */
export const isOfThisArithmetic = ({ arithmetic }: Pick<RunRecord, "arithmetic">): boolean =>
  arithmetic === ARITHMETIC;

/** Whether a link to the experiment gives the same run again: no knob was turned while it trained, and it rounds alike. */
export const isRepeatable = (record: Pick<RunRecord, "marks" | "arithmetic">): boolean =>
  record.marks.length === 0 && isOfThisArithmetic(record);
