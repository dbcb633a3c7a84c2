// The card says what the record says, and no more: figures, who is as good, what was not tested.

import { describe, expect, it } from "vitest";
import { experimentFrom } from "../experiment/presets/preset.ts";
import { presets } from "../experiment/presets/registry.ts";
import type { RunRecord } from "../experiment/record.ts";
import type { Evaluation, Interval } from "../experiment/results.ts";
import { evaluationOf, recordFor } from "../testing/records.ts";
import { modelCard } from "./card.ts";
import { FORM, FORM_VERSION, type LearnerFile } from "./learnerFile.ts";

const experiment = experimentFrom({
  task: { id: "sinusoid", options: { shots: 5, testShots: 5 } },
  model: { id: "mlp", options: {} },
  algorithm: { id: "maml", options: {} },
  training: {},
  run: { baseline: "pretraining", baselineRate: 0.02 },
});
const file: LearnerFile = {
  form: FORM,
  version: FORM_VERSION,
  build: "test",
  iteration: 2,
  link: "#v=1",
  experiment,
  without: "It plays trials.",
};
const contenders: RunRecord["contenders"] = [
  { role: "learner", label: "MAML", learns: true },
  { role: "pretrained", label: "Pretrained", learns: true },
];
const other = (split: Evaluation["split"], difference: Interval): Evaluation => ({
  ...evaluationOf(2, { mse: { mean: 0.75, ci95: 0.05 } }, split),
  role: "pretrained",
  difference: { mse: difference },
});
const cardOf = (evaluations: readonly Evaluation[]) =>
  modelCard(recordFor("r", { evaluations, contenders }, experiment), file);
const learner = (split: Evaluation["split"]) => evaluationOf(2, { mse: { mean: 0.5, ci95: 0.125 } }, split);

describe("a model card", () => {
  it("has the test's figures, with intervals and differences", () => {
    const card = cardOf([
      evaluationOf(2, { mse: { mean: 9, ci95: 1 } }),
      learner("test"),
      other("test", { mean: -0.25, ci95: 0.1 }),
    ]);
    expect(card).toContain("On 10 test tasks, after 1 inner step, at meta-step 2.");
    expect(card).toContain("| MAML | 0.5000 ± 0.1250 |  |");
    expect(card).toContain("| Pretrained network, fine-tuned at 0.02 | 0.7500 ± 0.0500 | −0.2500 ± 0.1000 |");
    expect(card).not.toContain("9.0000");
    expect(card).not.toContain("Not shown to be better");
    expect(card).not.toContain("Not tested");
  });

  it.each([
    ["includes nothing", { mean: -0.05, ci95: 0.1 }],
    ["speaks for the other", { mean: 0.4, ci95: 0.1 }],
    ["is of one task", { mean: -0.4 }],
  ])("says who is as good where the difference's interval %s", (_, difference) => {
    expect(cardOf([learner("test"), other("test", difference)])).toContain(
      "**Not shown to be better by mean squared error than:** Pretrained network, fine-tuned at 0.02.",
    );
  });

  it("says where nothing was tested, and where nothing was measured", () => {
    expect(cardOf([learner("validation"), other("validation", { mean: -1, ci95: 0.1 })])).toContain(
      "**Not tested:** the run was taken away before its end, and these are validation tasks",
    );
    expect(cardOf([])).toContain("The learner was not measured before it was taken away");
  });

  it("names no option of simulated tasks where a person's own data are in use", () => {
    const { experiment: simulated } = presets["pricing-spread"];
    const tasksOf = (data: string) =>
      modelCard(recordFor("r", { evaluations: [], contenders }, { ...simulated, data }), file);
    expect(tasksOf("")).toContain("Where prices were observed Spread");
    expect(tasksOf("0abc")).not.toContain("Where prices were observed");
  });

  it("names options that hold, and leaves out those that wait for another", () => {
    const card = cardOf([]);
    expect(card).toContain("Support points K 5");
    expect(card).toContain("Order Second;");
    expect(card).not.toContain("Second order from iteration");
    expect(card).toContain("## No program\n\nIt plays trials.");
  });
});
