// Whom an experiment compares, and what they are called.

import { describe, expect, it } from "vitest";
import { baselinesOf, nameWithRate } from "./contenders.ts";
import { withOption } from "./experiment.ts";
import { presets } from "./presets/registry.ts";

describe("baselines", () => {
  const { experiment } = presets["sinusoid-maml-5shot"];
  const at = (rate: number) => withOption(experiment, { section: "run", option: "baselineRate" }, rate);

  it("are called by the rate at which they fine-tune, others by their label", () => {
    const random = { role: "random", label: "Random", learns: false };
    expect(nameWithRate(random, at(0.4))).toEqual("Random network, fine-tuned at 0.4");
    expect(nameWithRate({ role: "pretrained", label: "Pretrained", learns: true }, at(0.02))).toEqual(
      "Pretrained network, fine-tuned at 0.02",
    );
    expect(nameWithRate({ role: "learner", label: "MAML", learns: true }, at(0.4))).toEqual("MAML");
  });

  it("are none for decisions, where “random” is a policy", () => {
    const bandits = presets["bandits-rl2-5arms-10pulls"].experiment;
    expect(baselinesOf(bandits)).toEqual([]);
    expect(nameWithRate({ role: "random", label: "Random", learns: false }, bandits)).toEqual("Random");
  });
});
