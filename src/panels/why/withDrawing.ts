// A task of drawings with the person's own as its last query.

import type { SampledTask } from "../../experiment/shown.ts";
import type { LabState } from "../../store/state.ts";

/** The task with the person's examples and drawing; nobody knows of what class that is, so its target is all zeros. */
export function withDrawing(
  task: SampledTask,
  { support, x }: NonNullable<LabState["ownDrawing"]>,
): SampledTask {
  const { query } = task;
  const y = new Float32Array(query.y.length + query.y.length / query.count);
  y.set(query.y);
  const inputs = new Float32Array(query.x.length + x.length);
  inputs.set(query.x);
  inputs.set(x, query.x.length);
  return { ...task, support, query: { x: inputs, y, count: query.count + 1 } };
}
