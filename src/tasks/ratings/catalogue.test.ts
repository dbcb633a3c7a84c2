// What can be recommended: what was rated often by training users, the most often first; where nothing was, what was
// rated at all.

import { expect, it } from "vitest";
import { catalogueOf } from "./catalogue.ts";

const ratings = {
  name: "made up",
  users: ["a"],
  items: { ids: ["x", "y", "z"], titles: ["X", "Y", "Z"], genres: [], genresOf: [] },
  user: Uint32Array.of(0, 0),
  item: Uint32Array.of(0, 1),
  rating: Float32Array.of(1, 4.5),
};

it("is what was rated often, else what was rated at all", () => {
  const of = (...counts: number[]) => [...catalogueOf(ratings, Uint32Array.from(counts)).recommended];
  expect(of(5, 4, 9)).toEqual([2, 0]);
  expect(of(1, 0, 4)).toEqual([2, 0]);
  expect(catalogueOf(ratings, Uint32Array.of(1, 1, 0)).scale).toEqual([1, 4.5]);
});
