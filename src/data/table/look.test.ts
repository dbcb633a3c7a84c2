// What a person brings, in one file or several: which tables belong together, and what they hold as one.

import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { inEnglish } from "../../words/said.ts";
import { guessMapping } from "./guessMapping.ts";
import { lookAt, openBrought } from "./look.ts";
import { FILE_COLUMN } from "./mapping.ts";
import { readOwnTable } from "./own.ts";
import { bytesSource } from "./source.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const source = (name: string, content: string | Uint8Array) =>
  bytesSource(typeof content === "string" ? bytes(content) : content, name);
const ratings = (seed: number) =>
  `userId,movieId,rating,timestamp\n${Array.from({ length: 40 }, (_, row) => `u${row % 4},m${(row * seed) % 20},${1 + (row % 5)},${964_000_000 + row}\n`).join("")}`;
const movies = "movieId,title,genres\nm0,Zero,Drama|War\nm1,One,(no genres listed)\n";

describe("what is brought", () => {
  it("puts tables of the same columns together, known ones first, titles beside, the rest told", async () => {
    const zip = zipSync({
      "set/tags.csv": bytes(
        `userId,movieId,tag,timestamp\n${"u1,m1,a long long tag,964000000\n".repeat(200)}`,
      ),
      "set/ratings.csv": bytes(ratings(3)),
      "set/movies.csv": bytes(movies),
      "set/README.txt": bytes("Terms of use."),
    });
    const { groups, items, leftOut } = await openBrought([source("set.zip", zip)]);
    expect(groups.map(({ inputs }) => inputs.map(({ file }) => file.name))).toEqual([
      ["set.zip/set/ratings.csv"],
      ["set.zip/set/tags.csv"],
    ]);
    expect(items?.file.name).toBe("set.zip/set/movies.csv");
    expect(leftOut).toEqual(["set.zip/set/README.txt: a text about the tables."]);
  });

  it("has each rating of MovieLens 100k once: its ready divisions are left out beside u.data, and read without it", async () => {
    const rows = ratings(3)
      .split("\n")
      .slice(1, -1)
      .map((line) => line.replaceAll(",", "\t"));
    const part = (from: number, to?: number) => bytes(`${rows.slice(from, to).join("\n")}\n`);
    const divisions = {
      "ml-100k/u1.base": part(8),
      "ml-100k/u1.test": part(0, 8),
      "ml-100k/ua.test": part(0, 8),
    };
    const open = async (files: Record<string, Uint8Array>) => {
      const { groups, leftOut } = await openBrought([source("ml-100k.zip", zipSync(files))]);
      return { names: groups[0]!.inputs.map(({ file }) => file.name.split("/").at(-1)), leftOut };
    };
    const whole = await open({ "ml-100k/u.data": part(0), ...divisions });
    expect(whole.names).toEqual(["u.data"]);
    expect(whole.leftOut.map(inEnglish)).toEqual([
      "ml-100k.zip/ml-100k/u1.base, ml-100k.zip/ml-100k/u1.test, ml-100k.zip/ml-100k/ua.test: the same ratings divided, which are in u.data; these were not read.",
    ]);
    expect(await open(divisions)).toEqual({ names: ["u1.base", "u1.test", "ua.test"], leftOut: [] });
  });

  it("is one table over files of the same columns, with all their rows and problems", async () => {
    const { groups } = await openBrought([
      source("a.csv", ratings(3)),
      source("b.csv", `${ratings(7)}u9,m1\n`),
    ]);
    expect(groups).toHaveLength(1);
    const seen: (readonly [number, number])[] = [];
    const onProgress = (done: number, total: number) => void seen.push([done, total]);
    const { survey } = await lookAt(groups[0]!, undefined, {}, { onProgress });
    expect([survey.file, survey.rows, survey.problems.count("short-row")]).toEqual([
      "a.csv and b.csv",
      81,
      1,
    ]);
    const [, , rating] = survey.columns;
    expect(rating).toMatchObject({ name: "rating", type: "number", values: 80, missing: 1, range: [1, 5] });
    const [done, total] = seen.at(-1)!;
    expect(done).toBe(total);
  });

  it("makes a task of each file where no column says better", async () => {
    const lines = (name: string) =>
      Array.from(
        { length: 12 },
        (_, row) => `{"asin":"${name}${row % 6}","overall":${1 + (row % 5)}}\n`,
      ).join("");
    const { groups } = await openBrought([
      source("Books.jsonl", lines("b")),
      source("Games.jsonl", lines("g")),
    ]);
    const looked = await lookAt(groups[0]!, undefined);
    const { mapping } = guessMapping(looked.survey, looked.inputs.length)!;
    expect(mapping).toMatchObject({ task: FILE_COLUMN, item: "asin", target: { column: "overall" } });
    const { own } = await readOwnTable(looked, mapping);
    expect(own.content.task.names).toEqual(["Books.jsonl", "Games.jsonl"]);
    expect(own.name).toBe("Books.jsonl and Games.jsonl");
  });

  it("tells files of one name apart", async () => {
    const { groups } = await openBrought([source("a.csv", ratings(3)), source("a.csv", ratings(7))]);
    expect(groups[0]!.inputs.map(({ file }) => file.name)).toEqual(["a.csv", "a.csv (2)"]);
  });

  it("takes a column for text where its files do not agree on what it is", async () => {
    const { groups } = await openBrought([
      source("a.csv", "x,y\n1,2\n3,4\n"),
      source("b.csv", "x,y\none,2\ntwo,4\n"),
    ]);
    const { survey } = await lookAt(groups[0]!, undefined);
    expect(survey.columns.map(({ name, type, values }) => [name, type, values])).toEqual([
      ["x", "text", 4],
      ["y", "number", 4],
    ]);
  });

  it("has a fingerprint of titles too, and of those alone that are rated", async () => {
    const print = async (titles: string) => {
      const brought = await openBrought([source("ratings.csv", ratings(3)), source("movies.csv", titles)]);
      const looked = await lookAt(brought.groups[0]!, brought.items);
      const { mapping } = guessMapping(looked.survey)!;
      return (await readOwnTable(looked, mapping)).own;
    };
    const one = await print(movies);
    expect(one.items?.get("m0")).toEqual({ id: "m0", title: "Zero", genres: ["Drama", "War"] });
    expect((await print(`${movies}m99,Never rated,Drama\n`)).fingerprint).toBe(one.fingerprint);
    expect((await print(movies.replace("One", "Won"))).fingerprint).not.toBe(one.fingerprint);
  });

  it("is refused where there is no table in it, and why", async () => {
    await expect(openBrought([source("x.csv", "")])).rejects.toThrow("x.csv: The file is empty.");
    const zip = zipSync({ "notes/README.md": bytes("hello") });
    await expect(openBrought([source("x.zip", zip)])).rejects.toThrow("No table in it");
  });
});
