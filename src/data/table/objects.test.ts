import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tableFile } from "../../testing/tableFiles.ts";
import { objectRows, parseObject } from "./objects.ts";
import { Problems } from "./problems.ts";
import { parsePython } from "./python.ts";
import type { Cell } from "./rows.ts";

async function read(text: string, pieceBytes?: number) {
  const problems = new Problems();
  const stream = objectRows(
    tableFile(text, "t.json", pieceBytes),
    { kind: "objects", encoding: "utf-8" },
    problems,
  );
  const rows: (readonly Cell[])[] = [];
  const lines: number[] = [];
  for await (const batch of stream.batches) {
    rows.push(...batch.rows);
    lines.push(...batch.lines);
  }
  return { columns: stream.columns, rows, lines, problems };
}

const anyRow = fc.record({
  a: fc.oneof(fc.string({ unit: "grapheme", maxLength: 8 }), fc.constant("{'\"\\\n}[,")),
  b: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.constant(null)),
  c: fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 3 }),
});

/** A number as it comes back: one written in more digits than a number holds stays as it was written, as ids do. */
const asRead = (value: number | null) => {
  const written = JSON.stringify(value);
  return /^-?\d+$/.test(written) && !Number.isSafeInteger(Number(written)) ? written : JSON.parse(written);
};

describe("objects", () => {
  it("are rows on lines, over several lines and in arrays, in whatever pieces the bytes come", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRow, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 30 }),
        async (objects, pieceBytes) => {
          const expected = objects.map(({ a, b, c }) => [a, asRead(b), JSON.stringify(c)]);
          for (const text of [
            objects.map((object) => JSON.stringify(object)).join("\n"),
            objects.map((object) => JSON.stringify(object, undefined, 2)).join("\n"),
            JSON.stringify(objects),
            JSON.stringify(objects, undefined, 4),
          ]) {
            const { columns, rows, problems } = await read(text, pieceBytes);
            expect(columns).toEqual(["a", "b", "c"]);
            expect(rows).toEqual(expected);
            expect(problems.counts).toEqual([]);
          }
        },
      ),
      { numRuns: 100, examples: [[[{ a: "", b: 9007199254740992, c: [] }], 1]] },
    );
  });

  it("have the keys of all as columns, and the line that each begins in", async () => {
    const { columns, rows, lines } = await read('{"a":1}\n\n{"b":true,\n "a":null}\n{"c":{"d":[1]}}');
    expect(columns).toEqual(["a", "b", "c"]);
    expect(rows).toEqual([[1], [null, "true"], [null, null, '{"d":[1]}']]);
    expect(lines).toEqual([1, 3, 5]);
  });

  it("are counted with their line where they are broken, and the next is read", async () => {
    const text =
      '{"a":1}\n{"a":2\n{"a":3}\n{"a":"cut off\n{"a":4}\nnot json\n{"a":5}}\n{"a":tru}\n{"a":6}\n{"a":';
    for (const pieceBytes of [1, 7, 1000]) {
      const { rows, problems } = await read(text, pieceBytes);
      expect(rows).toEqual([[1], [3], [4], [5], [6]]);
      expect(problems.listed.map(({ line }) => line)).toEqual(
        [2, 4, 7, 8, 8, 10].slice(0, problems.listed.length),
      );
      expect(problems.count("broken-object")).toBe(6);
    }
  });

  it("keep all digits of ids that are longer than a float holds", () => {
    expect(parseObject('{"id":12345678901234567890,"n":[1234567890123456789],"x":1.5}')).toEqual({
      id: "12345678901234567890",
      n: ["1234567890123456789"],
      x: 1.5,
    });
    expect(parseObject('{"n":-3079355868040477}')).toEqual({ n: -3079355868040477 });
    expect(parseObject('{"text":": 12345678901234567890,"}')).toEqual({ text: ": 12345678901234567890," });
  });
});

describe("Python's dictionaries", () => {
  it("are read as old Amazon files have them", async () => {
    const text = `{'reviewerID': 'A1', 'helpful': [0, 0], 'overall': 5.0, 'reviewText': "It's \\"good\\"", 'x': None, 'y': True}
{'reviewerID': 'A2', 'reviewText': 'caf\\xe9 \\u20ac\\n', 'overall': 1.0}`;
    const { columns, rows, problems } = await read(text, 11);
    expect(columns).toEqual(["reviewerID", "helpful", "overall", "reviewText", "x", "y"]);
    expect(rows).toEqual([
      ["A1", "[0,0]", 5, `It's "good"`, null, "true"],
      ["A2", null, 1, "café €\n", null, null],
    ]);
    expect(problems.counts).toEqual([]);
  });

  it("are read where they are JSON but for numbers that JSON has none of", () => {
    expect(parseObject('{"a": NaN, "b": -Infinity, "c": true, "d": null, "e": "1\\/2", "f": [NaN]}')).toEqual(
      {
        a: Number.NaN,
        b: Number.NEGATIVE_INFINITY,
        c: true,
        d: null,
        e: "1/2",
        f: [Number.NaN],
      },
    );
  });

  it.each(["{'a': }", "{'a' 1}", "['a'", "{'a': 1} x", "{'a': nope}", ""])("do not hold %j", (text) => {
    expect(parsePython(text)).toBeUndefined();
  });
});
