// What a kind of data is.

import type { Options } from "../schema/fields.ts";
import type { Mapping } from "./table/mapping.ts";
import type { MadeOfTable, OwnTable } from "./table/own.ts";

/** Kinds of data that tasks may draw on; kinds.ts says what each is. */
export type DataKindId = "images" | "sentences" | "ratings" | "sales" | "prices";

/** What a kind is called in words: one example, and what is divided into training, validation and test. */
export const dataWords: Readonly<
  Record<
    DataKindId,
    {
      readonly example: string;
      readonly divided: readonly [one: string, several: string];
      /** False where none ship: tasks are then simulated. */
      readonly ships?: false;
    }
  >
> = {
  images: { example: "image", divided: ["class", "classes"] },
  sentences: { example: "sentence", divided: ["intent", "intents"] },
  ratings: { example: "rating", divided: ["user", "users"] },
  sales: { example: "week", divided: ["product", "products"] },
  prices: { example: "price", divided: ["segment", "segments"], ships: false },
};

/** What a person's own data come as: zips of drawings, or tables of which a mapping says what each column is for. */
export type DataForm = "images" | "table";

/** What a person's own data of each kind come as. */
export const formOfKind: Readonly<Record<DataKindId, DataForm>> = {
  images: "images",
  sentences: "table",
  ratings: "table",
  sales: "table",
  prices: "table",
};

/** A data set that ships. `fetch` reads its address in a browser, `readFileSync` in Node. */
export interface Shipped {
  /** Its name in a sentence: "the glyphs". */
  readonly label: string;
  readonly url: URL;
}

export interface DataKind<Data> {
  /** What ships; absent where families make their tasks up unless a person brings data. */
  readonly shipped?: {
    /** The set that a family's options ask for. @throws Error where they name none. */
    readonly of: (options: Options) => Shipped;
    /** @throws Error, a whole sentence, for a pack that is damaged or of another version. */
    readonly unpack: (pack: Uint8Array) => Data;
  };
  /**
   * How it is made of a person's own table; for kinds that come as tables, whose mapping has what `needs.ts` says.
   * @throws ImportError where too little of the table is left.
   */
  readonly ofTable?: (own: OwnTable, mapping: Mapping) => MadeOfTable<Data>;
}
