// How often the largest output is the right one. No gradient flows through it.

import { apply, type Primitive, type Value } from "../graph/value.ts";
import { mean } from "./reduce.ts";

const hitsPrimitive: Primitive<null> = {
  name: "hits",
  shape: ([outputs]) => [outputs![0]!, outputs![1]!, 1],
  transpose: () => [undefined, undefined],
  run: (device, [outputs, targets], _, shape) => {
    const chosen = device.kernel("ArgMax", { x: outputs! }, { axis: 2 });
    const right = device.kernel("ArgMax", { x: targets! }, { axis: 2 });
    const equal = device.kernel("Equal", { a: chosen, b: right });
    const result = device.kernel("Cast", { x: equal }, { dtype: "float32" });
    for (const tensor of [chosen, right, equal]) device.free(tensor);
    return { ...result, shape };
  },
};

/** Share of examples whose largest output is the target class: `[T, N, C]` twice → `[T, 1, 1]`. */
export const accuracy = (outputs: Value, targets: Value): Value =>
  mean(apply(hitsPrimitive, [outputs, targets], null), [1]);
