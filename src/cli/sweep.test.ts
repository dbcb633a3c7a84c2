// A sweep without the command around it: its file, its rungs, and that stretches and processes change nothing.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLink } from "../share/link.ts";
import { sweepFrom } from "../share/sweepPlan.ts";
import { type Pool, runSweep } from "../sweep/runSweep.ts";
import { type Ground, type Standing, testAt, trainTo } from "../sweep/stretch.ts";
import { openDevice } from "../training/session/openDevice.ts";
import { inEnglish, said } from "../words/said.ts";
import { headlessClock } from "./clock.ts";
import { readSweep } from "./sweepFile.ts";
import { SweepPool } from "./sweepPool.ts";

const NO_DATA = { data: [], testData: [] };
const TINY = {
  iterations: 12,
  hiddenUnits: 6,
  metaBatch: 2,
  finalTasks: 8,
  evaluationTasks: 4,
  baseline: "none",
};
const sweepOf = (rest: object) =>
  sweepFrom({ experiment: "sinusoid-maml-5shot", set: TINY, ...rest }, "s.json");
const rates = { innerLearningRate: [0.001, 0.01, 0.1] };

describe("a sweep's file", () => {
  it("lays out every point with every seed, each an experiment and its link", () => {
    const { planned } = sweepOf({ grid: { ...rates, order: ["first", "second"] }, seeds: [3, 4] });
    expect(planned.length).toBe(12);
    const { options, seed, experiment, link } = planned[1]!;
    expect(options).toEqual({ innerLearningRate: 0.001, order: "first" });
    expect(seed).toBe(4);
    expect(experiment.algorithm.options).toMatchObject({ innerLearningRate: 0.001, order: "first" });
    expect(experiment.training).toMatchObject({ iterations: 12, metaBatch: 2 });
    expect(experiment.run).toMatchObject({ seed: 4, baseline: "none" });
    expect(link).toContain("innerLearningRate=0.001");
  });

  it("reaches learners beside, choices, and whole numbers within a range", () => {
    const { planned } = sweepOf({
      set: { ...TINY, beside1: "anil" },
      grid: {
        "beside1.innerSteps": { from: 1, to: 3, scale: "linear", count: 3 },
        algorithm: ["maml"],
      },
    });
    expect(planned.map(({ experiment }) => experiment.beside[0]!.options.innerSteps)).toEqual([1, 2, 3]);
  });

  it("takes Sobol's points in their order, and the same random ones each time", () => {
    const rate = { from: 0.001, to: 0.1, scale: "logarithmic", count: 3 };
    const steps = { from: 1, to: 5, scale: "linear", count: 3 };
    const pointsOf = (strategy: string) =>
      sweepOf({ [strategy]: { innerLearningRate: rate, innerSteps: steps } }).planned.map(
        ({ options }) => options,
      );
    // (1/2, 1/2), (3/4, 1/4), (1/4, 3/4).
    expect(pointsOf("sobol")).toEqual([
      { innerLearningRate: 0.01, innerSteps: 3 },
      { innerLearningRate: Number((0.001 * 100 ** 0.75).toPrecision(12)), innerSteps: 2 },
      { innerLearningRate: Number((0.001 * 100 ** 0.25).toPrecision(12)), innerSteps: 4 },
    ]);
    expect(pointsOf("random")).toEqual(pointsOf("random"));
    expect(pointsOf("random")).not.toEqual(pointsOf("sobol"));
  });

  it.each([
    [{ grid: rates, sobol: rates }, "s.json, the whole: say one of grid, random, sobol, not 2."],
    [{}, "say one of grid, random, sobol, not 0."],
    [{ grid: { innerRate: [1] } }, "There is no option “innerRate” in this experiment"],
    [{ grid: { innerLearningRate: [-1] } }, "is outside"],
    [{ grid: { innerLearningRate: [] } }, "s.json, grid.innerLearningRate"],
    [
      { grid: { innerLearningRate: { from: 0, to: 1, scale: "logarithmic", count: 2 } } },
      "s.json, grid.innerLearningRate: a logarithmic range lies above 0.",
    ],
    [
      { grid: { innerLearningRate: { from: 1, to: 0.1, scale: "linear", count: 2 } } },
      "“from” is to be below “to”, not 1 and 0.1.",
    ],
    [
      { grid: { innerLearningRate: { from: "a" } } },
      "s.json, grid.innerLearningRate.from: Invalid input: expected number",
    ],
    [{ random: rates }, "lists alone are a grid"],
    [
      { grid: rates, halving: { from: 12, by: 3 } },
      "halving.from: the runs end after 12 meta-steps already.",
    ],
    [{ grid: rates, seeds: [0.5] }, "s.json, seeds.0"],
    [{ grid: rates, sedes: [1] }, "s.json, the whole: Unrecognized key"],
    [{ grid: rates, experiment: "sinusoids" }, "“sinusoids” is neither a preset nor a link."],
  ])("that says %j is refused with its place", (rest, message) => {
    expect(() => sweepOf(rest)).toThrow(message);
  });
});

/** What a stand-in was asked: to train until, from where; a test has no end. */
type Asked = [until: number | undefined, from: number | undefined];

/** Answers without training: the smaller the rate, the smaller the error; a rate above 1 explodes. */
const fake = (asked: Asked[] = []): Pool => ({
  async train(experiment, until, from) {
    asked.push([until, from?.saved.iteration]);
    const rate = Number(experiment.algorithm.options.innerLearningRate);
    if (rate > 1)
      return { state: "diverged", reason: said`It exploded.`, iterations: 3, seconds: 0, measures: {} };
    const standing = { saved: { iteration: until, learners: [] }, trainingMs: 1 };
    return { state: "trained", iterations: until, seconds: 0, measures: { mse: [rate, 0] }, standing };
  },
  async test(experiment, from) {
    asked.push([undefined, from.saved.iteration]);
    const rate = Number(experiment.algorithm.options.innerLearningRate);
    return [{ role: "learner", tasks: 8, measures: { mse: [2 * rate, 0] } }];
  },
});

describe("successive halving", () => {
  it("lets one in three go on from where it stands, and tests the best alone", async () => {
    const asked: Asked[] = [];
    const grid = { innerLearningRate: [0.5, 0.01, 0.2, 0.03, 9, 0.3] };
    const sweep = sweepOf({ grid, halving: { from: 2, by: 3 } });
    const { runs, best } = await runSweep(sweep, fake(asked), () => {});
    const shortOf = ({ options, state, iterations }: (typeof runs)[number]) =>
      [options.innerLearningRate, state, iterations] as const;
    expect(runs.map(shortOf)).toEqual([
      [0.5, "left behind", 2],
      [0.01, "finished", 12],
      [0.2, "left behind", 2],
      [0.03, "left behind", 6],
      [9, "diverged", 3],
      [0.3, "left behind", 2],
    ]);
    expect(asked).toEqual([
      ...Array(6).fill([2, undefined]),
      ...Array(2).fill([6, 2]),
      [12, 6],
      [undefined, 12],
    ]);
    expect(best?.options).toEqual({ innerLearningRate: 0.01 });
    expect(best?.seeds[0]?.measures).toEqual({ mse: [0.02, 0] });
  });

  it("without halving trains all to the end, and recommends no point that exploded with one of its seeds", async () => {
    const { runs, best } = await runSweep(
      sweepOf({ grid: { innerLearningRate: [9, 0.5] }, seeds: [1, 2] }),
      fake(),
      () => {},
    );
    expect(runs.map(({ state }) => state)).toEqual(["diverged", "diverged", "finished", "finished"]);
    expect(best?.seeds.map(({ seed }) => seed)).toEqual([1, 2]);
    const none = await runSweep(sweepOf({ grid: { innerLearningRate: [9] } }), fake(), () => {});
    expect(none.best).toBeUndefined();
  });
});

describe("a run of a sweep", () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = { opened: await openDevice("wasm"), data: undefined, clock: headlessClock };
  });

  it("in two stretches is the run in one, to the last bit, and so is its test", async () => {
    const { experiment } = sweepOf({ grid: { innerLearningRate: [0.01] } }).planned[0]!;
    const half = await trainTo(experiment, 5, ground);
    const parts = await trainTo(experiment, 12, ground, half.standing);
    const whole = await trainTo(experiment, 12, ground);
    expect([half.iterations, parts.iterations, whole.iterations]).toEqual([5, 12, 12]);
    expect(half.measures).not.toEqual(whole.measures);
    expect(parts.measures).toEqual(whole.measures);
    const test = (standing: Standing | undefined) => testAt(experiment, ground, standing!);
    expect(await test(parts.standing)).toEqual(await test(whole.standing));
    expect((await test(whole.standing))[0]!.measures).not.toEqual(whole.measures);
  });

  it("whose options do not go together is a result with its reason", async () => {
    const { planned } = sweepOf({ grid: { algorithm: ["prototypical"] }, set: { baseline: "none" } });
    const { state, reason } = await trainTo(planned[0]!.experiment, 5, ground);
    expect(state).toBe("refused");
    expect(inEnglish(reason!)).toMatch(/classes|classification/);
  });
});

describe("processes", () => {
  let pools: SweepPool[];
  beforeAll(() => {
    pools = [new SweepPool(1, NO_DATA), new SweepPool(2, NO_DATA)];
  });
  afterAll(() => {
    for (const pool of pools) pool.end();
  });

  it("change no figure, however many there are", async () => {
    const sweep = sweepOf({ grid: { innerLearningRate: [0.01, 0.1] }, seeds: [1, 2] });
    const [one, two] = await Promise.all(pools.map((pool) => runSweep(sweep, pool, () => {})));
    const withoutTimes = ({ runs, best }: typeof one & object) => ({
      best,
      runs: runs.map((run) => ({ ...run, seconds: 0 })),
    });
    expect(withoutTimes(two!)).toEqual(withoutTimes(one!));
    expect(one!.runs.every(({ state }) => state === "finished")).toBe(true);
  });
});

describe("a sweep over a person's own data", () => {
  it("names them in every run and its link, trains on them, and refuses by name what they do not allow", async () => {
    const folder = mkdtempSync(join(tmpdir(), "innerloop-sweep-"));
    const [table, file] = [join(folder, "tickets.csv"), join(folder, "s.json")];
    // Nine matters, three of them on each side of the split.
    const rows = Array.from({ length: 108 }, (_, row) => `"please help me, number ${row}",matter ${row % 9}`);
    writeFileSync(table, `text,intent\n${rows.join("\n")}\n`);
    const set = { iterations: 2, metaBatch: 1, finalTasks: 4, evaluationTasks: 2, testWays: 3 };
    const sweep = { experiment: "intents-banking77-5way-1shot", set, grid: { ways: [2, 20] } };
    writeFileSync(file, JSON.stringify(sweep));
    const flags = { data: [table], testData: [] };
    const told: string[] = [];
    const laidOut = await readSweep(file, flags, (line) => told.push(line));
    expect(told).toContain("Ways is 3 instead of 20: these data allow no more.");
    for (const { link, experiment } of laidOut.planned) {
      expect(experiment).toMatchObject({ mapping: { text: "text" }, task: { options: { testWays: 3 } } });
      expect(experiment.data).toMatch(/^[0-9a-f]{20}$/);
      expect(readLink(link)).toEqual({ experiment, problems: [] });
    }
    const pool = new SweepPool(1, flags);
    const { runs, best } = await runSweep(laidOut, pool, () => {});
    pool.end();
    expect(runs.map(({ state }) => state)).toEqual(["finished", "refused"]);
    expect(inEnglish(runs[1]!.reason!)).toContain("20");
    expect(best!.seeds[0]!.link).toContain(`data=${laidOut.planned[0]!.experiment.data}`);
  });
});
