// Items: what is expected of one, its features at learned scales, and a row of a table that is learned across tasks and
// never adapts to one. The last layer starts at zero, so that the model begins at what is expected and learns to depart
// from it. On these features a ridge head is the linear Gaussian fold-in of matrix factorisation (Salakhutdinov and
// Mnih 2008), the squared scales being the variances of what it takes users to differ in.

import type { Value, Values } from "../../engine/graph/value.ts";
import { add, exp, multiply } from "../../engine/ops/elementwise.ts";
import { gather } from "../../engine/ops/gather.ts";
import { dense } from "../../engine/ops/matMul.ts";
import { concatenate, reshape, slice } from "../../engine/ops/shape.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import { filled } from "../initialise.ts";
import { HEAD, type HostParameters, type ModelFamily } from "../model.ts";
import type { itemsMeta } from "./meta.ts";

const [TABLE, SCALES, GAIN, SHIFT] = ["items", "log-scales", "expected.gain", "expected.shift"];
/** The scale of the table at the start: small, for what it says of an item is not known yet. */
const TABLE_SPREAD = 0.1;

/** Columns `[from, to)` of `x [T, N, width]`. */
const columns = (x: Value, from: number, to: number): Value =>
  slice(x, [0, 0, from], [x.shape[0]!, x.shape[1]!, to - from]);

export const items: ModelFamily = {
  create(options, inputShape, outputs, rows) {
    const { dimensions, spread } = options as OptionsOf<typeof itemsMeta.schema>;
    const [width] = inputShape;
    if (width === undefined || rows === undefined)
      throw new Error("The model of items reads items, and these tasks have none.");
    const known = width - 2;
    const features = known + dimensions;
    const expected = (parameters: Values, x: Value) =>
      add(multiply(columns(x, 1, 2), parameters[GAIN]!), parameters[SHIFT]!);
    return {
      statistics: "none",
      normalisation: [],
      // What is expected before a task is looked at is no task's own either.
      tables: [GAIN, SHIFT, ...(dimensions > 0 ? [TABLE] : [])],
      features,
      expected,
      init(random) {
        const parameters: Record<string, HostParameters[string]> = {
          [GAIN]: filled(1, 1),
          [SHIFT]: filled(0, 1),
          [SCALES]: {
            values: Float32Array.from({ length: features }, (_, f) =>
              Math.log(f < known ? spread : TABLE_SPREAD),
            ),
            shape: [1, 1, features],
          },
        };
        if (dimensions > 0)
          parameters[TABLE] = {
            values: random.normals(rows * dimensions),
            shape: [1, rows, dimensions],
          };
        if (outputs !== null) {
          parameters[HEAD.weights] = {
            values: new Float32Array(features * outputs),
            shape: [1, features, outputs],
          };
          parameters[HEAD.bias] = filled(0, outputs);
        }
        return parameters;
      },
      apply(parameters, x) {
        const own = columns(x, 2, width);
        const ids = reshape(columns(x, 0, 1), x.shape.slice(0, 2));
        const all = dimensions > 0 ? concatenate([own, gather(parameters[TABLE]!, ids)], 2) : own;
        const scaled = multiply(all, exp(parameters[SCALES]!));
        return outputs === null
          ? scaled
          : add(dense(scaled, parameters[HEAD.weights]!, parameters[HEAD.bias]!), expected(parameters, x));
      },
    };
  },
};
