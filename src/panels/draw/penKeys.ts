// Drawing by keyboard: arrow keys move the pen, a key puts it down and lifts it.

import type { Stroke } from "./ink.ts";

/** Where the pen stands, from 0 (left, top) to 1, and whether it draws. */
export interface Pen {
  readonly at: readonly [number, number];
  readonly down: boolean;
}

/** In the middle, lifted. */
export const RESTING: Pen = { at: [0.5, 0.5], down: false };

/** So far goes the pen with a press: a twentieth of the field. */
const STEP = 0.05;
const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

const within = (value: number) => Math.min(1, Math.max(0, value));

/** Pen and strokes after a key; `undefined` where the key means nothing here. */
export function afterKey(
  key: string,
  pen: Pen,
  strokes: readonly Stroke[],
): { readonly pen: Pen; readonly strokes: readonly Stroke[] } | undefined {
  if (key === " " || key === "Enter")
    return pen.down
      ? { pen: { ...pen, down: false }, strokes }
      : { pen: { ...pen, down: true }, strokes: [...strokes, [pen.at]] };
  const way = WAYS[key];
  if (way === undefined) return undefined;
  const at = [within(pen.at[0] + way[0]), within(pen.at[1] + way[1])] as const;
  const last = strokes.at(-1);
  return {
    pen: { ...pen, at },
    strokes: pen.down && last ? [...strokes.slice(0, -1), [...last, at]] : strokes,
  };
}
