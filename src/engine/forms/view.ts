// How an array in memory is walked through: steps along axes, in numbers.

/** The step along each axis, and where it starts; in numbers. */
export interface View {
  readonly strides: readonly number[];
  readonly offset: number;
}

/** Steps along each axis of an array that is stored row by row. */
export function contiguous(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(0);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis]!;
  }
  return strides;
}

/** A view of an array of `shape` spread to `target`: no step along what is repeated. */
export function spread(view: View, shape: readonly number[], target: readonly number[]): View {
  const lead = target.length - shape.length;
  return {
    offset: view.offset,
    strides: target.map((_, axis) =>
      axis < lead || shape[axis - lead] === 1 ? 0 : view.strides[axis - lead]!,
    ),
  };
}
