// A shared link as a whole, read without a page.

import { expect, it } from "vitest";
import { defaultExperiment } from "../experiment/experiment.ts";
import { writeLink } from "./link.ts";
import { readShared } from "./shared.ts";

const link = writeLink(defaultExperiment());

it("takes what stands beside the experiment", () => {
  expect(readShared(`${link}&hide=tasks.curves&result=20_wasm_4.3_0.77`)).toEqual({
    experiment: defaultExperiment(),
    hidden: ["tasks", "curves"],
    expected: { iterations: 20, backends: ["wasm"], first: 4.3, last: 0.77, arithmetic: 1 },
    ready: false,
    problems: [],
  });
});

it("knows the weights that ship with an experiment, and no others", () => {
  expect(readShared(`${link}&weights=ready`)).toMatchObject({ ready: true, problems: [] });
  expect(readShared(`${link}&weights=mine`)).toMatchObject({
    ready: false,
    problems: [{ field: "weights", message: "There are no weights called “mine”." }],
  });
});

it("names what it cannot read", () => {
  const { expected, problems } = readShared(`${link}&hide=nothing&result=many`);
  expect(expected).toBeUndefined();
  expect(problems.map(({ message }) => message)).toEqual([
    "There is no panel “nothing” to hide.",
    "The result in the link (“many”) cannot be read.",
  ]);
});
