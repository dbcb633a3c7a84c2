// Whole numbers in few bytes: LEB128, seven bits a byte, low bits first, as packs hold them.

/** Appends unsigned whole numbers. */
export function writeNumbers(into: number[], numbers: Iterable<number>): void {
  for (let rest of numbers) {
    for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) into.push((rest % 0x80) | 0x80);
    into.push(rest);
  }
}

/** The numbers that bytes hold. */
export function* readNumbers(bytes: Uint8Array): Generator<number> {
  let [value, unit] = [0, 1];
  for (const byte of bytes) {
    value += (byte & 0x7f) * unit;
    unit *= 0x80;
    if (byte >= 0x80) continue;
    yield value;
    [value, unit] = [0, 1];
  }
}
