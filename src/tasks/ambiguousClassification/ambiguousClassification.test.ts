// Regions follow their law.

import { expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { defaultsOf } from "../../schema/fields.ts";
import { expectUniform } from "../../testing/statistics.ts";
import { inEnglish } from "../../words/said.ts";
import { ambiguousClassification } from "./ambiguousClassification.ts";
import { ambiguousClassificationMeta } from "./meta.ts";

it("regions are circles in the share asked for, and query points fill the plane", () => {
  const options = { ...defaultsOf(ambiguousClassificationMeta.schema), circles: 0.3 };
  const sampler = ambiguousClassification.createSampler(options, undefined);
  const batch = sampler.sample(new Random(2), "training", 1500);
  const circles = Array.from({ length: 1500 }, (_, task) => inEnglish(batch.description(task).title)).filter(
    (title) => title.startsWith("circle"),
  );
  expect(Math.abs(circles.length / 1500 - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / 1500));
  expectUniform([...batch.query.x], -5, 5);
  const radii = circles.map((title) => Number(title.match(/radius ([\d.]+)/)![1]));
  expectUniform(radii, 1.45, 3.05);
});
