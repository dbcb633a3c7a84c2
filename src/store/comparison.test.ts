// Kept runs compared on the page: who is taken up, by whose seed, what is shown, how it ends.

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ComparedRun } from "../experiment/compared.ts";
import { defaultExperiment, type Experiment } from "../experiment/experiment.ts";
import type { SampledTask } from "../experiment/shown.ts";
import type { ComparisonCommands } from "../protocol/comparison.ts";
import { eventually } from "../testing/eventually.ts";
import { recordFor, savedAt } from "../testing/records.ts";
import { inEnglish, said } from "../words/said.ts";
import {
  compare,
  endComparison,
  type Hire,
  lookAt,
  measureOn,
  referTo,
  stopMeasuring,
} from "./comparison.ts";
import { keepRecord } from "./records.ts";
import { lookForRuns } from "./runs.ts";
import { emptyState, lab } from "./state.ts";

const now = () => lab.getState().comparison!;
const experiment = defaultExperiment();
const seeded = (seed: number): Experiment => ({ ...experiment, run: { ...experiment.run, seed } });
const points = { x: new Float32Array(2), y: new Float32Array(2), count: 2 };

/** A worker's stub: what it was asked, and how its measuring ends. */
function stub() {
  const asked: unknown[][] = [];
  let lose = (_: ReturnType<typeof said>) => {};
  let measured: (() => void)[] = [];
  const commands: ComparisonCommands = {
    async open(runs: readonly ComparedRun[], seed) {
      asked.push(["open", runs.map(({ saved }) => saved.iteration), seed]);
    },
    async sampleTask(index) {
      asked.push(["task", index]);
      const description = {
        kind: "ratings",
        title: `task ${index}`,
      } as unknown as SampledTask["description"];
      return { description, support: points, query: points };
    },
    async adapt() {
      const path = {
        role: "learner",
        outputs: [points.y, points.y, points.y],
        loss: [2, 1, 0],
        measures: {},
      };
      return [path, path];
    },
    playTrial: async () => [],
    measure(split, tasks, reference, hear) {
      asked.push(["measure", split, tasks, reference]);
      hear(50, 2 * tasks);
      return new Promise((resolve) => {
        measured.push(() => resolve({ split, tasks, results: [{ measures: {} }, { measures: {} }] }));
      });
    },
    async stop() {
      asked.push(["stop"]);
    },
  };
  const hire: Hire = async (told) => {
    lose = told;
    return { commands, end: () => void asked.push(["end"]) };
  };
  const finish = () => {
    for (const answer of measured) answer();
    measured = [];
  };
  return { asked, hire, finish, lose: () => lose(said`It has failed.`) };
}

beforeEach(async () => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  lab.setState({ ...emptyState, runsOpen: true }, true);
  endComparison();
  await keepRecord(recordFor("a"), savedAt(2));
  await keepRecord(recordFor("b", { losses: [3, 2, 1] }, seeded(7)), savedAt(3));
  const sinusoid = { ...experiment.task, options: { ...experiment.task.options, testShots: 5 } };
  await keepRecord(recordFor("c", {}, { ...experiment, task: sinusoid }), savedAt(2));
  await lookForRuns();
});

describe("a comparison of kept runs", () => {
  it("takes the chosen ones up by the seed of the first, says who is left out, shows a task and measures", async () => {
    const { asked, hire, finish } = stub();
    const comparing = compare(["b", "c", "a"], hire);
    await eventually(() => expect(now().measuring).toEqual({ done: 50, total: 200 }));
    expect(now().runs.map(({ record }) => record.id)).toEqual(["b", "a"]);
    expect(now().leftOut.map(({ run, why }) => [run.record.id, inEnglish(why)])).toEqual([
      ["c", "Its tasks are others: Support points at test 5, not 10."],
    ]);
    finish();
    await comparing;
    expect(asked).toEqual([
      ["open", [3, 2], 7],
      ["task", 0],
      ["measure", "validation", 100, 0],
    ]);
    // MAML's one trained step, of the two that are shown.
    expect(now()).toMatchObject({ step: 1, found: { tasks: 100 }, measuring: undefined });
    expect(now().paths).toHaveLength(2);
  });

  it("draws the tasks anew for a reference of another seed, and not for one of the same", async () => {
    await keepRecord(recordFor("d"), savedAt(2));
    await lookForRuns();
    const { asked, hire, finish } = stub();
    const settled = async () => {
      await eventually(() => expect(now().measuring?.done).toBe(50));
      finish();
      await eventually(() => expect(now().found).toBeDefined());
      return asked.splice(0).map(([what, ...rest]) => `${String(what)} ${rest.join(" ")}`);
    };
    void compare(["a", "d"], hire);
    await settled();
    referTo(1);
    expect(await settled()).toEqual(["measure validation 100 1"]);
    void compare(["a", "b"], hire);
    expect(await settled()).toEqual(["end ", "open 2,3 1", "task 0", "measure validation 100 0"]);
    referTo(1);
    expect(await settled()).toEqual(["open 2,3 7", "task 0", "measure validation 100 1"]);
  });

  it("goes on to other tasks, measures on what is asked, and stops", async () => {
    const { asked, hire } = stub();
    void compare(["a", "b"], hire);
    await eventually(() => expect(now().measuring?.done).toBe(50));
    lookAt(4);
    await eventually(() => expect(now().task?.description.title).toBe("task 4"));
    measureOn({ split: "test", tasks: 1000 });
    await eventually(() => expect(now().measuring).toEqual({ done: 50, total: 2000 }));
    stopMeasuring();
    expect(now().measuring).toBeUndefined();
    expect(asked.slice(-2)).toEqual([["measure", "test", 1000, 0], ["stop"]]);
  });

  it("ends with its worker, and an answer that comes too late is not shown", async () => {
    const { asked, hire, finish } = stub();
    const comparing = compare(["a", "b"], hire);
    await eventually(() => expect(now().measuring?.done).toBe(50));
    endComparison();
    finish();
    await comparing;
    expect(asked.at(-1)).toEqual(["end"]);
    expect(lab.getState().comparison).toBeUndefined();
    expect(lab.getState().messages).toEqual([]);
  });

  it("goes back to the table and says so where its worker is lost", async () => {
    const { hire, lose } = stub();
    void compare(["a", "b"], hire);
    await eventually(() => expect(now().measuring?.done).toBe(50));
    lose();
    expect(lab.getState().comparison).toBeUndefined();
    expect(String(lab.getState().messages[0]!.text)).toBe("It has failed.");
  });

  it("starts no worker for one run alone", async () => {
    const { asked, hire } = stub();
    await compare(["a", "c"], hire);
    expect(now().runs).toHaveLength(1);
    expect(asked).toEqual([]);
  });
});
