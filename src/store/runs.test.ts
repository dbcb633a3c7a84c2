// The runs that a browser keeps, on its own storage: labels, room, deletion undone, files.

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { eventually } from "../testing/eventually.ts";
import { recordFor, savedAt } from "../testing/records.ts";
import { inEnglish } from "../words/said.ts";
import { keepRecord, labelRun, listRuns, weightsOf } from "./records.ts";
import { fileOf, label, lookForRuns, overlay, remove, takeFiles } from "./runs.ts";
import { emptyState, lab } from "./state.ts";

const keepOne = (id: string, losses = [2, 1]) =>
  keepRecord(recordFor(id, { losses }), savedAt(losses.length));
const ids = () => lab.getState().runs.map(({ record }) => record.id);
const named = (name: string) => ({ name, note: "", starred: false });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.stubGlobal("indexedDB", new IDBFactory());
  lab.setState(emptyState, true);
});

describe("kept runs", () => {
  it("are listed, the latest first, with what was said of them and what they take", async () => {
    await keepOne("a");
    vi.advanceTimersByTime(1);
    await keepOne("b");
    await label("a", { name: "first", note: "good", starred: true });
    expect(ids()).toEqual(["b", "a"]);
    expect(lab.getState().runs[1]).toMatchObject({ name: "first", note: "good", starred: true, bytes: 16 });
    // Kept again, the run is still called so.
    await keepOne("a", [2, 1, 0.5]);
    await lookForRuns();
    expect(lab.getState().runs.find(({ record }) => record.id === "a")).toMatchObject({
      name: "first",
      bytes: 20,
    });
  });

  it("make room for others, the oldest first, unless they are starred", async () => {
    await keepOne("starred");
    await labelRun("starred", { name: "", note: "", starred: true });
    for (let index = 0; index < 41; index++) {
      vi.advanceTimersByTime(1);
      await keepOne(`run ${index}`);
    }
    await lookForRuns();
    expect(ids()).toHaveLength(41);
    expect(ids()).toContain("starred");
    expect(ids()).not.toContain("run 0");
    await expect(weightsOf("run 0")).rejects.toThrow("no longer");
  });

  it("that cannot be read are told of and hide no others", async () => {
    await keepOne("a");
    await keepRecord({ ...recordFor("b"), iteration: 7 }, savedAt(7));
    const { runs, unreadable } = await listRuns();
    expect(runs.map(({ record }) => record.id)).toEqual(["a"]);
    expect(unreadable.map(inEnglish)).toEqual([expect.stringContaining("2 losses of 7")]);
    expect(unreadable[0]).toHaveProperty("template");
  });

  it("come back whole when their deletion is undone, and leave the curves when they go", async () => {
    await keepOne("a");
    await label("a", named("mine"));
    overlay("a", true);
    await remove(["a"]);
    expect(ids()).toEqual([]);
    expect(lab.getState().overlaid).toEqual([]);
    lab.getState().messages[0]!.cure!.act();
    await eventually(() => expect(ids()).toEqual(["a"]));
    expect(lab.getState().runs[0]!.name).toEqual("mine");
    expect(await weightsOf("a")).toEqual(savedAt(2));
  });

  it("go into a file and come out of it in another browser", async () => {
    await keepOne("a");
    vi.advanceTimersByTime(1);
    await keepOne("b");
    await label("b", named("second"));
    const one = await fileOf(["b"]);
    expect(one.name).toEqual("sinusoid-maml-2023-11-14.innerloop");
    const { bytes } = await fileOf(["a", "b"]);
    vi.stubGlobal("indexedDB", new IDBFactory());
    await lookForRuns();
    expect(ids()).toEqual([]);
    await takeFiles([new File([bytes], "both.innerloop")]);
    expect(ids().toSorted()).toEqual(["a", "b"]);
    expect(lab.getState().runs.find(({ record }) => record.id === "b")!.name).toEqual("second");
    expect(lab.getState().messages.at(-1)!.text).toEqual("2 runs are taken in.");
    await takeFiles([new File(["no"], "no.innerloop")]);
    expect(String(lab.getState().messages.at(-1)!.text)).toMatch(/no.innerloop is no file of runs/);
    expect(ids()).toHaveLength(2);
  });
});
