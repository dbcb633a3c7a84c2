// Sinusoid regression: y = amplitude · sin(x − phase) (Finn, Abbeel, Levine 2017, section 5.1).

import type { Random } from "../../engine/random.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import { said } from "../../words/said.ts";
import type { TaskFamily } from "../family.ts";
import { type DrawnFunction, sampleFunctions } from "../functions.ts";
import type { sinusoidMeta } from "./meta.ts";

type SinusoidOptions = OptionsOf<typeof sinusoidMeta.schema>;

/** A sinusoid drawn from these ranges. */
export function drawSinusoid(
  {
    amplitudeMin,
    amplitudeMax,
    phaseMax,
  }: Pick<SinusoidOptions, "amplitudeMin" | "amplitudeMax" | "phaseMax">,
  random: Random,
): DrawnFunction {
  const amplitude = random.uniform(amplitudeMin, amplitudeMax);
  const phase = random.uniform(0, phaseMax);
  return {
    title: said`amplitude ${amplitude.toFixed(2)}, phase ${phase.toFixed(2)}`,
    at: (x) => amplitude * Math.sin(x - phase),
  };
}

/** Splits draw from the same law; their random streams keep them apart. Query points are noise-free. */
export const sinusoid: TaskFamily = {
  createSampler(all) {
    const options = all as SinusoidOptions;
    const { shots, testShots, query, inputRange, amplitudeMax, noise } = options;
    const law = {
      shots,
      testShots,
      query,
      draw: (random: Random) => drawSinusoid(options, random),
      inputRange,
      noise: { support: noise, query: 0 },
      range: [-amplitudeMax * 1.1, amplitudeMax * 1.1],
    } as const;
    return {
      problem: "regression",
      measures: ["mse"],
      inputShape: [1],
      outputs: 1,
      trainingClasses: 0,
      written: () => ({ kind: "numbers", columns: ["x"] }),
      sample: (random, split, tasks) => sampleFunctions(law, random, split, tasks),
    };
  },
};
