// WebGPU in Node: Dawn's own binding, where the machine has a driver.

import { create, globals } from "webgpu";

/** Gives this process the `navigator.gpu` that a browser has. */
export function provideWebGpu(): void {
  Object.assign(globalThis, globals);
  const value = { ...globalThis.navigator, gpu: create([]) };
  Object.defineProperty(globalThis, "navigator", { value, configurable: true });
}
