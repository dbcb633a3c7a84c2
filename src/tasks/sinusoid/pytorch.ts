// Sinusoids in PyTorch.

import type { OptionsOf } from "../../schema/fields.ts";
import type { TasksInPyTorch } from "../pytorch.ts";
import type { sinusoidMeta } from "./meta.ts";
import { sinusoid } from "./sinusoid.ts";

type SinusoidOptions = OptionsOf<typeof sinusoidMeta.schema>;

export const sinusoidInPyTorch: TasksInPyTorch = {
  code(untyped, tasks, stored) {
    const { shots, query, amplitudeMin, amplitudeMax, phaseMax, inputRange, noise } =
      untyped as SinusoidOptions;
    return `TASKS, SHOTS, QUERIES = ${tasks}, ${shots}, ${query}


def episodes(step):
    """Sinusoids of their own amplitude and phase: points x and y [T, N, 1] of support and query set."""
    if step < ${stored}:
        x, y = ARRAYS["x"][step], ARRAYS["y"][step]
    else:
        amplitude = torch.empty(TASKS, 1, 1).uniform_(${amplitudeMin}, ${amplitudeMax})
        phase = torch.empty(TASKS, 1, 1).uniform_(0, ${phaseMax})
        x = torch.empty(TASKS, SHOTS + QUERIES, 1).uniform_(-${inputRange}, ${inputRange})
        y = amplitude * torch.sin(x - phase)
${noise > 0 ? `        y[:, :SHOTS] += ${noise} * torch.randn(TASKS, SHOTS, 1)\n` : ""}    return (x[:, :SHOTS], y[:, :SHOTS]), (x[:, SHOTS:], y[:, SHOTS:])
`;
  },

  arrays(options, tasks, streams) {
    const sampler = sinusoid.createSampler(options, undefined);
    const batches = streams.map((stream) => sampler.sample(stream, "training", tasks));
    const { support, query } = batches[0]!;
    const points = support.count + query.count;
    /** Support and query points of each task behind one another. */
    const stacked = (of: "x" | "y") => ({
      values: Float32Array.from(
        batches.flatMap((batch) =>
          Array.from({ length: tasks }, (_, task) =>
            [batch.support, batch.query].flatMap((set) => [
              ...set[of].subarray(task * set.count, (task + 1) * set.count),
            ]),
          ).flat(),
        ),
      ),
      shape: [streams.length, tasks, points, 1],
    });
    return { x: stacked("x"), y: stacked("y") };
  },
};
