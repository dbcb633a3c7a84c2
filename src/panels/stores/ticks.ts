// Which changes in percent the axis of effects names.

/** Those it could name, where it reaches so far. */
const TICKS = [-80, -60, -40, -20, 0, 25, 50, 100, 200, 400];
/** Pixels from one name to the next. */
const APART = 40;

/**
 * Places, as logarithms, that the axis names: no change at all first, then outwards on both sides, without those that
 * would lie on one already named.
 */
export function ticksOf(x: ((place: number) => number) & { domain(): number[] }): number[] {
  const [from, to] = x.domain() as [number, number];
  const places = TICKS.map((percent) => Math.log1p(percent / 100)).filter((at) => at >= from && at <= to);
  const named: number[] = [];
  for (const at of places.toSorted((one, other) => Math.abs(one) - Math.abs(other)))
    if (named.every((before) => Math.abs(x(at) - x(before)) >= APART)) named.push(at);
  return named.toSorted((one, other) => one - other);
}
