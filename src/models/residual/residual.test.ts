// Features beside a learned map: by hand.

import { expect, it } from "vitest";
import { startBackend } from "../../engine/backend/start.ts";
import { compile, input } from "../../engine/graph/program.ts";
import { residual } from "./residual.ts";

it("leaves the features as they are and adds a share of a vector of length one", async () => {
  const { device } = await startBackend("wasm");
  const model = residual.create({ units: 2, share: 0.5 }, [2], null);
  expect(model.features).toBe(4);
  const x = input("x", [1, 2, 2]);
  const weights = input("map.weights", [1, 2, 2]);
  const program = compile({ out: model.apply({ "map.weights": weights }, x, { count: 2 }) });
  const given = {
    x: device.upload(Float32Array.of(1, 0, 0, 0), [1, 2, 2]),
    "map.weights": device.upload(Float32Array.of(3, 4, 5, 6), [1, 2, 2]),
  };
  const { out } = program.run(device, given) as { out: ReturnType<typeof device.upload> };
  const found = [...(await device.read(out))];
  // (1, 0) is mapped to (3, 4), of length 5; nothing is mapped to nothing.
  [1, 0, 0.3, 0.4, 0, 0, 0, 0].forEach((value, index) => {
    expect(found[index]).toBeCloseTo(value, 5);
  });
});
