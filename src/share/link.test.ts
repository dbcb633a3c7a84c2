// Links: nothing is lost on the way, nothing bad gets in.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  defaultExperiment,
  type Experiment,
  registries,
  SECTIONS,
  schemaOf,
  withChoice,
  withOption,
} from "../experiment/experiment.ts";
import { presets } from "../experiment/presets/registry.ts";
import type { Field, OptionValue } from "../schema/fields.ts";
import { readLink, writeLink } from "./link.ts";

function anyValue(field: Field): fc.Arbitrary<OptionValue> {
  switch (field.kind) {
    case "number":
      return fc.double({ min: field.min, max: field.max, noNaN: true });
    case "integer":
      return fc.integer({ min: field.min, max: field.max });
    case "flag":
      return fc.boolean();
    case "choice":
      return fc.constantFrom(...field.choices.map(({ value }) => value));
    default:
      return field satisfies never;
  }
}

const anyExperiment = fc
  .tuple(
    ...(["task", "model", "algorithm"] as const).map((section) =>
      fc.constantFrom(...Object.keys(registries[section])),
    ),
  )
  .chain(([task, model, algorithm]) => {
    const start = withChoice(
      withChoice(withChoice(defaultExperiment(), "task", task!), "model", model!),
      "algorithm",
      algorithm!,
    );
    const paths = SECTIONS.flatMap((section) =>
      Object.entries(schemaOf(start, section)).map(([option, field]) => ({ section, option, field })),
    );
    return fc
      .tuple(...paths.map(({ field }) => fc.option(anyValue(field), { nil: undefined })))
      .map((values) =>
        values.reduce<Experiment>(
          (experiment, value, index) =>
            value === undefined ? experiment : withOption(experiment, paths[index]!, value),
          start,
        ),
      );
  });

describe("links", () => {
  it("bring back the whole experiment", () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        const { experiment: back, problems } = readLink(writeLink(experiment));
        expect(problems).toEqual([]);
        // −0 is written 0.
        expect(JSON.stringify(back)).toBe(JSON.stringify(experiment));
      }),
    );
  });

  it("are short and plain for every preset", () => {
    for (const { experiment } of Object.values(presets)) {
      expect(writeLink(experiment).length).toBeLessThan(300);
      expect(writeLink(experiment)).toMatch(/^#[\w.=&-]+$/);
    }
  });

  it("survive anything, and name what was wrong", () => {
    fc.assert(fc.property(fc.string(), (text) => void readLink(`#${text}`)));
    const { experiment, problems } = readLink(
      "#v=1&innerLearningRate=99&shots=2x&learnInnerRate=1&__proto__=1&what=1&metaBatch=3",
    );
    expect(problems.map(({ field }) => field).sort()).toEqual([
      "__proto__",
      "algorithm.innerLearningRate",
      "learnInnerRate",
      "shots",
      "what",
    ]);
    expect(experiment).toEqual(
      withOption(defaultExperiment(), { section: "training", option: "metaBatch" }, 3),
    );
    expect(String(readLink("#v=2&shots=3").problems[0]!.message)).toContain("version");
    expect(String(readLink("#v=1&algorithm=magic").problems[0]!.message)).toContain("magic");
  });

  it("of version 1 keep their meaning", () => {
    const { experiment, problems } = readLink("#v=1&shots=5&testShots=5&innerLearningRate=0.02&seed=7");
    expect(problems).toEqual([]);
    expect([
      experiment.task.options.shots,
      experiment.algorithm.options.innerLearningRate,
      experiment.run.seed,
    ]).toEqual([5, 0.02, 7]);
  });
});
