// Differences are taken task by task, and only on the same tasks at the same moment.

import { describe, expect, it } from "vitest";
import type { ByMeasure, MeasureId } from "../../measures/registry.ts";
import type { TaskScores } from "../../tasks/family.ts";
import { aggregated } from "./aggregate.ts";
import { Pairing } from "./pairing.ts";

const of = (scores: ByMeasure<TaskScores>) =>
  Object.fromEntries(
    (Object.entries(scores) as [MeasureId, TaskScores][]).map(([id, values]) => [id, aggregated(id, values)]),
  );

describe("the difference of the learner and another", () => {
  it("is paired by task: what all tasks share leaves no interval", () => {
    const pairing = new Pairing();
    expect(pairing.difference("learner", "now", of({ mse: [1, 5, 9] }))).toBeUndefined();
    expect(pairing.difference("random", "now", of({ mse: [3, 7, 11] }))).toEqual({
      mse: { mean: -2, ci95: 0 },
    });
    // Differences −1 and −5: mean −3, standard error 2.
    pairing.difference("learner", "later", of({ mse: [1, 2], accuracy: [0.75, 0.5] }));
    expect(pairing.difference("beside1", "later", of({ mse: [2, 7], accuracy: [0.5, 0.25] }))).toEqual({
      mse: { mean: -3, ci95: expect.closeTo(2 * 12.706205, 4) },
      accuracy: { mean: 0.25, ci95: 0 },
    });
  });

  it("is none on other tasks, at another moment, or before the learner was measured", () => {
    const pairing = new Pairing();
    expect(pairing.difference("random", "now", of({ mse: [1] }))).toBeUndefined();
    pairing.difference("learner", "now", of({ mse: [1] }));
    expect(pairing.difference("random", "later", of({ mse: [1] }))).toBeUndefined();
  });
});
