// A person's own tables of sales and of prices: what a model reads of them is what the lab gave it, answers are in their
// units, and what does not fit is told with its place.

import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { shippedFor } from "../cli/ownData.ts";
import type { TaskData } from "../data/kinds.ts";
import { wasmDevice } from "../engine/backend/wasmDevice.ts";
import { orderFor } from "../measures/newsvendor.ts";
import { readLink } from "../share/link.ts";
import { FILES } from "../takeaway/learnerFile.ts";
import { takeAway } from "../takeaway/takeAway.ts";
import type { DemandTask, PricesTask } from "../tasks/episode.ts";
import { recordFor } from "../testing/records.ts";
import { createRun } from "../training/createRun.ts";
import type { EpisodeRun } from "../training/episodes/episodeRun.ts";
import { openExport } from "./openExport.ts";
import { answersTable, predict, worthOf } from "./predict.ts";

/** A learner after two meta-steps in a folder. */
async function exported(
  link: string,
  own?: TaskData,
): Promise<{ readonly run: EpisodeRun; readonly folder: string }> {
  const linked = readLink(link).experiment;
  const experiment = own ? { ...linked, data: "0abc" } : linked;
  const { device } = await wasmDevice();
  const run = (await createRun(experiment, device, own ?? shippedFor(experiment))) as EpisodeRun;
  for (let step = 0; step < 2; step++) await run.metaStep();
  const record = recordFor("taken", { data: run.data }, experiment);
  const files = await takeAway({ run, device, record, link, program: "", replay: "", data: undefined });
  const folder = mkdtempSync(join(tmpdir(), "innerloop-"));
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return { run, folder };
}

/** What an export answers to two tables. */
async function asked(folder: string, support: string, query: string) {
  const [known, questions] = [join(folder, "known.csv"), join(folder, "asked.csv")];
  writeFileSync(known, support);
  writeFileSync(questions, query);
  return predict(openExport(folder), known, questions);
}

/** What the lab answers to the task that went along as an example. */
async function labs({ run }: { readonly run: EpisodeRun }) {
  const { support, query, description } = run.sampleTasks(0, 1)[0]!;
  const { inputShape } = run.sampler;
  const { outputs } = await run.predict("learner", { tasks: 1, inputShape, outputs: 1, support, query });
  return { outputs: outputs[run.answersAfter("learner")]!, support, query, description };
}

describe("sales", () => {
  let taken: Awaited<ReturnType<typeof exported>>;
  beforeAll(async () => {
    taken = await exported("#v=1&task=demand&algorithm=ridge&metaBatch=1&baseline=none");
  });

  it("are forecast and ordered as on the page, from the weeks alone", async () => {
    const { outputs, description } = await labs(taken);
    const { firstWeek, known, asked: sold, standing, scale, costs, spread } = description as DemandTask;
    const shop = readFileSync(join(taken.folder, FILES.exampleSupport), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split(",")[2]);
    const support = known.map((units, week) => `${firstWeek + week},${units},${shop[week + 1]}`).join("\n");
    // What the shop will do is worked out of what it did, as in the lab.
    const query = sold.map((_, week) => `${firstWeek + known.length + week}`).join("\n");
    const answers = await asked(taken.folder, `week,sold,shop\n${support}\n`, `week\n${query}\n`);
    for (const [week, units] of standing.entries()) {
      const forecast = units + scale * outputs[week]!;
      expect(Math.abs(answers.own!.prediction[week]! - forecast)).toBeLessThan(1e-5 * Math.max(1, forecast));
      expect(answers.own!.further.order![week]).toBeCloseTo(orderFor(forecast, costs, spread), 4);
    }
    const [head, first] = answersTable(answers).split("\n");
    expect(head).toBe("line,week,prediction,order");
    expect(first).toMatch(new RegExp(`^2,${firstWeek + known.length},\\d`));
    expect(answers.own!.note).toBe(
      "An order is enough in 80 of 100 weeks: one too few costs 4, one too many 1.",
    );
  });

  it("are the same whatever the unit of the shop, and said where nothing is known of it", async () => {
    const table = (times: number) =>
      `week,sold,shop\n${[3, 5, 4, 6, 2].map((units, week) => `${week},${units},${times * (90 + week)}`).join("\n")}\n`;
    const query = "week,shop\n5,99\n7,101\n";
    const one = await asked(taken.folder, table(1), query);
    const many = await asked(taken.folder, table(7), "week,shop\n5,693\n7,707\n");
    for (const [row, units] of one.own!.prediction.entries())
      expect(many.own!.prediction[row]).toBeCloseTo(units, 4);
    const without = await asked(taken.folder, "week,sold\n0,3\n1,5\n2,4\n3,6\n4,2\n", "week,sold\n5,4\n");
    expect(without.own!.note).toContain("There is no column shop");
    expect(worthOf(without)).toBe(
      `Mean squared error ${((without.own!.prediction[0]! - 4) ** 2).toPrecision(6)} on 1 rows.`,
    );
  });

  const KNOWN = "week,sold\n1,3\n2,5\n3,4\n4,6\n";
  it.each([
    [
      "too few weeks",
      "week,sold\n1,3\n2,5\n",
      "week\n3\n",
      "known.csv: there are 2 weeks: bring 4 at least.",
    ],
    [
      "a week that is missing",
      "week,sold\n1,3\n2,5\n4,4\n5,6\n",
      "week\n6\n",
      "known.csv, line 4, column week: week 4 does not follow week 2",
    ],
    ["half a week", "week,sold\n1,3\n2.5,5\n3,4\n4,6\n", "week\n6\n", "line 3, column week: 2.5 is no week"],
    ["less than nothing", "week,sold\n1,3\n2,-5\n3,4\n4,6\n", "week\n6\n", "line 3, column sold: -5 is less"],
    ["a week that is known", KNOWN, "week\n4\n", "asked.csv, line 2, column week: week 4 is not among the 8"],
    ["a week too far off", KNOWN, "week\n5\n13\n", "asked.csv, line 3, column week: week 13 is not among"],
    ["a shop out of nowhere", KNOWN, "week,shop\n5,2\n", "the support table has none to hold it against"],
    ["another column", "week,units\n1,3\n", "week\n5\n", "there is no column “sold”, only week, units"],
    [
      "a closed shop",
      "week,sold,shop\n1,3,0\n2,5,0\n3,4,0\n4,6,0\n",
      "week\n5\n",
      "the shop sold nothing at all",
    ],
  ])("refuse %s, and say where", async (_, support, query, why) => {
    await expect(asked(taken.folder, support, query)).rejects.toThrow(why);
  });
});

describe("prices", () => {
  let taken: Awaited<ReturnType<typeof exported>>;
  beforeAll(async () => {
    taken = await exported("#v=1&task=priceResponse&metaBatch=1&baseline=none");
  });

  it("are answered as on the page, and the one that earns most is named", async () => {
    const { outputs, support, description } = await labs(taken);
    const { prices } = description as PricesTask;
    const known = readFileSync(join(taken.folder, FILES.exampleSupport), "utf8");
    expect(known).toMatch(/^price,visitors,bought\n\d+(\.\d+)?,100,\d+\n/);
    const answers = await asked(taken.folder, known, `price\n${prices.join("\n")}\n`);
    expect(support.count).toBe(known.trim().split("\n").length - 1);
    const revenue = Array.from(prices, (price, place) => price * outputs[place]!);
    for (const [place, share] of outputs.entries()) {
      expect(Math.abs(answers.own!.prediction[place]! - share)).toBeLessThan(1e-5);
      expect(answers.own!.further.revenue![place]).toBeCloseTo(revenue[place]!, 4);
    }
    const best = prices[revenue.indexOf(Math.max(...revenue))]!;
    expect(answers.own!.note).toContain(`Of the prices asked ${best} earns most`);
  });

  it("take any number of visitors for what it is", async () => {
    const one = await asked(taken.folder, "price,visitors,bought\n4,100,75\n9,100,20\n", "price\n6\n");
    const other = await asked(taken.folder, "bought;visitors;price\n15;20;4\n8;40;9\n", "price\n6\n");
    expect(other.own!.prediction).toEqual(one.own!.prediction);
  });

  it.each([
    [
      "a price beyond all",
      "price,visitors,bought\n4,9,2\n25,9,2\n",
      "line 3, column price: a price of 25 lies outside 1 to 20",
    ],
    [
      "more buyers than visitors",
      "price,visitors,bought\n4,9,12\n",
      "column bought: 12 bought of 9 visitors",
    ],
    ["nobody", "price,visitors,bought\n4,0,0\n", "column visitors: 0 visitors"],
  ])("refuse %s, and say where", async (_, support, why) => {
    await expect(asked(taken.folder, support, "price\n6\n")).rejects.toThrow(why);
  });
});

describe.each([true, false])("own prices, of visitors: %s", (shares) => {
  /** Eight segments at six prices each. */
  const price = Float64Array.from({ length: 48 }, (_, pair) => 2 + 2 * (pair % 6));
  const prices: TaskData = {
    name: "sales.csv",
    segments: Array.from({ length: 8 }, (_, segment) => `s${segment}`),
    starts: Uint32Array.from({ length: 9 }, (_, segment) => 6 * segment),
    price,
    bought: price.map((at) => (shares ? 1 : 50) * (1 - at / 14)),
    shares,
    sides: { training: [0, 1, 2, 3], validation: [4, 5], test: [6, 7] },
  };
  let taken: Awaited<ReturnType<typeof exported>>;
  beforeAll(async () => {
    taken = await exported("#v=1&task=priceResponse&metaBatch=1&baseline=none", prices);
  });

  it("are answered as on the page, and the best of those that training saw is named", async () => {
    const { outputs, query, description } = await labs(taken);
    const { whole } = description as PricesTask;
    const example = (path: string) => readFileSync(join(taken.folder, path), "utf8");
    const known = example(FILES.exampleSupport);
    expect(known.split("\n")[0]).toBe(shares ? "price,bought,visitors" : "price,bought");
    // The example's amounts are in levels of its segment; a person's own are as they are.
    const level = shares ? 1 : whole / 4;
    const units = known.replace(/^([\d.]+),([\d.]+)/gm, (_, at, bought) => `${at},${bought * level}`);
    const answers = await asked(taken.folder, units, example(FILES.exampleQuery));
    expect(answers.own!.prediction).toHaveLength(query.count);
    for (const [row, part] of outputs.entries())
      expect(answers.own!.prediction[row]! / (shares ? 1 : whole)).toBeCloseTo(part, 5);
    const far = await asked(taken.folder, units, "price\n1\n7\n40\n");
    expect(far.own!.note).toMatch(
      /^Of the prices asked 7 earns most: .* of those beyond, 2, none is named\.$/,
    );
  });

  it.each(
    shares
      ? [["price,bought\n4,2\n", "there is no column “visitors”"]]
      : [
          ["price,bought\n4,0\n6,0\n", "nothing was sold at any known price"],
          ["price,bought\n4,3\n6,-1\n", "line 3, column bought: -1 is less than nothing"],
        ],
  )("refuse %s", async (support, why) => {
    await expect(asked(taken.folder, support!, "price\n6\n")).rejects.toThrow(why);
  });
});
