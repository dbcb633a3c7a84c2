// A person's own images: kept by fingerprint over looks elsewhere and reloads, compared with what a link names, deleted
// when asked; and where the browser keeps nothing, in memory, which is said.

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { DividedImages } from "../data/images/imageSet.ts";
import { defaultExperiment, type Experiment, withChoice } from "../experiment/experiment.ts";
import { drawnFiles, zipOf } from "../testing/imageZips.ts";
import { DataStore } from "./dataStore.ts";

const greek = zipOf({ ...drawnFiles("Greek/", 4, 3), ...drawnFiles("Latin/", 4, 3, 20) }, "greek.zip");
const runes = zipOf(drawnFiles("Runes/", 6, 3, 100), "runes.zip");
const divided = zipOf(
  { ...drawnFiles("train/Greek/", 4, 3), ...drawnFiles("test/Latin/", 3, 3, 50) },
  "both.zip",
);
let now = 0;
const open = () => new DataStore({ now: () => ++now });
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
    const answer = await open().import([greek]);
    expect(answer).toMatchObject({
      name: "greek.zip",
      groups: 2,
      classes: 8,
      drawings: 24,
      bytes: 24 * 784,
      importedAt: 1,
      keptIn: "browser",
      counts: {
        training: { classes: 4, groups: 2, examples: 12 },
        validation: { classes: 2, groups: 2, examples: 6 },
        test: { classes: 2, groups: 2, examples: 6 },
      },
      notices: [],
    });
    expect(answer.wanted).toBeUndefined();
    expect(answer.variants).toEqual([{ fingerprint: answer.fingerprint }]);
  });

  it("is there for experiments that name it, over looks elsewhere, other imports and a reload", async () => {
    const store = open();
    const { fingerprint } = await store.import([greek]);
    expect(await store.for(defaultExperiment())).toBeUndefined();
    const other = await store.import([runes]);
    const there = await imagesOf(store, fingerprint);
    expect(there.training.map(({ name }) => name)).toEqual(["c0", "c1", "c0", "c1"]);
    const reloaded = open();
    expect(await imagesOf(reloaded, fingerprint)).toEqual(there);
    expect((await imagesOf(reloaded, other.fingerprint)).training.length).toBe(4);
  });

  it("is compared with what a link names, whatever its file is called", async () => {
    const { fingerprint } = await open().import([greek]);
    const renamed = await open().import([{ ...greek, name: "x.zip" }], { wanted: fingerprint });
    expect(renamed.wanted).toEqual({ fingerprint, same: true });
    const other = await open().import([runes], { wanted: fingerprint });
    expect(other.wanted).toEqual({ fingerprint, same: false });
    expect(other.fingerprint).not.toBe(fingerprint);
  });

  it("can be taken both ways where it was divided before, now and after a reload", async () => {
    const store = open();
    const answer = await store.import([divided]);
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
    await store.import([greek]);
    await store.import([runes]);
    expect((await open().list()).map(({ name }) => name)).toEqual(["runes.zip", "greek.zip"]);
    await store.import([greek]);
    expect((await store.list()).map(({ name, importedAt }) => [name, importedAt])).toEqual([
      ["greek.zip", 3],
      ["runes.zip", 2],
    ]);
  });

  it("is gone once removed, by either of its fingerprints", async () => {
    const store = open();
    const { variants } = await store.import([divided]);
    await store.remove(variants[1]!.fingerprint);
    expect(await store.list()).toEqual([]);
    await expect(store.for(glyphs(variants[0]!.fingerprint))).rejects.toThrow("Drop the same zips");
    await expect(open().for(glyphs(variants[0]!.fingerprint))).rejects.toThrow(variants[0]!.fingerprint);
  });

  it("leaves what was there where it cannot be read", async () => {
    const store = open();
    const { fingerprint } = await store.import([greek]);
    await expect(store.import([{ name: "bad.zip", bytes: new Uint8Array(5) }])).rejects.toThrow("bad.zip");
    expect(await store.for(glyphs(fingerprint))).toBeDefined();
  });

  it("reports progress and waits for whoever hears it", async () => {
    const seen: string[] = [];
    await open().import([greek], { onProgress: async (done, total) => void seen.push(`${done}/${total}`) });
    expect(seen).toEqual(["0/24", "24/24"]);
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
    const { fingerprint, keptIn, notices } = await store.import([greek]);
    expect(keptIn).toBe("memory");
    expect(notices).toEqual([
      "This browser does not keep the images (A private window.). They stay in memory until the page is closed.",
    ]);
    const second = await store.import([runes]);
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
    const first = await store.import([greek]);
    expect(first.keptIn).toBe("browser");
    const second = await store.import([runes]);
    expect(second.keptIn).toBe("memory");
    expect(second.notices).toEqual([
      "With these images the page would keep 1 MiB in this browser, more than 1 MiB. They stay in memory until the page is closed; delete others to keep them.",
    ]);
    await expect(store.import([divided])).rejects.toThrow("Delete some that you no longer need");
    expect((await store.list()).map(({ name }) => name)).toEqual(["runes.zip", "greek.zip"]);
    await store.remove(second.fingerprint);
    await store.remove(first.fingerprint);
    expect((await store.import([runes])).keptIn).toBe("browser");
  });
});

describe("what comes back from the browser", () => {
  const tamper = async (change: (stored: { pixels: Uint8Array }) => unknown) => {
    const { fingerprint } = await open().import([greek]);
    const database = await openDB("innerloop-data", 1);
    await database.put("images", change(await database.get("images", fingerprint)), fingerprint);
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
      /It was deleted: drop the zips \(greek\.zip\) on the page again\./,
    );
    expect(await store.list()).toEqual([]);
    await expect(store.for(glyphs(fingerprint))).rejects.toThrow("Drop the same zips");
  });

  it("is left out of the list where its description is damaged", async () => {
    const { fingerprint } = await open().import([greek]);
    const database = await openDB("innerloop-data", 1);
    await database.put("descriptions", { name: "x" }, fingerprint);
    database.close();
    expect(await open().list()).toEqual([]);
  });
});
