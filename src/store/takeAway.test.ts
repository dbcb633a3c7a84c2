// What the page hands over, on a real laboratory: the learner with the task that is looked at; nothing before training.

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LabEvent } from "../protocol/protocol.ts";
import { eventually } from "../testing/eventually.ts";
import { stubWindow } from "../testing/stubWindow.ts";
import { inEnglish } from "../words/said.ts";
import { Laboratory } from "../worker/laboratory.ts";
import { start } from "./connection.ts";
import { emptyState, lab } from "./state.ts";
import { canTakeAway, type TakenFile, takeLearner, takePictures, takeResults } from "./takeAway.ts";

const SMALL =
  "#v=1&backend=wasm&baseline=none&hiddenUnits=8&metaBatch=4&testSteps=2&evaluationTasks=4&finalTasks=4&iterations=5";

let laboratory: Laboratory;
let files: TakenFile[];
const SPOKEN = { say: inEnglish, language: "en" };
const handOver = (file: TakenFile) => files.push(file);
const texts = () => lab.getState().messages.map(({ text }) => inEnglish(text));

beforeEach(async () => {
  files = [];
  lab.setState(emptyState, true);
  vi.stubGlobal("indexedDB", new IDBFactory());
  stubWindow(SMALL);
  laboratory = new Laboratory();
  start((hear: (event: LabEvent) => void) => {
    void laboratory.subscribe(hear);
    return { lab: laboratory, terminate: () => {} };
  });
  await eventually(() => expect(lab.getState().tasks.length).toBeGreaterThan(0));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it("nothing is taken away before training, and it is said why", async () => {
  expect(canTakeAway(lab.getState())).toBe(false);
  await takeLearner(SPOKEN, handOver);
  expect(files).toEqual([]);
  expect(texts()).toContain(
    "Nothing could be taken away: There is nothing to take away: train first, and pause.",
  );
});

it("the learner goes with the task that is looked at, and the points that a person put there", async () => {
  await laboratory.step();
  await laboratory.step();
  await eventually(() => expect(canTakeAway(lab.getState())).toBe(true));
  const own = { x: Float32Array.of(-1, 2.5), y: Float32Array.of(0.5, -3), count: 2 };
  lab.setState({ probe: 3, ownSupport: own });
  await takeLearner(SPOKEN, handOver);
  expect(lab.getState().takingAway).toBe(false);
  expect(files.map(({ name }) => name)).toEqual(["sinusoid-maml-2.zip"]);
  const zip = unzipSync(files[0]!.content as Uint8Array);
  expect(strFromU8(zip["example/support.csv"]!)).toBe("x,y\n-1,0.5\n2.5,-3\n");
  expect(strFromU8(zip["example/query.csv"]!).trim().split("\n")).toHaveLength(102);
  expect(JSON.parse(strFromU8(zip["experiment.json"]!))).toMatchObject({
    iteration: 2,
    experiment: { algorithm: { id: "maml" } },
  });
  expect(strFromU8(zip["predict.mjs"]!).length).toBeGreaterThan(100_000);
});

it("results and pictures are files of their own; a fault is said, and nothing stays busy", async () => {
  await laboratory.step();
  await eventually(() => expect(canTakeAway(lab.getState())).toBe(true));
  await takeResults("json", handOver);
  await takePictures(async () => ({ "a.svg": new Uint8Array([60]) }), handOver);
  await takePictures(async () => ({}), handOver);
  expect(files.map(({ name }) => name)).toEqual(["sinusoid-maml-1.json", "sinusoid-maml-1-pictures.zip"]);
  expect(JSON.parse(files[0]!.content as string)).toMatchObject({ iteration: 1 });
  vi.spyOn(laboratory, "takeAway").mockRejectedValue(new Error("Out of memory."));
  await takeLearner(SPOKEN, handOver);
  expect(texts().at(-1)).toBe("Nothing could be taken away: Out of memory.");
  expect(lab.getState().takingAway).toBe(false);
});
