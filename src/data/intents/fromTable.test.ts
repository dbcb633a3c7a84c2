// Sentences from a person's own table: by class, repeats and what stands under two classes told, divided by class.

import { describe, expect, it } from "vitest";
import { labelledSentences } from "../../testing/tableFiles.ts";
import { lookAt, openBrought } from "../table/look.ts";
import type { Mapping } from "../table/mapping.ts";
import { readOwnTable } from "../table/own.ts";
import { bytesSource } from "../table/source.ts";
import { intentsOfTable } from "./fromTable.ts";

const mapping = labelledSentences(2);

async function made(csv: string, changes: Partial<Mapping> = {}, most?: number) {
  const brought = await openBrought([bytesSource(new TextEncoder().encode(csv), "mine.csv")]);
  const looked = await lookAt(brought.groups[0]!, brought.items);
  const whole = { ...mapping, ...changes };
  const { own } = await readOwnTable(looked, whole);
  return intentsOfTable(own, whole, most);
}
const classes = (count: number, each: number) =>
  `label,text\n${Array.from({ length: count * each }, (_, row) => `c${row % count},sentence ${row}\n`).join("")}`;

describe("sentences of a table", () => {
  it("stand by class, in their order", async () => {
    const { data, tasks, dropped } = await made(
      "label,text\nb,one\na,two\nc,six\nb,three\na,four\nc,seven\n",
    );
    expect(data).toMatchObject({
      name: "mine.csv",
      labels: ["b", "a", "c"],
      texts: ["one", "three", "two", "four", "six", "seven"],
      labelOf: Uint16Array.of(0, 0, 1, 1, 2, 2),
    });
    expect(tasks).toEqual({ training: 1, validation: 1, test: 1 });
    expect(dropped).toEqual([]);
  });

  it("come in five divisions in thirds, each class on one side of each; split by time in one", async () => {
    const { data, tasks } = await made(classes(12, 3));
    expect(tasks).toEqual({ training: 4, validation: 4, test: 4 });
    expect(data.folds).toHaveLength(5);
    for (const { training, validation, test } of data.folds)
      expect([...training, ...validation, ...test].sort((a, b) => a - b)).toEqual([...Array(12).keys()]);
    expect(new Set(data.folds.map((fold) => fold.test.join())).size).toBeGreaterThan(1);
    const timed = `label,text,at\n${Array.from({ length: 6 }, (_, row) => `c${row >> 1},s${row},2020-01-0${row + 1}\n`).join("")}`;
    const { data: byTime } = await made(timed, { split: "time", time: { column: "at", form: "iso" } });
    expect(byTime.folds).toEqual([{ training: [0], validation: [1], test: [2] }]);
  });

  it("are left out where they repeat one of their class or stand under two, and it is told where", async () => {
    const { data, problems, dropped } = await made(
      "label,text\na,one\na,one\na,two\nb,both\nc,both\nb,three\nb,four\nc,five\nc,six\nd,seven\nd,seven\n",
    );
    expect(data.texts).toEqual(["one", "two", "three", "four", "five", "six"]);
    expect(problems.listed.map(({ kind, line, value }) => [kind, line, value])).toEqual([
      ["repeated-sentence", 3, "one"],
      ["ambiguous-sentence", 5, "both"],
      ["ambiguous-sentence", 6, "both"],
      ["repeated-sentence", 12, "seven"],
    ]);
    expect(dropped).toEqual([{ message: "1 of 4 tasks have fewer than 2 rows.", count: 1, examples: ["d"] }]);
  });

  it("are as many of each class as there is room for, the first, and the rest is told", async () => {
    const { data, problems } = await made(classes(3, 9), { minimumRows: 4 }, 15);
    expect(data.texts).toHaveLength(15);
    expect(data.texts.slice(0, 5)).toEqual([0, 3, 6, 9, 12].map((row) => `sentence ${row}`));
    expect(problems.count("more-than-enough")).toBe(12);
    // Never fewer than a task must have.
    expect((await made(classes(3, 9), { minimumRows: 4 }, 3)).data.texts).toHaveLength(12);
  });

  it("are refused where three classes are not left", async () => {
    await expect(made("label,text\na,1\na,2\nb,3\nb,4\n")).rejects.toThrow(
      "2 of 2 tasks have at least 2 rows, and training, validation and test need one each.",
    );
  });
});
