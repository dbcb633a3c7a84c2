// How far a learner's samples are from each other.

/** Standard deviation over the samples of each output. */
export function deviations(samples: readonly Float32Array[]): Float32Array {
  return samples[0]!.map((_, at) => {
    const mean = samples.reduce((total, sample) => total + sample[at]!, 0) / samples.length;
    const squares = samples.reduce((total, sample) => total + (sample[at]! - mean) ** 2, 0);
    return Math.sqrt(squares / samples.length);
  });
}

/** The mean of these over all outputs: 0 where all samples agree. */
export function spreadOf(samples: readonly Float32Array[]): number {
  const each = deviations(samples);
  return each.reduce((total, value) => total + value, 0) / each.length;
}
