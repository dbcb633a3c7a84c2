// Differences are taken task by task, and only on the same tasks at the same moment.

import { describe, expect, it } from "vitest";
import { Pairing } from "./pairing.ts";

describe("the difference of the learner and another", () => {
  it("is paired by task: what all tasks share leaves no interval", () => {
    const pairing = new Pairing();
    expect(pairing.difference("learner", "now", { loss: [1, 5, 9] })).toBeUndefined();
    expect(pairing.difference("random", "now", { loss: [3, 7, 11] })).toEqual({
      loss: { mean: -2, ci95: 0 },
    });
    // Differences −1 and −5: mean −3, standard error 2.
    pairing.difference("learner", "later", { loss: [1, 2], accuracy: [0.75, 0.5] });
    expect(pairing.difference("beside1", "later", { loss: [2, 7], accuracy: [0.5, 0.25] })).toEqual({
      loss: { mean: -3, ci95: expect.closeTo(2 * 12.706205, 4) },
      accuracy: { mean: 0.25, ci95: 0 },
    });
  });

  it("is none on other tasks, at another moment, or before the learner was measured", () => {
    const pairing = new Pairing();
    expect(pairing.difference("random", "now", { loss: [1] })).toBeUndefined();
    pairing.difference("learner", "now", { loss: [1] });
    expect(pairing.difference("random", "later", { loss: [1] })).toBeUndefined();
  });
});
