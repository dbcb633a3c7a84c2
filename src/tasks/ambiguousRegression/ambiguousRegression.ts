// Ambiguous regression: sinusoids mixed with lines, few and noisy points (Finn, Xu, Levine 2018, section 6).
// Sinusoids of amplitude 0.1 to 5 and phase 0 to π, lines of slope and intercept ±3, x in ±5.

import type { Random } from "../../engine/random.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import { said } from "../../words/said.ts";
import type { TaskFamily } from "../family.ts";
import { type DrawnFunction, sampleFunctions } from "../functions.ts";
import { drawSinusoid } from "../sinusoid/sinusoid.ts";
import type { ambiguousRegressionMeta } from "./meta.ts";

const WAVES = { amplitudeMin: 0.1, amplitudeMax: 5, phaseMax: Math.PI };
const STEEPEST = 3;
const INPUT_RANGE = 5;
/** Most lines stay within; the steepest leave the picture. */
const RANGE = [-10, 10] as const;

function drawLine(random: Random): DrawnFunction {
  const slope = random.uniform(-STEEPEST, STEEPEST);
  const intercept = random.uniform(-STEEPEST, STEEPEST);
  return {
    title: said`slope ${slope.toFixed(2)}, intercept ${intercept.toFixed(2)}`,
    at: (x) => slope * x + intercept,
  };
}

/** Splits draw from the same law; their random streams keep them apart. */
export const ambiguousRegression: TaskFamily = {
  createSampler(all) {
    const { shots, testShots, query, noise, lines } = all as OptionsOf<typeof ambiguousRegressionMeta.schema>;
    const law = {
      shots,
      testShots,
      query,
      draw: (random: Random) => (random.uniform() < lines ? drawLine(random) : drawSinusoid(WAVES, random)),
      inputRange: INPUT_RANGE,
      noise: { support: noise, query: noise },
      range: RANGE,
    };
    return {
      problem: "regression",
      measures: ["mse"],
      inputShape: [1],
      outputs: 1,
      trainingClasses: 0,
      queryNoise: noise,
      sample: (random, split, tasks) => sampleFunctions(law, random, split, tasks),
    };
  },
};
