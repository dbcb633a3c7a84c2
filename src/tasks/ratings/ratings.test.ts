// Cold-start tasks by hand: who is divided how, which ratings are known and asked, and that nothing of a test user, or
// of a training user's own ratings, is known beforehand.

import { describe, expect, it } from "vitest";
import { biasPredictor, chooseDamping, jointBiases } from "../../baselines/ratings/bias.ts";
import { coldStartTasks, ratingsByUser } from "../../baselines/ratings/coldStart.ts";
import type { Ratings } from "../../data/ratings/ratings.ts";
import { Random } from "../../engine/random.ts";
import { defaultsOf, type Options } from "../../schema/fields.ts";
import { inEnglish, type Words } from "../../words/said.ts";
import type { RatingsTask } from "../episode.ts";
import type { TaskSampler } from "../family.ts";
import { byGenre } from "./byGenre.ts";
import { divideUsers } from "./division.ts";
import { ItemFeatures, yearOf } from "./itemFeatures.ts";
import { ratingsMeta } from "./meta.ts";
import { ratings } from "./ratings.ts";

const ITEMS = 60;
const [USERS, FEW] = [20, 3];

/** Twenty users who rate forty of sixty films, and three who rate five; a film's genre is told by its number. */
function made(change: (user: number, item: number, rating: number) => number = (_, __, rating) => rating) {
  const random = new Random(3);
  const rows = Array.from({ length: USERS + FEW }, (_, user) =>
    random.choose(ITEMS, user < USERS ? 40 : 5).map((item, place) => {
      const rating = 1 + random.integer(5);
      return { user, item, rating: change(user, item, rating), time: 1000 + place };
    }),
  ).flat();
  const set: Ratings = {
    name: "made up",
    users: Array.from({ length: USERS + FEW }, (_, user) => `u${user}`),
    items: {
      ids: Array.from({ length: ITEMS }, (_, item) => `i${item}`),
      titles: Array.from({ length: ITEMS }, (_, item) => `Film ${item} (${1950 + item})`),
      genres: ["even", "odd", "rare"],
      genresOf: Array.from({ length: ITEMS }, (_, item) =>
        Uint8Array.from(item === 0 ? [] : item % 10 === 0 ? [0, 2] : [item % 2]),
      ),
    },
    user: Uint32Array.from(rows, ({ user }) => user),
    item: Uint32Array.from(rows, ({ item }) => item),
    rating: Float32Array.from(rows, ({ rating }) => rating),
    time: Uint32Array.from(rows, ({ time }) => time),
  };
  return set;
}
const set = made();
const sampler = (options: Options = {}, data = set): TaskSampler =>
  ratings.createSampler({ ...defaultsOf(ratingsMeta.schema), ...options }, data);
/** A user's ratings as the source has them, which here is in the order of time. */
const rowsOf = (name: string, data = set) => {
  const user = data.users.indexOf(name);
  return [...data.user.keys()].filter((row) => data.user[row] === user);
};
const taskOf = (of: TaskSampler, split: "validation" | "test", index: number) => {
  const batch = of.heldTask!(split, index);
  return { batch, task: batch.description(0) as RatingsTask };
};

describe("a division of users", () => {
  const people = ratingsByUser(set, new Random(1));
  const divided = [1, 2, 3, 4, 5].map((division) =>
    divideUsers(people, { enough: 30, division }, new Random(1)),
  );

  it("is 70/10/20 by user, and over all divisions tests each user once", () => {
    for (const { training, validation, test, few } of divided) {
      expect([training.length, validation.length, test.length, few.length]).toEqual([14, 2, 4, 3]);
      const all = [...training, ...validation, ...test].map(({ number }) => number);
      expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: USERS }, (_, user) => user));
    }
    const tested = divided.flatMap(({ test }) => test.map(({ number }) => number));
    expect(new Set(tested).size).toBe(USERS);
  });

  it("is refused, with the reason, where a side would be empty", () => {
    expect(() => divideUsers(people.slice(0, 3), { enough: 30, division: 1 }, new Random(1))).toThrow(
      "No task is left for validation: only 3 of 3 have the 30 ratings that a task takes",
    );
  });
});

/** The user of a task, by its title. */
const nameOf = (title: Words) => inEnglish(title).replace("user ", "");

describe("tasks of ratings", () => {
  it.each([5, 10, 20])("know the first %i ratings in time and ask the 21st to the 30th", (shots) => {
    const of = sampler({ shots });
    expect(of.held).toEqual({ validation: 2, test: 4 });
    for (let index = 0; index < 4; index++) {
      const { batch, task } = taskOf(of, "test", index);
      const rows = rowsOf(nameOf(task.title));
      expect(task.support.items).toEqual(rows.slice(0, shots).map((row) => set.item[row]));
      expect(task.query.items).toEqual(rows.slice(20, 30).map((row) => set.item[row]));
      expect([...batch.support.y]).toEqual(rows.slice(0, shots).map((row) => set.rating[row]));
      expect([...batch.query.y]).toEqual(rows.slice(20, 30).map((row) => set.rating[row]));
      // The first number of an input is the item's.
      const [width] = batch.inputShape as [number];
      expect(task.query.items).toEqual(Array.from({ length: 10 }, (_, row) => batch.query.x[row * width]));
    }
  });

  it("are drawn for training from training users, with the first ratings or any in a row", () => {
    const tested = new Set(
      [0, 1, 2, 3].map((index) => inEnglish(taskOf(sampler(), "test", index).task.title)),
    );
    for (const trainedOn of ["first", "windows"]) {
      const batch = sampler({ trainedOn }).sample(new Random(5), "training", 40);
      const starts = Array.from({ length: 40 }, (_, index) => {
        const { title, support, query } = batch.description(index) as RatingsTask;
        expect(tested).not.toContain(inEnglish(title));
        const items = rowsOf(nameOf(title)).map((row) => set.item[row]!);
        const start = items.indexOf(support.items[0]!);
        expect(support.items).toEqual(items.slice(start, start + 5));
        expect(query.items).toEqual(items.slice(start + 20, start + 30));
        return start;
      });
      expect(new Set(starts).size > 5).toBe(trainedOn === "windows");
    }
  });

  it("know nothing of validation and test users' ratings", () => {
    const sides = ["validation", "test"] as const;
    const held = sides.flatMap((split) =>
      Array.from(
        { length: sampler().held![split]! },
        (_, index) => taskOf(sampler(), split, index).task.title,
      ),
    );
    const strangers = new Set(held.map((title) => set.users.indexOf(nameOf(title))));
    const other = made((user, _, rating) => (strangers.has(user) ? 6 - rating : rating));
    for (const target of ["rating", "liking"]) {
      const inputs = (data: Ratings) => {
        const { shop } = sampler({ target }, data);
        const x = new Float32Array(ITEMS * 64);
        for (let item = 0; item < ITEMS; item++) shop!.encode(item, x, item * 64);
        return x;
      };
      expect(inputs(other)).toEqual(inputs(set));
    }
    // Other training ratings are other inputs: the comparison can fail.
    expect(
      sampler(
        {},
        made((_, __, rating) => 6 - rating),
      ).sample(new Random(1), "training", 1).support.x,
    ).not.toEqual(sampler().sample(new Random(1), "training", 1).support.x);
  });

  it("know nothing of a training user's own ratings in their own task", () => {
    const drawn = sampler().sample(new Random(2), "training", 1);
    const { title } = drawn.description(0) as RatingsTask;
    const user = set.users.indexOf(nameOf(title));
    const [first] = rowsOf(nameOf(title));
    // Of an item that nobody else rated nothing at all is known.
    const alone = made();
    const item = alone.item[first!]!;
    const data: Ratings = {
      ...alone,
      item: alone.item.map((each, row) => (each === item && alone.user[row] !== user ? ITEMS - 1 : each)),
    };
    const of = sampler({}, data);
    const { support } = of.sample(new Random(2), "training", 1);
    const others = [...data.user.keys()].filter((row) => data.item[row] === item);
    expect(others.length).toBe(1);
    expect(support.x[0]).toBe(item);
    expect(Math.abs(support.y[0]! - support.x[1]!)).toBeGreaterThan(0.1);
    expect(support.x[2]).toBeCloseTo(0, 3);
  });

  it("say what they draw on, and count what no training user rated instead of deleting it (TaNP)", () => {
    const { data } = sampler();
    expect(data!.counts.training).toEqual({ classes: 14, groups: 0, examples: 14 * 40 });
    expect(data!.counts.test).toEqual({ classes: 4, groups: 0, examples: 4 * 40 });
    expect(inEnglish(data!.notices[0]!)).toContain(
      "of the 40 ratings asked at test are of items that no training user rated.",
    );
    expect(data!.notices.join(" ")).toMatch(/a random order of them has 0\.\d{3}, the ideal one 1\./);
  });

  it("with genres in the place of users: a film belongs to the first of its genres alone", () => {
    const genres = byGenre(set);
    expect(genres.users).toEqual(["even", "odd", "rare"]);
    for (const [row, item] of genres.item.entries()) {
      expect(item).not.toBe(0);
      expect(genres.user[row]).toBe(item % 2 === 0 ? 0 : 1);
    }
    expect(genres.item.length).toBe(set.item.filter((item) => item !== 0).length);
    expect([...genres.user]).toEqual([...genres.user].toSorted((a, b) => a - b));
  });

  it("rank amounts beyond a rating's scale by the amounts themselves, whose powers would be no numbers", () => {
    const units = sampler(
      {},
      made((_, item, rating) => 500 * rating + item),
    );
    const { batch, task } = taskOf(units, "test", 0);
    const ndcgOf = (answers: readonly number[]) =>
      units.scoring!.score(batch, Float32Array.from(answers)).ndcg5![0] as number;
    const { ratings: amounts } = task.query;
    expect(ndcgOf(amounts)).toBeCloseTo(1, 9);
    const worst = ndcgOf(amounts.map((amount) => -amount));
    expect(worst).toBeGreaterThan(0);
    expect(worst).toBeLessThan(1);
    expect(units.data!.notices.map(inEnglish).join()).toMatch(
      /each being worth what is asked of it: .* has 0\.\d+/,
    );
  });

  it("are refused without ratings", () => {
    expect(() => ratings.createSampler(defaultsOf(ratingsMeta.schema), undefined)).toThrow("did not load");
    const chosen = { ...set, chosen: true as const, rating: set.rating.map(() => 1) };
    expect(() => sampler({}, chosen)).toThrow("says what was chosen, not how it was rated");
    const likes = sampler({ target: "liking" }, chosen);
    expect(likes.measures).not.toContain("rmse");
    expect(likes.baselines!.map(({ role }) => role)).toEqual(["popularity", "ease"]);
    expect(likes.data!.notices.map(inEnglish).join()).toContain("all that was chosen counts as liked");
  });
});

describe("what is known of items", () => {
  it("is mean, bias, popularity, year and genres; a user's own rating can be left out", () => {
    const user = (...pairs: readonly (readonly [number, number])[]) => ({
      items: Uint32Array.from(pairs, ([item]) => item),
      ratings: Float32Array.from(pairs, ([, rating]) => rating),
    });
    const training = [user([1, 5], [2, 3]), user([1, 4], [3, 2])];
    const features = new ItemFeatures(set, training);
    const { biases } = features;
    const input = new Float32Array(features.width);
    features.write(10, input, 0);
    // Item 10 is unseen: the mean is expected, and two genres share a length of one.
    expect([...input.subarray(0, 3)]).toEqual([10, 3.5, 0]);
    expect([...input.subarray(5)]).toEqual([Math.SQRT1_2, 0, Math.SQRT1_2].map((v) => expect.closeTo(v, 6)));
    // Years of seen items: 1951, 1952, 1953, so 1960 is 8 after their middle, in twenties.
    expect(input[4]).toBeCloseTo(8 / 20, 6);
    const own = features.ownOf(training[0]!);
    const without = new Float32Array(features.width);
    features.write(1, without, 0, own);
    // Of two ratings one is left: (b₁ (2 + 4) − what the user said) / (1 + 4).
    expect(without[2]).toBeCloseTo((6 * biases.biases[1]! - own.get(1)!.above) / 5, 6);
    expect(without[3]).toBeLessThan(
      (() => {
        const all = new Float32Array(features.width);
        features.write(1, all, 0);
        return all[3]!;
      })(),
    );
  });

  it("is of a usual size where all rated the same items, or all items cost the same", () => {
    const rated = Uint32Array.from({ length: 33 }, (_, item) => item);
    const values = new Float32Array(ITEMS).fill(19.99);
    const items = { ...set.items, numbers: [{ name: "price", values }] };
    for (let users = 2; users < 12; users++) {
      const training = Array.from({ length: users }, (_, user) => ({
        items: rated,
        ratings: Float32Array.from(rated, (item) => 1 + ((item * user) % 5)),
      }));
      // Nobody rated more than these, so all of what is counted is of one size.
      const features = new ItemFeatures({ items: { ...items, ids: items.ids.slice(0, 33) } }, training);
      const input = new Float32Array(features.width);
      features.write(7, input, 0, features.ownOf(training[0]!));
      for (const value of input.subarray(2)) expect(Math.abs(value)).toBeLessThan(10);
    }
  });

  it("is the source's numbers too, in deviations from the mean of items that training users rated", () => {
    const values = new Float32Array(ITEMS).fill(Number.NaN);
    [values[1], values[2], values[9]] = [10, 30, 1000];
    const items = { ...set.items, numbers: [{ name: "price", values }] };
    const training = [{ items: Uint32Array.of(1, 2), ratings: Float32Array.of(4, 5) }];
    const features = new ItemFeatures({ items }, training);
    const price = (item: number) => {
      const input = new Float32Array(features.width);
      features.write(item, input, 0);
      return input[features.width - 1];
    };
    // Mean 20, deviation 10; an item nobody rated is measured by the same; one without a price is usual.
    expect([1, 2, 9, 3].map(price)).toEqual([-1, 1, 98, 0]);
  });

  it("reads years as MovieLens writes them", () => {
    expect(yearOf("Toy Story (1995)")).toBe(1995);
    expect(yearOf("Fawlty Towers (1975-1979)")).toBe(1975);
    expect(yearOf("2001: A Space Odyssey")).toBeUndefined();
  });
});

describe("likes", () => {
  const of = sampler({ target: "liking", factors: 4 });

  it("are 1 from four on; what is known to be disliked counts for neither", () => {
    const { batch, task } = taskOf(of, "test", 0);
    const { y, weights, count } = batch.support;
    task.support.ratings.forEach((rating, row) => {
      expect([y[row], weights![row]]).toEqual(rating >= 4 ? [1, 1] : [0, 0]);
    });
    expect([...y.subarray(5)].every((target) => target === 0)).toBe(true);
    expect([...weights!.subarray(5)].every((weight) => weight === 1)).toBe(true);
    expect(count).toBeGreaterThan(5);
    expect([...batch.query.y.subarray(0, 10)]).toEqual(
      task.query.ratings.map((rating) => Number(rating >= 4)),
    );
  });

  it("are what is rated highest where nothing is rated four: clicks are all likes", () => {
    const clicks = sampler(
      { target: "liking", factors: 4 },
      made(() => 1),
    );
    const { batch } = taskOf(clicks, "test", 0);
    expect([...batch.support.y.subarray(0, 5), ...batch.query.y.subarray(0, 10)]).toEqual(
      new Array(15).fill(1),
    );
    const notices = clicks.data!.notices.map(inEnglish).join(" ");
    expect(notices).toContain("Nothing is rated 4: what is rated 1 counts as liked.");
    expect(notices).toMatch(/A random list of ten has a hit rate of 0\.\d+/);
  });

  it("have other items beside that depend on what is known alone, not on what is asked", () => {
    const { batch, task } = taskOf(of, "test", 1);
    const user = set.users.indexOf(nameOf(task.title));
    // The same user asked about other films: the support set stays as it was.
    const asked = new Set(rowsOf(nameOf(task.title)).slice(20, 30));
    const other: Ratings = {
      ...set,
      item: set.item.map((item, row) => (asked.has(row) ? ITEMS - 1 - item : item)),
    };
    expect(other.item).not.toEqual(set.item);
    expect(set.users[user]).toBe(nameOf(task.title));
    expect(taskOf(sampler({ target: "liking", factors: 4 }, other), "test", 1).batch.support).toEqual(
      batch.support,
    );
  });

  it("are ranked over the whole catalogue, where what is known is not shown", () => {
    const { batch, task } = taskOf(of, "test", 0);
    const { scoring, shop } = of;
    const { recommended } = shop!.catalogue;
    expect(scoring!.items).toBe(recommended.length);
    expect(scoring!.asks(batch).count).toBe(recommended.length);
    const liked = task.query.items.filter(
      (item, row) => task.query.ratings[row]! >= 4 && recommended.includes(item),
    );
    const scores = (of: (item: number) => number) => Float32Array.from(recommended, of);
    // What is liked first: a hit, and the ideal order.
    const right = scoring!.score(
      batch,
      scores((item) => Number(liked.includes(item))),
    );
    expect([right.hr10, right.ndcg10]).toEqual([[1], [expect.closeTo(1, 9)]]);
    // What is known first: not shown, so that the rest is tied; with as many places as that, a chance.
    const known = scoring!.score(
      batch,
      scores((item) => Number(task.support.items.includes(item))),
    );
    const none = scoring!.score(
      batch,
      scores(() => 0),
    );
    expect(known.hr10).toEqual(none.hr10);
    const [top] = known.coverage as [number[]];
    for (const place of top) expect(task.support.items).not.toContain(recommended[place]);
  });
});

describe("baselines", () => {
  it("answer what the baselines of bench:ratings predict", () => {
    const shots = 5;
    const of = sampler({ shots });
    const lot = new Random(1);
    const people = ratingsByUser(set, lot.split("seconds"));
    const divided = divideUsers(people, { enough: 30, division: 1 }, lot.split("users"));
    const training = [...divided.training, ...divided.few].map((person) => person.ratings);
    const of2 = (side: "validation" | "test") =>
      coldStartTasks(
        divided[side].map((person) => person.ratings),
        shots,
      );
    const damping = chooseDamping(training, of2("validation"), ITEMS, jointBiases);
    const predict = biasPredictor(jointBiases(training, ITEMS, damping.item), damping.user);
    const { answer } = of.baselines!.find(({ role }) => role === "bias")!;
    of2("test").forEach(({ support, query }, index) => {
      const found = answer(of.heldTask!("test", index));
      const wanted = predict(support, query.items);
      expect([...found]).toEqual(Array.from(wanted, (value) => expect.closeTo(value, 5)));
    });
    expect(of.baselines!.map(({ role }) => role)).toEqual(["itemMean", "bias", "factors"]);
  });

  it("look at a query's items alone", () => {
    for (const target of ["rating", "liking"]) {
      const of = sampler({ target, factors: 4 });
      const batch = of.heldTask!("test", 2);
      const other = { ...batch, query: { ...batch.query, y: batch.query.y.map((value) => 6 - value) } };
      for (const { answer } of of.baselines!) expect(answer(other)).toEqual(answer(batch));
    }
  });
});
