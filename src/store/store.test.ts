// The page's stateful middle on a real laboratory, without a browser: what is shown, what the address says and what
// Play trains are one, whatever happens.

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Experiment, type OptionPath, withOption } from "../experiment/experiment.ts";
import { experimentFrom } from "../experiment/presets/preset.ts";
import { backendsOf } from "../experiment/record.ts";
import { backendLabel } from "../experiment/training.ts";
import type { LabEvent, Refused } from "../protocol/protocol.ts";
import type { Options } from "../schema/fields.ts";
import { writeLink } from "../share/link.ts";
import { eventually } from "../testing/eventually.ts";
import { failingDevice } from "../testing/failingDevice.ts";
import { type StubWindow, stubWindow } from "../testing/stubWindow.ts";
import * as devices from "../training/session/openDevice.ts";
import { inEnglish } from "../words/said.ts";
import { Laboratory } from "../worker/laboratory.ts";
import { cure, goOn, revive, togglePlay } from "./actions.ts";
import { start } from "./connection.ts";
import { keep } from "./kept.ts";
import { say } from "./messages.ts";
import { findRecord } from "./records.ts";
import { startOver, takeUp, turn } from "./standing.ts";
import { emptyState, lab, pageState } from "./state.ts";

const small = (run: Options = {}, training: Options = {}): Experiment =>
  experimentFrom({
    task: { id: "sinusoid", options: {} },
    model: { id: "mlp", options: { hiddenUnits: 8 } },
    algorithm: { id: "maml", options: { testSteps: 2 } },
    training: { metaBatch: 4, iterations: 5, evaluationTasks: 4, finalTasks: 4, ...training },
    run: { baseline: "none", backend: "wasm", ...run },
  });
const at = (section: OptionPath["section"], option: string): OptionPath => ({ section, option });
const rate = at("algorithm", "innerLearningRate");

let page: StubWindow;
let laboratories: Laboratory[];
let ear: (event: LabEvent) => void;
let lose: (why: string | undefined) => void;
const current = () => laboratories.at(-1)!;

/** Opens the page at an address; answers once it stands or was refused. */
async function open(hash: string): Promise<void> {
  page = stubWindow(hash);
  start((hear: (event: LabEvent) => void, lost) => {
    const laboratory = new Laboratory();
    laboratories.push(laboratory);
    lose = lost;
    ear = hear;
    void laboratory.subscribe(hear);
    return { lab: laboratory, terminate: () => void laboratory.subscribe(() => {}) };
  });
  await settled();
}
const settled = () =>
  eventually(() => {
    const state = pageState(lab.getState());
    expect(state).not.toBe("warming");
    if (state !== "refused") expect(lab.getState().tasks.length).toBeGreaterThan(0);
  });
const until = (state: string) => eventually(() => expect(pageState(lab.getState())).toBe(state));
const step = async (count: number) => {
  for (let index = 0; index < count; index++) await current().step();
};
const texts = () => lab.getState().messages.map(({ text }) => inEnglish(text));

beforeEach(() => {
  laboratories = [];
  lab.setState(emptyState, true);
  vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("a change that is refused", () => {
  const refusals: [string, Refused][] = [
    ["conflicting options", { ready: false, message: "They conflict.", problems: [] }],
    ["data that do not fit", { ready: false, message: "Too few examples.", problems: [] }],
    ["gradients", { ready: false, message: "The check failed.", problems: [] }],
    [
      "a part that does not load",
      { ready: false, message: "It did not load.", problems: [], cure: "reload" },
    ],
    ["memory", { ready: false, message: "Out of memory.", problems: [] }],
  ];

  it.each(refusals)("for %s brings the old experiment back whole", async (_, refused) => {
    await open(writeLink(small()));
    await step(2);
    const before = lab.getState();
    const address = page.hash();
    vi.spyOn(current(), "prepare").mockResolvedValue(refused);
    expect(await takeUp(small({ seed: 9 }), { history: "push" })).toBe(false);
    const after = lab.getState();
    for (const key of ["experiment", "tasks", "paths", "probe", "expected"] as const)
      expect(after[key]).toEqual(before[key]);
    expect(after.record).toMatchObject({ id: before.record!.id, iteration: 2 });
    expect(after.wanted).toBeUndefined();
    expect([page.hash(), page.pushed]).toEqual([address, []]);
    expect(texts()).toEqual([`${refused.message} Nothing was changed.`]);
    // Play trains what is shown.
    togglePlay();
    await until("finished");
    expect(lab.getState().record!.iteration).toBe(5);
    expect(lab.getState().record!.experiment).toEqual(small());
  });

  it("for a worker that throws, likewise", async () => {
    await open(writeLink(small()));
    vi.spyOn(current(), "prepare").mockRejectedValue(new Error("It broke."));
    expect(await takeUp(small({ seed: 9 }), { history: "push" })).toBe(false);
    expect(lab.getState().experiment).toEqual(small());
    expect(texts()).toEqual(["It broke. Nothing was changed."]);
  });

  it("of the address by going back puts the address back, too", async () => {
    await open(writeLink(small()));
    const address = page.hash();
    page.goTo("#v=1&amplitudeMin=4&amplitudeMax=1");
    await eventually(() => expect(texts().join()).toMatch(/Nothing was changed/));
    expect(page.hash()).toBe(address);
    expect(lab.getState().experiment).toEqual(small());
  });

  it("of a knob in flight puts the knob back", async () => {
    await open(writeLink(small()));
    await step(1);
    expect(await turn(rate, 99)).toBe(false);
    expect(lab.getState().experiment).toEqual(small());
    expect(lab.getState().record!.marks).toEqual([]);
    expect(page.hash()).toBe(writeLink(small()));
  });
});

it("shows an impossible first experiment as what it is, with the reason, and does not play it", async () => {
  await open("#v=1&backend=wasm&amplitudeMin=4&amplitudeMax=1");
  expect(pageState(lab.getState())).toBe("refused");
  expect(inEnglish(lab.getState().refused!.message)).toMatch(/amplitude/i);
  const play = vi.spyOn(current(), "play");
  togglePlay();
  expect(play).not.toHaveBeenCalled();
  // Its cure is a knob like any other.
  expect(await turn(at("task", "amplitudeMax"), 5)).toBe(true);
  expect(pageState(lab.getState())).toBe("idle");
  expect(lab.getState().refused).toBeUndefined();
  expect(page.hash()).toMatch(/amplitudeMin=4/);
});

it("writes the address once the experiment stands, and follows the back button", async () => {
  await open(writeLink(small()));
  await takeUp(small({ seed: 2 }), { history: "push" });
  expect(page.pushed).toEqual([writeLink(small({ seed: 2 }))]);
  page.goTo(writeLink(small()));
  await eventually(() => expect(lab.getState().experiment).toEqual(small()));
});

it("takes the latest of two changes made in a hurry, on top of each other", async () => {
  await open(writeLink(small()));
  const turned = [turn(at("run", "seed"), 2), turn(at("model", "hiddenUnits"), 6)];
  expect(await Promise.all(turned)).toEqual([false, true]);
  expect(lab.getState().experiment).toEqual(withOption(small({ seed: 2 }), at("model", "hiddenUnits"), 6));
});

describe("a knob turned in flight", () => {
  it("before the first step is part of the experiment: the run can be shared", async () => {
    await open(writeLink(small()));
    await turn(rate, 0.02);
    const { record, experiment } = lab.getState();
    expect(record!.marks).toEqual([]);
    expect(record!.experiment).toEqual(experiment);
    expect(page.hash()).toBe(writeLink(experiment));
  });

  it("while training is marked, and the run's own experiment stays what it was", async () => {
    await open(writeLink(small()));
    await step(2);
    await turn(rate, 0.02);
    const { record } = lab.getState();
    expect(record!.marks).toEqual([{ iteration: 2, path: rate, from: 0.01, value: 0.02 }]);
    expect(record!.experiment).toEqual(small());
    expect(record!.current).toEqual(withOption(small(), rate, 0.02));
  });
});

describe("a run that is kept", () => {
  it("is found again by the experiment as it began, and goes on with its knobs, its curve and its id", async () => {
    await open(writeLink(small()));
    await step(2);
    await turn(rate, 0.02);
    await step(1);
    await keep();
    const before = lab.getState().record!;

    lab.setState(emptyState, true);
    await open(writeLink(small()));
    await eventually(() => expect(lab.getState().kept?.id).toBe(before.id));
    goOn();
    await eventually(() => expect(lab.getState().record!.iteration).toBe(3));
    const after = lab.getState().record!;
    expect(after.id).toBe(before.id);
    expect(after.marks).toEqual(before.marks);
    expect([...after.losses.values]).toEqual([...before.losses.values]);
    expect(lab.getState().experiment).toEqual(withOption(small(), rate, 0.02));
    await step(1);
    await eventually(() => expect(lab.getState().record!.losses.length).toBe(4));
  });

  it("is kept as the tab is left in the middle of training, long before any evaluation", async () => {
    const long = small({}, { iterations: 100_000, evaluateEvery: 100_000 });
    await open(writeLink(long));
    togglePlay();
    let reached = 0;
    for (const _ of ["left", "left again"]) {
      await eventually(() => expect(lab.getState().record!.iteration).toBeGreaterThan(reached));
      page.leave();
      const at: number = lab.getState().record!.iteration;
      await eventually(async () => expect((await findRecord(long))?.iteration).toBeGreaterThanOrEqual(at));
      reached = at;
    }
    await current().pause();
  });

  it("is kept though its losses are told after the weights that they led to", async () => {
    await open(writeLink(small({ seed: 3 })));
    await step(1);
    await current().subscribe((event) => void setTimeout(() => ear(event), 50));
    await step(1);
    await keep();
    expect((await findRecord(small({ seed: 3 })))?.iteration).toBe(2);
  });

  it("is kept before another experiment takes its place", async () => {
    await open(writeLink(small()));
    await step(3);
    await takeUp(small({ seed: 2 }), { history: "push" });
    await takeUp(small(), { history: "push" });
    await eventually(() => expect(lab.getState().kept?.iteration).toBe(3));
  });
});

it("starts another worker where one is lost, and goes on from the last kept state", async () => {
  await open(writeLink(small()));
  await step(3);
  await keep();
  const { id } = lab.getState().record!;
  lose("The worker has failed.");
  expect(pageState(lab.getState())).toBe("lost");
  await revive();
  expect(laboratories).toHaveLength(2);
  expect(lab.getState()).toMatchObject({ lost: undefined, record: { id, iteration: 3 } });
  togglePlay();
  await until("finished");
  expect(lab.getState().record!.losses.length).toBe(5);
});

it("what is chosen while a worker is lost stands in the next one, in the address too", async () => {
  await open(writeLink(small()));
  await step(3);
  vi.spyOn(current(), "save").mockReturnValue(new Promise(() => {}));
  lose("The worker has failed.");
  void takeUp(small({ seed: 9 }), { history: "push" });
  await revive();
  expect(lab.getState()).toMatchObject({
    lost: undefined,
    wanted: undefined,
    experiment: small({ seed: 9 }),
  });
  expect(page.hash()).toBe(writeLink(small({ seed: 9 })));
});

describe("a GPU that fails", () => {
  const real = devices.openDevice;
  /** What makes the latest GPU fail, and how many there were. */
  const gpus: (() => void)[] = [];
  beforeEach(() => {
    gpus.length = 0;
    vi.spyOn(devices, "openDevice").mockImplementation(async (wanted, threads) => {
      const opened = await real("wasm", threads);
      if (wanted !== "webgpu") return opened;
      const { device, fail } = failingDevice(opened.device);
      gpus.push(fail);
      return { ...opened, device, backend: { name: "webgpu", device: "a GPU", notes: [] } };
    });
  });
  const long = small({ backend: "webgpu" }, { iterations: 100_000, evaluateEvery: 100_000 });
  // Longer than a state takes to come off the device: what the GPU computed is then part of the run that goes on.
  const trained = () => eventually(() => expect(lab.getState().record!.trainingMs).toBeGreaterThan(600));

  it("is replaced once, then makes way for WebAssembly; the run trains on, its curve whole", async () => {
    await open(writeLink(long));
    const { id } = lab.getState().record!;
    togglePlay();
    await trained();
    for (const [name, count] of [
      ["webgpu", 2],
      ["wasm", 3],
    ] as const) {
      const before = lab.getState().record!.losses.values.slice();
      gpus.at(-1)!();
      await eventually(() => expect(texts().join()).toContain(`on ${backendLabel(name)}`));
      await until("running");
      expect(laboratories).toHaveLength(count);
      await eventually(() => expect(lab.getState().record!.iteration).toBeGreaterThan(before.length));
      const { record } = lab.getState();
      expect(record).toMatchObject({ id, experiment: long, backend: { name } });
      // WebAssembly stands for the GPU here, so that the numbers must be the same.
      expect(record!.losses.values.slice(0, before.length)).toEqual(before);
    }
    await current().pause();
    const { record } = lab.getState();
    expect(backendsOf(record!)).toEqual(["webgpu", "wasm"]);
    expect(inEnglish(record!.backend.notes.at(-1)!)).toContain("failed twice");
    expect(texts().join()).not.toContain("start the backend anew");
  });
});

it("cures a run gone wrong by what was turned, and plays on", async () => {
  await open(writeLink(small({}, { iterations: 400, evaluateEvery: 2 })));
  await step(2);
  await turn(at("training", "outerLearningRate"), 1);
  await turn(rate, 10);
  togglePlay();
  await until("diverged");
  const [remedy] = lab.getState().record!.divergence!.remedies;
  expect(remedy).toMatchObject({ kind: "turn", path: rate, value: 0.01 });
  await cure(remedy!);
  expect(lab.getState().experiment.algorithm.options.innerLearningRate).toBe(0.01);
  await eventually(() => expect(pageState(lab.getState())).not.toBe("idle"));
  await current().pause();
});

it("starts over as the same experiment, at iteration 0", async () => {
  await open(writeLink(small()));
  await step(2);
  startOver();
  await settled();
  expect(lab.getState().record!.iteration).toBe(0);
  expect(lab.getState().experiment).toEqual(small());
});

describe("messages", () => {
  it("are few, each said once, and good news goes by itself", () => {
    vi.useFakeTimers();
    for (const text of ["a", "b", "c", "d", "e", "b"]) say(text);
    expect(texts()).toEqual(["c", "d", "e", "b"]);
    say("done", "news");
    expect(texts()).toContain("done");
    vi.advanceTimersByTime(60_000);
    expect(texts()).not.toContain("done");
    vi.useRealTimers();
  });
});
