// Sweeps that are ready to be begun: what each shows, and over what.

import { type PresetId, presets } from "../../experiment/presets/registry.ts";
import { writeLink } from "../../share/link.ts";
import type { SweepSpec } from "../../share/sweepSpec.ts";
import type { Range } from "../../sweep/points.ts";
import { said } from "../../words/said.ts";

const of = (id: PresetId) => writeLink({ ...presets[id].experiment, beside: [] });
const rates = (from: number, to: number, count: number): Range => ({ from, to, scale: "logarithmic", count });

export const sweepPresets = {
  "learning-rates": {
    label: said`MAML: inner × outer learning rate, where it learns and where it explodes`,
    spec: {
      experiment: of("sinusoid-maml-5shot"),
      set: { iterations: 2000, baseline: "none" },
      grid: { innerLearningRate: rates(0.0001, 1, 5), outerLearningRate: rates(0.0001, 0.1, 4) },
    },
  },
  "shots-ways": {
    label: said`Prototypical networks: shots × ways in training, tested 5-way 1-shot`,
    spec: {
      experiment: of("glyphs-protonet-5way-1shot"),
      set: { iterations: 200, baseline: "none" },
      grid: { ways: [2, 5, 10], shots: [1, 3, 5] },
    },
  },
  steps: {
    label: said`MAML: steps in training × steps at test`,
    spec: {
      experiment: of("sinusoid-maml-5shot"),
      set: { iterations: 2000, baseline: "none" },
      grid: { innerSteps: [1, 3, 5], testSteps: [1, 5, 10] },
    },
  },
  order: {
    label: said`MAML: first against second order, by inner learning rate`,
    spec: {
      experiment: of("sinusoid-maml-5shot"),
      set: { iterations: 2000, baseline: "none" },
      grid: { innerLearningRate: rates(0.001, 0.1, 5), order: ["first", "second"] },
      seeds: [1, 2],
    },
  },
  "cold-start": {
    label: said`Cold start: ratings known × dimensions of the films`,
    spec: {
      experiment: of("ratings-movielens-5"),
      set: { baseline: "none" },
      grid: { shots: [5, 10, 20], dimensions: [2, 4, 8, 16] },
      seeds: [1, 2],
    },
  },
} as const satisfies Record<string, { readonly label: object; readonly spec: SweepSpec }>;
