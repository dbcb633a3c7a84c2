// A computation as devices are given it to compile: what planners are tried on.

import type { Device } from "../engine/backend/device.ts";
import { compile } from "../engine/graph/program.ts";
import type { Value } from "../engine/graph/value.ts";
import type { Computation } from "../engine/plan/plan.ts";

/** The computation of named outputs. */
export async function computationOf(outputs: Readonly<Record<string, Value>>): Promise<Computation> {
  let given: Computation | undefined;
  const device = {
    upload: (_: Float32Array, shape: readonly number[]) => ({ dataId: {}, shape, dtype: "float32" }),
    compile(computation: Computation) {
      given = computation;
      return { prepare: async () => undefined };
    },
  };
  await compile(outputs).prepare(device as unknown as Device);
  return given!;
}
