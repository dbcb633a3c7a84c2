// Finite-horizon dynamic programming on a table: what acting best is worth.

/** A task: `rewards [S, A]` are means, `transitions [S, A, S]` are chances. */
export interface Table {
  readonly states: number;
  readonly actions: number;
  readonly rewards: Float32Array;
  readonly transitions: Float32Array;
}

/** Q*(h, s, a) with h steps to go (1 to `horizon`), `[horizon + 1, S, A]`; the slice for h = 0 is zero. */
export function optimalValues(
  { states, actions, rewards, transitions }: Table,
  horizon: number,
): Float32Array {
  const values = new Float32Array((horizon + 1) * states * actions);
  const best = new Float32Array(states);
  for (let left = 1; left <= horizon; left++) {
    for (let pair = 0; pair < states * actions; pair++) {
      let value = rewards[pair]!;
      for (let next = 0; next < states; next++) value += transitions[pair * states + next]! * best[next]!;
      values[left * states * actions + pair] = value;
    }
    for (let state = 0; state < states; state++) {
      const start = (left * states + state) * actions;
      best[state] = Math.max(...values.subarray(start, start + actions));
    }
  }
  return values;
}
