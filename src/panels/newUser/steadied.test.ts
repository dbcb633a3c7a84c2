// Directions keep their sides.

import { expect, it } from "vitest";
import type { UserMap } from "../../experiment/shown.ts";
import { steadied } from "./steadied.ts";

const map = (users: number[], path: number[]): UserMap => ({
  users: Float32Array.from(users),
  likes: [[1], [2]],
  path: Float32Array.from(path),
  shares: [0.6, 0.2],
  ends: [
    { least: [1], most: [2] },
    { least: [3], most: [4] },
  ],
  asked: 4,
});

it("turns back a direction that came out the other way round, with all that lies along it", () => {
  const now = steadied(map([-2, 1, 3, -1], [-1, 5]), map([2, 1, -3, -1.5], [0, 0]));
  expect([...now.users]).toEqual([2, 1, -3, -1]);
  expect([...now.path]).toEqual([1, 5]);
  expect(now.ends).toEqual([
    { least: [2], most: [1] },
    { least: [3], most: [4] },
  ]);
});

it("leaves alone what stands as before, and what is of other users", () => {
  const now = map([2, 1, -3, -1], [1, 5]);
  expect(steadied(now, now)).toEqual(now);
  expect(steadied(now, undefined)).toBe(now);
  expect(steadied(now, map([1, 2], []))).toBe(now);
});
