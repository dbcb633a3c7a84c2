// Every cure makes an experiment that stands, and is as small as can be.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { algorithms } from "../algorithms/registry.ts";
import { models } from "../models/registry.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { inEnglish } from "../words/said.ts";
import { conflictsIn } from "./check.ts";
import { curesFor } from "./cures.ts";
import { defaultExperiment, withChoice, withOption } from "./experiment.ts";

const labels = (of: Parameters<typeof curesFor>[0]) => curesFor(of).map(({ label }) => inEnglish(label));

describe("curesFor", () => {
  it("sets one option where one is at fault", () => {
    const wrong = withOption(defaultExperiment(), { section: "task", option: "amplitudeMin" }, 9);
    expect(conflictsIn(wrong)).not.toEqual([]);
    expect(labels(wrong)[0]).toMatch(/^Set (smallest )?amplitude/i);
  });
  it("sets ways at test to the ways in training where they must be equal", () => {
    const glyphs = withChoice(withChoice(defaultExperiment(), "task", "glyphs"), "model", "conv4");
    const wrong = withOption(glyphs, { section: "task", option: "testWays" }, 7);
    expect(labels(wrong)).toContain("Set ways at test to 5");
  });
  it("names a model that can read the tasks", () => {
    const wrong = withChoice(defaultExperiment(), "model", "conv4");
    expect(labels(wrong)[0]).toBe(`Use ${models.mlp.meta.label}`);
  });
  it("leaves out a learner beside that cannot learn such tasks", () => {
    const wrong = { ...defaultExperiment(), beside: [{ id: "prototypical", options: {} } as const] };
    expect(conflictsIn(wrong)).not.toEqual([]);
    expect(curesFor(wrong)[0]!.experiment.beside).toEqual([]);
  });
  it("gives back the data that ship where data are not here", () => {
    const foreign = { ...withChoice(defaultExperiment(), "task", "glyphs"), data: "abc" };
    expect(labels(foreign)).toContain("Use the data that ship with the lab");
  });
  it("has one for whatever parts are put together, and each stands", () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(taskFamilies)),
        fc.constantFrom(...Object.keys(models)),
        fc.constantFrom(...Object.keys(algorithms)),
        (task, model, algorithm) => {
          const put = withChoice(
            withChoice(withChoice(defaultExperiment(), "task", task), "model", model),
            "algorithm",
            algorithm,
          );
          const cures = curesFor(put);
          if (conflictsIn(put).length > 0) expect(cures.length).toBeGreaterThan(0);
          expect(cures.length).toBeLessThanOrEqual(4);
          for (const cure of cures) expect(conflictsIn(cure.experiment)).toEqual([]);
        },
      ),
    ));
});
