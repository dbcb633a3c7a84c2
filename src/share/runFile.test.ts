// Files of runs: what is written comes back, and what is none is refused in words.

import fc from "fast-check";
import { gzipSync, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { plainRecord } from "../experiment/readRecord.ts";
import { evaluationOf, recordFor, savedAt } from "../testing/records.ts";
import { type FiledRun, readRunFile, writeRunFile } from "./runFile.ts";

const number = fc.float({ noNaN: false });
const run = fc
  .record({
    losses: fc.array(number, { maxLength: 300 }),
    weights: fc.array(number, { minLength: 1, maxLength: 20 }),
    loss: fc.double({ noNaN: false }).map((value) => value + 0),
    name: fc.string(),
    note: fc.string({ unit: "grapheme" }),
    starred: fc.boolean(),
  })
  .map(
    ({ losses, weights, loss, ...said }): FiledRun => ({
      record: recordFor("a", {
        losses,
        evaluations: [evaluationOf(losses.length, { mse: { mean: loss, ci95: Infinity } })],
      }),
      saved: savedAt(losses.length, weights),
      ...said,
    }),
  );
const plain = ({ record, ...rest }: FiledRun) => ({ record: plainRecord(record), ...rest });

describe("a file of runs", () => {
  it("gives back every number of what was written, also those that JSON lacks", () => {
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 3 }), (runs) => {
        expect(readRunFile("a", writeRunFile(runs)).map(plain)).toEqual(runs.map(plain));
      }),
    );
  });

  it("holds more numbers than a call takes arguments", () => {
    const losses = Array.from({ length: 70_000 }, (_, index) => index);
    const filed = {
      record: recordFor("a", { losses }),
      saved: savedAt(70_000),
      name: "",
      note: "",
      starred: false,
    };
    expect(readRunFile("a", writeRunFile([filed]))[0]!.record.losses.values[69_999]).toBe(69_999);
  });

  it.each([
    ["other bytes", Uint8Array.of(1, 2, 3), "x.innerloop is no file of runs"],
    ["other JSON", gzipSync(strToU8("{}")), "no file of runs of version 1"],
    [
      "a damaged run",
      gzipSync(
        strToU8(
          JSON.stringify({
            form: "innerloop runs",
            version: 1,
            runs: [{ record: {}, saved: {}, name: "", note: "", starred: false }],
          }),
        ),
      ),
      "Run 1 of x.innerloop is damaged. The record cannot be read",
    ],
  ])("that holds %s is refused, and why is said", (_, bytes, reason) => {
    expect(() => readRunFile("x.innerloop", bytes)).toThrow(reason);
  });
});
