import { ByteWriter, parquetWrite } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { tableFile } from "../../testing/tableFiles.ts";
import { textAt } from "./columns.ts";
import { divideTable } from "./divide.ts";
import { guessMapping } from "./guessMapping.ts";
import { FILE_COLUMN, type Mapping, readMapping } from "./mapping.ts";
import { mappingProblems } from "./mappingProblems.ts";
import { readTable, type Table } from "./read.ts";
import { surveyTable } from "./survey.ts";

/** Looks at files and reads them as one table by the guess, with changes to it. */
async function read(
  contents: Readonly<Record<string, string | Uint8Array>>,
  changes: Partial<Mapping> = {},
  keptBytes?: number,
): Promise<{ table: Table; mapping: Mapping }> {
  const inputs = await Promise.all(
    Object.entries(contents).map(async ([name, content]) => {
      const file = tableFile(content, name);
      const survey = await surveyTable(file);
      return { file, form: survey.form, survey };
    }),
  );
  const guess = guessMapping(inputs[0]!.survey, inputs.length)!;
  const mapping = { ...guess.mapping, ...changes };
  for (const { survey } of inputs) expect(mappingProblems(mapping, survey)).toEqual([]);
  return { table: await readTable(inputs, mapping, {}, keptBytes), mapping };
}

const HEAD = "userId,movieId,rating,timestamp\n";
const ratings = (
  rows: readonly (readonly [user: string, item: string, rating: number | string, day: number])[],
) =>
  HEAD + rows.map(([user, item, rating, day]) => `${user},${item},${rating},${964_000_000 + day}\n`).join("");

describe("a mapped table", () => {
  it("has typed columns in the order of the file, ids as they are written", async () => {
    const { table } = await read({
      "ratings.csv": ratings([
        ["007", "a", 4, 0],
        ["7", "b", 3.5, 1],
        ["007", "b", 0.5, 2],
      ]),
    });
    expect(table.task).toEqual({ codes: Uint32Array.of(0, 1, 0), names: ["007", "7"] });
    expect(table.item).toEqual({ codes: Uint32Array.of(0, 1, 1), names: ["a", "b"] });
    expect(table.target).toEqual(Float64Array.of(4, 3.5, 0.5));
    expect(table.time).toEqual(Float64Array.of(964_000_000, 964_000_001, 964_000_002));
    expect(table.line).toEqual(Uint32Array.of(2, 3, 4));
    expect(table.problems.counts).toEqual([]);
    expect(table.share).toBe(1);
  });

  it("leaves out rows that can't be used, each with its line, and says why", async () => {
    const good = Array.from({ length: 1000 }, (_, row) => ["u1", `i${row}`, 3, row] as const);
    const text = `${ratings(good)}u1,x,,964000000\n,x,3,964000000\nu1,,3,964000000\nu1,x,oops,964000000\nu1,x,inf,964000000\nu1,x,NA,964000000\nu1,x,2,yesterday\nu1,x,-1,964000000\nu1,y,2,\n`;
    const { table } = await read({ "ratings.csv": text });
    expect(table.rows).toBe(1001);
    expect(table.problems.listed.map(({ kind, line, column }) => [line, kind, column])).toEqual([
      [1002, "missing-value", "rating"],
      [1003, "missing-value", "userId"],
      [1004, "missing-value", "movieId"],
      [1005, "not-a-number", "rating"],
      [1006, "not-finite", "rating"],
      [1007, "missing-value", "rating"],
      [1008, "not-a-date", "timestamp"],
      [1009, "negative-value", "rating"],
      [1010, "missing-value", "timestamp"],
    ]);
    const csv = table.problems.toCsv().split("\n");
    expect(csv[4]).toBe(
      'ratings.csv,1005,values that are no number,rating,oops,"left out, the row with them"',
    );
    const without = await read({ "ratings.csv": text }, { negatives: "leave-out" });
    expect(without.table.rows).toBe(1000);
    expect(without.table.problems.count("negative-left-out")).toBe(1);
    const expected = await read({ "ratings.csv": text }, { negatives: "expected" });
    expect([expected.table.rows, expected.table.problems.count("negative-value")]).toEqual([1001, 0]);
  });

  it("keeps texts, categories and numbers as features, missing ones told", async () => {
    const text =
      "label,text,shop,price\na,one two,x,1\nb,trois é,,2\na,four five,y,\nb,,y,3\na,six or seven,x,4\n";
    const { table } = await read(
      { "t.csv": text },
      {
        task: "label",
        text: "text",
        features: [
          { column: "shop", kind: "category", decimalComma: false },
          { column: "price", kind: "number", decimalComma: false },
        ],
      },
    );
    expect(Array.from({ length: 4 }, (_, row) => textAt(table.text!, row))).toEqual([
      "one two",
      "trois é",
      "four five",
      "six or seven",
    ]);
    expect(table.features).toEqual([
      { column: "shop", kind: "category", codes: Uint32Array.of(0, 1, 2, 0), names: ["x", "", "y"] },
      { column: "price", kind: "number", values: Float64Array.of(1, 2, Number.NaN, 4) },
    ]);
    expect(table.problems.counts).toEqual([
      { kind: "missing-feature", count: 2 },
      { kind: "missing-value", count: 1 },
    ]);
  });

  it("has a fingerprint of its content, not of names, encodings or what is not mapped", async () => {
    const rows = [
      ["u", "a", 4, 0],
      ["ü", "b", 3.5, 1],
    ] as const;
    const print = async (name: string, content: string | Uint8Array) =>
      (await read({ [name]: content })).table.fingerprint;
    const one = await print("ratings.csv", ratings(rows));
    expect(one).toMatch(/^[0-9a-f]{20}$/);
    expect(await print("other.csv", ratings(rows))).toBe(one);
    expect(await print("x.csv", ratings(rows).replaceAll(",", ";"))).toBe(one);
    const json = rows.map(([userId, movieId, rating, day]) =>
      JSON.stringify({ userId, extra: 1, movieId, rating, timestamp: 964_000_000 + day }),
    );
    expect(await print("x.json", json.join("\n"))).toBe(one);
    expect(await print("x.csv", ratings([rows[0], ["ü", "b", 3, 1]]))).not.toBe(one);
    expect(await print("x.csv", ratings([rows[1], rows[0]]))).not.toBe(one);
    expect(await print("x.csv", ratings([rows[0], ["üb", "", 3.5, 1], ["ü", "b", 3.5, 1]]))).toBe(one);
  });

  it("keeps a part of the tasks where all don't fit, the same ones whatever the order, whole", async () => {
    const random = new Random(3);
    const rows = Array.from(
      { length: 40_000 },
      (_, row) => [`u${random.integer(500)}`, `i${row}`, row % 5, row] as const,
    );
    const all = (await read({ "r.csv": ratings(rows) })).table;
    const some = (await read({ "r.csv": ratings(rows) }, {}, 2_500_000)).table;
    const back = (await read({ "r.csv": ratings(rows.toReversed()) }, {}, 2_500_000)).table;
    expect(all.share).toBe(1);
    expect(some.share).toBeLessThan(1);
    expect(back.share).toBe(some.share);
    expect(back.task.names.toSorted()).toEqual(some.task.names.toSorted());
    const rowsOf = (table: Table) => {
      const lines = new Map<string, string[]>();
      table.task.codes.forEach((code, row) => {
        const task = table.task.names[code]!;
        const { item, target, time } = table;
        lines.set(task, [
          ...(lines.get(task) ?? []),
          `${item!.names[item!.codes[row]!]} ${target![row]} ${time![row]}`,
        ]);
      });
      return lines;
    };
    const whole = rowsOf(all);
    const kept = rowsOf(some);
    expect(kept.size).toBeGreaterThan(500 * some.share * 0.7);
    expect(kept.size).toBeLessThan(500 * some.share * 1.3);
    for (const [task, lines] of kept) expect(lines).toEqual(whole.get(task));
  });

  it("keeps texts and features of that part, too", async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, row) => `t${row % 60},said ${row}.${"é".repeat(row % 50)},${row},c${row % 7}\n`,
    );
    const changes: Partial<Mapping> = {
      task: "label",
      text: "text",
      features: [
        { column: "n", kind: "number", decimalComma: false },
        { column: "c", kind: "category", decimalComma: false },
      ],
    };
    const { table } = await read({ "t.csv": `label,text,n,c\n${rows.join("")}` }, changes, 8_000_000);
    expect(table.share).toBeLessThan(1);
    const [number, category] = table.features;
    const wrong: unknown[] = [];
    for (let row = 0; row < table.rows; row++) {
      const n = (number as { values: Float64Array }).values[row]!;
      const { codes, names } = category as { codes: Uint32Array; names: readonly string[] };
      const found = [
        textAt(table.text!, row),
        names[codes[row]!],
        table.task.names[table.task.codes[row]!],
        table.line[row],
      ];
      if (found.join() !== [`said ${n}.${"é".repeat(n % 50)}`, `c${n % 7}`, `t${n % 60}`, n + 2].join())
        wrong.push(found);
    }
    expect(wrong).toEqual([]);
  });

  it("may be several files, each a task where no column is", async () => {
    const { table, mapping } = await read({
      "Beauty.csv": "rating,when\n1,x\n2,y\n",
      "Toys.csv": "when,rating\nx,3\n",
    });
    expect(mapping.task).toBe(FILE_COLUMN);
    expect(table.task).toEqual({ codes: Uint32Array.of(0, 0, 1), names: ["Beauty.csv", "Toys.csv"] });
    expect(table.target).toEqual(Float64Array.of(1, 2, 3));
    expect(table.file).toEqual(Uint16Array.of(0, 0, 1));
  });

  it("is refused when a column is missing in a file, or nothing is left", async () => {
    const file = tableFile("a,b\n1,2\n");
    const { form } = await surveyTable(file);
    const mapping = (await read({ "r.csv": ratings([["u", "i", 1, 1]]) })).mapping;
    await expect(readTable([{ file, form }], mapping)).rejects.toThrow("no column “userId”");
    const nothing = readTable([{ file, form }], {
      ...mapping,
      task: "a",
      item: "b",
      target: { column: "b", decimalComma: false },
      time: { column: "a", form: "iso" },
    });
    await expect(nothing).rejects.toThrow(
      /No row can be used; most often: values that are no date of the chosen form/,
    );
  });
});

describe("Parquet", () => {
  const parquet = (rows: number, rowGroupSize: number) => {
    const column = <Value>(value: (row: number) => Value) =>
      Array.from({ length: rows }, (_, row) => value(row));
    const writer = new ByteWriter();
    parquetWrite({
      writer,
      rowGroupSize,
      columnData: [
        { name: "userId", data: column((row) => `u${row % 40}`), type: "STRING" },
        { name: "movieId", data: column((row) => BigInt(row)), type: "INT64" },
        {
          name: "rating",
          data: column((row) => (row % 7 === 3 ? null : row % 5)),
          type: "DOUBLE",
          nullable: true,
        },
        {
          name: "timestamp",
          data: column((row) => new Date(964_000_000_000 + 1000 * row)),
          type: "TIMESTAMP",
        },
        { name: "unused", data: column((row) => `${row}`), type: "STRING" },
      ],
    });
    return writer.getBytes();
  };

  it("is read over row groups like a CSV of the same values", async () => {
    const { table, mapping } = await read({ "r.parquet": parquet(1000, 300) });
    expect(mapping).toMatchObject({ task: "userId", item: "movieId", time: { form: "iso" } });
    const rows = Array.from(
      { length: 1000 },
      (_, row) => [`u${row % 40}`, `${row}`, row % 7 === 3 ? "" : row % 5, row] as const,
    );
    const same = await read({ "r.csv": ratings(rows) });
    expect(table.fingerprint).toBe(same.table.fingerprint);
    expect(table.problems.count("missing-value")).toBe(Math.ceil((1000 - 3) / 7));
    expect(table.problems.listed[0]).toMatchObject({ kind: "missing-value", line: 4 });
  });

  it("is read row by row over pages and beyond what is unpacked at a time, missing values too, lists as JSON", async () => {
    const ROWS = 150_000;
    const column = <Value>(value: (row: number) => Value) =>
      Array.from({ length: ROWS }, (_, row) => value(row));
    const expected = {
      user: column((row) => `user ${row}`),
      few: column((row) => (row % 11 === 4 ? null : `sort ${row % 5}`)),
      amount: column((row) => (row % 13 === 7 ? null : row / 4)),
      tags: column((row) => (row % 3 === 0 ? [] : [`a${row % 7}`, "b"])),
    };
    const text = { type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" } as const;
    const writer = new ByteWriter();
    parquetWrite({
      writer,
      rowGroupSize: 100_000,
      pageSize: 20_000,
      schema: [
        { name: "root", num_children: 4 },
        { name: "user", ...text },
        { name: "few", ...text },
        { name: "amount", type: "DOUBLE", repetition_type: "OPTIONAL" },
        { name: "tags", converted_type: "LIST", num_children: 1, repetition_type: "OPTIONAL" },
        { name: "list", num_children: 1, repetition_type: "REPEATED" },
        { name: "element", ...text },
      ],
      columnData: Object.entries(expected).map(([name, data]) => ({ name, data })),
    });
    const { parquetRows } = await import("./parquet.ts");
    const { columns, batches } = await parquetRows(tableFile(writer.getBytes(), "r.parquet"));
    expect(columns).toEqual(["user", "few", "amount", "tags"]);
    let at = 0;
    for await (const { rows, lines } of batches) {
      expect(lines[0]).toBe(at + 1);
      expect(rows).toEqual(
        rows.map((_, place) => [
          expected.user[at + place],
          expected.few[at + place],
          expected.amount[at + place],
          JSON.stringify(expected.tags[at + place]),
        ]),
      );
      at += rows.length;
    }
    expect(at).toBe(ROWS);
  });

  it("is read in codecs that hyparquet itself does not know", async () => {
    /** Zstandard without compression: a frame of raw blocks (RFC 8878, section 3.1.1). */
    const zstandard = (bytes: Uint8Array) => {
      const parts = [0x28, 0xb5, 0x2f, 0xfd, 0xa0, ...new Uint8Array(Uint32Array.of(bytes.length).buffer)];
      const header = (bytes.length << 3) | 1;
      return Uint8Array.from([...parts, header & 0xff, (header >> 8) & 0xff, header >> 16, ...bytes]);
    };
    const writer = new ByteWriter();
    parquetWrite({
      writer,
      codec: "ZSTD",
      compressors: { ZSTD: zstandard },
      columnData: [
        { name: "user", data: ["a", "a", "b"], type: "STRING" },
        { name: "rating", data: [1, 2.5, 4], type: "DOUBLE" },
      ],
    });
    const { table } = await read({ "r.parquet": writer.getBytes() });
    expect(table.target).toEqual(Float64Array.of(1, 2.5, 4));
    expect(table.task.names).toEqual(["a", "b"]);
  });

  it("is refused where pages, or lists of a row group, must be unpacked beyond the bound at once, and where it is damaged", async () => {
    const { parquetRows } = await import("./parquet.ts");
    const through = async (bytes: Uint8Array, chosen: string[] | undefined, most: number) => {
      const { batches } = await parquetRows(tableFile(bytes, "r.parquet"), chosen, {}, most);
      let rows = 0;
      for await (const batch of batches) rows += batch.rows.length;
      return rows;
    };
    // A page a column: eight bytes a value, and the dictionary of users.
    const bytes = parquet(4000, 2000);
    await expect(through(bytes, undefined, 40_000)).rejects.toThrow(
      /row group 1: 0 MiB of pages must be unpacked at once: at most 0 MiB are\. .* smaller pages/,
    );
    await expect(through(bytes, ["rating"], 40_000)).resolves.toBe(4000);
    const writer = new ByteWriter();
    const lists = Array.from({ length: 3000 }, (_, row) => [`a${row}`, "b"]);
    parquetWrite({
      writer,
      schema: [
        { name: "root", num_children: 1 },
        { name: "tags", converted_type: "LIST", num_children: 1, repetition_type: "OPTIONAL" },
        { name: "list", num_children: 1, repetition_type: "REPEATED" },
        { name: "element", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
      ],
      columnData: [{ name: "tags", data: lists }],
    });
    await expect(through(writer.getBytes(), ["tags"], 20_000)).rejects.toThrow(
      /row group \d: 0 MiB of lists and groups must be unpacked at once/,
    );
    await expect(through(writer.getBytes(), [], 20_000)).resolves.toBe(3000);
    await expect(parquetRows(tableFile(bytes.subarray(0, 900), "r.parquet"))).rejects.toThrow(
      "can't be read",
    );
  });
});

describe("the mapping", () => {
  const guess = async (content: string, name = "t.csv") =>
    guessMapping(await surveyTable(tableFile(content, name)));
  const rows = (line: (row: number) => string) =>
    Array.from({ length: 30 }, (_, row) => line(row)).join("\n");

  it("takes sentences under labels as tasks without a target", async () => {
    const found = await guess(`text,category\n${rows((row) => `how do I do ${row},c${row % 3}`)}`);
    expect(found!.mapping).toMatchObject({ task: "category", text: "text", repeats: "keep" });
    expect(found!.mapping.target).toBeUndefined();
  });

  it("takes who chose what where there is no number to predict, and nothing where nobody chose", async () => {
    const clicks = rows((row) => `v${row % 5},i${row % 7},2020-01-${10 + (row % 20)}`);
    const found = await guess(`visitorid,itemid,date\n${clicks}`);
    expect(found!.mapping).toMatchObject({
      task: "visitorid",
      item: "itemid",
      repeats: "last",
      minimumRows: 30,
    });
    expect(found!.mapping.target).toBeUndefined();
    expect(
      mappingProblems(found!.mapping, await surveyTable(tableFile(`visitorid,itemid,date\n${clicks}`))),
    ).toEqual([]);
    expect(
      await guess(`itemid,date\n${rows((row) => `i${row % 7},2020-01-${10 + (row % 20)}`)}`),
    ).toBeUndefined();
  });

  it("takes customers of an order table, their quantities and dates", async () => {
    const found = await guess(
      `InvoiceNo,StockCode,Quantity,InvoiceDate,CustomerID\n${rows((row) => `${row},${row % 4}A,${row - 3},2010-12-01 08:${10 + row}:00,${row % 5}.0`)}`,
    );
    expect(found!.mapping).toMatchObject({
      task: "CustomerID",
      item: "StockCode",
      target: { column: "Quantity" },
      time: { column: "InvoiceDate", form: "iso" },
      negatives: "expected",
    });
  });

  it("asks for the order of day and month where no value settles it", async () => {
    const found = await guess(
      `user,rating,date\n${rows((row) => `${row % 3},1,0${1 + (row % 9)}/0${1 + (row % 8)}/2015`)}`,
    );
    expect(found!.askDateForm).toEqual(["day-first", "month-first"]);
  });

  it("guesses nothing where no column repeats", async () => {
    expect(await guess("a,b\n1,2\n3,4\n")).toBeUndefined();
  });

  it("survives JSON, and says which field of another does not hold", async () => {
    const { mapping } = (await guess(
      ratings([
        ["u", "i", 1, 1],
        ["u", "j", 1, 1],
      ]),
    ))!;
    expect(readMapping(JSON.parse(JSON.stringify(mapping)), "m.json")).toEqual(mapping);
    expect(() => readMapping({ ...mapping, minimumRows: 0 }, "m.json")).toThrow(/m\.json, field minimumRows/);
    expect(() => readMapping({ ...mapping, version: 2 }, "m.json")).toThrow(/field version/);
    expect(() => readMapping({ ...mapping, tusk: "x" }, "m.json")).toThrow(/tusk/);
  });

  it.each([
    [{ task: "nope" }, "task", "no column “nope”"],
    [
      { target: { column: "movieId", decimalComma: false }, item: undefined, repeats: "keep" },
      "target",
      "must be numbers",
    ],
    [{ target: { column: "rating", decimalComma: true } }, "target", "not written with a decimal comma"],
    [{ time: { column: "timestamp", form: "iso" } }, "time", "they could be seconds"],
    [{ time: { column: "movieId", form: "iso" }, item: undefined, repeats: "keep" }, "time", "no dates"],
    [{ text: "movieId", item: "movieId" }, "task", "used twice"],
    [{ item: undefined }, "repeats", "Without an item"],
    [{ split: "time", time: undefined }, "split", "needs a time"],
    [
      {
        features: [{ column: "userId", kind: "number", decimalComma: false }],
        task: "movieId",
        item: undefined,
        repeats: "keep",
      },
      "features",
      "must be numbers",
    ],
    [{ target: undefined, item: undefined, repeats: "keep" }, "target", "nothing to predict"],
  ] as const)("is checked against the table (%#)", async (changes, field, message) => {
    const text = ratings([
      ["u", "i", 1, 1],
      ["u", "j", 1, 2],
    ]);
    const survey = await surveyTable(tableFile(text));
    const { mapping } = guessMapping(survey)!;
    const [problem, ...more] = mappingProblems({ ...mapping, ...changes } as Mapping, survey);
    expect(more).toEqual([]);
    expect(problem).toEqual({ field, message: expect.stringContaining(message) });
  });
});

describe("tasks of a table", () => {
  const many = (tasks: number, rows: (task: number) => number) =>
    Array.from({ length: tasks }, (_, task) =>
      Array.from(
        { length: rows(task) },
        (_, row) => [`u${task}`, `i${row}`, row % 5, task * 100 + row] as const,
      ),
    ).flat();

  it("are divided seven to one to two by a seed, whatever the order of rows, and never torn", async () => {
    const rows = many(100, () => 3);
    const { table, mapping } = await read({ "r.csv": ratings(rows) }, { minimumRows: 3 });
    const backwards = await read({ "r.csv": ratings(rows.toReversed()) }, { minimumRows: 3 });
    const tasks = divideTable(table, mapping, 5);
    const parts = Object.values(tasks.split);
    expect(parts.map((part) => part.length)).toEqual([70, 10, 20]);
    expect(new Set(parts.flat()).size).toBe(100);
    const namesOf = (of: ReturnType<typeof divideTable>) =>
      of.split.test.map((task) => of.names[task]!).sort();
    expect(namesOf(divideTable(backwards.table, mapping, 5))).toEqual(namesOf(tasks));
    expect(namesOf(divideTable(table, mapping, 5))).toEqual(namesOf(tasks));
    expect(namesOf(divideTable(table, mapping, 6))).not.toEqual(namesOf(tasks));
    for (let task = 0; task < 100; task++) {
      const own = [...tasks.order.subarray(tasks.starts[task], tasks.starts[task + 1])];
      expect(own.map((row) => table.task.names[table.task.codes[row]!])).toEqual(
        Array(3).fill(tasks.names[task]),
      );
      expect(own.map((row) => table.time![row]!)).toEqual(own.map((row) => table.time![row]!).sort());
    }
  });

  it("are left out with too few rows, and counted", async () => {
    const { table, mapping } = await read(
      { "r.csv": ratings(many(12, (task) => 1 + task)) },
      { minimumRows: 5 },
    );
    const tasks = divideTable(table, mapping, 1);
    expect(tasks.names).toHaveLength(8);
    expect(tasks.dropped).toEqual([
      { message: "4 of 12 tasks have fewer than 5 rows.", count: 4, examples: ["u0", "u1", "u2", "u3"] },
    ]);
    expect(() => divideTable(table, { ...mapping, minimumRows: 11 }, 1)).toThrow(
      /2 of 12 tasks have at least 11/,
    );
  });

  it("settle repeats of an item: the last, the mean, or each; told either way", async () => {
    const rows = [...many(3, () => 2), ["u0", "i0", 5, 50], ["u0", "i0", 1, 40]] as const;
    const settle = async (repeats: Mapping["repeats"]) => {
      const { table, mapping } = await read({ "r.csv": ratings(rows) }, { repeats, minimumRows: 1 });
      const tasks = divideTable(table, mapping, 1);
      const task = tasks.names.indexOf("u0");
      const own = [...tasks.order.subarray(tasks.starts[task], tasks.starts[task + 1])];
      return [
        own.map((row) => [table.item!.names[table.item!.codes[row]!], tasks.target![row]]),
        tasks.problems.counts,
      ];
    };
    expect(await settle("last")).toEqual([
      [
        ["i1", 1],
        ["i0", 5],
      ],
      [{ kind: "repeat-replaced", count: 2 }],
    ]);
    expect(await settle("mean")).toEqual([
      [
        ["i1", 1],
        ["i0", 2],
      ],
      [{ kind: "repeat-averaged", count: 2 }],
    ]);
    expect(await settle("keep")).toEqual([
      [
        ["i0", 0],
        ["i1", 1],
        ["i0", 1],
        ["i0", 5],
      ],
      [{ kind: "repeat-kept", count: 2 }],
    ]);
  });

  it("by time: what is learned from lies before every validation and test task", async () => {
    const late = [["u0", "late", 3, 100_000]] as const;
    const { table, mapping } = await read(
      { "r.csv": ratings([...many(20, () => 4), ...late]) },
      { minimumRows: 4, split: "time" },
    );
    const tasks = divideTable(table, mapping, 1);
    const times = (part: readonly number[]) =>
      part.flatMap((task) =>
        [...tasks.order.subarray(tasks.starts[task], tasks.starts[task + 1])].map((row) => table.time![row]!),
      );
    expect(Math.max(...times(tasks.split.training))).toBeLessThan(
      Math.min(...times([...tasks.split.validation, ...tasks.split.test])),
    );
    expect(tasks.problems.counts).toEqual([{ kind: "after-cut", count: 1 }]);
    expect([tasks.split.training.length, tasks.split.validation.length, tasks.split.test.length]).toEqual([
      14, 2, 4,
    ]);
  });
});
