// What goes to a GPU's queue: several runs of a program a submit, two submits on their way at most, and the numbers that
// they are given beside them, so that nothing but a submit is waited for.

/** A submit is to be this much work: enough for its own cost not to count, too little to hold the page's drawing up. */
const SUBMIT_MS = 6;
/** Runs in a submit, at most. */
const MOST_RUNS = 64;
/** Submits on their way, at most. */
const FLYING = 2;
/** Bytes of numbers that wait for a submit at first; it grows with what is written at once. */
const FIRST_BYTES = 2 ** 20;

/** What earlier submits took counts so much less with each later one. */
const FADING = 0.8;

/** Firefox looks only each 100 ms whether work is done, unless something is submitted. */
const NUDGED = /firefox/i.test(globalThis.navigator?.userAgent ?? "");

export class Submits {
  readonly #gpu: GPUDevice;
  #encoder: GPUCommandEncoder | undefined;
  #written: Uint8Array;
  #bytes = 0;
  #staging: GPUBuffer;
  #runs = 0;
  #perSubmit = 1;
  /** Submits on their way, the oldest first, and when the latest that arrived did. */
  readonly #flying: Promise<void>[] = [];
  #doneAt = 0;
  /** What the latest submits took: one alone says little, since two may be told of at once. */
  readonly #took = { ms: 0, runs: 0 };

  constructor(gpu: GPUDevice) {
    this.#gpu = gpu;
    this.#written = new Uint8Array(FIRST_BYTES);
    this.#staging = this.#stage(FIRST_BYTES);
  }

  /** Takes down commands, after all that were taken down before. */
  get encoder(): GPUCommandEncoder {
    this.#encoder ??= this.#gpu.createCommandEncoder();
    return this.#encoder;
  }

  /** Writes numbers into a buffer once all before that is done; they are taken at once. */
  write(
    buffer: GPUBuffer,
    address: number,
    { buffer: memory, byteOffset, byteLength }: ArrayBufferView,
  ): void {
    if (byteLength === 0) return;
    if (this.#bytes + byteLength > this.#written.length) this.flush();
    if (byteLength > this.#written.length) {
      this.#staging.destroy();
      const size = 2 ** Math.ceil(Math.log2(byteLength));
      this.#written = new Uint8Array(size);
      this.#staging = this.#stage(size);
    }
    this.#written.set(new Uint8Array(memory, byteOffset, byteLength), this.#bytes);
    this.encoder.copyBufferToBuffer(this.#staging, this.#bytes, buffer, address, byteLength);
    this.#bytes += byteLength;
  }

  /** A run has been taken down: with enough of them they go. */
  ran(): void {
    this.#runs += 1;
    if (this.#runs >= this.#perSubmit) this.flush();
  }

  /** Submits all that was taken down. */
  flush(): void {
    if (this.#encoder === undefined) return;
    const { queue } = this.#gpu;
    if (this.#bytes > 0) queue.writeBuffer(this.#staging, 0, this.#written as BufferSource, 0, this.#bytes);
    queue.submit([this.#encoder.finish()]);
    const [runs, start] = [this.#runs, performance.now()];
    this.#encoder = undefined;
    this.#bytes = 0;
    this.#runs = 0;
    if (runs === 0) return;
    const settle = () => {
      this.#flying.shift();
      const now = performance.now();
      this.#took.ms = FADING * this.#took.ms + now - Math.max(start, this.#doneAt);
      this.#took.runs = FADING * this.#took.runs + runs;
      this.#doneAt = now;
      const wanted = Math.floor((SUBMIT_MS * this.#took.runs) / this.#took.ms);
      this.#perSubmit = Math.max(1, Math.min(MOST_RUNS, 2 * this.#perSubmit, wanted));
    };
    // A device that is lost is told of elsewhere.
    this.#flying.push(queue.onSubmittedWorkDone().then(settle, settle));
  }

  /** Waits while too many submits are on their way. */
  async keepUp(): Promise<void> {
    while (this.#flying.length > FLYING) await this.waited(this.#flying[0]!);
  }

  /** Waits for the GPU's work. */
  async waited<T>(work: Promise<T>): Promise<T> {
    if (!NUDGED) return work;
    const nudging = setInterval(() => this.#gpu.queue.submit([]), 1);
    try {
      return await work;
    } finally {
      clearInterval(nudging);
    }
  }

  /** Forgets what was taken down and not submitted. */
  dispose(): void {
    this.#encoder = undefined;
    this.#staging.destroy();
  }

  #stage(size: number): GPUBuffer {
    return this.#gpu.createBuffer({ size, usage: GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST });
  }
}
