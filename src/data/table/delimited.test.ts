import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tableFile } from "../../testing/tableFiles.ts";
import { type DelimitedForm, delimitedRows, distinctNames, guessDelimited } from "./delimited.ts";
import { NotUtf8 } from "./encoding.ts";
import { Problems } from "./problems.ts";
import type { Cell } from "./rows.ts";

/** All rows of a text in a form, with their lines and the problems. */
async function read(
  content: string | Uint8Array,
  form: Partial<DelimitedForm> & { columns: readonly string[] },
  pieceBytes?: number,
) {
  const problems = new Problems();
  const whole: DelimitedForm = {
    kind: "delimited",
    encoding: "utf-8",
    delimiter: ",",
    quotes: true,
    lineEnd: "\n",
    header: false,
    ...form,
  };
  const rows: (readonly Cell[])[] = [];
  const lines: number[] = [];
  const { batches } = delimitedRows(tableFile(content, "t.csv", pieceBytes), whole, problems);
  for await (const batch of batches) {
    rows.push(...batch.rows);
    lines.push(...batch.lines);
  }
  return { rows, lines, problems };
}

const field = fc.string({
  maxLength: 6,
  unit: fc.constantFrom("a", "é", "€", "0", " ", ",", ";", '"', "\n", "\r", "\t", "'", "😀"),
});
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const ABC = ["a", "b", "c"];

describe("delimited rows", () => {
  it("are what csv-parse reads, in whatever pieces the bytes come and however lines end", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(",", ";", "\t", "|"),
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        async (table, delimiter, lineEnd, last, pieceBytes) => {
          const text =
            table.map((row) => row.map(quoted).join(delimiter)).join(lineEnd) + (last ? lineEnd : "");
          const oracle = parse(text, { delimiter, record_delimiter: lineEnd }) as string[][];
          const { rows, problems } = await read(text, { delimiter, columns: ABC }, pieceBytes);
          expect(rows).toEqual(oracle);
          expect(problems.counts).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("are what csv-parse reads of fields quoted only where they must be", async () => {
    const plain = fc.string({ maxLength: 5, unit: fc.constantFrom("a", "é", "7", ".", " ", "'") });
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(
            fc.oneof(
              plain.map((text) => `x${text}`),
              field.map(quoted),
            ),
            { minLength: 3, maxLength: 3 },
          ),
          {
            minLength: 1,
            maxLength: 20,
          },
        ),
        fc.integer({ min: 1, max: 60 }),
        async (table, pieceBytes) => {
          const text = `${table.map((row) => row.join(",")).join("\n")}\n`;
          const { rows } = await read(text, { columns: ABC }, pieceBytes);
          expect(rows).toEqual(parse(text, { record_delimiter: "\n" }));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("are the same in pieces of any size, whatever the bytes, and each line is counted once", async () => {
    const anything = fc.string({ maxLength: 60, unit: fc.constantFrom("a", "é", ",", '"', "\n", "\r", " ") });
    await fc.assert(
      fc.asyncProperty(anything, fc.integer({ min: 1, max: 12 }), async (text, pieceBytes) => {
        const whole = await read(text, { columns: ABC });
        const pieces = await read(text, { columns: ABC }, pieceBytes);
        expect(pieces.rows).toEqual(whole.rows);
        expect(pieces.lines).toEqual(whole.lines);
        expect(pieces.problems.listed.toSorted(inOrder)).toEqual(whole.problems.listed.toSorted(inOrder));
        const lineEnds = text.split("\n").length;
        for (const line of whole.lines) expect(line).toBeLessThanOrEqual(lineEnds);
      }),
      { numRuns: 1000 },
    );
    function inOrder(a: { line: number; kind: string }, b: { line: number; kind: string }) {
      return a.line - b.line || (a.kind < b.kind ? -1 : 1);
    }
  });

  it("end in quotes with spaces behind alike, wherever the bytes are parted", async () => {
    for (const pieceBytes of [1, 3, 100])
      for (const end of ["", "\n", "\n\n"]) {
        const { rows } = await read(`1,2,"a" ${end}`, { columns: ABC }, pieceBytes);
        expect(rows).toEqual([["1", "2", "a"]]);
      }
  });

  it("know the line that they begin in, after quoted line ends too", async () => {
    const { rows, lines } = await read('1,"two\nlines",x\n2,"three\r\nlines\n",y\n3,z,z\n', { columns: ABC });
    expect(rows).toEqual([
      ["1", "two\nlines", "x"],
      ["2", "three\r\nlines\n", "y"],
      ["3", "z", "z"],
    ]);
    expect(lines).toEqual([1, 3, 6]);
  });

  it("take lines that end in different ways, and those of old Macs", async () => {
    const mixed = await read('1,"a",x\r\n2,b,"y"\n3,"c",z\r\n', { columns: ABC });
    expect(mixed.rows.map((row) => row[2])).toEqual(["x", "y", "z"]);
    const old = await read("1,a,x\r2,b,y\r", { columns: ABC, lineEnd: "\r" });
    expect(old.rows).toEqual([
      ["1", "a", "x"],
      ["2", "b", "y"],
    ]);
  });

  it("lose nothing to a stray quote: the record is read as it stands, and told", async () => {
    const after = Array.from({ length: 9000 }, (_, row) => `${row},plain,row`);
    const text = ["1,a,x", '2,"5 inches,y', ...after, '3,"closed, yes",z', '4,5" nails,w'].join("\n");
    for (const pieceBytes of [1000, 65_536, 1_000_000]) {
      const { rows, lines, problems } = await read(text, { columns: ABC }, pieceBytes);
      expect(rows).toHaveLength(9004);
      expect(rows[1]).toEqual(["2", '"5 inches', "y"]);
      expect(rows.at(-2)).toEqual(["3", "closed, yes", "z"]);
      expect(rows.at(-1)).toEqual(["4", '5" nails', "w"]);
      expect(lines.at(-1)).toBe(9004);
      expect(problems.listed).toEqual([{ kind: "stray-quote", file: "t.csv", line: 2 }]);
    }
  });

  it("take back a quote that is open at the file's end", async () => {
    const { rows, problems } = await read('1,a,x\n2,"b,y\n3,c,z', { columns: ABC });
    expect(rows).toEqual([
      ["1", "a", "x"],
      ["2", '"b', "y"],
      ["3", "c", "z"],
    ]);
    expect(problems.count("stray-quote")).toBe(1);
  });

  it("take a quote within quotes that closes nothing for a character", async () => {
    const { rows, problems } = await read('1,"a "big" one",x\n2,"b" ,y\n', { columns: ABC });
    expect(rows).toEqual([
      ["1", 'a "big" one', "x"],
      ["2", "b", "y"],
    ]);
    expect(problems.counts).toEqual([]);
  });

  it("are counted where they are ragged or blank, with their lines", async () => {
    const text = "name,b,c\n\n1,2\n1,2,3,4\n1,2,3,\n   \n5,6,7\n";
    const { rows, lines, problems } = await read(text, { columns: ABC, header: true });
    expect(rows).toEqual([
      ["1", "2"],
      ["1", "2", "3"],
      ["5", "6", "7"],
    ]);
    expect(lines).toEqual([3, 5, 7]);
    expect(problems.listed).toEqual([
      { kind: "blank-line", file: "t.csv", line: 2 },
      { kind: "short-row", file: "t.csv", line: 3 },
      { kind: "long-row", file: "t.csv", line: 4, value: "4" },
      { kind: "blank-line", file: "t.csv", line: 6 },
    ]);
  });

  it("begin behind Excel's line that says the delimiter", async () => {
    const text = "sep=;\r\nname;b\r\nx;1,5\r\ny;2\r\n";
    const { delimiter, header, columns } = guessDelimited(text, "utf-8");
    expect([delimiter, header, columns]).toEqual([";", true, ["name", "b"]]);
    for (const pieceBytes of [3, 100]) {
      const { rows, lines, problems } = await read(text, { delimiter, header, columns }, pieceBytes);
      expect([rows, lines, problems.counts]).toEqual([
        [
          ["x", "1,5"],
          ["y", "2"],
        ],
        [3, 4],
        [],
      ]);
      const plain = await read("sep=;\n1;2\nsep=;\n", { delimiter, columns }, pieceBytes);
      expect(plain.rows).toEqual([
        ["1", "2"],
        ["sep=", ""],
      ]);
    }
  });

  it("say in which line a byte is not UTF-8, however late, and read other encodings", async () => {
    const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const text = `${"1,plain,x\n".repeat(20_000)}2,caf\u00e9,y\n`;
    await expect(read(latin(text), { columns: ABC })).rejects.toEqual(new NotUtf8("t.csv", 20_001));
    const { rows } = await read(latin(text), { columns: ABC, encoding: "windows-1252" });
    expect(rows.at(-1)).toEqual(["2", "café", "y"]);
    for (const pieceBytes of [1, 2, 3, 4, 100]) {
      expect((await read("\ufeff1,é,x\n", { columns: ABC }, pieceBytes)).rows).toEqual([["1", "é", "x"]]);
      expect((await read("a", { columns: ["a"] }, pieceBytes)).rows).toEqual([["a"]]);
    }
    const utf16 = new Uint8Array(new Uint16Array(Array.from("\ufeff1,é,x\n", (c) => c.charCodeAt(0))).buffer);
    const wide = await read(utf16, { columns: ABC, encoding: "utf-16le" }, 3);
    expect(wide.rows).toEqual([["1", "é", "x"]]);
  });
});

describe("the guess of a form", () => {
  it.each([
    ["a,b\n1,2\n3,4\n", ",", true],
    ["a;b\n1,5;2\n3,25;4\n", ";", true],
    ["1\t2\t3\t4\n5\t6\t7\t8\n", "\t", false],
    ["1::Toy Story (1995)::Animation|Comedy\n2::Heat, the (1995)::Action|Crime\n", "::", false],
    ["id|name\n1|a, b\n2|c\n", "|", true],
    ['text,category\n"Where, oh where?",card\nNo commas,other\n', ",", true],
    ["B000000001,A1,5.0,1300000000\n", ",", false],
    ["word\nother\n", ",", true],
    ["user,film,stars,\nu1,f1,4,\nu2,f1,5,\n", ",", true],
    ["ann,heat,good,\nbob,heat,good,\n", ",", false],
  ])("finds delimiter and header of %j", (text, delimiter, header) => {
    const guess = guessDelimited(text, "utf-8");
    expect([guess.delimiter, guess.header]).toEqual([delimiter, header]);
  });

  it("is not led astray by a stray quote in the first rows", () => {
    const rows = ["a,b,c", '1,"2 inches,3', ...Array.from({ length: 50 }, (_, row) => `${row},2,3`)];
    expect(guessDelimited(rows.join("\n"), "utf-8")).toMatchObject({
      delimiter: ",",
      columns: ["a", "b", "c"],
    });
    const { columns, sample } = guessDelimited(rows.slice(1).join("\r\n"), "utf-8");
    expect([columns.length, sample.length, sample[0]]).toEqual([3, 51, ["1", '"2 inches', "3"]]);
  });

  it("names columns that have none, and gives none a name twice", () => {
    expect(distinctNames(["a", "", "a", "a (2)", "a"])).toEqual([
      "a",
      "column 2",
      "a (2)",
      "a (2) (2)",
      "a (3)",
    ]);
    expect(guessDelimited("1,2\n3,4\n", "utf-8").columns).toEqual(["column 1", "column 2"]);
  });

  it("believes a person on the header", () => {
    expect(guessDelimited("1990,1991\n3,4\n", "utf-8", true).columns).toEqual(["1990", "1991"]);
    expect(guessDelimited("a,b\n3,4\n", "utf-8", false).sample).toHaveLength(2);
  });
});
