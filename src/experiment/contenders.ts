// What the learners of an experiment are called.

import { algorithms } from "../algorithms/registry.ts";
import type { Schema } from "../schema/fields.ts";
import type { ChosenAlgorithm, Experiment } from "./experiment.ts";

/** In which options a learner differs from others of the same algorithm: " (order first)". */
function apart({ id, options }: ChosenAlgorithm, all: readonly ChosenAlgorithm[]): string {
  const schema: Schema = algorithms[id].meta.schema;
  const others = all.filter((other) => other.id === id);
  const differing = Object.keys(schema).filter((option) =>
    others.some((other) => other.options[option] !== options[option]),
  );
  const words = differing.map((option) => {
    const value = options[option]!;
    const { label, symbol } = schema[option]!;
    const name = symbol ?? label.toLowerCase();
    return typeof value === "boolean" ? `${value ? "" : "no "}${name}` : `${name} ${value}`;
  });
  return words.length > 0 ? ` (${words.join(", ")})` : "";
}

/** Names of the main learner and of those beside it, told apart where the algorithm is the same. */
export function learnerLabels({ algorithm, beside }: Experiment): string[] {
  const all = [algorithm, ...beside];
  return all.map((chosen) => algorithms[chosen.id].meta.label + apart(chosen, all));
}
