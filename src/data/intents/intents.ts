// Labelled sentences: what people ask a service, and the intent behind it, divided by intent.

/** One division of the intents (RETAIL.md, section 2.1): a test intent is new as a whole. */
export interface IntentFold {
  /** Numbers of intents, ascending. */
  readonly training: readonly number[];
  readonly validation: readonly number[];
  readonly test: readonly number[];
}

/** Sentences of several intents. */
export interface Intents {
  /** Where they come from, for people. */
  readonly name: string;
  /** The intents' names; an intent's number is its place here. */
  readonly labels: readonly string[];
  /** The sentences, those of one intent beside each other. */
  readonly texts: readonly string[];
  /** The intent of each sentence, `[texts]`. */
  readonly labelOf: Uint16Array;
  /** Groups of intents, and the group of each, `[labels]`; a set without groups has none. */
  readonly domains?: { readonly names: readonly string[]; readonly domainOf: Uint8Array };
  /** Divisions of the intents, the first the default. */
  readonly folds: readonly IntentFold[];
  /** Sentences that belong to no intent, by the side they may be used on; empty where a set has none. */
  readonly outOfScope: {
    readonly training: readonly string[];
    readonly validation: readonly string[];
    readonly test: readonly string[];
  };
}
