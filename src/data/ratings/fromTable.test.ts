// Ratings from a person's own table: who rated what how much in order, titles and categories, sides by time or lot.

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inEnglish } from "../../words/said.ts";
import { sidesOfLot } from "../sidesOfLot.ts";
import { guessMapping } from "../table/guessMapping.ts";
import { lookAt, openBrought } from "../table/look.ts";
import type { Mapping } from "../table/mapping.ts";
import { readOwnTable } from "../table/own.ts";
import { bytesSource } from "../table/source.ts";
import { ratingsOfTable } from "./fromTable.ts";
import { queryOf } from "./ratings.ts";

async function made(files: Readonly<Record<string, string | Uint8Array>>, changes: Partial<Mapping> = {}) {
  const brought = await openBrought(
    Object.entries(files).map(([name, content]) =>
      bytesSource(typeof content === "string" ? new TextEncoder().encode(content) : content, name),
    ),
  );
  const looked = await lookAt(brought.groups[0]!, brought.items);
  const mapping = { ...guessMapping(looked.survey, looked.inputs.length)!.mapping, ...changes };
  const { own } = await readOwnTable(looked, mapping);
  return ratingsOfTable(own, mapping);
}
const HEAD = "userId,movieId,rating,timestamp\n";
const T = 964_000_000;

describe("ratings of a table", () => {
  it("stand by user and within one by time, with titles and genres of the file beside", async () => {
    const { data, tasks, most, dropped } = await made(
      {
        "ratings.csv": `${HEAD}b,m1,4,${T + 5}\na,m2,3,${T}\nb,m2,1,${T + 1}\nc,m1,5,${T}\nc,m2,2,${T + 9}\nc,m9,2.5,${T + 3}\na,m1,2,${T + 2}\n`,
        "movies.csv": "movieId,title,genres\nm1,One (1999),Drama|War\nm2,Two,War\nm3,Never,Drama\n",
      },
      { minimumRows: 2 },
    );
    expect(data.users).toEqual(["b", "a", "c"]);
    expect([...data.user]).toEqual([0, 0, 1, 1, 2, 2, 2]);
    expect(data.items).toEqual({
      ids: ["m1", "m2", "m9"],
      titles: ["One (1999)", "Two", "m9"],
      genres: ["Drama", "War"],
      genresOf: [Uint8Array.of(0, 1), Uint8Array.of(1), new Uint8Array(0)],
    });
    expect([...data.item]).toEqual([1, 0, 1, 0, 0, 2, 1]);
    expect([...data.rating]).toEqual([1, 4, 3, 2, 5, 2.5, 2]);
    expect([...data.time!]).toEqual([T + 1, T + 5, T, T + 2, T, T + 3, T + 9]);
    expect([tasks, most, dropped, data.enough, data.sides]).toEqual([
      { training: 2, validation: 0, test: 1 },
      { shots: 2 },
      [],
      2,
      undefined,
    ]);
  });

  it("are what was chosen where nothing says how it was rated", async () => {
    const { data, tasks } = await made(
      {
        "clicks.csv": `session_id,item_id,timestamp\na,x,${T}\nb,y,${T + 1}\na,y,${T + 2}\nc,x,${T}\nc,z,${T + 5}\na,x,${T + 9}\nb,x,${T}\n`,
      },
      { minimumRows: 2 },
    );
    expect(data).toMatchObject({ chosen: true, users: ["a", "b", "c"] });
    expect([...data.rating]).toEqual([1, 1, 1, 1, 1, 1]);
    expect(
      [...data.user].map((user, row) => `${data.users[user]}${data.items.ids[data.item[row]!]}`),
    ).toEqual(["ay", "ax", "bx", "by", "cx", "cz"]);
    expect(tasks.training + tasks.test).toBe(3);
  });

  it("have titles, categories and prices of Amazon's file of products beside reviews, of every release", async () => {
    const lines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join("\n");
    const users = ["a", "b", "c"].flatMap((user) => ["B1", "B2", "B3"].map((item) => ({ user, item })));
    const of2018 = users.map(({ user, item }, at) => ({
      reviewerID: user,
      asin: item,
      overall: 1 + (at % 5),
      unixReviewTime: T + at,
    }));
    const of2023 = users.map(({ user, item }, at) => ({
      user_id: user,
      parent_asin: item,
      asin: "x",
      title: "Good",
      text: "It works",
      rating: 1 + (at % 5),
      timestamp: 1000 * (T + at),
    }));
    const expected = {
      titles: ["A lamp", "B2", "A chair"],
      numbers: [{ name: "price", values: Float32Array.of(1012.5, Number.NaN, 30) }],
    };
    const releases = {
      2014: [
        lines(of2018),
        `{'asin': 'B1', 'title': 'A lamp', 'price': 1012.5, 'categories': [['Home', 'Lamps']]}\n{'asin': 'B3', 'title': "A chair", 'price': 30, 'categories': [['Home'], ['Office']]}\n{'asin': 'B9', 'title': 'Nobody bought it', 'categories': [['Shed']]}\n`,
      ],
      2018: [
        lines(of2018),
        lines([
          { category: ["Home", "Lamps"], title: "A lamp", price: "$1,012.50", asin: "B1" },
          { category: ["Home", "Office"], title: "A chair", price: "$30", asin: "B3" },
        ]),
      ],
      2023: [
        lines(of2023),
        lines([
          {
            main_category: "Home",
            title: "A lamp",
            price: 1012.5,
            categories: ["Home", "Lamps"],
            parent_asin: "B1",
          },
          {
            main_category: "Home",
            title: "A chair",
            price: "30.00",
            categories: ["Office"],
            parent_asin: "B3",
          },
          { main_category: "Shed", title: "No", price: null, categories: [], parent_asin: "B9" },
        ]),
      ],
    };
    for (const [year, [reviews, products]] of Object.entries(releases)) {
      const { data } = await made(
        { [`meta_${year}.jsonl`]: products!, [`reviews_${year}.jsonl`]: reviews! },
        { minimumRows: 3 },
      );
      const { titles, numbers, genres, genresOf } = data.items;
      expect({ titles, numbers }).toEqual(expected);
      expect(genresOf.map((own) => [...own].map((genre) => genres[genre]))).toEqual([
        ["Home", "Lamps"],
        [],
        ["Home", "Office"],
      ]);
    }
  });

  it("tell items by the commonest of many categories, and say which are left out", async () => {
    const reviews = Array.from({ length: 240 }, (_, row) =>
      JSON.stringify({
        user_id: `u${row % 3}`,
        parent_asin: `B${Math.floor(row / 3)}`,
        rating: 1 + (row % 5),
        timestamp: 1000 * (T + row),
      }),
    ).join("\n");
    const products = Array.from({ length: 80 }, (_, item) =>
      JSON.stringify({
        parent_asin: `B${item}`,
        title: `Thing ${item}`,
        main_category: "Home",
        price: item === 7 ? "from 3.99" : item,
        categories: [`sort ${item}`],
      }),
    ).join("\n");
    const { data, dropped } = await made({ "r.jsonl": reviews, "m.jsonl": products });
    expect(data.items.genres).toHaveLength(64);
    expect(dropped.map(({ message, examples }) => [inEnglish(message), examples.length])).toEqual([
      ["17 of 81 categories of items are rarer than the 64 commonest.", 5],
    ]);
    expect(data.items.numbers![0]!.values[7]).toBeNaN();
  });

  it("have the numbers of items, as the first row that has them says, and the words of reviews that stand in several", async () => {
    const rows = [
      "a,m1,4,9.5,good sound",
      "a,m2,3,,bad sound",
      "b,m1,5,8,Good Good fit",
      "b,m2,1,20,unique",
      "c,m1,2,8,bad SOUND good",
      "c,m2,2,21,good bad sound",
      "d,m1,3,8,good bad",
      "d,m2,3,8,sound bad good",
    ];
    const { data } = await made(
      { "reviews.csv": `userId,movieId,rating,price,review\n${rows.join("\n")}\n` },
      {
        minimumRows: 2,
        text: "review",
        features: [{ column: "price", kind: "number", decimalComma: false }],
      },
    );
    expect(data.items.numbers).toEqual([{ name: "price", values: Float32Array.of(9.5, 20) }]);
    const { names, of } = data.words!;
    // In six reviews, in five and five; the others stand in fewer than five.
    expect(names).toEqual(["good", "bad", "sound"]);
    const said = of.map((words, row) => [
      data.users[data.user[row]!],
      data.items.ids[data.item[row]!],
      [...words].map((word) => names[word]).toSorted(),
    ]);
    expect(said).toContainEqual(["a", "m1", ["good", "sound"]]);
    expect(said).toContainEqual(["b", "m1", ["good"]]);
    expect(said).toContainEqual(["b", "m2", []]);
  });

  it("keep what users rated that have too few for a task, and tell how many they are", async () => {
    const rows = ["a", "b", "c", "d"].flatMap((user, count) =>
      Array.from({ length: 2 + count }, (_, row) => `${user},m${row},3,${T + row}`),
    );
    const { data, dropped } = await made(
      { "ratings.csv": `${HEAD}${rows.join("\n")}\n` },
      { minimumRows: 3 },
    );
    expect([data.users, data.user.length]).toEqual([["a", "b", "c", "d"], 14]);
    expect(dropped).toEqual([{ message: "1 of 4 tasks have fewer than 3 rows.", count: 1, examples: ["a"] }]);
  });

  it("are divided by when users began where that is asked for, and nothing later is trained on", async () => {
    const rows = ["a", "b", "c", "d"].flatMap((user, late) =>
      Array.from({ length: 3 }, (_, row) => `${user},m${row},3,${T + 100 * late + row}`),
    );
    const late = `a,m7,3,${T + 999}`;
    const { data, tasks, problems } = await made(
      { "ratings.csv": `${HEAD}${[...rows, late].join("\n")}\n` },
      { minimumRows: 3, split: "time" },
    );
    expect(data.sides).toEqual({ training: [0, 1], validation: [2], test: [3] });
    expect(tasks).toEqual({ training: 2, validation: 1, test: 1 });
    expect([data.rating.length, problems.count("after-cut")]).toEqual([12, 1]);
  });

  it("have means of repeats, categories of items as genres, and may lack times", async () => {
    const text =
      "user,item,stars,shop\na,x,1,north\na,x,4,south\na,y,2,\nb,x,3,west\nb,y,3,east\nc,x,3,west\nc,y,1,west\n";
    const { data, problems } = await made(
      { "t.csv": text },
      {
        minimumRows: 2,
        repeats: "mean",
        features: [{ column: "shop", kind: "category", decimalComma: false }],
      },
    );
    expect([...data.rating]).toEqual([2.5, 2, 3, 3, 3, 1]);
    expect(problems.count("repeat-averaged")).toBe(1);
    expect(data.time).toBeUndefined();
    // As an item's first row has them.
    expect([data.items.genres, data.items.genresOf]).toEqual([
      ["north"],
      [Uint8Array.of(0), new Uint8Array(0)],
    ]);
  });

  it("keep their order where times lie before 1970", async () => {
    const dated = `user,item,rating,date\n${["a", "b", "c"].map((user) => `${user},x,1,1969-12-31 23:59:50\n${user},y,2,1969-12-31 23:59:40\n${user},z,3,1970-01-01 00:00:10\n`).join("")}`;
    const { data } = await made({ "t.csv": dated }, { minimumRows: 3 });
    expect([...data.rating.slice(0, 3)]).toEqual([2, 1, 3]);
    expect([...data.time!.slice(0, 3)]).toEqual([0, 10, 30]);
  });

  it("are refused where items are of too many categories", async () => {
    const rows = Array.from({ length: 900 }, (_, row) => `u${row % 3},i${row % 400},3,c${row}`);
    await expect(
      made(
        { "t.csv": `user,item,rating,sort\n${rows.join("\n")}\n` },
        { minimumRows: 2, features: [{ column: "sort", kind: "category", decimalComma: false }] },
      ),
    ).rejects.toThrow("more than 256 genres and categories");
  });
});

describe("what is asked of a user", () => {
  it("is the last third of what a task takes, ten at most", () => {
    expect([30, 100, 10, 3].map(queryOf)).toEqual([
      { queryFrom: 20, queries: 10 },
      { queryFrom: 90, queries: 10 },
      { queryFrom: 7, queries: 3 },
      { queryFrom: 2, queries: 1 },
    ]);
  });

  it("is asked of each user in one of five divisions", () => {
    const sides = [1, 2, 3, 4, 5].map((division) => sidesOfLot(23, division));
    expect(sides.flatMap(({ test }) => test).sort((a, b) => a - b)).toEqual([...Array(23).keys()]);
    for (const { training, validation, test } of sides) {
      expect(validation).toHaveLength(2);
      expect([...training, ...validation, ...test].sort((a, b) => a - b)).toEqual([...Array(23).keys()]);
    }
  });
});

const DATA = new URL("../../../../shared/data/", import.meta.url);
describe.skipIf(!existsSync(DATA))("real files", () => {
  it("MovieLens' own zip gives every rating with its title", async () => {
    const zip = new Uint8Array(readFileSync(new URL("movielens-small/ml-latest-small.zip", DATA)));
    const { data, tasks, dropped } = await made({ "ml-latest-small.zip": zip });
    expect([data.users.length, data.rating.length, data.items.ids.length]).toEqual([610, 100_836, 9724]);
    expect(data.items.titles[data.items.ids.indexOf("1")]).toBe("Toy Story (1995)");
    expect([data.enough, dropped[0]!.count]).toEqual([30, 109]);
    expect(tasks).toEqual({ training: 350, validation: 50, test: 101 });
  });
});
