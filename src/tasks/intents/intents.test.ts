// Episodes of sentences: drawn of one side of a division, labels permuted, nothing known of test sentences; typed ones
// read as drawn ones are; within one domain where that is asked for.

import { describe, expect, it } from "vitest";
import type { Intents } from "../../data/intents/intents.ts";
import { Random } from "../../engine/random.ts";
import { defaultsOf, type Options } from "../../schema/fields.ts";
import { inEnglish } from "../../words/said.ts";
import type { Examples, SentencesTask } from "../episode.ts";
import { intents } from "./intents.ts";
import { intentsMeta } from "./meta.ts";

const LABELS = Array.from({ length: 12 }, (_, intent) => `intent_${intent}`);
const EACH = 6;
const texts = LABELS.flatMap((label, intent) =>
  Array.from({ length: EACH }, (_, place) => `word${intent} says ${label} number${place}`),
);
const set: Intents = {
  name: "made up",
  labels: LABELS,
  texts,
  labelOf: Uint16Array.from(texts, (_, place) => Math.floor(place / EACH)),
  domains: { names: ["even", "odd"], domainOf: Uint8Array.from(LABELS, (_, intent) => intent % 2) },
  folds: [{ training: [0, 1, 2, 3, 4, 5], validation: [6, 7, 8, 9], test: [8, 9, 10, 11] }],
  outOfScope: { training: [], validation: [], test: [] },
};
const options = (changes: Options) => ({
  ...defaultsOf(intentsMeta.schema),
  buckets: 512,
  ways: 3,
  shots: 2,
  query: 3,
  testWays: 2,
  testShots: 1,
  testQuery: 2,
  ...changes,
});
/** The first `count` examples: those of the first of several tasks. */
const first = ({ x, y }: Examples, count: number): Examples => ({
  x: x.slice(0, count * 512),
  y: y.slice(0, count * 2),
  count,
});
const drawn = (changes: Options, split: "training" | "test", seed = 1) => {
  const sampler = intents.createSampler(options(changes), set);
  return { sampler, batch: sampler.sample(new Random(seed), split, 5) };
};

describe("episodes of sentences", () => {
  it("have the sizes of their side, distinct intents of it, and distinct sentences", () => {
    const { batch } = drawn({}, "test");
    expect([batch.support.count, batch.query.count, batch.outputs]).toEqual([2, 4, 2]);
    for (let task = 0; task < 5; task++) {
      const { classes, support, query } = batch.description(task) as SentencesTask;
      expect(new Set(classes).size).toBe(2);
      for (const name of classes) expect(["intent 8", "intent 9", "intent 10", "intent 11"]).toContain(name);
      expect(new Set([...support, ...query]).size).toBe(6);
      support.forEach((text, label) => {
        expect(text).toContain(classes[label]!.replace(" ", "_"));
      });
    }
  });

  it("hand over what the sentences say, in label order", () => {
    const { sampler, batch } = drawn({}, "training");
    const { support, query } = batch.description(0) as SentencesTask;
    const rows = (x: Float32Array, row: number) => x.slice(row * 512, (row + 1) * 512);
    support.forEach((text, row) => {
      expect(rows(batch.support.x, row)).toEqual(sampler.encode!(text));
    });
    query.forEach((text, row) => {
      expect(rows(batch.query.x, row)).toEqual(sampler.encode!(text));
    });
    // Two shots of each of three classes: labels 0 0 1 1 2 2.
    expect([...batch.support.y.slice(0, 18)]).toEqual([1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1]);
  });

  it("permute labels and repeat by seed", () => {
    const orders = new Set(
      [1, 2, 3, 4].map((seed) => (drawn({}, "training", seed).batch.description(0) as SentencesTask).title),
    );
    expect(orders.size).toBeGreaterThan(1);
    expect(drawn({}, "training", 7).batch.support.x).toEqual(drawn({}, "training", 7).batch.support.x);
  });

  it("know how telling a gram is from training sentences alone", () => {
    const other = {
      ...set,
      texts: set.texts.map((text, place) => (place < 36 ? text : "quite something else")),
    };
    const [one, two] = [set, other].map((data) =>
      intents.createSampler(options({}), data).encode!(texts[0]!),
    );
    expect(one).toEqual(two);
  });

  it("stay within one domain where that is asked for", () => {
    const { batch } = drawn({ sentences: "clinc150", withinDomain: true }, "test");
    for (let task = 0; task < 5; task++) {
      const numbers = (batch.description(task) as SentencesTask).classes.map((name) =>
        Number(name.split(" ")[1]),
      );
      expect(new Set(numbers.map((number) => number % 2)).size).toBe(1);
    }
    expect(() => drawn({ withinDomain: true, testWays: 3 }, "test")).toThrow("No domain has 3 intents");
  });

  it("stand beside a logistic regression, which takes a sentence for the intent that it knows it by", () => {
    const { sampler, batch } = drawn({}, "test");
    const [logistic] = sampler.baselines!;
    const answers = logistic!.answer({ ...batch, query: batch.support });
    expect(answers).toHaveLength(5 * 2 * 2);
    for (let row = 0; row < 10; row++) {
      const [one, other] = answers.subarray(2 * row, 2 * row + 2);
      expect(one! > other!).toBe(batch.support.y[2 * row] === 1);
    }
  });

  it("beside which examples that only fill up a task change nothing", () => {
    const { sampler, batch } = drawn({}, "test");
    const [logistic] = sampler.baselines!;
    const one = { ...batch, tasks: 1, support: first(batch.support, 2), query: first(batch.query, 4) };
    const { x, y, count } = one.support;
    // A third sentence that says the first intent's words of the second, and weighs nothing.
    const padded = {
      x: Float32Array.from([...x, ...x.slice(0, 512)]),
      y: Float32Array.from([...y, ...y.slice(2, 4)]),
      count: count + 1,
      weights: Float32Array.of(1, 1, 0),
    };
    expect(logistic!.answer({ ...one, support: padded })).toEqual(logistic!.answer(one));
  });

  it("know sentences that belong to none of a task's intents: the set's own, or those of the side's others", () => {
    const of = (data: Intents) => {
      const sampler = intents.createSampler(options({}), data);
      const batch = sampler.sample(new Random(1), "test", 1);
      const { x, count } = sampler.outOfScope!(new Random(2), "test", batch);
      const rows = Array.from({ length: count }, (_, row) => x.slice(row * 512, (row + 1) * 512));
      return { sampler, batch, rows };
    };
    const strangers = ["what is it like", "who are you", "sing", "tell me a tale", "so what"];
    const own = of({ ...set, outOfScope: { training: [], validation: [], test: strangers } });
    expect(own.rows).toHaveLength(4);
    for (const row of own.rows)
      expect(strangers.map((text) => own.sampler.encode!(text))).toContainEqual(row);
    const others = of(set);
    const { classes } = others.batch.description(0) as SentencesTask;
    const elsewhere = texts.filter(
      (_, place) => Math.floor(place / EACH) >= 8 && !classes.includes(`intent ${Math.floor(place / EACH)}`),
    );
    for (const row of others.rows)
      expect(elsewhere.map((text) => others.sampler.encode!(text))).toContainEqual(row);
  });

  it("know none, and say so, where tasks take all intents of a side", () => {
    const of = (changes: Options, data: Intents = set) => intents.createSampler(options(changes), data);
    const all = of({ testWays: 4 });
    expect(all.outOfScope).toBeUndefined();
    expect(all.data!.notices.map(inEnglish).join()).toContain("“None of these” is not offered");
    const own = { training: [], validation: ["sing"], test: ["so what"] };
    expect(of({ testWays: 4 }, { ...set, outOfScope: own }).outOfScope).toBeDefined();
    const some = of({ testWays: 3 });
    expect(some.outOfScope).toBeDefined();
    expect(some.data!.notices).toEqual([]);
  });

  it("say what they draw on, and refuse a division that is not there", () => {
    const { sampler } = drawn({}, "test");
    expect(sampler.data?.counts.training).toEqual({ classes: 6, groups: 2, examples: 36 });
    expect(() => intents.createSampler(options({ fold: 2 }), set)).toThrow(
      "has 1 divisions of its intents, not 2",
    );
    expect(() => intents.createSampler(options({}), undefined)).toThrow("did not load");
  });
});
