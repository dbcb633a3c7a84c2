// Which backend a program had better run on, from how long its meta-steps take on both.

import type { Timings } from "../../experiment/results.ts";
import { backendLabel } from "../../experiment/training.ts";
import { type Said, said } from "../../words/said.ts";

/** A run moves only where the other backend is quicker by this factor. */
const WORTH = 1.2;

/** The backend on which a program that runs on WebAssembly had better go on. */
export const betterOf = ({ webgpu, wasm }: Timings): "webgpu" | "wasm" =>
  WORTH * webgpu <= wasm ? "webgpu" : "wasm";

const twoDigits = (milliseconds: number) => Number(milliseconds.toPrecision(2));

/** "WebGPU 3.1 ms, WebAssembly 1.2 ms a meta-step". */
export const timingsSaid = ({ webgpu, wasm }: Timings): Said =>
  said`${backendLabel("webgpu")} ${twoDigits(webgpu)} ms, ${backendLabel("wasm")} ${twoDigits(wasm)} ms a meta-step`;
