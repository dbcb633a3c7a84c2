// A person's own data: kept by fingerprint over looks elsewhere and reloads, deleted when asked; and where the browser
// keeps nothing, in memory, which is said.

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { DividedImages } from "../data/images/imageSet.ts";
import { importImages } from "../data/images/importImages.ts";
import { ownImages } from "../data/images/ownImages.ts";
import { toStored } from "../data/images/storedSet.ts";
import type { Intents } from "../data/intents/intents.ts";
import { keptTable } from "../data/table/keptTable.ts";
import { lookAt, openBrought } from "../data/table/look.ts";
import type { Mapping } from "../data/table/mapping.ts";
import { readOwnTable } from "../data/table/own.ts";
import type { TableContent } from "../data/table/read.ts";
import { bytesSource } from "../data/table/source.ts";
import { defaultExperiment, type Experiment, withChoice } from "../experiment/experiment.ts";
import { drawnFiles, zipOf } from "../testing/imageZips.ts";
import { labelledSentences } from "../testing/tableFiles.ts";
import { DataStore } from "./dataStore.ts";

const greek = zipOf({ ...drawnFiles("Greek/", 4, 3), ...drawnFiles("Latin/", 4, 3, 20) }, "greek.zip");
const runes = zipOf(drawnFiles("Runes/", 6, 3, 100), "runes.zip");
const divided = zipOf(
  { ...drawnFiles("train/Greek/", 4, 3), ...drawnFiles("test/Latin/", 3, 3, 50) },
  "both.zip",
);
let now = 0;
const open = () => new DataStore({ now: () => ++now });
/** Reads zips and keeps what is in them. */
const bring = async (store: DataStore, zips: readonly { name: string; bytes: Uint8Array }[]) => {
  const { asRead, taken, variants } = await importImages(zips);
  const { kept, refused } = await store.keep(ownImages(asRead, variants));
  return { ...kept, fingerprint: taken.fingerprint, refused };
};
const imagesOf = async (store: DataStore, fingerprint: string) =>
  (await store.for(glyphs(fingerprint))) as DividedImages;
const glyphs = (data: string): Experiment => ({ ...withChoice(defaultExperiment(), "task", "glyphs"), data });

beforeEach(() => {
  now = 0;
  vi.unstubAllGlobals();
  vi.stubGlobal("indexedDB", new IDBFactory());
});

describe("what is imported", () => {
  it("answers with what it is, and how it is divided", async () => {
    const answer = await bring(open(), [greek]);
    expect(answer).toMatchObject({
      name: "greek.zip",
      form: "images",
      holds: { groups: 2, classes: 8, examples: 24 },
      bytes: 24 * 784,
      importedAt: 1,
      keptIn: "browser",
      refused: undefined,
    });
    expect(answer.variants).toEqual([{ fingerprint: answer.fingerprint }]);
  });

  it("is there for experiments that name it, over looks elsewhere, other imports and a reload", async () => {
    const store = open();
    const { fingerprint } = await bring(store, [greek]);
    expect(await store.for(defaultExperiment())).toBeUndefined();
    const other = await bring(store, [runes]);
    const there = await imagesOf(store, fingerprint);
    expect(there.training.map(({ name }) => name)).toEqual(["c0", "c1", "c0", "c1"]);
    const reloaded = open();
    expect(await imagesOf(reloaded, fingerprint)).toEqual(there);
    expect((await imagesOf(reloaded, other.fingerprint)).training.length).toBe(4);
  });

  it("can be taken both ways where it was divided before, now and after a reload", async () => {
    const store = open();
    const answer = await bring(store, [divided]);
    expect(answer.variants.map(({ halves }) => halves)).toEqual(["honour", "join"]);
    const [honour, join] = answer.variants.map(({ fingerprint }) => fingerprint) as [string, string];
    for (const each of [store, open()]) {
      expect((await imagesOf(each, honour)).test.map(({ group }) => group)).toEqual([
        "Latin",
        "Latin",
        "Latin",
      ]);
      expect(new Set((await imagesOf(each, join)).test.map(({ group }) => group))).toEqual(
        new Set(["Greek", "Latin"]),
      );
    }
    expect(await store.list()).toHaveLength(1);
  });

  it("is listed, the latest first, and once however often it is imported", async () => {
    const store = open();
    await bring(store, [greek]);
    await bring(store, [runes]);
    expect((await open().list()).map(({ name }) => name)).toEqual(["runes.zip", "greek.zip"]);
    await bring(store, [greek]);
    expect((await store.list()).map(({ name, importedAt }) => [name, importedAt])).toEqual([
      ["greek.zip", 3],
      ["runes.zip", 2],
    ]);
  });

  it("is gone once removed, by either of its fingerprints", async () => {
    const store = open();
    const { variants } = await bring(store, [divided]);
    await store.remove(variants[1]!.fingerprint);
    expect(await store.list()).toEqual([]);
    await expect(store.for(glyphs(variants[0]!.fingerprint))).rejects.toThrow("Bring the same files");
    await expect(open().for(glyphs(variants[0]!.fingerprint))).rejects.toThrow(variants[0]!.fingerprint);
  });

  it("leaves what was there where it cannot be read", async () => {
    const store = open();
    const { fingerprint } = await bring(store, [greek]);
    await expect(bring(store, [{ name: "bad.zip", bytes: new Uint8Array(5) }])).rejects.toThrow("bad.zip");
    expect(await store.for(glyphs(fingerprint))).toBeDefined();
  });
});

describe("a browser that keeps nothing", () => {
  it("has them in memory, and says so", async () => {
    vi.stubGlobal("indexedDB", {
      open() {
        throw new DOMException("A private window.", "SecurityError");
      },
    });
    const store = open();
    const { fingerprint, keptIn, refused } = await bring(store, [greek]);
    expect(keptIn).toEqual("memory");
    expect(refused).toEqual(
      "This browser does not keep the data (A private window.). They stay in memory until the page is closed.",
    );
    const second = await bring(store, [runes]);
    expect(await store.for(glyphs(fingerprint))).toBeDefined();
    expect((await store.list()).map(({ name, keptIn }) => [name, keptIn])).toEqual([
      ["runes.zip", "memory"],
      ["greek.zip", "memory"],
    ]);
    await store.remove(second.fingerprint);
    expect(await store.list()).toHaveLength(1);
  });
});

describe("the limit", () => {
  // The two sets are of 18,816 and 14,112 bytes.
  it("keeps in memory what the browser has no room for, says so, and refuses what memory has none for", async () => {
    const store = new DataStore({ now: () => ++now, limit: 20_000 });
    const first = await bring(store, [greek]);
    expect(first.keptIn).toEqual("browser");
    const second = await bring(store, [runes]);
    expect(second.keptIn).toEqual("memory");
    expect(second.refused).toEqual(
      "With these data the page would keep 1 MiB in this browser, more than 1 MiB. They stay in memory until the page is closed; delete others to keep them.",
    );
    await expect(bring(store, [divided])).rejects.toThrow("Delete some that you no longer need");
    expect((await store.list()).map(({ name }) => name)).toEqual(["runes.zip", "greek.zip"]);
    await store.remove(second.fingerprint);
    await store.remove(first.fingerprint);
    expect((await bring(store, [runes])).keptIn).toEqual("browser");
  });
});

describe("what comes back from the browser", () => {
  const tamper = async (change: (stored: { pixels: Uint8Array }) => unknown) => {
    const { fingerprint } = await bring(open(), [greek]);
    const database = await openDB("innerloop-data", 2);
    await database.put("contents", change(await database.get("contents", fingerprint)), fingerprint);
    database.close();
    return fingerprint;
  };

  it.each([
    ["cut short", (stored: { pixels: Uint8Array }) => ({ ...stored, pixels: stored.pixels.slice(1) })],
    [
      "other pixels",
      (stored: { pixels: Uint8Array }) => ({ ...stored, pixels: stored.pixels.map((ink) => ink ^ 1) }),
    ],
    ["nothing", () => null],
  ])("is not trusted: %s is refused, deleted and said", async (_, change) => {
    const fingerprint = await tamper(change);
    const store = open();
    await expect(store.for(glyphs(fingerprint))).rejects.toThrow(
      /It was deleted: bring the files \(greek\.zip\) again\./,
    );
    expect(await store.list()).toEqual([]);
    await expect(store.for(glyphs(fingerprint))).rejects.toThrow("Bring the same files");
  });

  it("is left out of the list where its description is damaged", async () => {
    const { fingerprint } = await bring(open(), [greek]);
    const database = await openDB("innerloop-data", 2);
    await database.put("descriptions", { name: "x" }, fingerprint);
    database.close();
    expect(await open().list()).toEqual([]);
  });
});

describe("a table", () => {
  const csv = `label,text\n${Array.from({ length: 30 }, (_, row) => `c${row % 6},sentence ${row}\n`).join("")}`;
  const mapping = labelledSentences(5);
  const read = async () => {
    const brought = await openBrought([bytesSource(new TextEncoder().encode(csv), "mine.csv")]);
    const { own } = await readOwnTable(await lookAt(brought.groups[0]!, undefined), mapping);
    return keptTable(own);
  };
  const intents = (data: string, changes: Partial<Mapping> = {}): Experiment => ({
    ...withChoice(defaultExperiment(), "task", "intents"),
    data,
    mapping: { ...mapping, ...changes },
  });

  it("is kept with its mapping over a reload, and divided by that of the experiment", async () => {
    const own = await read();
    const { fingerprint } = own.variants[0]!;
    await open().keep(own, mapping);
    const store = open();
    expect(await store.list()).toMatchObject([
      { form: "table", name: "mine.csv", mapping, holds: { classes: 6, groups: 1, examples: 30 } },
    ]);
    const { texts, labels } = (await store.for(intents(fingerprint))) as Intents;
    expect([texts.length, labels]).toEqual([30, ["c0", "c1", "c2", "c3", "c4", "c5"]]);
    await expect(store.for(intents(fingerprint, { minimumRows: 6 }))).rejects.toThrow("0 of 6 tasks");
    await expect(store.for(glyphs(fingerprint))).rejects.toThrow("mine.csv is a table");
  });

  it("can be looked at before it is kept, and is gone when another is offered", async () => {
    const store = open();
    const own = await read();
    store.offer(own);
    expect(await store.for(intents(own.variants[0]!.fingerprint))).toBeDefined();
    expect(await store.list()).toEqual([]);
    store.offer(undefined);
    await expect(store.for(intents(own.variants[0]!.fingerprint))).rejects.toThrow("somebody's own table");
  });

  it.each([
    [
      "a code without a name",
      (content: TableContent) => ({ ...content, task: { ...content.task, names: ["c0"] } }),
    ],
    ["rows that lack an entry", (content: TableContent) => ({ ...content, line: content.line.slice(1) })],
    [
      "another sentence",
      (content: TableContent) => ({
        ...content,
        text: { ...content.text!, start: content.text!.start.map((at) => at + 1) },
      }),
    ],
    ["no table", () => "nothing"],
  ])("is not trusted when it comes back: %s", async (_, change) => {
    const own = await read();
    const { fingerprint } = own.variants[0]!;
    await open().keep(own, mapping);
    const database = await openDB("innerloop-data", 2);
    const stored = await database.get("contents", fingerprint);
    await database.put("contents", { ...stored, content: change(stored.content) }, fingerprint);
    database.close();
    const store = open();
    await expect(store.for(intents(fingerprint))).rejects.toThrow(
      "It was deleted: bring the files (mine.csv) again.",
    );
    expect(await store.list()).toEqual([]);
  });
});

it("what an earlier version of the page kept is still there", async () => {
  const { asRead, taken } = await importImages([greek]);
  const { fingerprint } = taken;
  const database = await openDB("innerloop-data", 1, {
    upgrade(old) {
      old.createObjectStore("descriptions");
      old.createObjectStore("images");
    },
  });
  const before = {
    name: "greek.zip",
    variants: [{ fingerprint }],
    groups: 2,
    classes: 8,
    drawings: 24,
    bytes: 18_816,
    importedAt: 7,
    keptIn: "browser",
  };
  await database.put("descriptions", before, fingerprint);
  await database.put("images", toStored(asRead), fingerprint);
  database.close();
  const store = open();
  expect(await store.list()).toEqual([
    {
      form: "images",
      name: "greek.zip",
      variants: [{ fingerprint }],
      holds: { groups: 2, classes: 8, examples: 24 },
      bytes: 18_816,
      importedAt: 7,
      keptIn: "browser",
    },
  ]);
  expect((await imagesOf(store, fingerprint)).training.map(({ name }) => name)).toEqual([
    "c0",
    "c1",
    "c0",
    "c1",
  ]);
});
