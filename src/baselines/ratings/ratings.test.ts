import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { cholesky, invertPositive, solvePositive } from "../cholesky.ts";
import {
  biasPredictor,
  chooseDamping,
  itemBiases,
  itemMeanPredictor,
  jointBiases,
  trainingUserBias,
  userBias,
} from "./bias.ts";
import { coldStartTasks, ratingsByUser, scoreColdStart, type UserRatings } from "./coldStart.ts";
import { factorise, factorPredictor } from "./factors.ts";
import { ease, hideKnown, popularity } from "./implicit.ts";

const user = (...ratings: readonly (readonly [item: number, rating: number])[]): UserRatings => ({
  items: Uint32Array.from(ratings, ([item]) => item),
  ratings: Float32Array.from(ratings, ([, rating]) => rating),
});

/** Users whose ratings are a plane in `rank` hidden numbers of theirs and the items', with biases and no noise. */
function planted(users: number, items: number, rank: number, seed: number): UserRatings[] {
  const random = new Random(seed);
  const itemFactors = Array.from({ length: items }, () => random.normals(rank));
  const itemBias = random.normals(items);
  return Array.from({ length: users }, () => {
    const own = random.normals(rank);
    const bias = random.normal();
    const order = random.choose(items, items);
    return user(
      ...order.map((item) => {
        const inner = own.reduce((sum, value, k) => sum + value * itemFactors[item]![k]!, 0);
        return [item, 3 + itemBias[item]! + bias + inner] as const;
      }),
    );
  });
}

describe("item and user bias", () => {
  const training = [user([0, 5], [1, 3]), user([0, 4], [2, 2])];

  it("is what is worked out by hand", () => {
    // Mean 3.5; item 0: (1.5 + 0.5) / (2 + 1), item 1: −0.5 / 2, item 2: −1.5 / 2, item 3 unseen.
    const items = itemBiases(training, 4, 1);
    expect(items.mean).toBe(3.5);
    expect([...items.biases]).toEqual([2 / 3, -0.25, -0.75, 0].map((bias) => expect.closeTo(bias, 12)));
    expect([...items.counts]).toEqual([2, 1, 1, 0]);
    // The user gives item 1 a 5: 5 − 3.5 + 0.25 over 1 + 2.
    const support = user([1, 5]);
    expect(userBias(support, items, 2)).toBeCloseTo(1.75 / 3, 12);
    const predicted = biasPredictor(items, 2)(support, Uint32Array.of(0, 3));
    expect(predicted[0]).toBeCloseTo(3.5 + 2 / 3 + 1.75 / 3, 12);
    expect(predicted[1]).toBeCloseTo(3.5 + 1.75 / 3, 12);
    expect([...itemMeanPredictor(items)(support, Uint32Array.of(2))]).toEqual([2.75]);
  });

  it("is found together with users' own: a film that strict users rated is not taken for a bad one", () => {
    // A strict user gives 2 to films 0 to 29, a lenient one 4 to films 15 to 44: all is said by the users.
    const strict = user(...Array.from({ length: 30 }, (_, item) => [item, 2] as const));
    const lenient = user(...Array.from({ length: 30 }, (_, item) => [item + 15, 4] as const));
    const [alone, together] = [itemBiases, jointBiases].map((of) => of([strict, lenient], 45, 0.5));
    expect(alone!.biases[0]).toBeCloseTo(-1 / 1.5, 9);
    expect(together!.biases[0]).toBeGreaterThan(-0.3);
    expect(together!.biases[20]).toBeCloseTo(0, 9);
    // Found to the end: another round would change nothing, to a hundredth.
    const left = 2 - 3 - trainingUserBias(strict, together!);
    expect(Math.abs(together!.biases[0]! - left / 1.5)).toBeLessThan(0.01);
  });

  it("has its dampings chosen on validation users: none where ratings are pure, all where they are noise", () => {
    const random = new Random(4);
    const users = (spread: number, noise: number) =>
      Array.from({ length: 60 }, () => {
        const own = spread * random.normal();
        return user(
          ...random.choose(40, 30).map((item) => [item, 3 + own + noise * random.normal()] as const),
        );
      });
    const pure = users(1, 0.05);
    const noise = users(0, 1);
    expect(chooseDamping(pure.slice(30), coldStartTasks(pure.slice(0, 30), 5), 40).user).toBe(0.5);
    expect(chooseDamping(noise.slice(30), coldStartTasks(noise.slice(0, 30), 5), 40).user).toBe(32);
  });
});

describe("cold-start tasks", () => {
  it("have the first ratings in time, and one query for every number of shots", () => {
    const users = planted(3, 40, 1, 1);
    const [five, twenty] = [coldStartTasks(users, 5), coldStartTasks(users, 20)];
    expect(five).toHaveLength(3);
    five.forEach((task, number) => {
      expect([...task.support.items]).toEqual([...users[number]!.items.subarray(0, 5)]);
      expect([...task.query.items]).toEqual([...users[number]!.items.subarray(20, 30)]);
      expect([...task.query.items]).toEqual([...twenty[number]!.query.items]);
    });
    expect(() => coldStartTasks(users, 21)).toThrow("reach into the query");
    expect(coldStartTasks([user([1, 2])], 1)).toEqual([]);
  });

  it("order ratings of one second by the seed, others by time", () => {
    const count = 40;
    const rows = {
      user: new Uint32Array(count),
      item: Uint32Array.from({ length: count }, (_, row) => row),
      rating: new Float32Array(count),
      time: Uint32Array.from({ length: count }, (_, row) => (row < 20 ? 7 : 100 - row)),
    };
    const order = (seed: number) => [...ratingsByUser(rows, new Random(seed))[0]!.items];
    expect(order(1)).toEqual(order(1));
    expect(order(1)).not.toEqual(order(2));
    // The first twenty share a second, which comes before all others; those go backwards in the rows.
    const shared = Array.from({ length: 20 }, (_, item) => item);
    for (const seed of [1, 2]) {
      expect(
        order(seed)
          .slice(0, 20)
          .toSorted((a, b) => a - b),
      ).toEqual(shared);
      expect(order(seed).slice(20)).toEqual(shared.map((place) => 39 - place));
    }
  });

  it("are all scored, and items that no training user rated are counted, not left out (TaNP, MAMO)", () => {
    const tasks = [1, 2, 3].map((rating) => ({
      support: user([0, rating]),
      query: user([0, rating], [1, 5]),
    }));
    const items = itemBiases([user([0, 2])], 2, 0);
    const score = scoreColdStart(itemMeanPredictor(items), tasks, items.counts);
    // Predicted 2 for both items: errors 1, 0, −1 and −3 thrice.
    expect(score).toMatchObject({ tasks: 3, ratings: 6, unseen: 3 });
    expect(score.rmse).toBeCloseTo(Math.sqrt((1 + 0 + 1 + 27) / 6), 12);
    expect(score.mae).toBeCloseTo((1 + 0 + 1 + 9) / 6, 12);
    expect([...score.squaredErrors]).toEqual([10, 9, 10]);
  });
});

describe("matrix factorisation", () => {
  it("finds planted factors and folds a new user in, where biases alone can't", () => {
    const users = planted(120, 60, 2, 5);
    const training = users.slice(30);
    const tasks = coldStartTasks(users.slice(0, 30), 20);
    const options = { rank: 2, ridge: 0.01, rounds: 20, itemDamping: 0, userDamping: 0 };
    const factors = factorise(training, 60, options, new Random(1));
    const { counts } = factors.items;
    const folded = scoreColdStart(factorPredictor(factors), tasks, counts);
    const bias = scoreColdStart(biasPredictor(factors.items, 0), tasks, counts);
    expect(bias.rmse).toBeGreaterThan(1);
    expect(folded.rmse).toBeLessThan(0.4 * bias.rmse);
  });

  it("is item and user bias where the ridge leaves nothing of the factors", () => {
    const users = planted(20, 40, 1, 6);
    const options = { rank: 3, ridge: 1e9, rounds: 2, itemDamping: 2, userDamping: 3 };
    const factors = factorise(users, 40, options, new Random(1));
    const asked = Uint32Array.of(1, 5, 30);
    const [task] = coldStartTasks(users, 5);
    const folded = factorPredictor(factors)(task!.support, asked);
    const bias = biasPredictor(jointBiases(users, 40, 2), 3)(task!.support, asked);
    expect([...folded]).toEqual(Array.from(bias, (rating) => expect.closeTo(rating, 6)));
  });
});

describe("EASE and popularity", () => {
  const chosen = [[0, 1], [0, 1], [0, 2], [1], [2, 3]].map((own) => Uint32Array.from(own));

  it.each([
    ["fewer items than users", chosen],
    ["fewer users than items", chosen.slice(1, 4)],
  ])(
    "minimise the loss under a zero diagonal, with %s: no other weight is better (Steck 2019, equation 4)",
    (_, own) => {
      const ridge = 0.7;
      const fitted = ease(own, 4, ridge);
      // One item chosen alone has a row of the weights as its scores.
      const weights = Float64Array.from([0, 1, 2, 3].flatMap((item) => [...fitted.scores([item])]));
      const loss = (b: Float64Array) => {
        let total = ridge * b.reduce((sum, weight) => sum + weight * weight, 0);
        for (const one of own) {
          const scores = [0, 1, 2, 3].map((item) =>
            one.reduce((sum, known) => sum + b[4 * known + item]!, 0),
          );
          scores.forEach((score, item) => {
            total += (score - (one.includes(item) ? 1 : 0)) ** 2;
          });
        }
        return total;
      };
      const least = loss(weights);
      weights.forEach((weight, place) => {
        if (place % 5 === 0) {
          expect(weight).toBeCloseTo(0, 12);
          return;
        }
        for (const step of [-1e-3, 1e-3]) {
          const other = weights.slice();
          other[place]! += step;
          expect(loss(other)).toBeGreaterThan(least);
        }
      });
    },
  );

  it("count, and leave out what is known", () => {
    expect([...popularity(chosen, 4)]).toEqual([3, 3, 2, 1]);
    expect([...hideKnown(Float64Array.of(1, 2, 3), [1])]).toEqual([1, Number.NEGATIVE_INFINITY, 3]);
  });
});

describe("Cholesky", () => {
  it("solves, inverts and refuses", () => {
    const size = 7;
    const random = new Random(2);
    const half = random.normals(size * size);
    const matrix = new Float64Array(size * size);
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        for (let k = 0; k < size; k++)
          matrix[row * size + column]! += half[row * size + k]! * half[column * size + k]!;
        if (row === column) matrix[row * size + column]! += 1;
      }
    }
    const right = Float64Array.from(random.normals(size));
    const x = solvePositive(matrix, right, size);
    const inverse = invertPositive(matrix, size);
    for (let row = 0; row < size; row++) {
      const times = (of: (k: number) => number) =>
        Array.from({ length: size }, (_, k) => matrix[row * size + k]! * of(k)).reduce((a, b) => a + b, 0);
      expect(times((k) => x[k]!)).toBeCloseTo(right[row]!, 9);
      for (let column = 0; column < size; column++)
        expect(times((k) => inverse[k * size + column]!)).toBeCloseTo(row === column ? 1 : 0, 9);
    }
    expect(() => cholesky(Float64Array.of(1, 2, 2, 1), 2)).toThrow("not positive definite: pivot 1 is -3");
  });
});
