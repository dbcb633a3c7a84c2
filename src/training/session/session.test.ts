// The loop, without a page: what it tells, when it ends, what it does when it goes wrong or is overtaken.

import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Device } from "../../engine/backend/device.ts";
import type { RunEvent } from "../../experiment/events.ts";
import type { Experiment, OptionPath } from "../../experiment/experiment.ts";
import { experimentFrom } from "../../experiment/presets/preset.ts";
import { recordAfter, recordOf } from "../../experiment/record.ts";
import type { GradientCheckReport } from "../../experiment/results.ts";
import type { Options, OptionValue } from "../../schema/fields.ts";
import { failingDevice } from "../../testing/failingDevice.ts";
import { inEnglish } from "../../words/said.ts";
import { type OpenedDevice, openDevice } from "./openDevice.ts";
import { Refusal, Session } from "./session.ts";

const path = (name: string): OptionPath => {
  const [section, option] = name.split(".") as [OptionPath["section"], string];
  return { section, option };
};
const small = (training: Options, algorithm: Options = {}, run: Options = {}): Experiment =>
  experimentFrom({
    task: { id: "sinusoid", options: {} },
    model: { id: "mlp", options: { hiddenUnits: 8 } },
    algorithm: { id: "maml", options: { testSteps: 2, ...algorithm } },
    training: {
      metaBatch: 4,
      iterations: 5,
      evaluateEvery: 2,
      evaluationTasks: 4,
      finalTasks: 4,
      ...training,
    },
    run: { baseline: "none", ...run },
  });

let opened: OpenedDevice;
beforeAll(async () => {
  opened = await openDevice("wasm");
});

/** A session, what it told, and a clock of which each look costs 60 ms: two meta-steps, then a report. */
async function start(
  experiment: Experiment,
  {
    check = opened.check,
    device = opened.device,
    breathe = async () => {},
  }: { check?: GradientCheckReport; device?: Device; breathe?: () => Promise<void> } = {},
) {
  const events: RunEvent[] = [];
  let now = 0;
  const session = await Session.open({
    experiment,
    device,
    check,
    data: undefined,
    clock: { now: () => (now += 30), breathe },
    hear: (event) => void events.push(event),
  });
  const record = () =>
    events.reduce(
      recordAfter,
      recordOf({
        id: "1",
        version: 1,
        experiment,
        build: "test",
        backend: opened.backend,
        gradientCheck: check,
        contenders: session.run.contenders,
        begunAt: 0,
      }),
    );
  return { session, events, record };
}
const evaluations = (events: readonly RunEvent[]) =>
  events.flatMap((event) =>
    event.type === "evaluation" ? [`${event.evaluation.split} ${event.evaluation.iteration}`] : [],
  );

describe("a session", () => {
  it("tells at evaluations how far tasks agree, of all who learn, where that is asked for and affordable", async () => {
    const told = async (evaluateEvery: number, gradientAgreement = true) => {
      const training = { evaluateEvery, gradientAgreement, iterations: 61 };
      const { session, record } = await start(small(training, {}, { baseline: "pretraining" }));
      await session.train();
      await session.dispose();
      return record().agreements;
    };
    const agreements = await told(60);
    expect(agreements.map(({ iteration }) => iteration)).toEqual([0, 60]);
    for (const { cosines } of agreements) {
      expect(Object.keys(cosines)).toEqual(["learner", "pretrained"]);
      for (const cosine of Object.values(cosines)) expect(Math.abs(cosine)).toBeLessThanOrEqual(1);
    }
    expect(agreements[1]).not.toEqual({ ...agreements[0], iteration: 60 });
    // One meta-step less, and there is time for one task, which has no other to agree with.
    expect(await told(59)).toEqual([]);
    expect(await told(60, false)).toEqual([]);
  });

  it("trains to the end, evaluates by plan, and tells every loss once", async () => {
    const { session, events, record } = await start(small({}));
    await session.train();
    expect(evaluations(events)).toEqual(["validation 0", "validation 2", "validation 4", "test 5"]);
    const { state, reason, iteration, losses } = record();
    expect({ state, reason, iteration }).toEqual({
      state: "finished",
      reason: "all 5 iterations are done",
      iteration: 5,
    });
    expect(losses.length).toBe(5);
    expect([...losses.values].every(Number.isFinite)).toBe(true);
  });

  it("waits after as many meta-steps as it is told, and goes on as if it had not", async () => {
    const { session, events, record } = await start(small({}));
    await session.train(3);
    expect([session.state, session.run.iteration]).toEqual(["paused", 3]);
    await session.train(5);
    expect([session.state, session.run.iteration]).toEqual(["paused", 5]);
    expect(evaluations(events)).not.toContain("test 5");
    const whole = await start(small({}));
    await whole.session.train();
    expect(record().losses.values).toEqual(whole.record().losses.values);
  });

  it("takes no step past its end, and evaluates no second time, however often one presses Play", async () => {
    const { session, events, record } = await start(small({}));
    await session.train();
    await session.train();
    await session.train();
    expect(session.run.iteration).toBe(5);
    expect(evaluations(events).filter((each) => each === "test 5")).toHaveLength(1);
    expect(record().state).toBe("finished");
    await expect(session.step()).rejects.toThrow("all 5 iterations are done");
    expect(session.run.iteration).toBe(5);
  });

  it("goes on once the stop rule is raised, and ends anew", async () => {
    const { session, events } = await start(small({}));
    await session.train();
    await session.change(path("training.iterations"), 7);
    await session.train();
    expect(session.run.iteration).toBe(7);
    expect(evaluations(events).filter((each) => each.startsWith("test"))).toEqual(["test 5", "test 7"]);
  });

  it("ends at a target, with a test, and stays there", async () => {
    const { session, record } = await start(small({ target: 100, iterations: 50 }));
    await session.train();
    expect(record()).toMatchObject({
      state: "finished",
      reason: "the target of 100 is reached",
      iteration: 0,
    });
    await session.train();
    expect(session.run.iteration).toBe(0);
  });

  it("gives the same losses in one go, by steps, and with a pause between", async () => {
    const whole = await start(small({}));
    await whole.session.train();
    const stepped = await start(small({}));
    for (let step = 0; step < 3; step++) await stepped.session.step();
    await stepped.session.train();
    expect([...stepped.record().losses.values]).toEqual([...whole.record().losses.values]);
  });

  it("gives the curve it would have had after it is saved and restored elsewhere", async () => {
    const whole = await start(small({}));
    await whole.session.train();
    const first = await start(small({}));
    for (let step = 0; step < 3; step++) await first.session.step();
    const second = await start(small({}));
    await second.session.restore(await first.session.save(), first.record().trainingMs);
    await second.session.train();
    expect([...second.record().losses.values].slice(3)).toEqual([...whole.record().losses.values].slice(3));
  });
});

it("that is restored has trained for as long as it had, and ends by that", async () => {
  const { session, record } = await start(small({ iterations: 500, minutes: 1 }));
  await session.step();
  await session.restore(await session.save(), 60_000);
  await session.train();
  expect(record()).toMatchObject({ state: "finished", iteration: 1 });
  expect(inEnglish(record().reason)).toBe("1 minutes are over");
});

describe("a device that fails", () => {
  it("leaves a state on the host, from which the curve goes on elsewhere as it would have gone on", async () => {
    const training = { iterations: 60, evaluateEvery: 1000 };
    const whole = await start(small(training));
    await whole.session.train();
    const failing = failingDevice(opened.device);
    let breaths = 0;
    const first = await start(small(training), {
      device: failing.device,
      breathe: async () => {
        if (++breaths === 60) failing.fail();
      },
    });
    await expect(first.session.train()).rejects.toThrow("The GPU failed");
    const { saved, trainingMs } = first.session.checkpoint;
    // Later than the evaluation at the start, and no later than what was told.
    expect(saved.iteration).toBeGreaterThan(0);
    expect(saved.iteration).toBeLessThanOrEqual(first.record().losses.length);
    expect(trainingMs).toBeGreaterThan(0);
    const second = await start(small(training));
    await second.session.restore(saved, trainingMs);
    await second.session.train();
    const rest = [...second.record().losses.values].slice(saved.iteration);
    expect(rest).toEqual([...whole.record().losses.values].slice(saved.iteration));
    expect(rest.length).toBeGreaterThan(0);
  });
});

describe("a pause", () => {
  it("is obeyed between the parts of an evaluation, of which nothing is then told", async () => {
    let breaths = 0;
    const parts: { pause?: Promise<void> } = {};
    const { session, events } = await start(small({ evaluationTasks: 2000 }), {
      breathe: async () => {
        if (++breaths === 2) parts.pause = session.pause();
        await new Promise((resolve) => setTimeout(resolve));
      },
    });
    await session.train();
    await parts.pause;
    expect(session.state).toBe("paused");
    expect(evaluations(events)).toEqual([]);
    expect(session.run.iteration).toBe(0);
  });

  it("ends a meta-step half done, which then is as if it had never begun", async () => {
    const whole = await start(small({}));
    await whole.session.train();
    let pause: Promise<void> | undefined;
    const told = { evaluated: false };
    const { session, events, record } = await start(small({}), {
      breathe: async () => {
        told.evaluated ||= events.some(({ type }) => type === "evaluation");
        // The first meta-step is being made ready.
        if (told.evaluated && pause === undefined) pause = session.pause();
      },
    });
    await session.train();
    await pause;
    expect({ state: session.state, iteration: session.run.iteration }).toEqual({
      state: "paused",
      iteration: 0,
    });
    expect(events.at(-2)).toEqual({ type: "preparing", what: "training" });
    await session.train();
    expect([...record().losses.values]).toEqual([...whole.record().losses.values]);
  });

  it("is not kept waiting by those who look: they look again afterwards", async () => {
    const { session } = await start(small({}));
    const order: string[] = [];
    const looking = session.look(async (run, between) => {
      order.push("a look begins");
      if (order.length === 1) {
        void session.pause().then(() => order.push("paused"));
        for (;;) await between("computing");
      }
      return run.iteration;
    });
    expect(await looking).toBe(0);
    expect(order).toEqual(["a look begins", "paused", "a look begins"]);
  });

  it("lets others look at the run while an evaluation lasts", async () => {
    let looked = -1;
    let breaths = 0;
    const { session } = await start(small({ evaluationTasks: 2000, iterations: 1 }), {
      breathe: async () => {
        if (++breaths === 1)
          void session.look(async (run) => {
            looked = run.iteration;
          });
      },
    });
    const training = session.train();
    await training;
    expect(looked).toBe(0);
  });
});

describe("a turned knob", () => {
  it("is told with where it stood, and marked unless nothing had been trained", async () => {
    const { session, record } = await start(small({}));
    await session.change(path("algorithm.innerLearningRate"), 0.02);
    expect(record().marks).toEqual([]);
    expect(record().experiment.algorithm.options.innerLearningRate).toBe(0.02);
    await session.step();
    await session.change(path("algorithm.innerLearningRate"), 0.03);
    expect(record().marks).toEqual([
      { iteration: 1, path: path("algorithm.innerLearningRate"), from: 0.02, value: 0.03 },
    ]);
    await session.change(path("algorithm.innerLearningRate"), 0.02);
    expect(record().marks).toEqual([]);
  });

  it.each([
    ["algorithm.innerLearningRate", 99, "is outside"],
    ["algorithm.nothing", 1, "is no option here"],
    ["model.hiddenUnits", 9, "starts anew"],
  ] as [string, OptionValue, string][])(
    "%s = %s is refused, and nothing changes",
    async (name, value, why) => {
      const { session, events } = await start(small({}));
      const before = session.run.experiment;
      const refused = session.change(path(name), value);
      await expect(refused).rejects.toThrow(why);
      await expect(refused).rejects.toBeInstanceOf(Refusal);
      expect(session.run.experiment).toBe(before);
      expect(events).toEqual([]);
    },
  );

  it("has what stands evaluated anew, once", async () => {
    const { session, events } = await start(small({}));
    for (const _ of [1, 2]) await session.train(0);
    expect(evaluations(events)).toEqual(["validation 0"]);
    await session.change(path("algorithm.innerLearningRate"), 0.02);
    for (const _ of [1, 2]) await session.train(0);
    expect(evaluations(events)).toEqual(["validation 0", "validation 0"]);
  });

  it("is obeyed in the middle of a meta-step, which begins anew with it", async () => {
    const turned = await start(small({}));
    await turned.session.change(path("algorithm.innerLearningRate"), 0.05);
    await turned.session.train();
    let changing: Promise<void> | undefined;
    const { session, events, record } = await start(small({}), {
      breathe: async () => {
        const preparing = events.some((event) => event.type === "preparing" && event.what === "training");
        if (preparing) changing ??= session.change(path("algorithm.innerLearningRate"), 0.05);
      },
    });
    await session.train();
    await changing;
    expect(record().marks).toEqual([]);
    expect([...record().losses.values]).toEqual([...turned.record().losses.values]);
  });

  it("goes before those who look", async () => {
    const { session } = await start(small({}));
    const order: string[] = [];
    let changing: Promise<unknown> = Promise.resolve();
    const rate = await session.look(async (run, between) => {
      order.push("a look begins");
      if (order.length === 1) {
        changing = session
          .change(path("algorithm.innerLearningRate"), 0.05)
          .then(() => order.push("changed"));
        for (;;) await between("computing");
      }
      return run.experiment.algorithm.options.innerLearningRate;
    });
    await changing;
    expect(rate).toBe(0.05);
    expect(order).toEqual(["a look begins", "changed", "a look begins"]);
  });
});

describe("a run that goes wrong", () => {
  it("stands at its last good state, blames what was turned, and keeps nothing of what came after", async () => {
    const { session, record } = await start(small({ iterations: 500, evaluateEvery: 2 }));
    for (let step = 0; step < 3; step++) await session.step();
    await session.change(path("training.outerLearningRate"), 1);
    await session.change(path("algorithm.innerLearningRate"), 10);
    await session.train();
    const { state, divergence, iteration, losses, evaluations: told, marks, experiment } = record();
    expect(state).toBe("diverged");
    expect(divergence?.remedies[0]).toMatchObject({
      kind: "turn",
      path: path("algorithm.innerLearningRate"),
      value: 0.01,
    });
    expect(iteration).toBe(session.run.iteration);
    expect(losses.length).toBe(iteration);
    expect(told.every((each) => each.iteration <= iteration)).toBe(true);
    expect(marks.every((mark) => mark.iteration <= iteration)).toBe(true);
    // Where it went back to the beginning, the experiment is the one with the knobs as they were turned.
    if (iteration === 0) expect(experiment.algorithm.options.innerLearningRate).toBe(10);
  });

  it("blames a turned knob as long as all is worse than before it, however many evaluations that takes", async () => {
    const { session, record } = await start(small({ iterations: 500, evaluateEvery: 1 }));
    for (let step = 0; step < 3; step++) await session.step();
    const evaluate = session.run.evaluate.bind(session.run);
    const losses = [2, 6, 6, 6, Number.NaN];
    vi.spyOn(session.run, "evaluate").mockImplementation(async (...asked) => {
      const found = await evaluate(...asked);
      const mean = asked[0] === "learner" ? losses.shift()! : 1;
      return { ...found, bySteps: found.bySteps.map((one) => ({ ...one, loss: { mean } })) };
    });
    await session.train(4);
    await session.change(path("training.outerLearningRate"), 0.002);
    await session.train();
    expect(inEnglish(record().divergence!.message)).toContain(
      "You turned β from 0.001 to 0.002 at iteration 4.",
    );
  });

  it("blames a knob that was turned while it was evaluated", async () => {
    const { session, record } = await start(small({ iterations: 500, evaluateEvery: 4 }));
    const evaluate = session.run.evaluate.bind(session.run);
    let turned = false;
    vi.spyOn(session.run, "evaluate").mockImplementation(async (role, split, tasks, between) => {
      const found = await evaluate(role, split, tasks, between);
      const asked = found.iteration === 4 && role === "learner";
      if (asked) {
        void session.change(path("training.outerLearningRate"), 1).then(() => {
          turned = true;
        });
        while (!turned) await between!("computing", 0);
      }
      const mean = turned && !asked ? Number.NaN : 1;
      return { ...found, bySteps: found.bySteps.map((one) => ({ ...one, loss: { mean } })) };
    });
    await session.train();
    expect(turned).toBe(true);
    expect(inEnglish(record().divergence!.message)).toContain("You turned β from 0.001 to 1 at iteration 4.");
  });

  it("says which learner beside it failed", async () => {
    const two = small({ iterations: 300 });
    const beside = [
      { ...two.algorithm, options: { ...two.algorithm.options, innerLearningRate: 10, innerSteps: 8 } },
    ];
    const { session, events, record } = await start({ ...two, beside });
    await session.train();
    expect(record().divergence?.role).toBe("beside1");
    expect(record().divergence?.remedies[0]).toMatchObject({ kind: "leave-out", role: "beside1" });
    // What it went back to was evaluated then.
    const told = evaluations(events);
    await session.train(session.run.iteration);
    expect(evaluations(events)).toEqual(told);
  });

  it.each([
    ["learner", 0, /gives every query the same answer: the network's units have died/],
    ["beside1", 0, /gives every query the same answer: the network's units have died/],
    ["learner", Number.NaN, /is no longer a number/],
    ["beside1", Number.NaN, /is no longer a number/],
  ])("is seen by an evaluation too: %s, all weights %d", async (role, weight, message) => {
    const two = small({});
    const { session, record } = await start({ ...two, beside: [two.algorithm] });
    await session.step();
    const saved = await session.save();
    const learners = saved.learners.map(([name, { iteration, tensors }]): (typeof saved.learners)[number] => [
      name,
      {
        iteration,
        tensors: Object.fromEntries(
          Object.entries(tensors).map(([at, { values, shape }]) => [
            at,
            { values: name === role ? values.map(() => weight) : values, shape },
          ]),
        ),
      },
    ]);
    await session.restore({ ...saved, learners }, 0);
    // An evaluation and no meta-step, which would see what is no number too.
    await session.train(1);
    const { state, divergence, iteration } = record();
    expect([state, divergence?.role, iteration]).toEqual(["diverged", role, 1]);
    expect(inEnglish(divergence!.message)).toMatch(message);
  });
});

describe("gradients that fail their check", () => {
  const failed: GradientCheckReport = {
    backend: "wasm",
    passed: false,
    checks: [{ name: "second order, closed form", error: 1, bound: 1e-4, passed: false }],
  };

  it("refuse second order in the learner and in those beside it, and let first order run", async () => {
    await expect(start(small({}), { check: failed })).rejects.toMatchObject({
      name: "Refusal",
      problems: [{ field: "algorithm.order" }],
    });
    const first = small({}, { order: "first" });
    const beside = [small({}).algorithm];
    await expect(start({ ...first, beside }, { check: failed })).rejects.toMatchObject({
      problems: [{ field: "beside1" }],
    });
    const { session } = await start(first, { check: failed });
    await expect(session.change(path("algorithm.order"), "second")).rejects.toBeInstanceOf(Refusal);
    await session.step();
    expect(session.run.iteration).toBe(1);
  });
});

it("refuses parts that conflict, naming the field", async () => {
  const conflicting = small({});
  const experiment = {
    ...conflicting,
    task: {
      ...conflicting.task,
      options: { ...conflicting.task.options, amplitudeMin: 4, amplitudeMax: 1 },
    },
  };
  await expect(start(experiment)).rejects.toMatchObject({ problems: [{ field: /^task\.amplitude/ }] });
});
