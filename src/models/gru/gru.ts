// A gated recurrent unit (Cho et al. 2014), with the reset gate after the product, which makes one product of three.

import { add, constant, multiply, sigmoid, subtract, tanh } from "../../engine/ops/elementwise.ts";
import { dense } from "../../engine/ops/matMul.ts";
import { slice } from "../../engine/ops/shape.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import { filled, glorotNormal } from "../initialise.ts";
import type { RecurrentFamily } from "../model.ts";
import type { gruMeta } from "./meta.ts";

const GATES = 3;

export const gru: RecurrentFamily = {
  createRecurrent(options, inputs) {
    const { hiddenUnits: width } = options as OptionsOf<typeof gruMeta.schema>;
    return {
      width,
      init: (random) => ({
        "gru.input": glorotNormal(random, inputs, GATES * width),
        "gru.state": glorotNormal(random, width, GATES * width),
        "gru.bias": filled(0, GATES * width),
        "gru.candidateBias": filled(0, width),
      }),
      step(parameters, state, x) {
        const [tasks, count] = state.shape as [number, number];
        const fromInput = dense(x, parameters["gru.input"]!, parameters["gru.bias"]!);
        const fromState = dense(state, parameters["gru.state"]!);
        const part = (of: typeof state, gate: number) =>
          slice(of, [0, 0, gate * width], [tasks, count, width]);
        const gate = (index: number) => sigmoid(add(part(fromInput, index), part(fromState, index)));
        const [update, reset] = [gate(0), gate(1)];
        const remembered = add(part(fromState, 2), parameters["gru.candidateBias"]!);
        const candidate = tanh(add(part(fromInput, 2), multiply(reset, remembered)));
        // h′ = z h + (1 − z) n
        return add(multiply(update, state), multiply(subtract(constant(1), update), candidate));
      },
    };
  },
};
