// How often the largest output is the right one. No gradient flows through it.

import { apply, type Primitive, type Value } from "../graph/value.ts";
import { equal } from "./elementwise.ts";
import { mean } from "./reduce.ts";

const argMaxPrimitive: Primitive<null> = {
  name: "argMax",
  shape: ([x]) => x!.with(-1, 1),
  transpose: () => [undefined],
  form: { form: "argmax" },
};
const argMax = (x: Value): Value => apply(argMaxPrimitive, [x], null);

/** Share of examples whose largest output is the target class: `[T, N, C]` twice → `[T, 1, 1]`. */
export const accuracy = (outputs: Value, targets: Value): Value =>
  mean(equal(argMax(outputs), argMax(targets)), [1]);
