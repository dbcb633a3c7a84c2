// Starting WebGPU in Node, where there is an adapter, be it drawn in software.

import { backend } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { provideWebGpu } from "../../cli/webgpu.ts";
import { computeAll, row } from "../../testing/compute.ts";
import { square } from "../ops/elementwise.ts";
import { sum } from "../ops/reduce.ts";
import { startBackend } from "./start.ts";

provideWebGpu();
const adapter = await navigator.gpu.requestAdapter();

it.skipIf(adapter === null)(
  "a workgroup goes through stages by itself unless it is drawn in software",
  async () => {
    const { device } = await startBackend("webgpu");
    const { device: gpu } = backend() as unknown as { readonly device: GPUDevice };
    const sources: string[] = [];
    const createShaderModule = gpu.createShaderModule.bind(gpu);
    gpu.createShaderModule = (descriptor) => {
      sources.push(descriptor.code);
      return createShaderModule(descriptor);
    };
    const found = await computeAll(device, (x) => ({ out: square(sum(x, [0])) }), row(1, 2, 3));
    expect(found.out).toEqual(Float32Array.of(36));
    expect(sources.some((source) => source.includes("storageBarrier"))).toBe(
      adapter!.info.architecture !== "swiftshader",
    );
    device.dispose();
  },
);
