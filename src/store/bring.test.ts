// Tables as the page brings them: looked at, mapped, read, previewed and used; stopped in the middle; refused with a
// cure; what stands stays as it is until they are used.

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { withDecimals } from "../data/table/openDecimals.ts";
import { withOption } from "../experiment/experiment.ts";
import { presets } from "../experiment/presets/registry.ts";
import type { LabEvent } from "../protocol/protocol.ts";
import { readLink, writeLink } from "../share/link.ts";
import { eventually } from "../testing/eventually.ts";
import { type StubWindow, stubWindow } from "../testing/stubWindow.ts";
import { inEnglish } from "../words/said.ts";
import { Laboratory } from "../worker/laboratory.ts";
import {
  bringFiles,
  changeDraft,
  closeBring,
  draftProblems,
  lookAgain,
  readDraft,
  stopBusy,
  takeReviewed,
} from "./bring.ts";
import { start } from "./connection.ts";
import { removeData, takeKept, takeShipped } from "./ownData.ts";
import { emptyState, lab, pageState } from "./state.ts";

const tickets = (classes: number, head = "text,intent") =>
  `${head}\n${Array.from({ length: classes * 12 }, (_, row) => `"please help me, number ${row}",matter ${row % classes}\n`).join("")}`;
const file = (name: string, text: string) => new File([text], name);
const bring = () => lab.getState().bring!;
const texts = () =>
  lab
    .getState()
    .messages.map(({ text }) => text)
    .join("\n");
let page: StubWindow;

/** Sets the page up on sinusoids, which draw on no data. */
async function open(hash = writeLink({ ...presets["sinusoid-maml-5shot"].experiment })): Promise<void> {
  page = stubWindow(hash);
  lab.setState(emptyState, true);
  start((hear: (event: LabEvent) => void) => {
    const laboratory = new Laboratory();
    void laboratory.subscribe(hear);
    return { lab: laboratory, terminate: () => {} };
  });
  await eventually(() => expect(pageState(lab.getState())).not.toEqual("warming"));
}
/** Brings files and waits for the first look at them. */
async function look(...files: File[]): Promise<void> {
  await bringFiles(files);
  await eventually(() => expect(bring().busy).toBeUndefined());
}

beforeEach(async () => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  await open();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it("a file is looked at, mapped by a guess, read, previewed and used; the address says all of it", async () => {
  const { record: before } = lab.getState();
  await look(file("tickets.csv", tickets(9)));
  expect(bring().look).toMatchObject({ survey: { rows: 108 }, files: 1, groups: [["tickets.csv"]] });
  expect(bring().draft).toMatchObject({ kind: "sentences", mapping: { task: "intent", text: "text" } });
  expect(draftProblems(bring())).toEqual([]);
  await readDraft();
  const { read, tasks, changes, experiment } = bring().reviewed!;
  expect(read).toMatchObject({ rows: 108, tasks: { training: 3, validation: 3, test: 3 }, share: 1 });
  expect(tasks.map(({ description }) => description.kind)).toEqual(Array(4).fill("sentences"));
  expect(changes).toHaveLength(2);
  expect(experiment.task).toMatchObject({ id: "intents", options: { ways: 3, testWays: 3 } });
  // Nothing is changed or kept until it is used.
  expect(lab.getState().record).toBe(before);
  expect(lab.getState().ownData).toEqual([]);
  await takeReviewed();
  const { record, ownData } = lab.getState();
  expect(lab.getState().bring).toBeUndefined();
  expect(record?.experiment).toEqual(experiment);
  expect(record?.data?.counts.test).toEqual({ classes: 3, groups: 0, examples: 36 });
  expect(ownData.map(({ name, keptIn }) => [name, keptIn])).toEqual([["tickets.csv", "browser"]]);
  expect(readLink(page.hash()).experiment).toEqual(experiment);
  expect(texts()).toContain("tickets.csv is in use now.");

  // After a reload the link finds it again; the data that ship are a press away, and back.
  await open(page.hash());
  expect(lab.getState().record?.experiment).toEqual(experiment);
});

it("kept data are taken again, given back and deleted", async () => {
  await look(file("tickets.csv", tickets(9)));
  await readDraft();
  await takeReviewed();
  const { experiment, ownData } = lab.getState();
  vi.stubGlobal("fetch", () => Promise.reject(new Error("offline")));
  await takeShipped();
  expect(texts()).toContain("offline Nothing was changed.");
  expect(lab.getState().experiment).toEqual(experiment);
  expect(await takeKept(ownData[0]!, experiment.data, "sentences")).toBe(true);
  await removeData(experiment.data);
  expect(lab.getState().ownData).toEqual([]);
});

it("what does not fit is said, and what is chosen mends it", async () => {
  await look(file("odd.csv", tickets(9, "a,b")));
  expect(bring().look!.guess).toBeUndefined();
  expect(draftProblems(bring()).join()).toContain("Choose the column by which rows belong to one task.");
  changeDraft({ mapping: { ...bring().draft!.mapping, task: "b", text: "a" } });
  expect(draftProblems(bring())).toEqual([]);
  await readDraft();
  expect(bring().reviewed!.read.tasks.training).toBe(3);
  // Another mapping puts away what was read by the one before.
  changeDraft({ mapping: { ...bring().draft!.mapping, minimumRows: 13 } });
  expect(bring().reviewed).toBeUndefined();
  await readDraft();
  expect(String(bring().fault)).toContain("0 of 9 tasks have at least 13 rows");
  expect(bring().draft!.mapping.task).toEqual("b");
});

it("days and months are asked for where no value settles them", async () => {
  const dated = `text,intent,date\n${Array.from({ length: 60 }, (_, row) => `some words ${row},m${row % 5},0${1 + (row % 9)}/0${1 + (row % 8)}/2020\n`).join("")}`;
  await look(file("dates.csv", dated));
  expect(draftProblems(bring()).join()).toContain("Say in which order day and month stand in “date”");
  const { mapping } = bring().draft!;
  changeDraft({ mapping: { ...mapping, time: { column: "date", form: "month-first" } }, datesSettled: true });
  expect(draftProblems(bring())).toEqual([]);
});

it("decimals and thousands are asked for where no value settles them", async () => {
  const sold = `customer,article,amount\n${Array.from({ length: 60 }, (_, row) => `c${row % 5},a${row % 12},"1,${100 + row}"\n`).join("")}`;
  await look(file("sold.csv", sold));
  const asked = () => draftProblems(bring()).join();
  expect(asked()).toContain("Say how the numbers of “amount” are written");
  const { mapping } = bring().draft!;
  changeDraft({ mapping: withDecimals(mapping, "amount", true), decimalsSettled: ["amount"] });
  expect(bring().draft!.mapping.target).toEqual({ column: "amount", decimalComma: true });
  expect(asked()).not.toContain("amount");
});

it("a first line is taken as a person says, and stays so in the mapping", async () => {
  await look(file("tickets.csv", tickets(9)));
  lookAgain({ header: false });
  await eventually(() => expect(bring().look?.survey.rows).toBe(109));
  expect(bring().draft!.mapping.form).toEqual({ header: false });
});

it("stopped or closed in the middle, nothing is changed", async () => {
  const { record } = lab.getState();
  const long = tickets(20_000);
  void bringFiles([file("long.csv", long)]);
  await eventually(() => expect(bring()?.busy?.done).toBeGreaterThan(0));
  stopBusy();
  await eventually(() => expect(bring().busy).toBeUndefined());
  expect(bring().fault).toEqual("The import was stopped. Nothing was changed.");
  expect(bring().look).toBeUndefined();
  void bringFiles([file("long.csv", long)]);
  await eventually(() => expect(lab.getState().bring?.busy?.done).toBeGreaterThan(0));
  closeBring();
  await look(file("tickets.csv", tickets(9)));
  expect(bring().look!.survey.rows).toBe(108);
  expect(lab.getState().record).toBe(record);
});

it("a file that is no table is refused with what to do, and the dialogue stays", async () => {
  await look(file("book.xls", "\u00d0\u00cf"), file("x.pdf", "%PDF-1.7"));
  expect(String(bring().fault)).toContain("Bring CSV, TSV, JSON lines, a JSON array or Parquet");
  await look(file("tickets.csv", tickets(9)));
  expect(bring().fault).toBeUndefined();
});

it("a link that names own data waits for them and keeps its result; others are offered, not taken", async () => {
  await look(file("tickets.csv", tickets(9)));
  // Not what would be guessed.
  changeDraft({ mapping: { ...bring().draft!.mapping, minimumRows: 12, form: { header: true } } });
  await readDraft();
  await takeReviewed();
  const { experiment } = lab.getState();
  expect(experiment.mapping!.minimumRows).toBe(12);
  await removeData(experiment.data);
  const shared = `${writeLink(experiment)}&result=2_wasm_1_1`;
  await open(shared);
  expect(inEnglish(lab.getState().refused!.message)).toContain("somebody's own table");
  await look(file("other.csv", tickets(12)));
  await readDraft();
  await takeReviewed();
  expect(lab.getState().record).toBeUndefined();
  expect(texts()).toContain("other.csv holds other data");
  await look(file("renamed.csv", tickets(9)));
  await readDraft();
  await takeReviewed();
  expect(lab.getState().record?.experiment).toEqual(experiment);
  expect(lab.getState().expected).toMatchObject({ iterations: 2 });
});

it("the experiment at hand goes on with own data where its tasks draw on such", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new Error("offline")));
  const mine = withOption(
    presets["intents-banking77-5way-1shot"].experiment,
    { section: "training", option: "outerLearningRate" },
    0.004,
  );
  await open(writeLink(mine));
  await look(file("tickets.csv", tickets(9)));
  await readDraft();
  expect(bring().reviewed!.experiment.training.outerLearningRate).toBe(0.004);
});
