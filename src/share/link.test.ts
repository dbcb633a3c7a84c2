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
import { anyMapping } from "../testing/mappings.ts";
import { readLink, writeLink } from "./link.ts";
import { repairHash } from "./repair.ts";

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

  it("bring back a person's own data and what their columns are for", () => {
    const intents = withChoice(defaultExperiment(), "task", "intents");
    fc.assert(
      fc.property(anyMapping, (mapping) => {
        const own = { ...intents, data: "67311bd9290d16293577", mapping };
        const link = writeLink(own);
        expect(link).toMatch(/^#[\w.=&-]+$/);
        expect(repairHash(link.slice(1))).toBe(link.slice(1));
        const { experiment, problems } = readLink(link);
        expect(problems).toEqual([]);
        expect(experiment).toEqual(own);
      }),
    );
  });

  it("name what is wrong with own data, and take those that ship", () => {
    const table =
      "map.task=label&map.text=text&map.repeats=keep&map.negatives=keep&map.rows=10&map.split=chance";
    const read = (hash: string) => {
      const { experiment, problems } = readLink(`#v=1&task=intents&${hash}`);
      return [experiment.data, experiment.mapping, problems.map(({ message }) => message).join(" ")];
    };
    expect(read("data=abc")).toEqual([
      "",
      undefined,
      expect.stringContaining("not what their columns are for"),
    ]);
    expect(read(table)).toEqual(["", undefined, expect.stringContaining("no data that it is for")]);
    expect(read(`data=abc&${table.replace("rows=10", "rows=0")}`)).toEqual([
      "",
      undefined,
      expect.stringContaining("field minimumRows"),
    ]);
    expect(read(`data=abc&${table}&map.what=1`)).toEqual([
      "abc",
      expect.objectContaining({ task: "label" }),
      expect.stringContaining("“map.what”"),
    ]);
    const { experiment, problems } = readLink(`#v=1&task=glyphs&data=abc&${table}`);
    expect([experiment.data, experiment.mapping]).toEqual(["", undefined]);
    expect(String(problems[0]!.message)).toContain("draw on no table");
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
