// Points of a plane, as large as they go into a frame without being distorted.

/** Where a point of these sets `[N, 2]` stands in a frame of pixels. */
export function fitted(
  sets: readonly Float32Array[],
  width: number,
  height: number,
  margin: number,
): (x: number, y: number) => [number, number] {
  const [least, most] = [
    [Infinity, Infinity],
    [-Infinity, -Infinity],
  ];
  for (const points of sets)
    for (const [index, value] of points.entries()) {
      if (!Number.isFinite(value)) continue;
      const axis = index % 2;
      least[axis] = Math.min(least[axis]!, value);
      most[axis] = Math.max(most[axis]!, value);
    }
  const extent = (axis: number) => Math.max(most[axis]! - least[axis]!, 1e-12);
  const scale = Math.max(0, Math.min((width - 2 * margin) / extent(0), (height - 2 * margin) / extent(1)));
  return (x, y) => [
    width / 2 + scale * (x - (least[0]! + most[0]!) / 2),
    height / 2 - scale * (y - (least[1]! + most[1]!) / 2),
  ];
}

/** "83% + 9%". */
export const shareWords = (shares: readonly [number, number]): string =>
  shares.map((share) => `${Math.round(100 * share)}%`).join(" + ");
