// Changing the experiment is a transaction: either the new run stands, or all is as it was and the reason is said.
// What the page shows, what its address says and what Play trains are one at every moment.

import { differences, type Experiment, type OptionPath, withOption } from "../experiment/experiment.ts";
import { RECORD_VERSION, type RunRecord, recordOf } from "../experiment/record.ts";
import type { Prepared, Refused } from "../protocol/protocol.ts";
import type { OptionValue } from "../schema/fields.ts";
import { showInAddress } from "../share/address.ts";
import { writeLink } from "../share/link.ts";
import type { ResultDigest } from "../share/result.ts";
import { inARow, said, wordsOf } from "../words/said.ts";
import { keep, lastKept, offerKept, resume } from "./kept.ts";
import { worker } from "./line.ts";
import { machine } from "./machine.ts";
import { dropStale, guard, say } from "./messages.ts";
import { probe, showFirstTasks } from "./probe.ts";
import { lab, SIDE_BY_SIDE } from "./state.ts";

/** How the address follows: a step to go back to, in place of the last, or it said so already. */
export type History = "push" | "replace" | "none";

/** How an experiment is taken up. */
export interface Terms {
  readonly history: History;
  /** A result that came with the experiment, to compare with. */
  readonly expected?: ResultDigest | undefined;
  /** It is what somebody sees who has just come by. */
  readonly arriving?: boolean;
}

let latest = "";

/**
 * Takes up an experiment at iteration 0. Answers whether it stands: refused, the run before stands as it was. A later
 * wish overtakes an earlier one.
 */
export async function takeUp(experiment: Experiment, terms: Terms): Promise<boolean> {
  const id = crypto.randomUUID();
  latest = id;
  const { record: before } = lab.getState();
  lab.setState({ wanted: experiment });
  await keep();
  const answer = await worker
    .prepare(experiment, id, machine())
    .catch((error: unknown): Refused => ({ ready: false, message: wordsOf(error), problems: [] }));
  if (id !== latest) return false;
  if (!answer.ready) {
    putBack(experiment, answer, terms);
    return false;
  }
  stand(experiment, id, answer, terms);
  if (before) offerBack(before, experiment);
  await guard(showFirstTasks());
  void offerKept();
  return id === latest;
}

/** Says that the run which has made room is kept, and how to get it back; of the same experiment it is offered anyway. */
function offerBack(before: RunRecord, next: Experiment): void {
  const kept = lastKept(before.id);
  if (kept === undefined || writeLink(before.experiment) === writeLink(next)) return;
  const goBack = async () => {
    if (await takeUp(kept.record.experiment, { history: "push" }))
      await guard(resume(kept.record, kept.saved));
  };
  say(
    said`Your run of ${kept.saved.iteration} iterations is kept, and offered again with its experiment.`,
    "news",
    {
      label: said`Back to it`,
      act: () => void goBack(),
    },
  );
}

function stand(experiment: Experiment, id: string, prepared: Prepared, terms: Terms): void {
  const { history, expected, arriving = false } = terms;
  const { backend, gradientCheck, contenders, data } = prepared;
  dropStale();
  lab.setState({
    experiment,
    wanted: undefined,
    refused: undefined,
    record: recordOf({
      id,
      version: RECORD_VERSION,
      experiment,
      build: __BUILD__,
      backend,
      gradientCheck,
      contenders,
      data,
      begunAt: Date.now(),
    }),
    progress: undefined,
    work: undefined,
    expected,
    kept: undefined,
    readyOffered: true,
    readyBeside: undefined,
    tasks: [],
    paths: [],
    trials: [],
    inside: undefined,
    ownSupport: undefined,
    probe: 0,
    shownRole: arriving ? SIDE_BY_SIDE : "learner",
    arriving,
  });
  if (history !== "none") showStanding(history);
}

/** Whether the weights that stand are those that ship with the experiment. */
export const standsReady = (record: RunRecord | undefined, experiment: Experiment): boolean =>
  record?.ready !== undefined &&
  record.iteration === record.ready.iterations &&
  writeLink(record.experiment) === writeLink(experiment);

/** Writes what stands into the address: the experiment, and whether its weights are ready ones. */
export function showStanding(history: Exclude<History, "none">): void {
  const { experiment, record, hidden } = lab.getState();
  showInAddress(experiment, hidden, history, standsReady(record, experiment));
}

/** All as it was, and why. Where nothing stood, the experiment is shown with what is wrong about it, and cannot be played. */
function putBack(experiment: Experiment, refused: Refused, { expected }: Partial<Terms> = {}): void {
  const { record } = lab.getState();
  if (record === undefined) {
    // A result that came with it waits for what is missing.
    lab.setState({ wanted: undefined, experiment, refused, expected });
    return;
  }
  lab.setState({ wanted: undefined, experiment: record.current });
  showStanding("replace");
  const cure =
    refused.cure === "reload" ? { label: said`Reload`, act: () => window.location.reload() } : undefined;
  say(inARow([refused.message, said`Nothing was changed.`]), "fault", cure);
}

/** The same experiment from iteration 0. */
export const startOver = (): void => {
  const { experiment, expected, record } = lab.getState();
  // The address names ready weights no longer.
  void takeUp(experiment, { history: record?.ready ? "replace" : "none", expected });
};

/**
 * Turns a knob: in flight where that is possible, else from the start. Options of the same section that go `along` take
 * the same value; then it is from the start. Answers whether it was taken.
 */
export async function turn(
  path: OptionPath,
  value: OptionValue,
  along: readonly string[] = [],
): Promise<boolean> {
  const { experiment, wanted, record } = lab.getState();
  const next = along.reduce(
    (changed, option) => withOption(changed, { ...path, option }, value),
    withOption(wanted ?? experiment, path, value),
  );
  const changed = differences(wanted ?? experiment, next);
  if (changed.length === 0) return true;
  const restarts = along.length > 0 || changed.some(({ effect }) => effect === "restart");
  if (restarts || record === undefined || wanted !== undefined) return takeUp(next, { history: "replace" });
  lab.setState({ experiment: next });
  try {
    await worker.change(path, value);
  } catch (error) {
    putBack(next, { ready: false, message: wordsOf(error), problems: [] });
    return false;
  }
  // The worker has told of the turn by now: the record is what the page and the address follow.
  const now = lab.getState();
  if (now.record?.id !== record.id) return false;
  lab.setState({ expected: undefined });
  showStanding("replace");
  void probe();
  return true;
}
