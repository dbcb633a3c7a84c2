declare module "sobol" {
  /** Sobol's sequence in the unit cube (ISC licence, no types of its own). */
  export class SobolSequenceGenerator {
    constructor(dimension: number);
    nextVector(): readonly number[];
  }
}
