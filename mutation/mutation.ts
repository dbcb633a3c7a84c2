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

/** A file's text after its mutation. @throws Error where what is to be found does not stand there exactly once. */
export function mutated(text: string, { file, find, replace, why }: Mutation): string {
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`${file} has ${times} times what “${why}” wants to find once: ${find}`);
  return text.replace(find, () => replace);
}

/** The folder of `src` to which a mutation belongs. */
export const areaOf = ({ file }: Mutation): string => file.split("/")[1]!;
