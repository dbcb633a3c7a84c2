// The fused multiply-add of WebAssembly in Node.

import { setFlagsFromString } from "node:v8";
import { hasFused } from "../engine/backend/wasmDevice.ts";

/** Turns it on where this Node has it behind a flag, as 20 does. Before the first program is compiled. */
export function provideFused(): void {
  if (!hasFused()) setFlagsFromString("--experimental-wasm-relaxed-simd");
}
