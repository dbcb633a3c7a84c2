// What a gradient check finds, and what follows from it.

import { describe, expect, it } from "vitest";
import type { Device, Tensor } from "../../engine/backend/device.ts";
import { startBackend } from "../../engine/backend/start.ts";
import { type KernelDevice, replay } from "../../engine/tfjs/device.ts";
import type { GradientCheckReport } from "../../experiment/results.ts";
import { checkGradients, refusal } from "./gradientCheck.ts";

const report = (passed: boolean): GradientCheckReport => ({
  backend: "webgpu",
  passed,
  checks: [
    { name: "tanh", error: passed ? 0 : 0.4, bound: 0.01, passed },
    { name: "matMul", error: 0, bound: 0.01, passed: true },
  ],
});

it("refuses second order and names the operation, and lets first order run", () => {
  expect(refusal(report(false), true)).toEqual(
    "The gradient check failed on webgpu for “tanh”: second-order gradients are refused. Choose first order, or another backend.",
  );
  expect(refusal(report(false), false)).toBeUndefined();
});

it("refuses nothing where all is well", () => {
  expect(refusal(report(true), true)).toBeUndefined();
});

describe("a backend", () => {
  /** Plain CPU, with what one kernel gives multiplied. */
  async function faulty(name: string, by: number, when: (attributes: object) => boolean = () => true) {
    const device = (await startBackend("cpu")).device as KernelDevice;
    const kernel: KernelDevice["kernel"] = (asked, inputs, attributes = {}) => {
      const result = device.kernel(asked, inputs, attributes);
      if (asked !== name || !when(attributes)) return result;
      const changed: Tensor = device.upload(
        device.view(result).map((value) => by * value),
        result.shape,
      );
      device.free(result);
      return changed;
    };
    const wrong: KernelDevice = { ...device, kernel, compile: (computation) => replay(wrong, computation) };
    return wrong;
  }
  const failedOn = async (device: Device) => {
    const { passed, checks, backend } = await checkGradients(device);
    const failed = checks.filter((check) => !check.passed).map((check) => check.name);
    expect(backend).toEqual("cpu");
    expect(passed).toBe(failed.length === 0);
    return failed;
  };
  const NETWORK = "meta-gradient of a network, two inner steps";

  it("without a fault passes, and is told all that was looked at", async () => {
    const { device } = await startBackend("cpu");
    expect(await failedOn(device)).toEqual([]);
    expect((await checkGradients(device)).checks).toHaveLength(8);
  });

  it("whose exponential is a hundredth too large fails there", async () => {
    expect(await failedOn(await faulty("Exp", 1.01))).toContainEqual("exponential");
  });

  it("whose products are wrong fails in the closed forms", async () => {
    expect(await failedOn(await faulty("Multiply", 1.01))).toEqual(
      expect.arrayContaining(["second order, closed form", "first order, closed form"]),
    );
  });

  it("that is right forwards and wrong backwards fails in the network's meta-gradient", async () => {
    // Only a gradient wants a product whose second factor is transposed.
    const backwards = (attributes: object) => "transposeB" in attributes && attributes.transposeB === true;
    expect(await failedOn(await faulty("BatchMatMul", 1.1, backwards))).toEqual([NETWORK]);
  });

  it("that gives no numbers fails", async () => {
    expect(await failedOn(await faulty("Tanh", Number.NaN))).toEqual([NETWORK]);
  });

  it("that throws fails, and says what it threw", async () => {
    const { device } = await startBackend("cpu");
    const broken: Device = {
      ...device,
      compile: () => {
        throw new Error("No kernel today.");
      },
    };
    expect(await failedOn(broken)).toEqual(["No kernel today.", "No kernel today.", "No kernel today."]);
  });
});
