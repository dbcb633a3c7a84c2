// The page of results is what its data say, and no row mixes steps or judges across conditions.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type PresetId, presets } from "../experiment/presets/registry.ts";
import {
  beside,
  PAGE,
  pageOf,
  type Reproduced,
  type ReproducedRow,
  readReproduction,
} from "./reproduction.ts";

/** Accuracy 0.90 at step 0, one point more at each later one. */
const steps = (last: number) =>
  Array.from({ length: last + 1 }, (_, step) => ({
    step,
    loss: { mean: 1 - 0.05 * step, ci95: 0.01 },
    accuracy: { mean: 0.9 + 0.01 * step, ci95: 0.004 },
  }));
const learner: Reproduced = { label: "MAML", tasks: 600, trainedSteps: 1, bySteps: steps(5) };
const random: Reproduced = {
  label: "Random network, fine-tuned at 0.4",
  tasks: 600,
  trainedSteps: 0,
  bySteps: steps(5),
};
const row = (...contenders: Reproduced[]): ReproducedRow => ({
  contenders,
  iterations: 2500,
  seconds: 61.4,
  device: "SIMD, 1 thread",
  day: "2026-11-26",
});
/** The cells of a preset's row. */
const cellsOf = (id: PresetId, made: ReproducedRow) =>
  pageOf({ [id]: made })
    .split("\n")
    .find((line) => line.includes(`npm run reproduce -- ${id}`))!
    .split(" | ");

describe("the page of results", () => {
  it("is written from the kept results, by nobody's hand", () => {
    expect(readFileSync(PAGE, "utf8")).toBe(pageOf(readReproduction()));
  });

  it("gives every contender of a row at the paper's steps", () => {
    const cells = cellsOf("omniglot-maml-5way-1shot", row(learner, random));
    expect(cells[2]).toMatch(
      /^MAML: 93\.00 ± 0\.40% after 3 steps<br>Random network, fine-tuned at 0\.4: 93\.00 ± 0\.40% after 3 steps<br>No jointly pretrained network stands beside it/,
    );
    expect(cells[3]).toMatch(/^short by 5\.7 points\. Here: tested on whole alphabets never seen/);
    expect(cells[4]).toBe("2,500 iterations, 61 s (SIMD, 1 thread)");
  });

  it("gives what counts most for the tasks by its name, with the difference from the learner", () => {
    const ranked = (label: string, hits: number): Reproduced => ({
      label,
      tasks: 101,
      trainedSteps: 0,
      bySteps: [{ step: 0, loss: { mean: 0.05, ci95: 0.01 } }],
      measures: { hr10: { mean: hits, ci95: 0.1 }, mse: { mean: 0.05, ci95: 0.01 } },
    });
    const popular = { ...ranked("Popularity", 0.4), difference: { hr10: { mean: 0.06, ci95: 0.04 } } };
    expect(cellsOf("ratings-movielens-implicit-5", row(ranked("Ridge head", 0.46), popular))[2]).toBe(
      "Ridge head: hit rate@10 0.460 ± 0.100<br>Popularity: hit rate@10 0.400 ± 0.100, the learner less this +0.060 ± 0.040",
    );
  });

  it("gives rewards beside a paper's reward, whatever counts most for the tasks", () => {
    const reward = { mean: 6.574, ci95: 0.136 };
    const policy: Reproduced = {
      label: "RL²",
      tasks: 1000,
      trainedSteps: 0,
      bySteps: [{ step: 0, loss: { mean: 1.69, ci95: 0.08 } }],
      reward,
      measures: { regret: { mean: 1.69, ci95: 0.08 }, reward },
    };
    expect(cellsOf("bandits-rl2-5arms-10pulls", row(policy))[2]).toBe("6.57 ± 0.14");
  });

  it("names the presets that have no row", () => {
    const page = pageOf({ "omniglot-maml-5way-1shot": row(learner) });
    const missing = page.split("\n").find((line) => line.startsWith("Without a row, because not run yet: "))!;
    expect(missing).toContain("`sinusoid-maml-5shot`");
    expect(missing).not.toContain("`omniglot-maml-5way-1shot`");
  });

  it("gives the last step looked at, where the paper's was not", () => {
    const cells = cellsOf("glyphs-reptile-5way-1shot", row(learner));
    expect(cells[2]).toMatch(/^95\.00 ± 0\.40% after 5 steps/);
    expect(cells[3]).toMatch(/^not compared: Image set omniglot there, glyphs here/);
  });

  it("gives losses at the steps of the predictive distribution beside them", () => {
    const figure = { mean: 0.5, ci95: 0.01 };
    const uncertainty = {
      samples: 20,
      negativeLogLikelihood: figure,
      coverage: [0.5, 0.9].map((level) => ({ level, observed: { mean: level, ci95: 0.01 } })),
      best: figure,
    };
    const cells = cellsOf(
      "ambiguous-regions-platipus",
      row({ ...learner, label: "PLATIPUS", trainedSteps: 2, uncertainty }),
    );
    expect(cells[2]).toMatch(
      /^92\.00 ± 0\.40% after 2 steps; negative log likelihood 0\.50 ± 0\.01, in the 50% and 90% bands 50% and 90%, best of 20 0\.50 ± 0\.01/,
    );
  });

  it("says within or short only under the paper's conditions, and what differs besides", () => {
    const better = { ...learner, bySteps: steps(10) };
    expect(beside(presets["omniglot-maml-5way-1shot"], better)).toMatch(/^short by 5\.7 points\. Here: /);
    for (const id of Object.keys(presets).filter((each) => each.startsWith("glyphs-")) as PresetId[])
      expect(beside(presets[id], better)).toMatch(
        id === "glyphs-ridge-5way-1shot"
          ? /^no figure for such tasks$/
          : /^not compared: Image set (omniglot|miniImageNet) there/,
      );
    expect(beside(presets["sinusoid-maml-10shot"], better)).toBe(
      "not compared: Support points at test 5 there, 10 here",
    );
    expect(beside(presets["pricing-rl2"], better)).toBe("no figure for such tasks");
    const wide = [0, 1, 5, 10].map((step) => ({
      step,
      loss: step === 5 ? { mean: 4.39, ci95: 7.58 } : { mean: 0.1, ci95: 0.05 },
    }));
    expect(beside(presets["sinusoid-maml-5shot"], { ...learner, bySteps: wide })).toBe(
      "within, not decided at 0.38: our interval is wider than the figure",
    );
  });
});
