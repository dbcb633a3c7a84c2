// What a computation is given of a batch, as it is uploaded.

import { expect, it } from "vitest";
import { startBackend } from "../../engine/backend/start.ts";
import { compile, input } from "../../engine/graph/program.ts";
import { multiply } from "../../engine/ops/elementwise.ts";
import { Random } from "../../engine/random.ts";
import { LearnerInputs } from "./learnerInputs.ts";

it("classes are told by their ids, one for each way of each task", async () => {
  const { device } = await startBackend("wasm");
  const inputs = new LearnerInputs(device, 4, new Random(1));
  const classes = input("classes", [2, 3, 4]);
  const program = compile({ classes: multiply(classes, classes) });
  const examples = { x: new Float32Array(6), y: new Float32Array(18), count: 3 };
  const uploaded = inputs.upload(
    program,
    {
      tasks: 2,
      inputShape: [1],
      outputs: 3,
      support: examples,
      query: examples,
      classIds: Int32Array.of(3, 0, 2, 1, 1, 0),
    },
    "moment",
    0,
    false,
  );
  const told = await device.read(uploaded.classes!);
  const ids = Array.from({ length: 6 }, (_, row) => [...told.subarray(4 * row, 4 * row + 4)].indexOf(1));
  expect(ids).toEqual([3, 0, 2, 1, 1, 0]);
  expect(told.reduce((sum, value) => sum + value, 0)).toBe(6);
  for (const tensor of Object.values(uploaded)) device.free(tensor);
});
