// How often the largest output is the right one. No gradient flows through it.

import { apply, type Primitive, type Value } from "../graph/value.ts";
import { equal } from "./elementwise.ts";
import { meanOverExamples } from "./losses.ts";

const argMaxPrimitive: Primitive<null> = {
  name: "argMax",
  shape: ([x]) => x!.with(-1, 1),
  transpose: () => [undefined],
  form: { form: "argmax" },
};
const argMax = (x: Value): Value => apply(argMaxPrimitive, [x], null);

/**
 * Share of examples whose largest output is the target class: `[T, N, C]` twice → `[T, 1, 1]`; with weights
 * `[T, N, 1]` an example counts by its own.
 */
export const accuracy = (outputs: Value, targets: Value, weights?: Value): Value =>
  meanOverExamples(equal(argMax(outputs), argMax(targets)), weights);
