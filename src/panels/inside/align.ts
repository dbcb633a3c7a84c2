// Two-dimensional pictures that follow each other: turned and mirrored so that nothing jumps.

/**
 * Points `[N, 2]` turned about the origin, and mirrored where that helps, to lie as near as can be to `before`, point
 * by point (orthogonal Procrustes; Schönemann 1966). As they are where there are not as many before.
 */
export function aligned(points: Float32Array, before: Float32Array | undefined): Float32Array {
  if (before?.length !== points.length) return points;
  // M = Xᵀ P, for which the best orthogonal R maximises tr(Rᵀ M).
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let index = 0; index < points.length; index += 2) {
    const [x, y] = [points[index]!, points[index + 1]!];
    const [u, v] = [before[index]!, before[index + 1]!];
    a += x * u;
    b += x * v;
    c += y * u;
    d += y * v;
  }
  const mirror = Math.hypot(a - d, b + c) > Math.hypot(a + d, b - c) ? -1 : 1;
  const angle = mirror === 1 ? Math.atan2(b - c, a + d) : Math.atan2(b + c, a - d);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return points.map((_, index) => {
    const [x, y] =
      index % 2 === 0 ? [points[index]!, points[index + 1]!] : [points[index - 1]!, points[index]!];
    return index % 2 === 0 ? cos * x - mirror * sin * y : sin * x + mirror * cos * y;
  });
}
