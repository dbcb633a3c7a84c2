// What records and queries are called, family by family.

import { expect, it } from "vitest";
import type { SampledTask } from "../../experiment/shown.ts";
import type { TaskDescription } from "../../tasks/episode.ts";
import { inEnglish } from "../../words/said.ts";
import { namingOf } from "./kinds.tsx";

const NO_QUERY = { x: new Float32Array(0), y: new Float32Array(0), count: 0 };
const taskOf = (
  description: TaskDescription,
  [x, y]: readonly [number[], number[]],
  count: number,
): SampledTask => ({
  description,
  support: { x: Float32Array.from(x), y: Float32Array.from(y), count },
  query: NO_QUERY,
});
const named = (task: SampledTask, own?: SampledTask["support"], names?: string[]) => {
  const naming = namingOf(task, own ?? task.support, names)!;
  const { count } = own ?? task.support;
  return Array.from({ length: count }, (_, row) => inEnglish(naming.record(row).words));
};

it("are points on a line, the person's own where there are some", () => {
  const truth = { x: Float32Array.of(-1, 0.5, 2), y: new Float32Array(3) };
  const task = taskOf({ kind: "function", title: "", truth, range: [0, 1] }, [[1], [2]], 1);
  expect(named(task)).toEqual(["(1.00, 2.00)"]);
  const own = { x: Float32Array.of(1, 3), y: Float32Array.of(0, -0.5), count: 2 };
  expect(named(task, own)).toEqual(["(1.00, 0.00)", "(3.00, −0.50)"]);
  const naming = namingOf(task, own, undefined)!;
  expect(inEnglish(naming.query(naming.first).words)).toBe("At x = 0.50");
});

it("are prices in money and the share that bought", () => {
  const description = {
    kind: "prices",
    title: "",
    prices: Float32Array.of(1, 20),
    inputs: Float32Array.of(-1, 1),
    truth: new Float32Array(2),
    of: "visitors",
    whole: 100,
  } as const;
  const task = taskOf(
    description,
    [
      [-1, 0],
      [0.4, 0.25],
    ],
    2,
  );
  expect(named(task)).toEqual(["1.00: 40% bought", "10.50: 25% bought"]);
  const amounts = { ...task, description: { ...description, of: "amount", whole: 60 } as const };
  expect(named(amounts)).toEqual(["Observed: at 1.00 24 sold", "Observed: at 10.50 15 sold"]);
});

it("are weeks and what sold in them, answers the weeks after", () => {
  const description = {
    kind: "demand",
    title: "",
    firstWeek: 45,
    known: [3, 12],
    asked: [4],
    standing: [4],
    scale: 2,
    costs: { short: 4, over: 1 },
    spread: 1,
  } as const;
  const task = taskOf(
    description,
    [
      [0, 0],
      [0, 0],
    ],
    2,
  );
  expect(named(task)).toEqual(["week 45: 3 sold", "week 46: 12 sold"]);
  expect(inEnglish(namingOf(task, task.support, undefined)!.query(0).words)).toBe("Week 47");
});

it("are days of a shop and what they sold, answers kinds of days", () => {
  const day = { weekday: 5, promotion: true, rain: false, hours: 12 };
  const description = {
    kind: "store",
    title: "",
    days: [day],
    unit: 1000,
    usualHours: 12,
    levers: [],
    asked: [{ ...day, promotion: false, rain: true }],
    truth: new Float32Array(1),
    covariance: new Float64Array(0),
  } as const;
  const task = taskOf(description, [[0], [Math.log(1.25)]], 1);
  expect(named(task)).toEqual(["Saturday, 12 hours open, promotion, dry: sold 1,250"]);
  expect(inEnglish(namingOf(task, task.support, undefined)!.query(0).words)).toBe(
    "Saturday, 12 hours open, no promotion, rain",
  );
});

it("are films with their stars, and what was drawn beside them", () => {
  const support = { titles: ["Alien", "Heat"], items: [4, 9], ratings: [4.5, 2] };
  const task = taskOf(
    { kind: "ratings", title: "", support, query: support },
    [
      [9, 4, 7],
      [0, 1, 0],
    ],
    3,
  );
  expect(named(task, undefined, ["Heat", "Alien", "Up"])).toEqual([
    "Heat · 2★",
    "Alien · 4.5★",
    "Up · not chosen, drawn by lot",
  ]);
});

it("are sentences with their intents, those of the person behind the sampled ones", () => {
  const description: TaskDescription = {
    kind: "sentences",
    title: "",
    classes: ["card", "cash"],
    support: ["my card", "my cash"],
    query: ["a card"],
  };
  const task = taskOf(
    description,
    [
      [0, 0],
      [1, 0, 0, 1],
    ],
    2,
  );
  const own = {
    x: new Float32Array(3),
    y: Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1),
    count: 3,
    intents: [{ name: "parking", texts: ["my car"] }],
  };
  const naming = namingOf(task, own, undefined)!;
  expect([0, 1, 2].map((row) => inEnglish(naming.record(row).words))).toEqual([
    "my card · card",
    "my cash · cash",
    "my car · parking",
  ]);
  expect(inEnglish(naming.className!(2))).toBe("“parking”");
  expect(inEnglish(naming.query(0).words)).toBe("“a card”");
});

it("are none for tasks of decisions", () => {
  const task = taskOf({ kind: "decisions", title: "", actions: [] }, [[], []], 0);
  expect(namingOf(task, task.support, undefined)).toBeUndefined();
});
