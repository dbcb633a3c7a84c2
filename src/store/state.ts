// What the page knows: the experiment, the run, the probe task. Actions live beside, in actions.ts.

import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { defaultExperiment, type Experiment, type OptionPath } from "../experiment/experiment.ts";
import type {
  BackendReport,
  Contender,
  Divergence,
  Evaluation,
  GradientCheckReport,
  GradientGap,
  Role,
  RunState,
} from "../experiment/results.ts";
import type {
  AdaptationPath,
  PlainExamples,
  SampledTask,
  ShownParameters,
  TrialRecord,
} from "../experiment/shown.ts";
import type { OptionValue } from "../schema/fields.ts";
import type { ResultDigest } from "../share/result.ts";
import type { Checkpoint } from "./checkpoints.ts";
import { Series } from "./series.ts";

/** One change of a knob while training, marked on the curves. */
export interface KnobMark {
  readonly iteration: number;
  readonly path: OptionPath;
  readonly value: OptionValue;
}

export interface Progress {
  readonly metaStepsPerSecond: number;
  readonly millisecondsPerMetaStep: number;
  readonly tensors: number;
  readonly bytes: number;
  readonly secondsLeft: number;
}

/** Shows all contenders' adaptation at once. */
export const SIDE_BY_SIDE = "side by side";

export interface LabState {
  /** Lives in the URL. */
  readonly experiment: Experiment;
  /** Panels that a link hides, for a class; lives in the URL. */
  readonly hidden: readonly string[];
  /** All below lives nowhere: it comes from the worker. */
  readonly state: RunState;
  readonly reason: string;
  readonly iteration: number;
  readonly progress: Progress | undefined;
  readonly backend: BackendReport | undefined;
  /** Whom this run compares; the learner itself first. */
  readonly contenders: readonly Contender[];
  readonly gradientCheck: GradientCheckReport | undefined;
  /** Training loss and accuracy by iteration, complete. */
  readonly losses: Series;
  readonly accuracies: Series;
  readonly evaluations: readonly Evaluation[];
  readonly gaps: readonly GradientGap[];
  readonly marks: readonly KnobMark[];
  readonly divergence: Divergence | undefined;
  /** A result that came with the link, to compare with. */
  readonly expected: ResultDigest | undefined;
  /** An earlier run of this experiment that can be gone on with. */
  readonly checkpoint: Checkpoint | undefined;
  /** Messages for the person, until dismissed. */
  readonly messages: readonly { readonly key: string; readonly text: string }[];
  readonly tasks: readonly SampledTask[];
  readonly probe: number;
  /** Support points of the person's own; absent while the sampled ones stand. */
  readonly ownSupport: PlainExamples | undefined;
  readonly paths: readonly AdaptationPath[];
  /** The probe as each contender plays it; for tasks of decisions. */
  readonly trials: readonly TrialRecord[];
  /** Meta-parameters that the algorithm wants looked at, as they stood when last read. */
  readonly shownParameters: ShownParameters;
  /** For a lecture hall: the picture alone, in large type. */
  readonly stage: boolean;
  /** The adaptation step shown. */
  readonly shownStep: number;
  /** Whose adaptation is drawn. */
  readonly shownRole: Role | typeof SIDE_BY_SIDE;
}

/** All that belongs to a run, as it is before one. */
export const freshRun = {
  state: "idle" as RunState,
  reason: "",
  iteration: 0,
  progress: undefined,
  losses: new Series(),
  accuracies: new Series(),
  evaluations: [] as readonly Evaluation[],
  gaps: [] as readonly GradientGap[],
  marks: [] as readonly KnobMark[],
  divergence: undefined,
};

export const lab = createStore<LabState>(() => ({
  experiment: defaultExperiment(),
  hidden: [],
  ...freshRun,
  backend: undefined,
  contenders: [],
  gradientCheck: undefined,
  expected: undefined,
  checkpoint: undefined,
  messages: [],
  tasks: [],
  probe: 0,
  ownSupport: undefined,
  paths: [],
  trials: [],
  shownParameters: {},
  stage: false,
  shownStep: 1,
  shownRole: "learner",
}));

/** The last step that can be shown: of adaptation, or of a trial. */
export const lastStep = ({ paths, trials }: Pick<LabState, "paths" | "trials">): number =>
  trials[0]?.actions.length ?? Math.max(1, ...paths.map(({ outputs }) => outputs.length)) - 1;

/** One part of the state, followed. */
export const useLab = <T>(select: (state: LabState) => T): T => useStore(lab, select);
