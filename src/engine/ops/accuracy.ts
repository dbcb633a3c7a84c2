// How often the largest output is the right one. No gradient flows through it.

import { apply, type Primitive, sizeOf, type Value } from "../graph/value.ts";
import { FIRST_INPUT, OUTPUT, rows } from "../wasm/loops.ts";
import { meanOverExamples } from "./losses.ts";

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
  code: {
    form: "kernel",
    write: (code, [outputs], _, shape) => {
      const width = outputs![2]!;
      const largest = (pointer: number) => {
        const [best, place, value] = [code.local("f32"), code.local("i32"), code.local("f32")];
        code.get(pointer).loadFloat(0).set(best).i32(0).set(place);
        for (let column = 1; column < width; column++) {
          code
            .get(pointer)
            .loadFloat(4 * column)
            .set(value);
          code.i32(column).get(place).get(value).get(best).greaterF32().select().set(place);
          code.get(value).get(best).get(value).get(best).greaterF32().select().set(best);
        }
        return place;
      };
      const [chosen, right] = [FIRST_INPUT, FIRST_INPUT + 1];
      rows(
        code,
        [
          { pointer: OUTPUT, step: 1 },
          { pointer: chosen, step: width },
          { pointer: right, step: width },
        ],
        () => {
          const [a, b] = [largest(chosen), largest(right)];
          code.get(OUTPUT).get(a).get(b).equalI32().floatOf().storeFloat(0);
        },
      );
      return { rows: sizeOf(shape), operations: sizeOf(outputs!) };
    },
  },
};

/**
 * Share of examples whose largest output is the target class: `[T, N, C]` twice → `[T, 1, 1]`; with weights
 * `[T, N, 1]` an example counts by its own.
 */
export const accuracy = (outputs: Value, targets: Value, weights?: Value): Value =>
  meanOverExamples(apply(hitsPrimitive, [outputs, targets], null), weights);
