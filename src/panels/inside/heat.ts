// The loss over a plane as bands of colour: equally many to each factor, since losses differ by orders of magnitude.

import type { LossPlane } from "../../experiment/shown.ts";

/** Bands from the least to the greatest loss. */
export const BANDS = 10;

export interface Heat {
  /** The loss as its logarithm, `[side · side]`; what is no number counts as the greatest. */
  readonly logarithms: readonly number[];
  /** Logarithms at which the colour changes, `BANDS − 1` of them. */
  readonly levels: readonly number[];
  /** The least and the greatest loss that is a number. */
  readonly range: readonly [number, number];
  /** How many times as great a loss is from band to band. */
  readonly factor: number;
}

/** Losses of a plane, made ready to be drawn; `undefined` where none is a number. */
export function heatOf(losses: Float32Array): Heat | undefined {
  const finite = [...losses].filter(Number.isFinite);
  if (finite.length === 0) return undefined;
  const range = [Math.min(...finite), Math.max(...finite)] as const;
  // A loss of exactly 0 has no logarithm: it counts as the smallest beside it.
  const least = Math.min(...finite.filter((loss) => loss > 0), range[1] || 1);
  const [from, to] = [Math.log(least), Math.log(Math.max(least, range[1]))];
  const logarithms = Array.from(losses, (loss) =>
    Number.isFinite(loss) ? Math.log(Math.max(least, loss)) : to,
  );
  const levels = Array.from({ length: BANDS - 1 }, (_, index) => from + ((to - from) * (index + 1)) / BANDS);
  return { logarithms, levels, range, factor: Math.exp((to - from) / BANDS) };
}

/** The grid's point nearest to a place in the plane, and where that is. */
export function gridPoint(
  { side, across, up }: Pick<LossPlane, "side" | "across" | "up">,
  x: number,
  y: number,
) {
  const nearest = ([least, most]: readonly [number, number], value: number) => {
    const index = Math.round(((value - least) / (most - least)) * (side - 1));
    const held = Math.min(Math.max(0, index), side - 1);
    return { index: held, at: least + ((most - least) * held) / (side - 1) };
  };
  const [column, row] = [nearest(across, x), nearest(up, y)];
  return { place: row.index * side + column.index, x: column.at, y: row.at };
}
