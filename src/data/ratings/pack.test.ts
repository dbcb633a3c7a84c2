import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packRatings, unpackRatings } from "./pack.ts";
import type { Ratings } from "./ratings.ts";

const ORIGINAL = new URL("../../../../shared/data/movielens-small/", import.meta.url);
const shipped = () =>
  unpackRatings(
    readFileSync(new URL("../../../datasets/movielens-small/movielens-small.pack", import.meta.url)),
  );

const anyRatings = fc
  .array(
    fc.array(fc.tuple(fc.nat(0x2ff), fc.nat(10), fc.integer({ min: 1, max: 0xffffffff })), { maxLength: 8 }),
    { minLength: 1, maxLength: 5 },
  )
  .map((users): Ratings => {
    const rows = users.flatMap((own, user) =>
      own.toSorted((a, b) => a[2] - b[2]).map(([item, steps, time]) => ({ user, item, steps, time })),
    );
    return {
      name: "any",
      users: users.map((_, user) => `u${user}`),
      items: {
        ids: Array.from({ length: 0x300 }, (_, item) => `${item}`),
        titles: Array.from({ length: 0x300 }, () => "é"),
        genres: ["a"],
        genresOf: Array.from({ length: 0x300 }, (_, item) => Uint8Array.from(item % 2 ? [0] : [])),
      },
      user: Uint32Array.from(rows, ({ user }) => user),
      item: Uint32Array.from(rows, ({ item }) => item),
      rating: Float32Array.from(rows, ({ steps }) => steps / 2),
      time: Uint32Array.from(rows, ({ time }) => time),
    };
  });

describe("the pack of ratings", () => {
  it("gives back what was packed", () => {
    fc.assert(
      fc.property(anyRatings, (ratings) => {
        expect(unpackRatings(packRatings(ratings, 0.5))).toEqual(ratings);
      }),
    );
  });

  it("refuses ratings that it could not give back, and damaged bytes", () => {
    const one = { ...shipped(), rating: new Float32Array(100_836).fill(0.7) };
    expect(() => packRatings(one, 0.5)).toThrow("multiple of 0.5");
    const { time: _, ...timeless } = shipped();
    expect(() => packRatings(timeless, 0.5)).toThrow("with times");
    expect(() => packRatings({ ...shipped(), user: shipped().user.reverse() }, 0.5)).toThrow("order");
    expect(() => unpackRatings(new Uint8Array(9))).toThrow("damaged");
  });

  it.skipIf(!existsSync(ORIGINAL))("ships MovieLens as the original has it (skipped without it)", () => {
    const ratings = shipped();
    const { user, item, rating, time, items, users } = ratings;
    expect([users.length, items.ids.length, items.genres.length]).toEqual([610, 9742, 19]);
    const lines = Array.from(
      user,
      (who, place) => `${users[who]},${items.ids[item[place]!]},${rating[place]!.toFixed(1)},${time![place]}`,
    );
    const original = readFileSync(new URL("ratings.csv", ORIGINAL), "utf8").trim().split(/\r?\n/).slice(1);
    expect(lines.toSorted()).toEqual(original.toSorted());
    expect(items.titles[0]).toBe("Toy Story (1995)");
    expect(Array.from(items.genresOf[0]!, (genre) => items.genres[genre])).toEqual([
      "Adventure",
      "Animation",
      "Children",
      "Comedy",
      "Fantasy",
    ]);
  });
});
