// What is used of jstat, which brings no types of its own.

declare module "jstat" {
  const jStat: {
    readonly studentt: {
      /** The quantile of Student's t distribution: below it lies probability `p`. */
      inv(p: number, degreesOfFreedom: number): number;
    };
    readonly normal: {
      /** The normal distribution function. */
      cdf(x: number, mean: number, deviation: number): number;
    };
  };
  export = jStat;
}
