// Every algorithm's page: rules that typeset, and knobs that exist.

import { describe, expect, it, vi } from "vitest";
import type { AlgorithmMeta } from "../../algorithms/meta.ts";
import { type AlgorithmId, algorithms } from "../../algorithms/registry.ts";
import { defaultExperiment, fieldAt, SECTIONS, withChoice } from "../../experiment/experiment.ts";
import { typeset } from "./typeset.ts";

vi.mock("katex/dist/katex.min.css", () => ({}));

describe.each(Object.keys(algorithms) as AlgorithmId[])("the page of %s", (id) => {
  const meta: AlgorithmMeta = algorithms[id].meta;

  it("typesets, with every symbol tied to a knob of the lab", async () => {
    const experiment = withChoice(
      meta.problems.includes("regression")
        ? defaultExperiment()
        : withChoice(defaultExperiment(), "task", "glyphs"),
      "algorithm",
      id,
    );
    for (const rule of meta.page.rules) {
      const html = await typeset(rule);
      const knobs = [...html.matchAll(/data-knob="(\w+)"/g)].map(([, option]) => option!);
      expect(knobs.length).toBe([...rule.matchAll(/\\knob/g)].length);
      for (const option of knobs)
        expect(SECTIONS.some((section) => fieldAt(experiment, { section, option }))).toBe(true);
    }
  });
});
