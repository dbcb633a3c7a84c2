// Long series made drawable: what is drawn is thinned, what is stored is not.

/** One drawn point: the mean of a stretch of the series. */
export interface ThinPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * At most `limit` points of `values[from … to)`, each the mean of an equal stretch; values that are not finite are
 * left out of the means.
 */
export function thin(values: ArrayLike<number>, limit: number, from = 0, to = values.length): ThinPoint[] {
  const end = Math.min(to, values.length);
  const stretch = Math.max(1, Math.ceil((end - from) / limit));
  const points: ThinPoint[] = [];
  for (let start = from; start < end; start += stretch) {
    const stop = Math.min(start + stretch, end);
    let [total, count] = [0, 0];
    for (let index = start; index < stop; index++) {
      if (!Number.isFinite(values[index])) continue;
      total += values[index]!;
      count += 1;
    }
    if (count > 0) points.push({ x: stop, y: total / count });
  }
  return points;
}

/** Exponentially smoothed; `weight` 0 leaves the series as it is. */
export function smooth(points: readonly ThinPoint[], weight: number): ThinPoint[] {
  let sofar = points[0]?.y ?? 0;
  return points.map(({ x, y }) => {
    sofar = weight * sofar + (1 - weight) * y;
    return { x, y: sofar };
  });
}

/** At most about `limit` of the items: every so-manieth, and always the last. */
export function sparse<T>(items: readonly T[], limit: number): T[] {
  const every = Math.max(1, Math.ceil(items.length / limit));
  return items.filter((_, index) => index % every === 0 || index === items.length - 1);
}
