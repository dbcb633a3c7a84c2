declare module "lobos" {
  /** Sobol's sequence in the unit cube, from the corner of all lowest values on (BSD licence, no types of its own). */
  class Sobol {
    constructor(dimensions: number);
    take(count: number): number[][];
  }
  const lobos: { readonly Sobol: typeof Sobol };
  // biome-ignore lint/style/noDefaultExport: it is what the package has
  export default lobos;
}
