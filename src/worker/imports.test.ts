// Bringing files: told apart by what they hold, one import at a time, compared with what a link names, nothing kept that
// was not used.

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { zipSync } from "fflate";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { drawnFiles, zipOf } from "../testing/imageZips.ts";
import { labelledSentences } from "../testing/tableFiles.ts";
import { DataStore } from "./dataStore.ts";
import { formOfFiles, Imports } from "./imports.ts";

const file = (name: string, content: string | Uint8Array) =>
  new File([content as Uint8Array<ArrayBuffer> | string], name);
const drawings = (name: string, firstSeed = 0) =>
  file(name, zipOf(drawnFiles("", 8, 3, firstSeed), name).bytes);
const csv = (rows: number) =>
  `label,text\n${Array.from({ length: rows }, (_, row) => `c${row % 6},sentence ${row}\n`).join("")}`;
const mapping = labelledSentences(5);
const nobody = () => {};
let store: DataStore;
let imports: Imports;

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  store = new DataStore({ now: () => 1 });
  imports = new Imports(store);
});

describe("what files hold", () => {
  it.each([
    ["a zip of drawings", [drawings("mine.zip")], "images"],
    ["a drawing", [file("a.png", "…")], "images"],
    ["a table", [file("a.csv", csv(6))], "table"],
    ["a zip of tables", [file("a.zip", zipSync({ "r.csv": new TextEncoder().encode(csv(6)) }))], "table"],
    [
      "a zip of tables with a picture",
      [
        file(
          "a.zip",
          zipSync({ "r.csv": new Uint8Array(9), "s.csv": new Uint8Array(9), "logo.png": new Uint8Array(9) }),
        ),
      ],
      "table",
    ],
  ] as const)("is told: %s", async (_, files, form) => {
    expect(await formOfFiles(files)).toBe(form);
  });
});

describe("zips of drawings", () => {
  it("are kept at once, told by their fingerprint, and compared with what a link names", async () => {
    const seen: string[] = [];
    const { fingerprint, wanted, holds } = await imports.images(
      [drawings("mine.zip")],
      "",
      (done, total) => void seen.push(`${done}/${total}`),
    );
    expect([wanted, holds, seen]).toEqual([
      undefined,
      { classes: 8, groups: 1, examples: 24 },
      ["0/24", "24/24"],
    ]);
    expect((await store.list()).map(({ name }) => name)).toEqual(["mine.zip"]);
    const renamed = await imports.images([drawings("renamed.zip")], fingerprint, nobody);
    expect(renamed.wanted).toEqual({ fingerprint, same: true });
    const other = await imports.images([drawings("other.zip", 200)], fingerprint, nobody);
    expect(other.wanted).toEqual({ fingerprint, same: false });
  });

  it("can be stopped, and nothing is kept", async () => {
    const stopped = imports.images([drawings("mine.zip")], "", () => imports.stop());
    await expect(stopped).rejects.toThrow("The import was stopped. Nothing was changed.");
    expect(await store.list()).toEqual([]);
  });
});

describe("tables", () => {
  it("are kept once they are, with their mapping, and not before", async () => {
    await imports.look([file("a.csv", csv(60))], {}, nobody);
    const { fingerprint, tasks, rows } = await imports.read(mapping, "sentences", nobody);
    expect([tasks, rows]).toEqual([{ training: 2, validation: 2, test: 2 }, 60]);
    expect(await store.list()).toEqual([]);
    expect(await imports.keep(fingerprint)).toMatchObject({
      fingerprint,
      mapping,
      keptIn: "browser",
      wanted: { fingerprint, same: true },
      notices: [],
    });
    expect(await store.list()).toHaveLength(1);
    await expect(imports.keep("")).rejects.toThrow("Nothing was read that could be kept.");
  });

  it("are not read before they were looked at, nor a table that is not there", async () => {
    await expect(imports.read(mapping, "sentences", nobody)).rejects.toThrow("Bring them again.");
    await expect(imports.look([file("a.csv", csv(6))], { group: 3 }, nobody)).rejects.toThrow(
      "There are 1 tables, not 4.",
    );
  });

  it("are put away, and what was read of them with them", async () => {
    await imports.look([file("a.csv", csv(60))], {}, nobody);
    await imports.read(mapping, "sentences", nobody);
    imports.putAway();
    await expect(imports.keep("")).rejects.toThrow("Nothing was read that could be kept.");
    await expect(imports.read(mapping, "sentences", nobody)).rejects.toThrow("Bring them again.");
  });

  it("give way to those that are brought after them", async () => {
    const first = imports.look([file("a.csv", csv(60_000))], {}, nobody);
    const second = imports.look([file("b.csv", csv(60))], {}, nobody);
    await expect(first).rejects.toThrow("The import was stopped.");
    expect((await second).survey.file).toBe("b.csv");
    await imports.read(mapping, "sentences", nobody);
    // Another look puts away what was read.
    await imports.look([file("b.csv", csv(60))], {}, nobody);
    await expect(imports.keep("")).rejects.toThrow("Nothing was read that could be kept.");
  });

  it("are told of by columns, first rows, problems and what they seem to be for", async () => {
    const { survey, problems, guess, groups, chosen } = await imports.look(
      [file("a.csv", `${csv(60)}c1\n\n`), file("other.csv", "x;y\n1;2\n")],
      {},
      nobody,
    );
    expect(survey.columns.map(({ name, type }) => [name, type])).toEqual([
      ["label", "text"],
      ["text", "text"],
    ]);
    expect([survey.rows, survey.head[1], groups, chosen]).toEqual([
      61,
      ["c1", "sentence 1"],
      [["a.csv"], ["other.csv"]],
      0,
    ]);
    expect(problems.counts).toEqual([
      { kind: "short-row", count: 1 },
      { kind: "blank-line", count: 1 },
    ]);
    expect(problems.first.map(({ line }) => line)).toEqual([62, 63]);
    expect(problems.csv.split("\n")[1]).toContain("a.csv,62,rows with too few fields");
    expect(guess?.mapping).toMatchObject({ task: "label", text: "text" });
  });
});
