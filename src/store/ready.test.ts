// Ready runs on a real laboratory: taken up like any other change, told from what was trained here, by name and in links.

import "fake-indexeddb/auto";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { withOption } from "../experiment/experiment.ts";
import { presets } from "../experiment/presets/registry.ts";
import type { LabEvent } from "../protocol/protocol.ts";
import { writeLink } from "../share/link.ts";
import { writeRunFile } from "../share/runFile.ts";
import { eventually } from "../testing/eventually.ts";
import { type StubWindow, stubWindow } from "../testing/stubWindow.ts";
import { inEnglish } from "../words/said.ts";
import { Laboratory } from "../worker/laboratory.ts";
import { start } from "./connection.ts";
import { lastKept } from "./kept.ts";
import { compareWithReady, openReady, readyFor } from "./ready.ts";
import { standsReady, startOver, takeUp } from "./standing.ts";
import { emptyState, lab } from "./state.ts";

const index = vi.hoisted((): object[] => []);
vi.mock("../../datasets/weights/index.json", () => ({ default: index }));

const PRESET = "sinusoid-maml-5shot";
const { experiment } = presets[PRESET];
const link = writeLink(experiment);
const ORIGIN = { day: "2026-11-26", build: "0.1.0+abc", device: "WebAssembly", iterations: 2 };

let page: StubWindow;
let laboratory: Laboratory;

async function open(hash: string): Promise<void> {
  page = stubWindow(hash);
  start((hear: (event: LabEvent) => void) => {
    laboratory = new Laboratory();
    void laboratory.subscribe(hear);
    return { lab: laboratory, terminate: () => {} };
  });
  await eventually(() => expect(lab.getState().tasks.length).toBeGreaterThan(0));
}
const texts = () => lab.getState().messages.map(({ text }) => inEnglish(text));

/** The bytes of a run of two meta-steps, made here, as `npm run reproduce` would have made it; served from now on. */
async function ship(): Promise<Uint8Array<ArrayBuffer>> {
  await open(link);
  await laboratory.step();
  await laboratory.step();
  const { learners, iteration } = await laboratory.save();
  const record = { ...lab.getState().record!, id: "ready", ready: ORIGIN };
  const saved = {
    iteration,
    learners: learners.map(
      ([role, { iteration: taken, tensors }]) =>
        [
          role,
          {
            iteration: taken,
            tensors: Object.fromEntries(Object.entries(tensors).filter(([name]) => !name.includes(":"))),
          },
        ] as const,
    ),
  };
  const bytes = writeRunFile([{ record, saved, name: "", note: "", starred: false }]);
  index.push({ id: PRESET, ...ORIGIN, bytes: bytes.length, digest: bytesToHex(sha256(bytes)), link });
  vi.stubGlobal("fetch", async () => new Response(bytes));
  return bytes;
}

beforeEach(() => {
  index.length = 0;
  lab.setState(emptyState, true);
  vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it("a ready run is found by its experiment alone", async () => {
  await ship();
  expect(readyFor(experiment)?.id).toBe(PRESET);
  expect(readyFor(withOption(experiment, { section: "run", option: "seed" }, 7))).toBeUndefined();
});

it("a ready run stands in place of the run before, which is kept, and record and link say what it is", async () => {
  await ship();
  const weights = await laboratory.parameters("");
  await takeUp(experiment, { history: "push" });
  for (let step = 0; step < 3; step++) await laboratory.step();
  const before = lab.getState().record!.id;
  expect(await openReady(readyFor(experiment)!)).toBe(true);
  const { record, experiment: shown } = lab.getState();
  expect(record).toMatchObject({ id: "ready", iteration: 2, ready: ORIGIN });
  expect(record!.losses.length).toBe(2);
  expect(shown).toEqual(experiment);
  expect(await laboratory.parameters("")).toEqual(weights);
  expect(page.hash()).toBe(`${link}&weights=ready`);
  expect(lastKept(before)?.saved.iteration).toBe(3);
  // It goes on from there; then it is no longer what the link names.
  await laboratory.step();
  expect(lab.getState().record).toMatchObject({ iteration: 3, ready: ORIGIN });
  expect(standsReady(lab.getState().record, experiment)).toBe(false);
  // From scratch it is one press away.
  startOver();
  await eventually(() => expect(lab.getState().record).toMatchObject({ iteration: 0 }));
  expect(lab.getState().record!.ready).toBeUndefined();
  expect(page.hash()).toBe(link);
});

it("a link to ready weights opens them; where none ship, that is said and training begins at the start", async () => {
  await ship();
  lab.setState(emptyState, true);
  await open(`${link}&weights=ready`);
  await eventually(() => expect(lab.getState().record).toMatchObject({ iteration: 2, ready: ORIGIN }));
  index.length = 0;
  lab.setState(emptyState, true);
  await open(`${link}&weights=ready`);
  expect(lab.getState().record).toMatchObject({ iteration: 0 });
  await eventually(() =>
    expect(texts()).toEqual([expect.stringContaining("does not have: train from the start")]),
  );
  expect(page.hash()).toBe(link);
});

it.each([
  ["do not load", async () => Promise.reject(new Error("offline")), "did not load"],
  ["are not found", async () => new Response("", { status: 404 }), "did not load"],
  ["are damaged", async () => new Response("abc"), "did not come whole"],
])("ready weights that %s change nothing, and why is said", async (_, answer, why) => {
  await ship();
  await takeUp(experiment, { history: "push" });
  await laboratory.step();
  const { record } = lab.getState();
  vi.stubGlobal("fetch", answer);
  expect(await openReady(readyFor(experiment)!)).toBe(false);
  expect(lab.getState().record).toBe(record);
  expect(texts().at(-1)).toContain(why);
});

it("the curve of a ready run is laid beside the one that trains, until another experiment stands", async () => {
  await ship();
  await takeUp(experiment, { history: "push" });
  await compareWithReady(readyFor(experiment)!);
  expect(lab.getState()).toMatchObject({ readyBeside: { id: "ready" }, readyOffered: false });
  expect(lab.getState().record!.iteration).toBe(0);
  await takeUp(withOption(experiment, { section: "run", option: "seed" }, 7), { history: "push" });
  expect(lab.getState().readyBeside).toBeUndefined();
});
