import { expect, test } from "vitest";
import type { SampledTask } from "../../experiment/shown.ts";
import { inEnglish } from "../../words/said.ts";
import { answersOf, namingOf } from "./kinds.tsx";
import { withDrawing } from "./withDrawing.ts";

test("one's own drawing is the last query, asked of one's own examples, and called so", () => {
  const pixels = 28 * 28;
  const task: SampledTask = {
    description: {
      kind: "images",
      title: "letters",
      classes: [
        { group: "Cham", name: "a" },
        { group: "Cham", name: "b" },
      ],
    },
    support: { x: new Float32Array(2 * pixels), y: Float32Array.of(1, 0, 0, 1), count: 2 },
    query: { x: new Float32Array(2 * pixels), y: Float32Array.of(1, 0, 0, 1), count: 2 },
  };
  const support = { ...task.support, x: new Float32Array(2 * pixels).fill(0.5) };
  const asked = withDrawing(task, { support, x: new Float32Array(pixels).fill(1) });
  expect(answersOf(asked)).toBe(3);
  expect([...asked.query.x.subarray(2 * pixels - 1, 2 * pixels + 1)]).toEqual([0, 1]);
  expect([...asked.query.y]).toEqual([1, 0, 0, 1, 0, 0]);
  expect(asked.support).toBe(support);
  const { query } = namingOf(asked, support, undefined)!;
  expect([0, 1, 2].map((row) => inEnglish(query(row).words))).toEqual([
    "Drawing 1 of class 1",
    "Drawing 1 of class 2",
    "Your drawing",
  ]);
});
