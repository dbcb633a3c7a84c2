// What is remembered of a machine.

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { machine, rememberTimings } from "./machine.ts";

let kept: Map<string, string>;
beforeEach(() => {
  kept = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

it("keeps what programs took, the latest time of each, and of many the latest", () => {
  expect(machine()).toEqual({ gpuFailed: false, timings: {} });
  rememberTimings("a", { webgpu: 1, wasm: 2 });
  rememberTimings("a", { webgpu: 3, wasm: 2 });
  expect(machine().timings).toEqual({ a: { webgpu: 3, wasm: 2 } });
  for (let index = 0; index < 100; index++) rememberTimings(`p${index}`, { webgpu: 1, wasm: 1 });
  expect(Object.keys(machine().timings)).toHaveLength(100);
  expect(machine().timings.a).toBeUndefined();
});

it("takes nothing of another version of the lab or of what is no time, and bears a browser that keeps nothing", () => {
  rememberTimings("a", { webgpu: 1, wasm: 2 });
  const [[name, text]] = [...kept] as [[string, string]];
  for (const other of [text.replace(/"build":"[^"]*"/, '"build":"older"'), text.replace("2", '"x"'), "{"]) {
    kept.set(name, other);
    expect(machine().timings).toEqual({});
  }
  vi.stubGlobal("localStorage", undefined);
  rememberTimings("a", { webgpu: 1, wasm: 2 });
  expect(machine().timings).toEqual({});
});
