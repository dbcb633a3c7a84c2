// A sweep's worker: what it trains, what it tells, and that it stands still while it is held.

import "fake-indexeddb/auto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { experimentFrom } from "../experiment/presets/preset.ts";
import { HeldClock, Sweeper } from "./sweeper.ts";

const experiment = experimentFrom({
  task: { id: "sinusoid", options: {} },
  model: { id: "mlp", options: { hiddenUnits: 8 } },
  algorithm: { id: "maml", options: { testSteps: 2 } },
  training: { metaBatch: 4, iterations: 12, evaluateEvery: 6, evaluationTasks: 4, finalTasks: 4 },
  run: { baseline: "none", backend: "wasm" },
});

afterEach(() => vi.useRealTimers());

describe("a clock that is held", () => {
  it("does not go on, and whoever breathes waits", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const clock = new HeldClock();
    const start = clock.now();
    vi.advanceTimersByTime(10);
    clock.hold(true);
    clock.hold(true);
    vi.advanceTimersByTime(1000);
    expect(clock.now() - start).toBe(10);
    let breathed = false;
    const breath = clock.breathe().then(() => {
      breathed = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(breathed).toBe(false);
    clock.hold(false);
    await breath;
    vi.advanceTimersByTime(5);
    expect(clock.now() - start).toBe(15);
  });
});

describe("a sweep's worker", () => {
  it("trains a run in stretches, with all that its record is made of, and tests it", async () => {
    const sweeper = new Sweeper();
    const half = await sweeper.train(experiment, 5);
    const whole = await sweeper.train(experiment, 12, half.standing);
    expect(half).toMatchObject({ state: "trained", iterations: 5, backend: { name: "wasm" } });
    expect(half.run?.contenders.map(({ role }) => role)).toEqual(["learner"]);
    const losses = [half, whole].flatMap(({ events }) =>
      events.flatMap((event) => (event.type === "progress" ? [...event.loss] : [])),
    );
    expect(losses).toHaveLength(12);
    const at = whole.events.flatMap((event) =>
      event.type === "evaluation" ? [event.evaluation.iteration] : [],
    );
    // On the way, and where it ended: the figure that the sweep tells.
    expect(at).toEqual(expect.arrayContaining([6, 12]));
    const [tested] = await sweeper.test(experiment, whole.standing!);
    expect(tested).toMatchObject({ role: "learner", tasks: 4 });
    expect(tested!.measures.mse![0]).toBeGreaterThan(0);
  });

  it("stands still while it is held", async () => {
    const sweeper = new Sweeper();
    await sweeper.hold(true);
    let done = false;
    const trained = sweeper.train(experiment, 12).then((stretch) => {
      done = true;
      return stretch;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(done).toBe(false);
    await sweeper.hold(false);
    expect((await trained).iterations).toBe(12);
  });
});
