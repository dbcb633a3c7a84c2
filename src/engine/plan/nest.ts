// Loops over arrays, as few as will do.

import type { View } from "../forms/view.ts";

/** Loops in each other, outermost first, and the arrays that they walk through. */
export interface Nest<Access extends View> {
  readonly lengths: readonly number[];
  readonly accesses: readonly Access[];
}

/** Leaves out axes of length 1 and joins neighbours through which every access steps evenly. `apart`: must stay apart. */
export function joined<Access extends View>(
  { lengths, accesses }: Nest<Access>,
  apart: (left: number, right: number) => boolean,
): Nest<Access> & { axes: number[] } {
  const kept: { length: number; axis: number; strides: number[] }[] = [];
  lengths.forEach((length, axis) => {
    if (length === 1) return;
    const strides = accesses.map((access) => access.strides[axis]!);
    const last = kept.at(-1);
    if (
      last !== undefined &&
      !apart(last.axis, axis) &&
      strides.every((step, i) => last.strides[i] === step * length)
    ) {
      kept[kept.length - 1] = { length: last.length * length, axis, strides };
    } else kept.push({ length, axis, strides });
  });
  return {
    lengths: kept.map(({ length }) => length),
    axes: kept.map(({ axis }) => axis),
    accesses: accesses.map((access, index) => ({
      ...access,
      strides: kept.map(({ strides }) => strides[index]!),
    })),
  };
}
