// Errors on their way to the page: Comlink carries message, name and stack of an error, and here its sentence too.

import { type TransferHandler, transferHandlers } from "comlink";

/** What Comlink hands its handler: what was thrown. */
interface Thrown {
  readonly value: unknown;
}

const saidOf = (error: unknown) => (error instanceof Error && "said" in error ? { said: error.said } : {});

/** Lets errors bring their sentence across; the page's Comlink puts back whatever comes with a message. */
export function carrySentences(): void {
  const plain = transferHandlers.get("throw") as TransferHandler<Thrown, { value: object }>;
  transferHandlers.set("throw", {
    ...plain,
    serialize(thrown: Thrown) {
      const [serialized, transferred] = plain.serialize(thrown);
      return [{ ...serialized, value: { ...serialized.value, ...saidOf(thrown.value) } }, transferred];
    },
  } as TransferHandler<unknown, unknown>);
}
