// A person's own images as the page takes them up: compared with what a link waits for, and kept with its result.

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Experiment } from "../experiment/experiment.ts";
import { experimentFrom } from "../experiment/presets/preset.ts";
import type { LabEvent } from "../protocol/protocol.ts";
import { writeLink } from "../share/link.ts";
import { eventually } from "../testing/eventually.ts";
import { drawnFiles, zipOf } from "../testing/imageZips.ts";
import { type StubWindow, stubWindow } from "../testing/stubWindow.ts";
import { inEnglish } from "../words/said.ts";
import { Laboratory } from "../worker/laboratory.ts";
import { start } from "./connection.ts";
import { importImages, lookForData, removeData, takeKept } from "./ownData.ts";
import { emptyState, lab, pageState } from "./state.ts";

const onImages = (data: string): Experiment => ({
  ...experimentFrom({
    task: {
      id: "glyphs",
      options: { ways: 2, testWays: 2, query: 1, testQuery: 1, rotations: false },
    },
    model: { id: "mlp", options: { hiddenUnits: 8 } },
    algorithm: { id: "prototypical", options: {} },
    training: { metaBatch: 1, iterations: 2, evaluationTasks: 2, finalTasks: 2 },
    run: { baseline: "none", backend: "wasm" },
  }),
  data,
});
const file = (name: string, firstSeed: number) =>
  new File([zipOf(drawnFiles("", 12, 4, firstSeed), name).bytes as Uint8Array<ArrayBuffer>], name);
const mine = file("mine.zip", 0);
const takeThose = (fingerprint: string) =>
  takeKept(
    lab.getState().ownData.find(({ variants }) => variants.some((one) => one.fingerprint === fingerprint))!,
    fingerprint,
    "images",
  );
const texts = () => lab.getState().messages.map(({ text }) => text);
let page: StubWindow;
/** Sets the page up at an address; answers once it stands or was refused. */
async function open(hash: string): Promise<void> {
  page = stubWindow(hash);
  lab.setState(emptyState, true);
  start((hear: (event: LabEvent) => void) => {
    const laboratory = new Laboratory();
    void laboratory.subscribe(hear);
    return { lab: laboratory, terminate: () => {} };
  });
  await eventually(() => expect(pageState(lab.getState())).not.toBe("warming"));
}

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Imports once to learn the fingerprint, and forgets the images again. */
async function fingerprintOf(images: File): Promise<string> {
  await open(writeLink(onImages("unknown")));
  await importImages([images]);
  const { fingerprint } = lab.getState().imported!;
  await removeData(fingerprint);
  return fingerprint;
}

it("waits for the images that a link names, and keeps its result when they come under any name", async () => {
  const fingerprint = await fingerprintOf(mine);
  await open(`${writeLink(onImages(fingerprint))}&result=2_wasm_1_1`);
  expect(inEnglish(lab.getState().refused!.message)).toContain(fingerprint);
  await importImages([new File([await mine.arrayBuffer()], "renamed.zip")]);
  const { record, expected, refused, ownData } = lab.getState();
  expect(record?.experiment).toEqual(onImages(fingerprint));
  expect(record?.data?.counts.test).toEqual({ classes: 2, groups: 1, examples: 8 });
  expect(expected).toMatchObject({ iterations: 2, last: 1 });
  expect(refused).toBeUndefined();
  expect(ownData.map(({ name, keptIn }) => [name, keptIn])).toEqual([["renamed.zip", "browser"]]);
  expect(page.hash()).toContain("result=");
});

it("offers other images than a link names, says which is which, and takes them only at a press", async () => {
  const fingerprint = await fingerprintOf(mine);
  await open(`${writeLink(onImages(fingerprint))}&result=2_wasm_1_1`);
  await importImages([file("other.zip", 200)]);
  const { imported, record, messages } = lab.getState();
  expect(record).toBeUndefined();
  const offer = messages.at(-1)!;
  expect(inEnglish(offer.text)).toContain(
    `other.zip holds other data (fingerprint ${imported!.fingerprint}) than the experiment names (${fingerprint}).`,
  );
  offer.cure!.act();
  await eventually(() => expect(lab.getState().record).toBeDefined());
  expect(lab.getState().experiment.data).toBe(imported!.fingerprint);
  expect(lab.getState().expected).toBeUndefined();
});

it("takes images at once where nothing waits, goes back to others at hand, and deletes", async () => {
  await open(writeLink(onImages("unknown")));
  await importImages([mine]);
  // An unknown fingerprint waits: these are offered.
  const first = lab.getState().imported!.fingerprint;
  await takeThose(first);
  await importImages([file("second.zip", 200)]);
  const second = lab.getState().imported!.fingerprint;
  expect(lab.getState().record?.experiment.data).toBe(second);
  expect(texts()).toContainEqual("second.zip is in use now.");
  await takeThose(first);
  expect(lab.getState().record?.experiment.data).toBe(first);
  await removeData(second);
  expect(lab.getState().ownData.map(({ name }) => name)).toEqual(["mine.zip"]);
  await lookForData();
  expect(lab.getState().ownData.map(({ name }) => name)).toEqual(["mine.zip"]);
});

it("says what is wrong with a file, and leaves the run as it is", async () => {
  await open(writeLink(onImages("unknown")));
  await importImages([mine]);
  await takeThose(lab.getState().imported!.fingerprint);
  const { record } = lab.getState();
  await importImages([new File(["notes"], "notes.zip")]);
  expect(texts().join()).toContain("notes.zip: This is not a zip.");
  expect(lab.getState().record).toBe(record);
  expect(lab.getState().importing).toBeUndefined();
});
