// The order of work in a computation: every value once, inputs before users, however deep it is.

import type { Value } from "./value.ts";

/** All values that `outputs` are made from, themselves included, but nothing behind `leaves` (ids). */
export function inOrder(outputs: readonly Value[], leaves?: ReadonlySet<number>): Value[] {
  const order: Value[] = [];
  const done = new Set<number>();
  const open = outputs.toReversed().map((value) => ({ value, next: 0 }));
  for (;;) {
    const top = open.at(-1);
    if (top === undefined) return order;
    const finished = done.has(top.value.id) || leaves?.has(top.value.id);
    const input = finished ? undefined : top.value.inputs[top.next++];
    if (input !== undefined) {
      if (!done.has(input.id)) open.push({ value: input, next: 0 });
      continue;
    }
    open.pop();
    if (done.has(top.value.id)) continue;
    done.add(top.value.id);
    order.push(top.value);
  }
}

/** The value whose memory this one shares: itself, or what stands behind it under other shapes. */
export function root(value: Value): Value {
  let behind = value;
  while (behind.primitive.alias) behind = behind.inputs[0]!;
  return behind;
}
