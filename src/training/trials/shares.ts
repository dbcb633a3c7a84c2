// A number of trials in parts.

/** `total` in at most so many parts that differ by one at most and come to `total`; none of them is empty. */
export function shares(total: number, parts: number): number[] {
  const count = Math.min(total, parts);
  return Array.from(
    { length: count },
    (_, part) => Math.floor((total * (part + 1)) / count) - Math.floor((total * part) / count),
  );
}
