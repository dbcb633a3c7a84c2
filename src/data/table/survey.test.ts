import { describe, expect, it } from "vitest";
import { onlyFile, tableFile } from "../../testing/tableFiles.ts";
import { numberOf, secondsOf, shapeOf } from "./cells.ts";
import { ColumnSurvey } from "./columnSurvey.ts";
import { readItems } from "./items.ts";
import { surveyTable } from "./survey.ts";
import { readingsOf } from "./writtenNumber.ts";

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const second = (iso: string) => Date.parse(iso) / 1000;

/** What a column of these values is. */
function summaryOf(values: readonly (string | number | null)[], commas = false) {
  const column = new ColumnSurvey("x", commas);
  for (const value of values) column.add(value);
  return column.summary();
}

describe("a value", () => {
  it.each([
    ["12", "integer", 12],
    [" -3.50 ", "decimal-point", -3.5],
    [".5", "decimal-point", 0.5],
    ["1e-3", "decimal-point", 0.001],
    ["3,25", "decimal-comma", Number.NaN],
    ["inf", "not-finite", Number.POSITIVE_INFINITY],
    ["-Infinity", "not-finite", Number.NEGATIVE_INFINITY],
    ["NaN", "not-finite", Number.NaN],
    ["n/a", "nothing", Number.NaN],
    ["  ", "empty", Number.NaN],
    ["1.2.3", "other", Number.NaN],
    ["12 kg", "other", Number.NaN],
    ["1,234.50", "other", 1234.5],
    ["$12.99", "other", 12.99],
    ["-€ 5", "other", -5],
    ["-", "nothing", Number.NaN],
  ])("%j is %s and reads %d", (text, shape, value) => {
    expect(shapeOf(text)).toBe(shape);
    expect(numberOf(text, false)).toBe(value);
  });

  it.each([
    ["3,25", 3.25],
    ["1.234,50", 1234.5],
    ["1.234", 1234],
    ["12.5", Number.NaN],
    ["7", 7],
    ["1e-3", 0.001],
  ])("%j reads %d where a comma is the decimal mark", (text, value) =>
    expect(numberOf(text, true)).toBe(value),
  );

  it.each([
    ["1,234", { point: 1234, comma: 1.234 }],
    ["1.234", { point: 1.234, comma: 1234 }],
    ["1,234,567", { point: 1234567 }],
    ["1.234.567,8", { comma: 1234567.8 }],
    ["0,125", { comma: 0.125 }],
    ["1 234", { point: 1234, comma: 1234 }],
    ["1\u202f234,5 €", { comma: 1234.5 }],
    ["1'234.5", { point: 1234.5 }],
    ["$ -5.00", { point: -5 }],
    ["USD 1,250", { point: 1250, comma: 1.25 }],
    ["12 kr", { point: 12, comma: 12 }],
    ["R$ 3", { point: 3, comma: 3 }],
    ["1,23,4", {}],
    ["1,234 567", {}],
    ["-$-5", {}],
    ["$5 USD", {}],
    ["ABC 12", {}],
    ["12 kg", {}],
    ["2011-01-12", {}],
    ["1.2.3", {}],
    ["$", {}],
  ])("%j can be read as %j", (text, readings) => expect(readingsOf(text)).toEqual(readings));

  it.each([
    ["2015-03-09", "iso", "2015-03-09T00:00:00Z"],
    ["2010-12-01 08:26:00", "iso", "2010-12-01T08:26:00Z"],
    ["2015-03-09T08:26:00.500+01:00", "iso", "2015-03-09T07:26:00.500Z"],
    ["9/3/2015", "day-first", "2015-03-09T00:00:00Z"],
    ["9/3/2015", "month-first", "2015-09-03T00:00:00Z"],
    ["12/1/10 8:26 PM", "month-first", "2010-12-01T20:26:00Z"],
    ["12/1/10 12:05 AM", "month-first", "2010-12-01T00:05:00Z"],
    ["09 13, 2009", "month-first", "2009-09-13T00:00:00Z"],
    ["01-Jan-1995", "month-name", "1995-01-01T00:00:00Z"],
    ["March 9, 2015", "month-name", "2015-03-09T00:00:00Z"],
    ["964982703", "seconds", "2000-07-30T18:45:03Z"],
    ["1588687728923", "milliseconds", "2020-05-05T14:08:48.923Z"],
  ] as const)("%j in the form %s is %s", (text, form, iso) => {
    expect(secondsOf(text, form)).toBeCloseTo(second(iso), 3);
  });

  it.each([
    ["31/2/2015", "day-first"],
    ["13/13/2015", "month-first"],
    ["2015-13-01", "iso"],
    ["17", "seconds"],
    ["9 Foo 2015", "month-name"],
    ["2015-03-09 25:00", "iso"],
  ] as const)("%j is no date of the form %s", (text, form) => expect(secondsOf(text, form)).toBeUndefined());
});

describe("a column", () => {
  it("of numbers counts what is missing, not finite, negative and unlike", () => {
    const values = [
      ...Array.from({ length: 400 }, (_, place) => `${place}.5`),
      "",
      "NA",
      "inf",
      "-2",
      "oops",
      null,
    ];
    expect(summaryOf(values)).toMatchObject({
      type: "number",
      whole: false,
      values: 402,
      missing: 3,
      notFinite: 1,
      negative: 1,
      unlike: 1,
      range: [-2, 399.5],
    });
  });

  it("is of numbers, or of dates, where one in twenty is not, and of words where more are not", () => {
    const numbers = Array.from({ length: 19 }, (_, place) => `${place}`);
    expect(summaryOf([...numbers, "a dozen"])).toMatchObject({ type: "number", unlike: 1 });
    expect(summaryOf([...numbers, "a dozen", "two"]).type).toBe("text");
    const dates = Array.from({ length: 19 }, (_, place) => `${place + 1}/02/2015`);
    expect(summaryOf([...dates, "soon"])).toMatchObject({
      type: "date",
      dateForms: ["day-first"],
      unlike: 1,
    });
  });

  it("with leading zeros is of ids, and keeps words for nothing as words", () => {
    expect(summaryOf(["0114709", "113497"])).toMatchObject({ type: "text", leadingZeros: true });
    expect(summaryOf(["NA", "DE", "FR"])).toMatchObject({ type: "text", values: 3, missing: 0 });
  });

  it("takes the decimal mark from all values, and never both marks", () => {
    for (const commas of [true, false]) {
      expect(summaryOf(["3,25", "4"], commas)).toMatchObject({
        type: "number",
        decimalComma: true,
        decimalOpen: false,
        range: [3.25, 4],
      });
      expect(summaryOf(["1,234", "$1,234.50", "-7"], commas)).toMatchObject({
        type: "number",
        decimalComma: false,
        decimalOpen: false,
        range: [-7, 1234.5],
        negative: 1,
      });
      expect(summaryOf(["1.234", "€ 1.234,50", "1 234"], commas)).toMatchObject({
        type: "number",
        decimalComma: true,
        range: [1234, 1234.5],
      });
    }
    // One that has the other mark among many is told with its line, as whatever cannot be read.
    expect(summaryOf([...new Array<string>(30).fill("1,5"), "1.25"])).toMatchObject({
      type: "number",
      decimalComma: true,
      unlike: 1,
    });
    expect(summaryOf(["3,25", "4.5"], true).type).toBe("text");
  });

  it("asks whether a mark parts decimals or thousands where no value settles it", () => {
    expect(summaryOf(["1,234", "$2,500", "12"])).toMatchObject({ decimalOpen: true, decimalComma: false });
    expect(summaryOf(["1,234", "2,500"], true)).toMatchObject({ decimalOpen: true, decimalComma: true });
    // Three decimals are common where decimals have points.
    expect(summaryOf(["1.234", "2.500"])).toMatchObject({ decimalOpen: false, decimalComma: false });
    expect(summaryOf(["1.234", "2.500"], true)).toMatchObject({ decimalOpen: true, decimalComma: false });
    expect(summaryOf(["1 234", "$5", "12"])).toMatchObject({ type: "number", decimalOpen: false });
  });

  it("settles the order of day and month by any value, and asks where none does", () => {
    expect(summaryOf(["01/02/2015", "13/02/2015"]).dateForms).toEqual(["day-first"]);
    expect(summaryOf(["01/02/2015", "02/13/2015"]).dateForms).toEqual(["month-first"]);
    expect(summaryOf(["01/02/2015", "03/04/2015"]).dateForms).toEqual(["day-first", "month-first"]);
    expect(summaryOf(["13/02/2015", "02/13/2015"])).toMatchObject({ type: "text", dateForms: [] });
    expect(summaryOf([964982703, 1537799250]).dateForms).toEqual(["seconds"]);
  });
});

describe("a look at a table", () => {
  it("reads it as windows-1252 from the first byte that is not UTF-8, and says so", async () => {
    const text = `name;price\n${"plain;1,5\n".repeat(30_000)}Bj\u00f6rk;2,25\n`;
    const survey = await surveyTable(tableFile(latin(text), "x.csv"));
    expect(survey.rows).toBe(30_001);
    expect(survey.form).toMatchObject({ encoding: "windows-1252", delimiter: ";" });
    expect(survey.notices.join()).toMatch(/line 30,002 is not UTF-8.*windows-1252/);
    expect(survey.columns[0]!.examples).toEqual(["plain", "Björk"]);
    expect(survey.columns[1]).toMatchObject({ type: "number", decimalComma: true, range: [1.5, 2.25] });
  });

  it("knows byte-order marks", async () => {
    const wide = (text: string, little: boolean) => {
      const bytes = new Uint8Array(2 * text.length);
      Array.from(text, (letter, place) =>
        new DataView(bytes.buffer).setUint16(2 * place, letter.charCodeAt(0), little),
      );
      return bytes;
    };
    const text = "id,wörd\n1,a\n2,b\n";
    for (const content of [`\ufeff${text}`, wide(`\ufeff${text}`, true), wide(`\ufeff${text}`, false)]) {
      const survey = await surveyTable(tableFile(content));
      expect(survey.columns.map(({ name }) => name)).toEqual(["id", "wörd"]);
      expect(survey.rows).toBe(2);
    }
    await expect(surveyTable(tableFile(wide(text, true)))).rejects.toThrow(
      "UTF-16 without a byte-order mark",
    );
    const chosen = await surveyTable(tableFile(wide(text, true)), { encoding: "utf-16le" });
    expect(chosen.rows).toBe(2);
  });

  it.each([
    ["<!DOCTYPE html><html></html>", "web page"],
    ["[1, 2, 3]", "not of objects"],
    [" \n \n", "nothing but blanks"],
    ["{}", undefined],
  ])("of %j", async (text, message) => {
    const look = surveyTable(tableFile(text, "x"));
    if (message === undefined) expect((await look).rows).toBe(1);
    else await expect(look).rejects.toThrow(message);
  });

  it("stops when it is told to, and tells how far it is", async () => {
    const stop = new AbortController();
    const file = tableFile("a,b\n1,2\n".repeat(9000), "x.csv", 1000);
    const seen: number[] = [];
    const look = surveyTable(
      file,
      {},
      {
        signal: stop.signal,
        onProgress: (done, total) => {
          expect(total).toBe(72_000);
          seen.push(done);
          if (done > 5000) stop.abort(new Error("enough"));
        },
      },
    );
    await expect(look).rejects.toThrow("enough");
    expect(seen).toEqual([1000, 2000, 3000, 4000, 5000, 6000]);
  });
});

describe("known forms", () => {
  // Invented, in the form of each original (../shared/data/README.md): their terms forbid passing them on.
  const genres = (on: number) => Array.from({ length: 19 }, (_, place) => (place === on ? 1 : 0)).join("|");
  it.each([
    [
      "ml-100k/u.data",
      "1\t50\t5\t881250949\n2\t7\t3\t891717742\n",
      ["userId", "movieId", "rating", "timestamp"],
    ],
    [
      "ratings.dat",
      "1::1193::5::978300760\n2::661::3::978302109\n",
      ["userId", "movieId", "rating", "timestamp"],
    ],
    ["movies.dat", latin("1::Misérables, Les (1995)::Drama|Musical\n"), ["movieId", "title", "genres"]],
    [
      "u.item",
      latin(
        `1|Cité (1995)|01-Jan-1995||http://x|${genres(3)}\n2|Heat (1995)|01-Jan-1995||http://x|${genres(1)}\n`,
      ),
      ["movieId", "title", "release date", "video release date"],
    ],
    [
      "u.user",
      "1|24|M|technician|85711\n2|53|F|other|94043\n",
      ["userId", "age", "gender", "occupation", "zip"],
    ],
    [
      "ratings_Beauty.csv",
      "A39HTATAQ9V7YF,0205616461,5.0,1369699200\nA3JM6GV9MNOF9X,B000052YAN,3.0,1355443200\n",
      ["user", "item", "rating", "timestamp"],
    ],
    [
      "All_Beauty.csv",
      "0143026860,A1V6B6TNIC10QE,1.0,1424304000\nB000052YAN,A2F5GHSXFQ0W6J,4.0,1418860800\n",
      ["item", "user", "rating", "timestamp"],
    ],
    [
      "All_Beauty2023.csv",
      "user_id,parent_asin,rating,timestamp\nAGKHLEW2SOWHNMFQIJGBECAF7INQ,B081TJ8YS3,4.0,1588687728923\n",
      ["user_id", "parent_asin", "rating", "timestamp"],
    ],
  ])("name the columns of %s", async (name, content, columns) => {
    const { columns: found, problems } = await surveyTable(tableFile(content, name));
    expect(found.map((column) => column.name).slice(0, columns.length)).toEqual(columns);
    expect(problems.counts).toEqual([]);
  });

  it("give MovieLens' items with titles and genres in each of their forms", async () => {
    const forms = [
      ["movies.dat", latin('7::Mis\u00e9rables, Les (1995)::Drama|Musical\n8::"Hate" (1995)::Drama\n')],
      ["ml-100k/u.item", latin(`7|Mis\u00e9rables, Les (1995)|01-Jan-1995||http://x|${genres(8)}\n`)],
      ["movies.csv", 'movieId,title,genres\n7,"Mis\u00e9rables, Les (1995)",Drama\n8,x,(no genres listed)\n'],
    ] as const;
    for (const [name, content] of forms) {
      const file = tableFile(content, name);
      const { form } = await surveyTable(file);
      const { items } = await readItems(file, form);
      expect(items.get("7")).toMatchObject({ title: "Mis\u00e9rables, Les (1995)" });
      expect(items.get("7")!.genres[0]).toBe("Drama");
      if (name === "movies.dat") expect(items.get("8")!.title).toBe('"Hate" (1995)');
      if (name === "movies.csv") expect(items.get("8")!.genres).toEqual([]);
    }
  });

  it.each([
    [
      "2014",
      `{'reviewerID': 'A1', 'asin': 'B1', 'reviewerName': "O'Neil", 'helpful': [0, 0], 'reviewText': 'good', 'overall': 5.0, 'summary': 's', 'unixReviewTime': 1252800000, 'reviewTime': '09 13, 2009'}\n`,
      "Amazon reviews, 2014 or 2018",
    ],
    [
      "2018",
      `${JSON.stringify({ overall: 5, verified: true, reviewTime: "09 1, 2016", reviewerID: "A3", asin: "0143026860", style: { "Format:": "Hardcover" }, reviewText: "great", unixReviewTime: 1472688000, vote: "3" })}\n`,
      "Amazon reviews, 2014 or 2018",
    ],
    [
      "2023",
      JSON.stringify(
        {
          rating: 5,
          title: "t",
          text: "great",
          images: [],
          asin: "B0",
          parent_asin: "B0",
          user_id: "AG",
          timestamp: 1588687728923,
          helpful_vote: 0,
          verified_purchase: true,
        },
        undefined,
        2,
      ),
      "Amazon reviews, 2023",
    ],
  ])("know Amazon's reviews of %s, packed too", async (_, line, label) => {
    const { gzipSync, strToU8 } = await import("fflate");
    const survey = await surveyTable(await onlyFile(gzipSync(strToU8(line)), "reviews.json.gz"));
    expect(survey.known?.label).toBe(label);
    expect(survey.rows).toBe(1);
  });
});
