// WebGPU in Node: Dawn's own binding, where the machine has a driver.

import { create, globals } from "webgpu";

/** Dawn crashes once an entry that is in use is collected as garbage. */
const entries: GPU[] = [];

/** Dawn's entry. `flags`: "backend=null" checks everything and computes nothing, with no driver. */
export function dawn(flags: readonly string[] = []): GPU {
  Object.assign(globalThis, globals);
  const entry = create([...flags]);
  entries.push(entry);
  return entry;
}

/** Gives this process the `navigator.gpu` that a browser has. */
export function provideWebGpu(): void {
  const value = { ...globalThis.navigator, gpu: dawn() };
  Object.defineProperty(globalThis, "navigator", { value, configurable: true });
}
