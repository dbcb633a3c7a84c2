// Strokes of a pen as the ink of a 28×28 drawing, as the shipped drawings have it.

export const SIDE = 28;
export const PIXELS = SIDE * SIDE;

/** Where the pen went without being lifted; x and y from 0 (left, top) to 1. */
export type Stroke = readonly (readonly [number, number])[];

/** Width of the pen, in pixels of the small drawing. */
export const PEN = 2.6;

/** Distance of a point from the line between two others. */
function distance(
  [x, y]: readonly [number, number],
  from: readonly [number, number],
  to: readonly [number, number],
): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const along =
    length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from[0]) * dx + (y - from[1]) * dy) / length));
  return Math.hypot(x - from[0] - along * dx, y - from[1] - along * dy);
}

/** Ink of each pixel, `[28 · 28]`, 0 to 1; a pixel on the edge of a stroke has part of it. */
export function inkOf(strokes: readonly Stroke[]): Float32Array {
  const ink = new Float32Array(PIXELS);
  const scaled = strokes.map((stroke) => stroke.map(([x, y]) => [x * SIDE, y * SIDE] as const));
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      const centre = [column + 0.5, row + 0.5] as const;
      for (const stroke of scaled)
        for (let index = 0; index < stroke.length; index++) {
          const gap = distance(centre, stroke[Math.max(0, index - 1)]!, stroke[index]!);
          const covered = Math.min(1, Math.max(0, PEN / 2 - gap + 0.5));
          const pixel = row * SIDE + column;
          if (covered > ink[pixel]!) ink[pixel] = covered;
        }
    }
  return ink;
}
