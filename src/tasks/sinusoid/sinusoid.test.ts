// Sinusoids follow their law: amplitude, phase, inputs, noise, and how many points.

import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { defaultsOf, type Options } from "../../schema/fields.ts";
import { average, deviation, expectUniform } from "../../testing/statistics.ts";
import { sinusoidMeta } from "./meta.ts";
import { sinusoid } from "./sinusoid.ts";

describe("sinusoids", () => {
  const tasks = 1500;
  const changes = {
    shots: 7,
    testShots: 3,
    query: 9,
    amplitudeMin: 1,
    amplitudeMax: 3,
    phaseMax: 2,
    inputRange: 4,
  };
  const drawn = (more: Options, split: "training" | "test" = "training") => {
    const sampler = sinusoid.createSampler(
      { ...defaultsOf(sinusoidMeta.schema), ...changes, ...more },
      undefined,
    );
    const batch = sampler.sample(new Random(8), split, tasks);
    const waves = Array.from({ length: tasks }, (_, task) => {
      const description = batch.description(task);
      if (description.kind !== "function") throw new Error("These tasks are functions.");
      // y = a sin x − b cos x, from its value at 0 and at another point.
      const { x, y } = description.truth;
      const b = -y[50]!;
      const a = (y[70]! + b * Math.cos(x[70]!)) / Math.sin(x[70]!);
      return { amplitude: Math.hypot(a, b), phase: Math.atan2(b, a), range: description.range };
    });
    /** How far each point is from its task's wave. */
    const misses = ({ x, y, count }: typeof batch.support) =>
      Array.from(x, (at, index) => {
        const { amplitude, phase } = waves[Math.floor(index / count)]!;
        return y[index]! - amplitude * Math.sin(at - phase);
      });
    return { batch, waves, misses };
  };

  it("have amplitude, phase and inputs uniform in their ranges, and targets on the wave", () => {
    const { batch, waves, misses } = drawn({});
    expectUniform(
      waves.map(({ amplitude }) => amplitude),
      1,
      3,
    );
    expectUniform(
      waves.map(({ phase }) => phase),
      0,
      2,
    );
    for (const set of [batch.support, batch.query]) {
      expectUniform([...set.x], -4, 4);
      expect(Math.max(...misses(set).map(Math.abs))).toBeLessThan(1e-4);
    }
    expect([batch.support.count, batch.query.count]).toEqual([7, 9]);
    expect(waves[0]!.range[0]).toBeCloseTo(-3.3, 6);
    expect(waves[0]!.range[1]).toBeCloseTo(3.3, 6);
    // Support and query points are different ones.
    expect(new Set([...batch.support.x, ...batch.query.x]).size).toBeGreaterThan(0.99 * 16 * tasks);
  });

  it("have the noise asked for on the support points, and none on those that measure", () => {
    const { batch, misses } = drawn({ noise: 0.5 });
    expect(deviation(misses(batch.support))).toBeCloseTo(0.5, 1);
    expect(average(misses(batch.support))).toBeCloseTo(0, 1);
    expect(Math.max(...misses(batch.query).map(Math.abs))).toBeLessThan(1e-4);
  });

  it("are measured with the shots of test, on fifty points at least", () => {
    const { batch } = drawn({}, "test");
    expect([batch.support.count, batch.query.count]).toEqual([3, 50]);
    expect(drawn({ query: 70 }, "test").batch.query.count).toBe(70);
  });
});
