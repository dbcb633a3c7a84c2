// Which arithmetic a build computes by.

/**
 * Raised whenever the same experiment comes to other losses on WebAssembly than in the builds before (golden/): results
 * in links name it, so that another build's is not taken for a wrong one. 1: every sum one number after the other.
 * 2: long sums in blocks.
 */
export const ARITHMETIC = 2;

/** What is kept without a word of it is from before there were two. */
export const FIRST_ARITHMETIC = 1;
