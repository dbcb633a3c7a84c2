// A person's own tables on the command line: mapped by a file, a link or a guess that leaves nothing open, compared with
// what a link names, and refused in whole sentences that name file and field.

import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Intents } from "../data/intents/intents.ts";
import type { Ratings } from "../data/ratings/ratings.ts";
import { Random } from "../engine/random.ts";
import { presets } from "../experiment/presets/registry.ts";
import { readLink, writeLink } from "../share/link.ts";
import type { RatingsTask } from "../tasks/episode.ts";
import { loadFamily } from "../training/load.ts";
import { type DataFlags, ownData, shippedFor } from "./ownData.ts";

const folder = mkdtempSync(join(tmpdir(), "innerloop-"));
function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const { experiment: intents } = presets["intents-banking77-5way-1shot"];
const read = async (flags: Partial<DataFlags>, experiment: Parameters<typeof ownData>[0] = intents) => {
  const told: string[] = [];
  const own = await ownData(experiment, { data: [], testData: [], ...flags }, (line) => void told.push(line));
  return { own, told: told.join("\n") };
};
const tickets = (classes: number, head = "text,intent") =>
  `${head}\n${Array.from({ length: classes * 12 }, (_, row) => `"please help me, number ${row}",matter ${row % classes}\n`).join("")}`;
const mapping = {
  version: 1,
  task: "intent",
  text: "text",
  features: [],
  repeats: "keep",
  negatives: "keep",
  minimumRows: 10,
  split: "chance",
};

it.each([{ data: ["a.csv"] }, { testData: ["a.zip"] }, { map: "map.json" }, { halves: "join" as const }])(
  "is refused, not ignored, where tasks draw on no data: %j",
  async (flags) => {
    await expect(read(flags, presets["sinusoid-maml-5shot"].experiment)).rejects.toThrow(
      "sinusoids draw on none",
    );
  },
);

describe("--data with a table", () => {
  it("is mapped by what its columns are called, which is said, and has as many ways as classes", async () => {
    const { own, told } = await read({ data: [file("tickets.csv", tickets(9))] });
    expect(told).toContain('Mapped by what the columns are called: {"version":1,"task":"intent"');
    expect(own!.said).toMatchObject({ mapping, kept: { training: 3, validation: 3, test: 3 }, share: 1 });
    expect(own!.experiment).toMatchObject({
      data: own!.said.fingerprint,
      mapping,
      task: { options: { ways: 3, testWays: 3 } },
    });
    expect(told).toContain("Ways is 3 instead of 20: these data allow no more.");
    expect((own!.data as Intents).labels).toHaveLength(9);
  });

  it("is mapped by a file, whatever the columns are called, and by a link that names the same data", async () => {
    const data = [file("odd.csv", tickets(18, "a,b"))];
    const map = file("map.json", JSON.stringify({ ...mapping, task: "b", text: "a" }));
    const { own } = await read({ data, map });
    expect(own!.experiment.mapping).toMatchObject({ task: "b", text: "a" });
    const again = await read({ data }, own!.experiment);
    expect(again.own!.experiment).toEqual(own!.experiment);
    await expect(read({ data: [file("odd2.csv", tickets(20, "a,b"))] }, own!.experiment)).rejects.toThrow(
      `The link names data of fingerprint ${own!.said.fingerprint}`,
    );
    await expect(read({}, own!.experiment)).rejects.toThrow("Name the same files with --data");
  });

  it("tells what was left out, with lines", async () => {
    const text = `${tickets(9)}"",matter 1\n"once more",matter 1\n"once more",matter 1\n"a rare one",rare\n`;
    const { own, told } = await read({ data: [file("odd-rows.csv", text)] });
    expect(told).toContain("1 rows without a needed value: left out (first odd-rows.csv line 110).");
    expect(told).toContain("line 112");
    expect(told).toContain("1 of 10 tasks have fewer than 10 rows, and are left out: rare");
    expect(own!.said.problems).toEqual({ "missing-value": 1, "repeated-sentence": 1 });
  });

  it.each([
    [{ data: ["nowhere.csv"] }, "There is no file “nowhere.csv”."],
    [{ map: "x.json" }, "--map needs --data"],
    [{ data: ["x"], testData: ["y"] }, "--test-data and --halves are for images."],
    [{ data: [file("a.csv", tickets(9))], map: "nowhere.json" }, "There is no file “nowhere.json”"],
    [{ data: [file("a.csv", tickets(9))], map: file("no.json", "{") }, "no.json is no JSON"],
    [
      {
        data: [file("a.csv", tickets(9))],
        map: file("bad.json", JSON.stringify({ ...mapping, minimumRows: 0 })),
      },
      "field minimumRows",
    ],
    [
      {
        data: [file("a.csv", tickets(9))],
        map: file("what.json", JSON.stringify({ ...mapping, task: "what" })),
      },
      "Mapping, field task: There is no column “what”.",
    ],
    [{ data: [file("blank.csv", "a,b\n1,2\n3,4\n")] }, "cannot be told from their names (a, b)"],
    [
      {
        data: [
          file(
            "r.csv",
            `userId,movieId,rating,timestamp\n${"1,2,3,964000000\n1,3,4,964000001\n2,3,4,964000001\n".repeat(9)}`,
          ),
        ],
      },
      "Mapping, field text: Sentences are what an intent is told by.",
    ],
    [
      { data: [file("sold.csv", `customer,article,amount\n${'a,b,"1,250"\na,c,"$2,500"\n'.repeat(9)}`)] },
      "a comma or point in “amount” can part decimals or thousands",
    ],
    [{ data: [file("book.xls", "\u00d0")] }, "book.xls"],
  ] as const)("is refused: %j", async (flags, message) => {
    await expect(read(flags)).rejects.toThrow(message);
  });

  it("is not guessed at where days and months cannot be told apart", async () => {
    const text = `text,intent,date\n${Array.from({ length: 40 }, (_, row) => `some words ${row},m${row % 4},0${1 + (row % 9)}/0${1 + (row % 8)}/2020\n`).join("")}`;
    await expect(read({ data: [file("dates.csv", text)] })).rejects.toThrow(
      "the dates of “date” can be read as day-first or month-first, and no value settles it",
    );
  });

  it("has no place where tasks draw on none", async () => {
    await expect(read({ data: ["x.csv"] }, presets["sinusoid-maml-5shot"].experiment)).rejects.toThrow(
      "sinusoids draw on none",
    );
    await expect(read({ map: "x.json" }, presets["glyphs-protonet-5way-1shot"].experiment)).rejects.toThrow(
      "--map is for tables",
    );
  });
});

describe("Amazon reviews", () => {
  const random = new Random(1);
  /** Reviews of one category as the 2018 release has them: so many reviewers, each of so many products. */
  const reviews = (category: string, reviewers: number, each: number) =>
    Array.from({ length: reviewers * each }, (_, row) =>
      JSON.stringify({
        reviewerID: `A${row % reviewers}${category}`,
        asin: `B00${category}${random.integer(40)}${Math.floor(row / reviewers) % 7}`,
        overall: 1 + random.integer(5),
        unixReviewTime: 1_400_000_000 + row * 60,
        reviewText: "It does what it says, and no more.",
      }),
    ).join("\n");
  const packed = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, gzipSync(new TextEncoder().encode(text)));
    return path;
  };
  const experiment = presets["ratings-movielens-5"].experiment;

  it("of several categories come to reviewers, one table of all files", async () => {
    const data = ["Books", "Games"].map((category) =>
      packed(`${category}.json.gz`, reviews(category, 12, 36)),
    );
    const { own, told } = await read({ data }, experiment);
    expect(told).toContain('"task":"reviewerID","item":"asin"');
    expect(own!.said.kept).toEqual({ training: 17, validation: 2, test: 5 });
    const sampler = (await loadFamily("ratings")).createSampler(own!.experiment.task.options, own!.data);
    expect(sampler.sample(new Random(1), "test", 2).query.count).toBe(10);
  });

  it("come to a task for each category's file, where the mapping says so", async () => {
    const data = Array.from({ length: 10 }, (_, place) =>
      packed(`category${place}.json.gz`, reviews(`c${place}`, 30, 2)),
    );
    const map = file(
      "by-file.json",
      JSON.stringify({
        version: 1,
        task: "(file)",
        item: "asin",
        target: { column: "overall", decimalComma: false },
        time: { column: "unixReviewTime", form: "seconds" },
        features: [],
        repeats: "keep",
        negatives: "keep",
        minimumRows: 30,
        split: "chance",
      }),
    );
    const { own } = await read({ data, map }, experiment);
    expect(own!.said.kept).toEqual({ training: 7, validation: 1, test: 2 });
    expect((own!.data as Ratings).users[0]).toBe("category0.json");
    const sampler = (await loadFamily("ratings")).createSampler(own!.experiment.task.options, own!.data);
    expect(sampler.held).toEqual({ validation: 1, test: 2 });
  });
});

const DATA = new URL("../../../shared/data/", import.meta.url);
describe.skipIf(!existsSync(DATA))("real files", () => {
  it("BANKING77's own file comes to episodes of intents never trained on", async () => {
    const { own } = await read({ data: [new URL("banking77/train.csv", DATA).pathname] });
    expect(own!.said).toMatchObject({ kept: { training: 25, validation: 26, test: 26 } });
    const { data, experiment } = own!;
    const sampler = (await loadFamily("intents")).createSampler(experiment.task.options, data);
    const { labels, folds } = data as Intents;
    const batch = sampler.sample(new Random(1), "test", 4);
    expect([batch.tasks, batch.outputs, batch.support.count, batch.query.count]).toEqual([4, 5, 5, 25]);
    const test = new Set(folds[0]!.test.map((intent) => labels[intent]!.replaceAll("_", " ")));
    for (let task = 0; task < 4; task++)
      for (const name of (batch.description(task) as { classes: readonly string[] }).classes)
        expect(test).toContain(name);
  });

  it("MovieLens' own zip comes to users as the set that ships has them, and to their first ratings", async () => {
    const experiment = presets["ratings-movielens-5"].experiment;
    const { own, told } = await read(
      { data: [new URL("movielens-small/ml-latest-small.zip", DATA).pathname] },
      experiment,
    );
    expect(told).toContain("tags.csv: not read, the columns are others.");
    expect(own!.said).toMatchObject({ kept: { training: 350, validation: 50, test: 101 }, problems: {} });
    expect(told).toContain("109 of 610 tasks have fewer than 30 rows, and are left out: ");
    expect(own!.experiment).toEqual({
      ...experiment,
      data: own!.said.fingerprint,
      mapping: own!.said.mapping,
    });
    const { createSampler } = await loadFamily("ratings");
    const sampler = createSampler(own!.experiment.task.options, own!.data);
    const shipped = createSampler(experiment.task.options, shippedFor(experiment));
    expect([sampler.held, sampler.data!.counts]).toEqual([shipped.held, shipped.data!.counts]);
    for (const split of ["validation", "test"] as const)
      for (let index = 0; index < shipped.held![split]!; index++) {
        const said = ({ support, query }: RatingsTask) =>
          [support, query].map(({ titles, ratings }) => [titles, ratings]);
        const [mine, theirs] = [sampler, shipped].map((one) => one.heldTask!(split, index).description(0));
        expect(said(mine as RatingsTask)).toEqual(said(theirs as RatingsTask));
      }
  });

  it("sales come to customers by what they buy, returns left out, with as few rows as they have", async () => {
    const map = file(
      "sales.json",
      JSON.stringify({
        ...mapping,
        task: "CustomerID",
        item: "StockCode",
        target: { column: "Quantity", decimalComma: false },
        time: { column: "InvoiceDate", form: "iso" },
        text: undefined,
        repeats: "mean",
        negatives: "leave-out",
        minimumRows: 9,
        split: "time",
      }),
    );
    const { own, told } = await read(
      { data: [new URL("online-retail/online_retail.csv", DATA).pathname], map },
      presets["ratings-movielens-20"].experiment,
    );
    expect(told).toContain("520 negative values: left out, the row with them");
    expect(told).toContain("Ratings known is 6 instead of 20: these data allow no more.");
    const { training, validation, test } = own!.said.kept as Record<string, number>;
    const sampler = (await loadFamily("ratings")).createSampler(own!.experiment.task.options, own!.data);
    expect(sampler.held).toEqual({ validation, test });
    expect(sampler.data!.counts.training.classes).toBe(training);
    const batch = sampler.sample(new Random(1), "training", 3);
    expect([batch.support.count, batch.query.count]).toEqual([6, 3]);
    expect([...batch.query.y].every((value) => value >= 0)).toBe(true);
  });
});

it("prices are guessed, have as many known as the least segment allows, and are opened again by their link", async () => {
  const rows = Array.from(
    { length: 50 },
    (_, row) => `g${row % 10},${2 + Math.floor(row / 10)},40,${row % 30}`,
  );
  const data = [file("prices.csv", `segment,price,visitors,bought\n${rows.join("\n")}\n`)];
  const many = presets["pricing-spread"].experiment;
  const asked = { ...many, task: { ...many.task, options: { ...many.task.options, testShots: 9 } } };
  const { own, told } = await read({ data }, asked);
  expect(told).toContain("Observed prices at test is 4 instead of 9: these data allow no more.");
  expect(own!.experiment.mapping!.features.map(({ column }) => column)).toEqual(["price", "visitors"]);
  const reopened = readLink(writeLink(own!.experiment)).experiment;
  expect(reopened).toEqual(own!.experiment);
  const { own: again } = await read({ data }, reopened);
  const sampler = (await loadFamily("priceResponse")).createSampler(reopened.task.options, again!.data);
  expect(sampler.held).toEqual({ validation: 1, test: 2 });
  expect(shippedFor(many)).toBeUndefined();
});
