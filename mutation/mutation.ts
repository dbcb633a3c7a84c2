// A mutation of meaning: one small change after which the product says or does something else than it should.

export interface Mutation {
  /** From the repository's root. */
  readonly file: string;
  /** Text that stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** What is wrong then, in a few words. */
  readonly why: string;
  /** Why no test can, or need, notice; absent where one must. */
  readonly survives?: string;
}

/** The folder of `src` to which a mutation belongs. */
export const areaOf = ({ file }: Mutation): string => file.split("/")[1]!;
