// Lines and waves follow their laws.

import { describe, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { defaultsOf } from "../../schema/fields.ts";
import { expectUniform } from "../../testing/statistics.ts";
import { inEnglish } from "../../words/said.ts";
import { ambiguousRegression } from "./ambiguousRegression.ts";
import { ambiguousRegressionMeta } from "./meta.ts";

describe("ambiguous curves", () => {
  it("lines have slope and intercept uniform within 3", () => {
    const options = { ...defaultsOf(ambiguousRegressionMeta.schema), lines: 1 };
    const batch = ambiguousRegression
      .createSampler(options, undefined)
      .sample(new Random(2), "training", 1500);
    const lines = Array.from({ length: 1500 }, (_, task) => {
      const description = batch.description(task);
      if (description.kind !== "function") throw new Error("These tasks are functions.");
      const { x, y } = description.truth;
      return { slope: (y[100]! - y[0]!) / (x[100]! - x[0]!), intercept: y[50]! };
    });
    expectUniform(
      lines.map(({ slope }) => slope),
      -3,
      3,
    );
    expectUniform(
      lines.map(({ intercept }) => intercept),
      -3,
      3,
    );
    expectUniform([...batch.support.x], -5, 5);
  });

  it("waves have amplitudes from 0.1 to 5 and phases up to π", () => {
    const options = { ...defaultsOf(ambiguousRegressionMeta.schema), lines: 0 };
    const batch = ambiguousRegression
      .createSampler(options, undefined)
      .sample(new Random(2), "training", 1500);
    const numbers = Array.from({ length: 1500 }, (_, task) =>
      inEnglish(batch.description(task).title)
        .match(/[\d.]+/g)!
        .map(Number),
    );
    // Rounded to hundredths in the title.
    expectUniform(
      numbers.map(([amplitude]) => amplitude! + 0.005),
      0.095,
      5.015,
    );
    expectUniform(
      numbers.map(([, phase]) => phase!),
      0,
      Math.PI + 0.005,
    );
  });
});
