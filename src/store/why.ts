// Why a contender answers as it does at the task that is looked at, which training tasks are like it, and the loss around
// its weights there.

import type { LossPlane, NearTasks, PlainExamples, SampledTask, WhyView } from "../experiment/shown.ts";
import { worker } from "./line.ts";
import { sayFault } from "./messages.ts";
import { requestOf } from "./probe.ts";

/** Of whom, and of which task with whose points. */
export interface AskedWhy {
  readonly task: SampledTask;
  readonly own: PlainExamples | undefined;
  readonly role: string;
}

/** Why the query of a row is answered as it is; `undefined` where that fails, and why is said. */
export const whyOf = ({ task, own, role }: AskedWhy, row: number): Promise<WhyView | undefined> =>
  worker.why(requestOf(task, own), role, row).catch(sayFault);

/** The training tasks that are most like it; `undefined` as above. */
export const nearestTasks = ({ task, own, role }: AskedWhy): Promise<NearTasks | undefined> =>
  worker.nearest(requestOf(task, own), role).catch(sayFault);

/** The loss over a plane of its weights, on the task's own queries; `plane` is absent where no weights move. `undefined` as above. */
export const lossPlaneOf = ({
  task,
  own,
  role,
}: AskedWhy): Promise<{ readonly plane: LossPlane | undefined } | undefined> =>
  worker
    .lossPlane(requestOf(task, own, task.query), role)
    .then((plane) => ({ plane }))
    .catch(sayFault);
