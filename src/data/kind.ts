// What a kind of data is.

import type { Options } from "../schema/fields.ts";

/** Kinds of data that tasks may draw on; kinds.ts says what each is. */
export type DataKindId = "images" | "sentences" | "ratings";

/** What a kind is called in words: one example, and what is divided into training, validation and test. */
export const dataWords: Readonly<
  Record<DataKindId, { readonly example: string; readonly divided: readonly [one: string, several: string] }>
> = {
  images: { example: "image", divided: ["class", "classes"] },
  sentences: { example: "sentence", divided: ["intent", "intents"] },
  ratings: { example: "rating", divided: ["user", "users"] },
};

/** A data set that ships. `fetch` reads its address in a browser, `readFileSync` in Node. */
export interface Shipped {
  /** Its name in a sentence: "the glyphs". */
  readonly label: string;
  readonly url: URL;
}

export interface DataKind<Data> {
  /** The shipped set that a family's options ask for. @throws Error where they name none. */
  readonly shippedOf: (options: Options) => Shipped;
  /** @throws Error, a whole sentence, for a pack that is damaged or of another version. */
  readonly unpack: (pack: Uint8Array) => Data;
}
