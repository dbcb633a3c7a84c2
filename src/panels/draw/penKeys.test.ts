// A pen that keys move, put down and lift.

import { describe, expect, it } from "vitest";
import { afterKey, RESTING } from "./penKeys.ts";

/** What stands after keys pressed one after the other. */
const pressed = (...keys: readonly string[]) =>
  keys.reduce((now, key) => afterKey(key, now.pen, now.strokes)!, {
    pen: RESTING,
    strokes: [] as Parameters<typeof afterKey>[2],
  });

describe("a pen moved by keys", () => {
  it("draws nothing while it is lifted", () => {
    const { pen, strokes } = pressed("ArrowRight", "ArrowUp");
    expect(strokes).toEqual([]);
    expect(pen.at[0]).toBeCloseTo(0.55);
    expect(pen.at[1]).toBeCloseTo(0.45);
  });

  it("draws a stroke from where it is put down to where it is lifted, then another", () => {
    const { strokes } = pressed(" ", "ArrowRight", "ArrowRight", " ", "ArrowDown", "Enter");
    expect(strokes.map((stroke) => stroke.length)).toEqual([3, 1]);
    expect(strokes[0]![2]![0]).toBeCloseTo(0.6);
    expect(strokes[1]![0]![1]).toBeCloseTo(0.55);
  });

  it("stays in the field, and leaves other keys alone", () => {
    const { pen } = pressed(...Array.from({ length: 15 }, () => "ArrowLeft"));
    expect(pen.at[0]).toBe(0);
    expect(afterKey("Tab", RESTING, [])).toBeUndefined();
  });

  it("begins a stroke anew where the one under way was cleared", () => {
    expect(afterKey("ArrowLeft", { at: [0.5, 0.5], down: true }, [])!.strokes).toEqual([]);
  });
});
