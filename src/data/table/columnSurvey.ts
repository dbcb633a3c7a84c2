// What a column holds, judged by all of its values as they stream: number, date or text, and what is odd.

import { DATE_FORMS, type DateForm, epochForm, secondsOf, shapeOf } from "./cells.ts";
import { owned } from "./problems.ts";
import type { Cell } from "./rows.ts";

/** What a column's values are. Ids are texts, however they look: nothing is lost of them. */
export type ColumnType = "number" | "date" | "text";

/** What is known of a column after all its values. */
export interface ColumnSummary {
  readonly name: string;
  readonly type: ColumnType;
  /** All numbers are whole. */
  readonly whole: boolean;
  /** Numbers are written with a comma. */
  readonly decimalComma: boolean;
  /** Some whole numbers begin with zeros, so the column is of ids. */
  readonly leadingZeros: boolean;
  /** The forms in which every date of the column can be read; with two, a person must say which is meant. */
  readonly dateForms: readonly DateForm[];
  /** Values that are there. */
  readonly values: number;
  /** Rows without one. */
  readonly missing: number;
  /** NaN, inf. */
  readonly notFinite: number;
  /** Values that are not of the type. */
  readonly unlike: number;
  /** Numbers below zero, the least and the greatest. */
  readonly negative: number;
  readonly range: readonly [number, number] | undefined;
  /** Different values; beyond {@link MOST_DISTINCT} only that there are more. */
  readonly distinct: number;
  readonly more: boolean;
  /** Characters of a value, on average, and the part of values with a space within. */
  readonly characters: number;
  readonly spaced: number;
  /** The first values that differ. */
  readonly examples: readonly string[];
}

const MOST_DISTINCT = 1000;
/** Characters by which values are told apart. */
const TELLING = 200;
const EXAMPLES = 5;
/** The part of a column's values that may be unlike its type: a few broken ones don't make it text. */
const UNLIKE = 0.05;
/** Dates are looked for until this many values are none. */
const NO_DATES = 50;

/** Gathers what a column holds. */
export class ColumnSurvey {
  readonly name: string;
  readonly #commas: boolean;
  #values = 0;
  #missing = 0;
  #nothing = 0;
  #integers = 0;
  #points = 0;
  #commaNumbers = 0;
  #notFinite = 0;
  #leadingZeros = false;
  #fractional = false;
  #negative = 0;
  #least = Number.POSITIVE_INFINITY;
  #greatest = Number.NEGATIVE_INFINITY;
  readonly #dates = new Map<DateForm, number>(DATE_FORMS.map((form) => [form, 0]));
  #dateTries = 0;
  readonly #distinct = new Set<string>();
  #more = false;
  #characters = 0;
  #spaced = 0;

  /** @param commas Whether a comma may be a decimal mark: where it isn't the delimiter's rival. */
  constructor(name: string, commas: boolean) {
    this.name = name;
    this.#commas = commas;
  }

  /** Counts rows that came before the column was known. */
  skip(rows: number): void {
    this.#missing += rows;
  }

  add(cell: Cell): void {
    if (cell === null) {
      this.#missing++;
      return;
    }
    const text = typeof cell === "number" ? String(cell) : cell;
    const shape = shapeOf(text);
    if (shape === "empty") {
      this.#missing++;
      return;
    }
    this.#values++;
    this.#characters += text.length;
    if (!this.#more) this.#tellApart(text.length > TELLING ? text.slice(0, TELLING) : text);
    if (shape === "other") {
      if (text.trim().includes(" ")) this.#spaced++;
      this.#tryDates(text);
    } else if (shape === "nothing") this.#nothing++;
    else if (shape === "not-finite") this.#notFinite++;
    else this.#addNumber(text, shape);
  }

  #tellApart(beginning: string): void {
    if (this.#distinct.has(beginning)) return;
    if (this.#distinct.size === MOST_DISTINCT) this.#more = true;
    else this.#distinct.add(owned(beginning));
  }

  #addNumber(text: string, shape: "integer" | "decimal-point" | "decimal-comma"): void {
    const comma = shape === "decimal-comma";
    if (shape === "integer") {
      this.#integers++;
      this.#leadingZeros ||= text.length > 1 && text.charCodeAt(0) === 0x30;
    } else if (comma) this.#commaNumbers++;
    else this.#points++;
    if (comma && !this.#commas) return;
    const value = Number(comma ? text.replace(",", ".") : text);
    this.#fractional ||= !Number.isInteger(value);
    if (value < 0) this.#negative++;
    if (value < this.#least) this.#least = value;
    if (value > this.#greatest) this.#greatest = value;
    const epoch = epochForm(value);
    if (epoch !== undefined) this.#count(epoch);
  }

  #count(form: DateForm): void {
    this.#dates.set(form, this.#dates.get(form)! + 1);
  }

  #tryDates(text: string): void {
    const textual = [...this.#dates].some(([form, count]) => count > 0 && !form.endsWith("seconds"));
    if (!textual && this.#dateTries >= NO_DATES) return;
    this.#dateTries++;
    for (const form of ["iso", "day-first", "month-first", "month-name"] as const)
      if (secondsOf(text, form) !== undefined) this.#count(form);
  }

  /** What all the values say. */
  summary(): ColumnSummary {
    const numbers = this.#integers + this.#points + (this.#commas ? this.#commaNumbers : 0);
    const mixed = this.#points > 0 && this.#commas && this.#commaNumbers > 0;
    const judged = this.#values - this.#nothing - this.#notFinite;
    const enough = (count: number) => count > 0 && count >= judged * (1 - UNLIKE);
    const mostDates = Math.max(...this.#dates.values());
    const dateForms = DATE_FORMS.filter((form) => enough(mostDates) && this.#dates.get(form) === mostDates);
    const isDate = dateForms.length > 0;
    const isNumber = enough(numbers) && !mixed && !this.#leadingZeros;
    // Whole numbers of a date's size count as dates; the name decides between date and id in the mapping.
    const type: ColumnType = isDate ? "date" : isNumber ? "number" : "text";
    return {
      name: this.name,
      type,
      whole: numbers > 0 && !this.#fractional,
      decimalComma: this.#commas && this.#commaNumbers > 0,
      leadingZeros: this.#leadingZeros,
      dateForms,
      values: type === "text" ? this.#values : judged,
      missing: this.#missing + (type === "text" ? 0 : this.#nothing),
      notFinite: this.#notFinite,
      unlike: type === "text" ? 0 : judged - (isDate ? mostDates : numbers),
      negative: this.#negative,
      range: this.#least <= this.#greatest ? [this.#least, this.#greatest] : undefined,
      distinct: this.#distinct.size,
      more: this.#more,
      characters: this.#values > 0 ? this.#characters / this.#values : 0,
      spaced: this.#values > 0 ? this.#spaced / this.#values : 0,
      examples: [...this.#distinct].slice(0, EXAMPLES),
    };
  }
}
