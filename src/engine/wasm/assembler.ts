// Writes WebAssembly: functions as bytes, and a module around them (WebAssembly core 2.0, with SIMD and threads; from
// 3.0 the fused multiply-add of relaxed SIMD).

/** Value types by their code in the binary format. */
const TYPES = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const;
export type LocalType = keyof typeof TYPES;

/** The SIMD instructions in use, after their prefix 0xfd. */
const SIMD = {
  "i32x4.add": 0xae,
  "i32x4.sub": 0xb1,
  "i32x4.shl": 0xab,
  "i32x4.shr_s": 0xac,
  "i32x4.shr_u": 0xad,
  "i32x4.trunc": 0xf8,
  "f32x4.convert": 0xfa,
  "f32x4.eq": 0x41,
  "f32x4.lt": 0x43,
  "f32x4.gt": 0x44,
  "f32x4.nearest": 0x6a,
  "f32x4.splat": 0x13,
  "f32x4.abs": 0xe0,
  "f32x4.neg": 0xe1,
  "f32x4.sqrt": 0xe3,
  "f32x4.add": 0xe4,
  "f32x4.relaxed_madd": 0x105,
  "f32x4.sub": 0xe5,
  "f32x4.mul": 0xe6,
  "f32x4.div": 0xe7,
  "f32x4.min": 0xe8,
  "f32x4.max": 0xe9,
  "v128.and": 0x4e,
  "v128.andnot": 0x4f,
  "v128.or": 0x50,
  "v128.xor": 0x51,
  "v128.bitselect": 0x52,
} as const;
export type SimdOperation = keyof typeof SIMD;

const unsigned = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return bytes;
};
const signed = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
};
const float = (value: number): number[] => [...new Uint8Array(Float32Array.of(value).buffer)];
const text = (value: string): number[] => [...unsigned(value.length), ...new TextEncoder().encode(value)];
const section = (id: number, entries: readonly (readonly number[])[]): number[] => {
  const body = [...unsigned(entries.length), ...entries.flat()];
  return [id, ...unsigned(body.length), ...body];
};

/** One function being written. All parameters are `i32`; there is no result. */
export class FunctionCode {
  readonly parameters: number;
  readonly #locals: LocalType[] = [];
  #bytes: number[] = [];

  constructor(parameters: number) {
    this.parameters = parameters;
  }

  /** A new local variable. */
  local(type: LocalType): number {
    this.#locals.push(type);
    return this.parameters + this.#locals.length - 1;
  }

  get(local: number): this {
    return this.#write(0x20, ...unsigned(local));
  }
  set(local: number): this {
    return this.#write(0x21, ...unsigned(local));
  }
  tee(local: number): this {
    return this.#write(0x22, ...unsigned(local));
  }
  i32(value: number): this {
    return this.#write(0x41, ...signed(value | 0));
  }
  f32(value: number): this {
    return this.#write(0x43, ...float(value));
  }
  /** Four times the same number. */
  lanes(value: number): this {
    return this.#write(0xfd, 0x0c, ...[value, value, value, value].flatMap(float));
  }
  /** Four whole numbers. */
  wholes(values: readonly number[]): this {
    return this.#write(0xfd, 0x0c, ...new Uint8Array(Int32Array.from(values).buffer));
  }
  /** Four times the same whole number. */
  wholeLanes(value: number): this {
    return this.wholes([value, value, value, value]);
  }
  simd(operation: SimdOperation): this {
    return this.#write(0xfd, ...unsigned(SIMD[operation]));
  }
  /** Bytes of the two topmost vectors, picked by number. */
  shuffleWords(words: readonly [number, number, number, number]): this {
    return this.#write(
      0xfd,
      0x0d,
      ...words.flatMap((word) => [4 * word, 4 * word + 1, 4 * word + 2, 4 * word + 3]),
    );
  }
  extractLane(lane: number): this {
    return this.#write(0xfd, 0x1f, lane);
  }

  /** Loads from the address on the stack plus `offset` bytes. */
  loadVector(offset: number): this {
    return this.#write(0xfd, 0x00, 2, ...unsigned(offset));
  }
  loadSplat(offset: number): this {
    return this.#write(0xfd, 0x09, 2, ...unsigned(offset));
  }
  loadI32(offset: number): this {
    return this.#write(0x28, 2, ...unsigned(offset));
  }
  storeI32(offset: number): this {
    return this.#write(0x36, 2, ...unsigned(offset));
  }
  loadFloat(offset: number): this {
    return this.#write(0x2a, 2, ...unsigned(offset));
  }
  storeFloat(offset: number): this {
    return this.#write(0x38, 2, ...unsigned(offset));
  }
  /** Stores the first `count` lanes of `vector`, a local, at the address in local `pointer`. */
  storeLanes(pointer: number, offset: number, vector: number, count: number): this {
    const at = () => this.get(pointer).get(vector);
    if (count === 4) return at().#write(0xfd, 0x0b, 2, ...unsigned(offset));
    if (count >= 2) at().#write(0xfd, 0x5b, 2, ...unsigned(offset), 0);
    if (count % 2 === 1) at().#write(0xfd, 0x5a, 2, ...unsigned(offset + 4 * (count - 1)), count - 1);
    return this;
  }

  addI32(): this {
    return this.#write(0x6a);
  }
  subtractI32(): this {
    return this.#write(0x6b);
  }
  multiplyI32(): this {
    return this.#write(0x6c);
  }
  divideI32(): this {
    return this.#write(0x6e);
  }
  shiftRightI32(): this {
    return this.#write(0x76);
  }
  equalI32(): this {
    return this.#write(0x46);
  }
  lessI32(): this {
    return this.#write(0x48);
  }
  lessUnsignedI32(): this {
    return this.#write(0x49);
  }
  /** A float without its fraction as a whole number; the nearest there is beyond the ends, 0 of NaN. */
  truncateF32(): this {
    return this.#write(0xfc, 0x00);
  }
  equalF32(): this {
    return this.#write(0x5b);
  }
  addF32(): this {
    return this.#write(0x92);
  }
  greaterF32(): this {
    return this.#write(0x5e);
  }
  /** 1 or 0 as a float. */
  floatOf(): this {
    return this.#write(0xb2);
  }
  /** The third from the top if the top is not 0, else the second. */
  select(): this {
    return this.#write(0x1b);
  }
  /** Fills `bytes` bytes from the address on the stack with zeros. */
  fillZeros(bytes: number): this {
    return this.i32(0).i32(bytes).#write(0xfc, 0x0b, 0);
  }
  /** Traps: ends the whole call with an error. */
  unreachable(): this {
    return this.#write(0x00);
  }
  call(index: number): this {
    return this.#write(0x10, ...unsigned(index));
  }
  /** Runs `body` if the number on the stack is not 0. */
  when(body: () => void): this {
    this.#write(0x04, 0x40);
    body();
    return this.#write(0x0b);
  }
  /** Runs `body` if the number on the stack is not 0, else `other`. */
  either(body: () => void, other: () => void): this {
    this.#write(0x04, 0x40);
    body();
    this.#write(0x05);
    other();
    return this.#write(0x0b);
  }
  /** Repeats `body`, which leaves on the stack whether to go on. */
  loopWhile(body: () => void): this {
    this.#write(0x03, 0x40);
    body();
    return this.#write(0x0d, 0, 0x0b);
  }
  /** Runs `body` a fixed number of times. */
  repeat(count: number, body: () => void): this {
    if (count <= 0) return this;
    if (count === 1) {
      body();
      return this;
    }
    const left = this.local("i32");
    this.i32(count).set(left);
    return this.loopWhile(() => {
      body();
      this.get(left).i32(1).subtractI32().tee(left);
    });
  }
  /** Adds a fixed number of bytes to a pointer. */
  advance(pointer: number, bytes: number): this {
    return bytes === 0 ? this : this.get(pointer).i32(bytes).addI32().set(pointer);
  }

  /** Adds to the number at the address on the stack, atomically, and leaves what was there. */
  atomicAdd(): this {
    return this.#write(0xfe, 0x1e, 2, 0);
  }
  atomicLoad(): this {
    return this.#write(0xfe, 0x10, 2, 0);
  }
  /** Sleeps while the number at an address is as expected, at most `nanoseconds`; (address, expected) on the stack. */
  atomicWait(nanoseconds: number): this {
    return this.#write(0x42, ...signed(nanoseconds), 0xfe, 0x01, 2, 0, 0x1a);
  }
  /** Wakes all that sleep at the address on the stack. */
  atomicWake(): this {
    return this.i32(-1).#write(0xfe, 0x00, 2, 0, 0x1a);
  }

  /** The function's entry in the code section. */
  encode(): number[] {
    const locals = this.#locals.flatMap((type) => [1, TYPES[type]]);
    const body = [...unsigned(this.#locals.length), ...locals, ...this.#bytes, 0x0b];
    return [...unsigned(body.length), ...body];
  }

  /** What the function computes, whatever it is called: equal code, equal key. */
  get key(): string {
    return `${this.parameters}:${this.#locals}:${this.#bytes}`;
  }

  #write(...bytes: number[]): this {
    for (const byte of bytes) this.#bytes.push(byte);
    return this;
  }
}

/** A module of these functions over an imported memory `env.memory`; the last function is exported as `main`. */
export function assembleModule(
  functions: readonly FunctionCode[],
  memory: { readonly maximumPages: number; readonly shared: boolean },
): Uint8Array<ArrayBuffer> {
  const arities = [...new Set(functions.map(({ parameters }) => parameters))];
  const limits = [memory.shared ? 3 : 1, 1, ...unsigned(memory.maximumPages)];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(
      1,
      arities.map((count) => [0x60, ...unsigned(count), ...new Array<number>(count).fill(TYPES.i32), 0]),
    ),
    ...section(2, [[...text("env"), ...text("memory"), 0x02, ...limits]]),
    ...section(
      3,
      functions.map(({ parameters }) => unsigned(arities.indexOf(parameters))),
    ),
    ...section(7, [[...text("main"), 0x00, ...unsigned(functions.length - 1)]]),
    ...section(
      10,
      functions.map((code) => code.encode()),
    ),
  ]);
}
