// Which preset an experiment comes from, and in what it differs.

import { expect, it } from "vitest";
import { withChoice, withOption } from "../experiment/experiment.ts";
import { type PresetId, presets } from "../experiment/presets/registry.ts";
import { nearestPreset, presetOf } from "./presetOf.ts";

it("every preset is its own nearest, with nothing changed", () => {
  for (const [id, { experiment }] of Object.entries(presets)) {
    expect(nearestPreset(experiment)).toEqual({ id, changed: [] });
    expect(presetOf(experiment)).toBe(id as PresetId);
  }
});

it("a turned knob is named with both values, from the preset that is nearest", () => {
  const { experiment } = presets["sinusoid-maml-10shot"];
  const turned = withOption(experiment, { section: "algorithm", option: "innerLearningRate" }, 0.02);
  expect(presetOf(turned)).toBeUndefined();
  expect(nearestPreset(turned)).toEqual({
    id: "sinusoid-maml-10shot",
    changed: [
      {
        path: { section: "algorithm", option: "innerLearningRate" },
        from: 0.01,
        to: 0.02,
        effect: "live",
      },
    ],
  });
});

it("tasks and algorithms that no preset brings together have none", () => {
  const other = withChoice(presets["sinusoid-maml-5shot"].experiment, "algorithm", "reptile");
  expect(nearestPreset(other)).toBeUndefined();
});
