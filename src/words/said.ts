// Words for a person, said where nobody knows in which language they will be read: a sentence with its values beside
// it, as plain data that crosses to the page. English is the language of the code, and the sentence itself its key.

/** What may stand in a sentence: numbers are written as the language writes them, strings as they are. */
export type SaidValue =
  | string
  | number
  | Said
  | readonly SaidValue[]
  | { readonly row: readonly SaidValue[] };

/** A sentence, `{0}`, `{1}`, … where its values stand. */
export interface Said {
  readonly template: string;
  readonly values: readonly SaidValue[];
  /** A heading taken into a sentence: in English its capitals are lowered. */
  readonly within?: true;
}

/** Words that are to be looked up in the reader's language: without values, a plain string in English. */
export type Words = string | Said;

/** The key of a template literal: its text, with `{0}`, `{1}`, … in place of what stands in it. */
export const templateOf = (strings: readonly string[]): string =>
  strings.reduce((whole, part, index) => `${whole}{${index - 1}}${part}`);

/** ``said`The target of ${0.5} is reached` ``, or `said(meta.label)` for words that stand in plain data. */
export function said(words: Words): Said;
export function said(strings: TemplateStringsArray, ...values: readonly SaidValue[]): Said;
export function said(words: Words | TemplateStringsArray, ...values: readonly SaidValue[]): Said {
  if (typeof words !== "string" && "template" in words) return words;
  const sentence =
    typeof words === "string" ? { template: words, values: [] } : { template: templateOf(words), values };
  return Object.assign(Object.create(SPOKEN), sentence);
}

/** What is written into other text is English: there is no language to look it up in. */
const SPOKEN = {
  toString(this: Said): string {
    return inEnglish(this);
  },
};

/** A heading as it stands within a sentence: "Inner learning rate" as "inner learning rate". */
export const within = (heading: Words): Said =>
  Object.assign(Object.create(SPOKEN), said(heading), { within: true });

/** "12,345 images", "1 class": so many of something. */
export const counted = (count: number, singular: string, plural = `${singular}s`): Said =>
  Object.assign(Object.create(SPOKEN), {
    template: `{0} ${count === 1 ? singular : plural}`,
    values: [count],
  });

/** Sentences one after another. */
export const inARow = (sentences: readonly Words[]): Said => said`${{ row: sentences.map(said) }}`;

/** How a language writes what stands in sentences. */
export interface Writing {
  /** The sentence in this language, its places left open. */
  readonly look: (template: string) => string;
  readonly number: (value: number) => string;
  /** Between the items of a list. */
  readonly comma: string;
  /** Between sentences. */
  readonly space: string;
  readonly within: (heading: string) => string;
  /** A sentence's text and a value that stands in it, put together. */
  readonly joined: (before: string, after: string) => string;
}

/** Where the values of a sentence stand in it: text and places take turns, as in a template literal. */
export function placesIn(sentence: string): { readonly texts: string[]; readonly places: number[] } {
  const parts = sentence.split(/\{(\d+)\}/);
  return {
    texts: parts.filter((_, index) => index % 2 === 0),
    places: parts.filter((_, index) => index % 2 === 1).map(Number),
  };
}

/** A value as a language writes it. */
function written(value: SaidValue, writing: Writing): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return writing.number(value);
  if ("template" in value) return write(value, writing);
  const [items, between] = "row" in value ? [value.row, writing.space] : [value, writing.comma];
  return items.map((item) => written(item, writing)).join(between);
}

/** The words as a language writes them. */
export function write(words: Words, writing: Writing): string {
  const { template, values, within: taken } = said(words);
  const { texts, places } = placesIn(writing.look(template));
  const whole = texts.reduce((before, text, index) => {
    const value = values[places[index - 1]!];
    const filled = value === undefined ? `{${places[index - 1]}}` : written(value, writing);
    return writing.joined(writing.joined(before, filled), text);
  });
  return taken ? writing.within(whole) : whole;
}

/** "Inner learning rate" as "inner learning rate"; "MAML" and "KL weight" stay. */
export const lowered = (heading: string): string =>
  /^\p{Lu}{2}/u.test(heading) ? heading : heading.charAt(0).toLowerCase() + heading.slice(1);

const NUMBERS = new Intl.NumberFormat("en", { maximumFractionDigits: 20 });

const ENGLISH: Writing = {
  look: (template) => template,
  number: (value) => NUMBERS.format(value),
  comma: ", ",
  space: " ",
  within: lowered,
  joined: (before, after) => before + after,
};

/** The words in English: for the terminal, for logs and for the message of an error. */
export const inEnglish = (words: Words): string => write(words, ENGLISH);

/** Whether two are the same words. */
export const isSame = (one: Words, other: Words): boolean => inEnglish(one) === inEnglish(other);

/** Whether nothing said before in the list is the same; for `filter`. */
export const isFirst = (one: Words, at: number, all: readonly Words[]): boolean =>
  all.findIndex((other) => isSame(one, other)) === at;

/** An error that a person may meet: its message is English, and `said` is what the page puts in the reader's language. */
export class SaidError extends Error {
  readonly said: Said;

  constructor(words: Said, options?: ErrorOptions) {
    super(inEnglish(words), options);
    this.said = said(words);
  }
}

/** What an error says; one that was not made for a person says it in English. */
export function wordsOf(error: unknown): Words {
  if (error instanceof Error) return (error as Partial<SaidError>).said ?? said`${error.message}`;
  return said`${String(error)}`;
}
